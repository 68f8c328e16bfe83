"""Pace: what share of the year's plan should be done by now, and how a percent stands to it."""

import pandas as pd

from domain.numbers import round_half_up
from domain.periods import Period

AHEAD, NEAR, BEHIND, NONE = "ahead", "near", "behind", "none"

# Percentage points on either side of the pace that still count as keeping it: about a third of
# one month's share (8,3 points), so that rounding and the day of the cut-off do not decide.
NEAR_POINTS = 3.0


def pace_pct(period: Period) -> float | None:
    """The share of the year that has passed, in percent; None for a plan year."""
    return 100 * period.months / 12 if period.months else None


def pace_state(pct: float, decimals: int, pace: float) -> str:
    """ahead, near or behind, judged on the digits that the reader sees."""
    distance = float(round_half_up(pct, decimals)) - pace
    if abs(distance) <= NEAR_POINTS:
        return NEAR
    return AHEAD if distance > 0 else BEHIND


def is_below(pct: float, decimals: int, pace: float) -> bool:
    """Whether a percent stands below the pace, on the digits that the reader sees."""
    return float(round_half_up(pct, decimals)) < pace


def add_pace(report: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Adds pace_pct, pace and over (spending past its plan: a warning, never a success).

    A ceiling that cumulates (direction down) has no pace: to be below it is good.
    """
    pace = pace_pct(period)
    judged = zip(report["pct_plan"], report["pct_decimals"], report["direction"], strict=True)
    states = [
        pace_state(pct, int(decimals), pace)
        if pace is not None and pd.notna(pct) and direction != "down"
        else NONE
        for pct, decimals, direction in judged
    ]
    return report.assign(
        pace_pct=float("nan") if pace is None else pace,
        pace=pd.Series(states, index=report.index, dtype="str"),
        over=(report["direction"] == "on_plan") & (report["pct_plan"] > 100),
    )
