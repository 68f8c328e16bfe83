"""What is left of the plan, and how hard the rest of the year must be compared with what was done."""

import pandas as pd

from analysis.pace import is_ceiling
from domain.periods import Period

MONTHS_A_QUARTER, MONTHS_A_YEAR = 3, 12


def add_needs(report: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Adds needed and needed_ratio, each with _low and _high where the plan is implied.

    needed = plan - value in the value's unit, 0 once the plan is met, NA for a plan of zero and for a
    ceiling, of which nothing is left to be done.
    needed_ratio = needed for a quarter that is left / average quarter so far; NA when no quarter is
    left or nothing was done.
    """
    added = {}
    wanted = ~is_ceiling(report)
    for end, plan in (("", "plan"), ("_low", "plan_low"), ("_high", "plan_high")):
        needed = (report[plan].where(wanted & (report[plan] > 0)) - report["value"]).clip(lower=0)
        added[f"needed{end}"] = needed
        added[f"needed_ratio{end}"] = _ratio(needed, report["value"], period)
    return report.assign(**added)


def _ratio(needed: pd.Series, value: pd.Series, period: Period) -> pd.Series:
    done = period.months / MONTHS_A_QUARTER
    left = (MONTHS_A_YEAR - period.months) / MONTHS_A_QUARTER
    if not done or not left:
        return needed * float("nan")
    return (needed / left) / (value.where(value > 0) / done)
