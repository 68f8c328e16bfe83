"""The course of an indicator in several units, on one scale."""

import pandas as pd

from analysis.unit_courses import unit_courses, unit_plans
from domain.bars import PlanLine, TrendPoint
from domain.periods import Period
from tests.unit.analysis.frames import figures, row

NAMES = {"b": "Xã Đa", "a": "Xã An", "c": "Xã Bé"}
ROWS = [
    row("industry", "10", unit="a", period=202303), row("industry", "20", unit="a", period=202306),
    row("industry", "90", unit="a", period=202312), row("industry", "70", unit="a", period=202212),
    row("industry", "15,5", unit="b", period=202206, grade="official"),
    row("industry", "99", unit="b", period=202206, assigner="district"),
]  # fmt: skip


def courses(plans: dict[str, PlanLine] | None = None):
    return unit_courses(figures(*ROWS), NAMES, "tỷ đồng", Period(2023, 6), plans)


def test_units_stand_in_the_order_of_their_names_also_those_without_figures():
    assert [(one.unit, one.trend.name) for one in courses().courses] == list(NAMES.items())
    assert courses().courses[2].trend.this_year == ()


def test_this_year_ends_with_the_period_and_last_year_is_whole():
    trend = courses().courses[1].trend
    assert [point.months for point in trend.this_year] == [3, 6]
    assert trend.last_year == (TrendPoint(12, 70.0, 0, estimate=True),)


def test_a_figure_that_names_an_assigner_gives_way():
    assert courses().courses[0].trend.last_year == (TrendPoint(6, 15.5, 1, estimate=False),)


def test_the_scale_holds_every_value_and_plan_but_what_would_squash_the_rest():
    assert courses().end == 70.0
    assert courses({"b": PlanLine(80.0, 0)}).end == 80.0
    many = {unit: PlanLine(10.0, 0) for unit in "defg"} | {"h": PlanLine(900.0, 0)}
    names = {unit: unit for unit in many}
    assert unit_courses(figures(), names, "", Period(2023, 6), many).end == 30.0
    assert unit_courses(figures(), NAMES, "", Period(2023, 6)).end == 1.0


def test_plans_are_taken_from_the_report():
    rows = [
        ("a", 100.0, 0.0, "assigned", True),
        ("b", 50.5, 1.0, "implied", False),
        ("c", float("nan"), 0.0, "", False),
    ]
    report = pd.DataFrame(rows, columns=["unit", "plan", "plan_decimals", "plan_origin", "is_budget"])
    assert unit_plans(report) == {
        "a": PlanLine(100.0, 0, is_budget=True),
        "b": PlanLine(50.5, 1, implied=True),
    }
