"""The course of one indicator in several units over this year and the last, on one scale."""

from collections.abc import Mapping

import pandas as pd

from analysis.percent import IMPLIED
from analysis.selection import one_each, with_plain_text
from domain.bars import PlanLine, Trend, TrendPoint
from domain.columns import ACTUAL, ESTIMATE
from domain.periods import Period
from domain.unit_bars import Course, Courses, drawn_end


def unit_courses(
    figures: pd.DataFrame,
    names: Mapping[str, str],
    unit_name: str,
    period: Period,
    plans: Mapping[str, PlanLine] | None = None,
) -> Courses:
    """The cumulative actuals of one indicator by month, a course a unit in the order of `names` (by key).

    The period's year up to the period, and the year before whole.

    `figures`: the store's rows of one indicator in a year and the year before; `unit_name`: its unit of
    measure; `plans`: the year's plan by unit key, where there is one.
    """
    year = period.year
    known = with_plain_text(figures[(figures["measure"] == ACTUAL) & figures["value"].notna()])
    rows = pd.concat([one_each(part) for _, part in known.groupby("period")]) if len(known) else known
    points: dict[tuple[str, int], list[TrendPoint]] = {}
    for row in rows.sort_values("period").itertuples():
        of_year, months = divmod(int(row.period), 100)
        if of_year == year and months > period.months:
            continue
        point = TrendPoint(months, float(row.value), int(row.decimals), row.grade == ESTIMATE)
        points.setdefault((row.unit, of_year), []).append(point)
    courses = [
        Course(
            unit,
            Trend(
                name, unit_name, year, tuple(points.get((unit, year), ())),
                tuple(points.get((unit, year - 1), ())), (plans or {}).get(unit),
            ),
        )
        for unit, name in names.items()
    ]  # fmt: skip
    return Courses(tuple(courses), drawn_end(_highest(one.trend) for one in courses))


def unit_plans(report: pd.DataFrame) -> dict[str, PlanLine]:
    """The year's plan by unit key, from the report of one indicator in many units."""
    known = report[report["plan"].notna()]
    return {
        row.unit: PlanLine(
            float(row.plan), int(row.plan_decimals), row.plan_origin == IMPLIED, is_budget=bool(row.is_budget)
        )
        for row in known.itertuples(index=False)
    }


def _highest(trend: Trend) -> float:
    """The largest of a trend's values and its plan, 0 where there is none."""
    values = [point.value for point in (*trend.this_year, *trend.last_year)]
    return max([0.0, *values, *([trend.plan.value] if trend.plan else [])])
