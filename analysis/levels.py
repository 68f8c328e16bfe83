"""What does not add up over the year (a rate, a stock) beside its target: reached or not, how far off."""

import math
from typing import Any

import pandas as pd

from analysis.verdicts import target_of
from domain.indicators import RATE, STOCK
from domain.numbers import round_half_up
from domain.periods import LAST_YEAR
from domain.targets import LEVELS
from domain.verdicts import EXCEEDED, MET, MISSED, verdict

Row = dict[Any, Any]


def is_level(row: Row) -> bool:
    """Whether a row of the report is a rate or a stock: it has a height, and neither pace nor forecast."""
    return not row["cumulates"] and row["kind"] in (RATE, STOCK)


def level_rows(report: pd.DataFrame) -> pd.DataFrame:
    """The rates and stocks with a value that can be seen beside a target or last year's value."""
    levels = ~report["cumulates"] & report["kind"].isin((RATE, STOCK)) & report["value"].notna()
    return report[levels & ((report["target_operator"] != "") | report["prior"].notna())]


def apart_from_target(row: Row) -> tuple[float, int] | None:
    """Value less target in the row's unit of measure, and the digits it is told with.

    None for what adds up over the year, and for targets without a level of their own.
    """
    if row["cumulates"] or row["target_operator"] not in LEVELS or pd.isna(row["value"]):
        return None
    digits = int(max(row["decimals"], row["target_decimals"]))
    return float(round_half_up(row["value"] - row["target_value"], digits)), digits


def stands_today(row: Row) -> str:
    """The verdict there would be if the year ended today; '' where apart_from_target knows nothing."""
    if apart_from_target(row) is None:
        return ""
    return verdict(target_of(row, LAST_YEAR), float(row["value"])).state


def is_reached(row: Row) -> bool:
    """Whether a level stands today where its target asks for: of a ceiling, beneath it."""
    return stands_today(row) in (EXCEEDED, MET)


def shortfall(row: Row) -> float:
    """How far a level stands from a target that it does not reach, as a part of the target; 0 once reached.

    Points and heads cannot be compared; shares of what was asked for can. Of a target of 0 any is too much.
    """
    apart = apart_from_target(row)
    if apart is None or stands_today(row) != MISSED:
        return 0.0
    return abs(apart[0] / row["target_value"]) if row["target_value"] else math.inf
