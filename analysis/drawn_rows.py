"""The exact values that charts draw, from a report or from the store's figures."""

import pandas as pd

from analysis.need_order import order_by_need
from analysis.pace import SEASONAL, pace_pct
from analysis.percent import IMPLIED
from analysis.selection import one_each, rows_of
from analysis.year_on_year import points_changed
from domain.bars import GrowthBar, GrowthBars, PercentBar, PercentBars, PlanLine, Trend, TrendPoint
from domain.catalogue import Catalogue
from domain.columns import ACTUAL, ESTIMATE
from domain.periods import Period
from domain.verdicts import DECIDED

# A report is wide: what is not drawn is left before rows are chosen.
_OF_A_BAR = [
    "indicator", "short", "order", "cumulates", "value", "grade", "is_budget", "over", "pct_plan",
    "pct_decimals", "pace", "pace_pct", "pace_basis", "plan_origin", "verdict",
    "yoy_index", "yoy_decimals", "yoy_origin", "kind", "prior", "decimals", "prior_decimals",
]  # fmt: skip


def percent_rows(report: pd.DataFrame, period: Period) -> PercentBars:
    """Percent of plan, furthest behind first; missing: what cumulates, has a value and no percent."""
    report = report[_OF_A_BAR]
    known = order_by_need(report[report["pct_plan"].notna()])
    missing = report[report["cumulates"] & report["value"].notna() & report["pct_plan"].isna()]
    bars = tuple(
        PercentBar(
            row.indicator, row.short, row.pct_plan, int(row.pct_decimals), row.pace, bool(row.over),
            row.grade == ESTIMATE, row.plan_origin == IMPLIED, bool(row.is_budget),
            row.verdict if row.verdict in DECIDED else "",
            row.pace_pct if row.pace_basis == SEASONAL else None,
        )
        for row in known.itertuples()
    )  # fmt: skip
    return PercentBars(bars, pace_pct(period), tuple(missing["short"]))


def growth_rows(report: pd.DataFrame, period: Period) -> GrowthBars:
    """Year on year, lowest growth first; missing: what cumulates, has a value and no index.

    Rates are compared in points: their changes stand apart.
    """
    report = report[_OF_A_BAR]
    known = report[report["yoy_index"].notna()].sort_values(["yoy_index", "order"], kind="stable")
    missing = report[report["cumulates"] & report["value"].notna() & report["yoy_index"].isna()]
    bars = tuple(
        GrowthBar(
            row.indicator, row.short, row.yoy_index, int(row.yoy_decimals), row.yoy_origin,
            row.grade == ESTIMATE,
        )
        for row in known.itertuples()
    )  # fmt: skip
    rates = tuple(
        told[0]
        for row in report[report["yoy_index"].isna()].to_dict("records")
        if (told := points_changed(row)) is not None
    )
    return GrowthBars(bars, period.year - 1, tuple(missing["short"]), rates)


def plan_line(report: pd.DataFrame, indicator: str) -> PlanLine | None:
    """The year's plan of one indicator of a report; None where it has none."""
    row = report[(report["indicator"] == indicator) & report["plan"].notna()]
    if row.empty:
        return None
    one = row.iloc[0]
    is_implied = one["plan_origin"] == IMPLIED
    return PlanLine(
        float(one["plan"]), int(one["plan_decimals"]), is_implied, is_budget=bool(one["is_budget"])
    )


def trend_rows(
    figures: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    year: int,
    plan: PlanLine | None = None,
    lang: str = "vi",
) -> Trend:
    """The actuals of one unit and indicator in a year and the year before, by month."""
    one = catalogue.indicators[indicator]
    unit = catalogue.measure_units.by_code[one.measure_unit].name(lang)
    mine = figures[figures["indicator"] == indicator]
    points = _points(mine, year), _points(mine, year - 1)
    return Trend(one.short(lang), unit, year, *points, plan, is_level=not one.cumulates)


def _points(figures: pd.DataFrame, year: int) -> tuple[TrendPoint, ...]:
    found = []
    for months in range(1, 13):
        for row in one_each(rows_of(figures, ACTUAL, Period(year, months))).itertuples():
            found.append(TrendPoint(months, float(row.value), int(row.decimals), row.grade == ESTIMATE))
    return tuple(found)
