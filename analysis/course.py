"""One indicator's course over the year as charts draw it, from the store's figures and the report's row."""

from typing import Any

import pandas as pd

from analysis.drawn_rows import plan_line, trend_rows
from analysis.pace import SEASONAL
from analysis.seasonal import past_shares
from domain.bars import PlanLine, Trend, TrendPoint, YearForecast
from domain.catalogue import Catalogue
from domain.periods import QUARTER_ENDS, Period
from domain.targets import LEVELS
from domain.told_numbers import computed_decimals

_YEAR = 12


def course_rows(
    figures: pd.DataFrame,
    report: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    period: Period,
    lang: str = "vi",
) -> Trend:
    """The trend of an indicator up to a period, with plan path, forecast and the unit's own estimate.

    `figures`: the store's rows of the unit and indicator in the period's year and the years before it
    (of past_periods at each quarter's end, for a plan path by season); `report`: that of the unit and
    period, which has the indicator in it. All in the indicator's unit of measure.
    """
    row = report[report["indicator"] == indicator].iloc[0].to_dict()
    trend = trend_rows(figures, catalogue, indicator, period.year, _plan(figures, report, row, period), lang)
    return trend._replace(
        # What came later than the period looked at is not yet known on its page.
        this_year=tuple(point for point in trend.this_year if point.months <= period.months),
        forecast=year_forecast(row, period),
        full_year=_full_year(row),
    )


def year_forecast(row: dict[Any, Any], period: Period) -> YearForecast | None:
    """The forecast of a row of the report; None where there is none.

    None for a count either: of three communes the next is done when it is done, at no season's pace.
    """
    if pd.isna(row["forecast"]):
        return None
    decimals = computed_decimals(row["decimals"])
    if pd.isna(row["forecast_low"]) or pd.isna(row["forecast_high"]):
        is_seasonal = row["forecast_basis"] == SEASONAL
        return YearForecast(period.months, float(row["forecast"]), decimals, seasonal=is_seasonal)
    low, high = float(row["forecast_low"]), float(row["forecast_high"])
    return YearForecast(period.months, float(row["forecast"]), decimals, low, high)


def _plan(
    figures: pd.DataFrame, report: pd.DataFrame, row: dict[Any, Any], period: Period
) -> PlanLine | None:
    line = plan_line(report, row["indicator"])
    if line is None:
        return _level(row)
    return line._replace(steps=_steps(figures, period)) if row["pace_basis"] == SEASONAL else line


def _level(row: dict[Any, Any]) -> PlanLine | None:
    """The target of what does not add up over the year: the same height in every month."""
    if row["cumulates"] or row["target_operator"] not in LEVELS or pd.isna(row["target_value"]):
        return None
    return PlanLine(float(row["target_value"]), int(row["target_decimals"]))


def _steps(figures: pd.DataFrame, period: Period) -> tuple[tuple[int, float], ...]:
    """The season's shares at the quarters' ends and at the period's own."""
    found = []
    for months in sorted({*QUARTER_ENDS, period.months} - {_YEAR}):
        shares = past_shares(figures, Period(period.year, months))["season_share"]
        found += [(months, float(shares.iloc[0]))] if len(shares) else []
    return tuple(found)


def _full_year(row: dict[Any, Any]) -> TrendPoint | None:
    if pd.isna(row["full_year_estimate"]):
        return None
    return TrendPoint(_YEAR, float(row["full_year_estimate"]), int(row["full_year_decimals"]), estimate=True)
