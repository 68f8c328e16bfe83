"""Whether each indicator's target was reached (domain.verdicts), as far as the period lets it be said."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from domain.catalogue import Catalogue
from domain.numbers import round_half_up
from domain.periods import Period
from domain.target_phrases import items_of
from domain.targets import FALL_PERCENT, FALL_POINTS, GE, Target
from domain.verdicts import Verdict, verdict

_WHOLE_PLAN = 100.0
FALLS = (FALL_POINTS, FALL_PERCENT)
# Of a report of thousands of units only what a verdict rests on is taken row by row.
_LOOKED_AT = [
    "indicator", "value_unit", "direction", "cumulates", "value", "prior", "target_operator", "target_value",
    "target_decimals", "target_high", "target_deadline", "target_assumed", "target_written", "pct_plan",
    "pct_decimals",
]  # fmt: skip


def add_verdicts(report: pd.DataFrame, period: Period, catalogue: Catalogue) -> pd.DataFrame:
    """Adds verdict and verdict_reason: codes of domain.verdicts, '' where there is no target.

    Of a plan that is known by its percent alone the year's percent is judged, once the year is over.
    """
    # A plan looked at by itself is looked at before its year begins.
    on = period.end if period.months else date(period.year, 1, 1)
    rows = report[_LOOKED_AT].to_dict("records")
    found = [_verdict(row, period.year, on, catalogue) for row in rows]
    return report.assign(
        verdict=pd.Series([one.state for one in found], index=report.index, dtype="str"),
        verdict_reason=pd.Series([one.reason for one in found], index=report.index, dtype="str"),
    )


def target_of(row: dict[str, Any], year: int) -> Target:
    """The target of a row of the report; its deadline is the year's end where none is stated."""
    stated = row["target_deadline"]
    return Target(
        row["target_operator"],
        None if pd.isna(row["target_value"]) else float(row["target_value"]),
        0 if pd.isna(row["target_decimals"]) else int(row["target_decimals"]),
        None if pd.isna(row["target_high"]) else float(row["target_high"]),
        date.fromisoformat(stated) if stated else date(year, 12, 31),
        bool(row["target_assumed"]),
        items_of(row["target_written"], row["value_unit"]),
        row["direction"],
    )


def _verdict(row: dict[Any, Any], year: int, on: date, catalogue: Catalogue) -> Verdict:
    if not row["target_operator"]:
        return _of_percent(row) if on == date(year, 12, 31) else Verdict("")
    target = target_of(row, year)
    if target.operator in FALLS and catalogue.indicators[row["indicator"]].target_form in FALLS:
        # Its figures are falls themselves ("Mức giảm tỷ lệ hộ nghèo"): so much or more is what is asked.
        target = replace(target, operator=GE, direction="up")
    cumulates = bool(row["cumulates"])
    return verdict(target, _known(row["value"]), _known(row["prior"]), on, cumulates=cumulates)


def _of_percent(row: dict[Any, Any]) -> Verdict:
    """The verdict on a reported percent, on the digits that the reader sees; less may be what is good."""
    if pd.isna(row["pct_plan"]) or row["direction"] == "down":
        return Verdict("")
    shown = float(round_half_up(row["pct_plan"], int(row["pct_decimals"])))
    if row["direction"] == "on_plan" and shown > _WHOLE_PLAN:
        return Verdict("")
    return verdict(Target(GE, _WHOLE_PLAN, direction=row["direction"]), shown)


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
