"""Pace: what share of the year's plan should be done by now, and how a percent stands to it."""

import pandas as pd

from domain.indicators import RATE
from domain.numbers import round_half_up
from domain.periods import Period
from domain.targets import LE, LT

AHEAD, NEAR, BEHIND, NONE = "ahead", "near", "behind", "none"

EVEN, SEASONAL = "even", "seasonal"

# Percentage points on either side of the pace that still count as keeping it: about a third of
# one month's share (8,3 points), so that rounding and the day of the cut-off do not decide.
NEAR_POINTS = 3.0
_PACE_DECIMALS = 1
_WHOLE_PLAN = 100.0


def pace_pct(period: Period) -> float | None:
    """The share of the year that has passed, in percent; None for a plan year."""
    return 100 * period.months / 12 if period.months else None


def pace_state(pct: float, decimals: int, pace: float, *, is_spending: bool = False) -> str:
    """ahead, near or behind, judged on the digits that the reader sees.

    A plan that is done is ahead of any pace; of what is to be spent as planned that is no merit.
    """
    shown = float(round_half_up(pct, decimals))
    if shown >= _WHOLE_PLAN and not is_spending:
        return AHEAD
    distance = shown - pace
    if abs(distance) <= NEAR_POINTS:
        return NEAR
    return AHEAD if distance > 0 else BEHIND


def points_from_pace(pct: float, decimals: int, pace: float) -> tuple[float, int]:
    """How far a percent stands from its pace, in points, and the digits it is told with.

    Taken of the two numbers as they are shown, between which the reader takes the difference.
    """
    shown = float(round_half_up(pace, _PACE_DECIMALS))
    digits = max(decimals, 0 if shown == int(shown) else _PACE_DECIMALS)
    return float(round_half_up(float(round_half_up(pct, decimals)) - shown, digits)), digits


def is_below(pct: float, decimals: int, pace: float) -> bool:
    """Whether a percent stands below the pace, on the digits that are shown; a plan that is done never."""
    return float(round_half_up(pct, decimals)) < min(pace, _WHOLE_PLAN)


def is_ceiling(report: pd.DataFrame) -> pd.Series:
    """Whether less is good: what is wanted low, and what must not pass its target."""
    return (report["direction"] == "down") | report["target_operator"].isin((LE, LT))


def add_pace(report: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Adds pace_pct, pace_basis, pace and over (spending past its plan: a warning, never a success).

    The pace is the share of the year that the unit's own past years had done by then (season_share of
    analysis.seasonal; basis "seasonal"), else the share of the months that have passed ("even"); a rate
    that cumulates is a percent of its plan already, not a share of the year's own end, and goes by months.
    A ceiling that cumulates has no pace: to be below it is good.
    """
    even = pace_pct(period)
    # As it is shown, so that a percent is judged on what the reader sees.
    season = (100 * report["season_share"]).round(_PACE_DECIMALS).where(report["kind"] != RATE)
    seasonal = season.notna() & (even is not None)
    paces = season.where(seasonal, float("nan") if even is None else even)
    ceiling = is_ceiling(report)
    spending = report["direction"] == "on_plan"
    judged = zip(report["pct_plan"], report["pct_decimals"], paces, ceiling, spending, strict=True)
    states = [
        pace_state(pct, int(decimals), pace, is_spending=is_spending)
        if pd.notna(pace) and pd.notna(pct) and not has_ceiling
        else NONE
        for pct, decimals, pace, has_ceiling, is_spending in judged
    ]
    basis = pd.Series("" if even is None else EVEN, index=report.index, dtype="str")
    return report.assign(
        pace_pct=paces,
        pace_basis=basis.mask(seasonal, SEASONAL),
        pace=pd.Series(states, index=report.index, dtype="str"),
        over=(ceiling | spending) & (report["pct_plan"] > 100),
    )
