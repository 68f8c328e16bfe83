"""Where the year will end if the rest of it goes as it usually does, and how sure that is."""

import math

import pandas as pd

from domain.indicators import COUNT, RATE
from domain.periods import Period

SEASONAL, STRAIGHT = "seasonal", "straight"
# The 0.9 quantile of Student's t with (years - 1) degrees of freedom: a two-sided interval of 80%.
_STUDENT = {3: 1.886, 4: 1.638, 5: 1.533}
MONTHS_A_YEAR = 12


def add_forecast(report: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Adds forecast, forecast_low, forecast_high (in the value's unit) and forecast_basis.

    With past years enough for a season (analysis.seasonal): value / share, basis "seasonal", and between
    value / (share + d) and value / (share - d) in four of five cases, where
    d = t x spread x sqrt(1 + 1 / years) is the interval for a new observation (normal errors). What is
    done cannot be undone: no end lies below the value. Without them: value x 12 / months, basis
    "straight", no interval. Nothing at the year's end, for what does not cumulate, before anything was
    done, for counts (a commune more or less is a decision, no season) or for rates, whose end is no sum.
    How good each method is stands in docs/decisions/0019.
    """
    none = pd.Series(float("nan"), index=report.index)
    if not 0 < period.months < MONTHS_A_YEAR:
        return report.assign(
            forecast=none, forecast_low=none, forecast_high=none,
            forecast_basis=pd.Series("", index=report.index, dtype="str"),
        )  # fmt: skip
    is_foretold = report["cumulates"] & ~report["kind"].isin((COUNT, RATE))
    value = report["value"].where(is_foretold & report["value"].gt(0))
    share = report["season_share"].where(report["season_share"] > 0)
    half = _half_width(report["season_spread"], report["season_years"])
    known = value.notna()
    seasonal = known & share.notna()
    return report.assign(
        forecast=(value / share).where(seasonal, value * MONTHS_A_YEAR / period.months),
        forecast_low=(value / (share + half)).clip(lower=value).where(seasonal & half.lt(share)),
        forecast_high=(value / (share - half)).clip(lower=value).where(seasonal & half.lt(share)),
        forecast_basis=pd.Series("", index=report.index, dtype="str")
        .mask(known, STRAIGHT)
        .mask(seasonal, SEASONAL),
    )


def _half_width(spread: pd.Series, years: pd.Series) -> pd.Series:
    """Half of the interval of the next year's share, as a part of 1."""
    factor = {count: t * math.sqrt(1 + 1 / count) for count, t in _STUDENT.items()}
    return spread * years.map(factor)
