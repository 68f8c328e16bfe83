"""The report as the command line's JSON: the keys of the contract, null for none, never NaN."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.task_states import OVERDUE, shown_state
from domain.target_phrases import items_of
from domain.tasks import Shortcoming, Task

_WORDS = ("indicator", "name", "value_unit", "plan_origin", "yoy_origin", "pace")
_OPTIONAL_WORDS = (
    "as_written", "grade", "assigner", "pct_plan_origin", "pct_reason", "yoy_basis", "yoy_reason",
    "pace_basis", "forecast_basis", "lead_body", "supporting", "verdict", "verdict_reason", "reason",
)  # fmt: skip
_NUMBERS = (
    "value", "plan", "pct_plan", "prior", "yoy_index", "pace_pct", "needed", "needed_ratio", "forecast",
    "full_year_estimate",
)  # fmt: skip
_DECIMALS = ("decimals", "plan_decimals", "pct_decimals", "prior_decimals", "yoy_decimals")
_INTERVALS = ("plan", "needed", "needed_ratio", "forecast")


def figures_as_json(
    report: pd.DataFrame, comments: Mapping[str, Mapping[str, Any] | None] | None = None
) -> list[dict[str, Any]]:
    """The rows of a report, one object an indicator, with what the unit says of it."""
    said = comments or {}
    return [{**_figure(row), "comment": said.get(row["indicator"])} for row in report.to_dict("records")]


def tasks_as_json(tasks: Iterable[Task], on: date, lang: str) -> list[dict[str, Any]]:
    """Key tasks as they stand on a day; `state` is the one that was reported, `overdue` follows from it."""
    return [_task(task, on, lang) for task in tasks]


def shortcomings_as_json(found: Iterable[Shortcoming], lang: str) -> list[dict[str, Any]]:
    """What a unit's report of a period says went badly, in words."""
    return [_shortcoming(one, lang) for one in found]


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
        "decision": row["target_decision"] or None,
        "effective": row["target_effective"] or None,
        "adjusted": bool(row["target_adjusted"]),
        "as_written": row["target_written"] or None,
        "items": list(items_of(row["target_written"], row["value_unit"])),
    }


def _task(task: Task, on: date, lang: str) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": task.title(lang),
        "field": task.field or None,
        "deadline": task.deadline.isoformat(),
        "deadline_origin": task.deadline_origin,
        "state": task.state,
        "overdue": shown_state(task, on) == OVERDUE,
        "lead_body": task.lead_body or None,
        "supporting": list(task.supporting),
        "items": [item.name for item in task.items],
        "item_states": [item.state for item in task.items],
        "indicator": task.indicator or None,
        "progress": task.progress,
        "done_on": task.done_on.isoformat() if task.done_on else None,
        "evidence": task.evidence or None,
        "obstacle": task.obstacle or None,
    }


def _shortcoming(one: Shortcoming, lang: str) -> dict[str, Any]:
    return {"code": one.code, "title": one.title(lang), "as_written": one.written}


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _whole(value: float) -> int | None:
    return None if pd.isna(value) else int(value)


def _interval(low: float, high: float) -> list[float] | None:
    return None if pd.isna(low) or pd.isna(high) else [float(low), float(high)]
