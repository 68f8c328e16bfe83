"""The report as the command line's JSON: the keys of the contract, null for none, never NaN."""

from typing import Any

import pandas as pd

from domain.catalogue import Catalogue
from domain.periods import Period
from domain.tasks import Shortcoming, Task

_WORDS = ("indicator", "name", "value_unit", "plan_origin", "yoy_origin", "pace")
_OPTIONAL_WORDS = (
    "as_written", "grade", "assigner", "pct_plan_origin", "pct_reason", "yoy_basis", "yoy_reason",
    "lead_body", "verdict", "reason",
)  # fmt: skip
_NUMBERS = (
    "value", "plan", "pct_plan", "prior", "yoy_index", "pace_pct", "needed", "needed_ratio", "forecast",
    "full_year_estimate",
)  # fmt: skip
_DECIMALS = ("decimals", "plan_decimals", "pct_decimals", "prior_decimals", "yoy_decimals")
_INTERVALS = ("plan", "needed", "needed_ratio", "forecast")


def figures_as_json(report: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a report, one object an indicator."""
    return [_figure(row) for row in report.to_dict("records")]


def tasks_as_json(catalogue: Catalogue, unit: str, year: int, lang: str) -> list[dict[str, Any]]:
    """The key tasks of a unit (its key or code) and year."""
    return [_task(task, lang) for task in catalogue.tasks if task.unit == unit and task.year == year]


def shortcomings_as_json(catalogue: Catalogue, unit: str, period: Period, lang: str) -> list[dict[str, Any]]:
    """What a unit's report of a period says went badly, in words."""
    return [
        _shortcoming(one, lang)
        for one in catalogue.shortcomings
        if one.unit == unit and one.period == str(period)
    ]


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: row[key] for key in _WORDS},
        **{key: row[key] or None for key in _OPTIONAL_WORDS},
        **{key: _number(row[key]) for key in _NUMBERS},
        **{key: _whole(row[key]) for key in _DECIMALS},
        **{f"{key}_interval": _interval(row[f"{key}_low"], row[f"{key}_high"]) for key in _INTERVALS},
        "over": bool(row["over"]),
        "target": _target(row) if row["target_operator"] else None,
    }


def _target(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "operator": row["target_operator"],
        "value": _number(row["target_value"]),
        "value_high": _number(row["target_high"]),
        "decimals": _whole(row["target_decimals"]),
        "deadline": row["target_deadline"] or None,
        "assumed": bool(row["target_assumed"]),
        "assigner": row["target_assigner"] or None,
        "as_written": row["target_written"] or None,
    }


def _task(task: Task, lang: str) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": task.title(lang),
        "deadline": task.deadline.isoformat(),
        "deadline_origin": task.deadline_origin,
        "state": task.state,
        "lead_body": task.lead_body or None,
        "items": list(task.items),
    }


def _shortcoming(one: Shortcoming, lang: str) -> dict[str, Any]:
    return {"code": one.code, "title": one.title(lang), "as_written": one.written}


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _whole(value: float) -> int | None:
    return None if pd.isna(value) else int(value)


def _interval(low: float, high: float) -> list[float] | None:
    return None if pd.isna(low) or pd.isna(high) else [float(low), float(high)]
