"""Pace: months of the year in percent, and three points on either side that still keep it."""

import pytest

from analysis.pace import is_below, pace_pct, pace_state, points_from_pace
from analysis.report import unit_report
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, target, targets, told


def test_the_pace_is_the_share_of_the_year_that_has_passed():
    assert [pace_pct(Period(2023, months)) for months in (3, 9, 12)] == [25, 75, 100]
    assert pace_pct(Period(2023)) is None


@pytest.mark.parametrize(
    ("pct", "decimals", "state"),
    [
        (97.0, 1, "ahead"), (74.2, 1, "near"), (68, 0, "behind"), (72, 0, "near"), (78, 0, "near"),
        (71.9, 1, "behind"), (78.1, 1, "ahead"), (71.96, 1, "near"), (78.04, 1, "near"), (608, 0, "ahead"),
    ],
)  # fmt: skip
def test_the_state_follows_the_digits_that_are_shown(pct, decimals, state):
    assert pace_state(pct, decimals, 75) == state


def test_a_plan_that_is_done_is_ahead_of_any_pace_but_not_as_spending():
    assert [pace_state(pct, 1, 100) for pct in (99.9, 99.96, 100, 103)] == ["near", "ahead", "ahead", "ahead"]
    assert pace_state(100, 0, 98.5) == "ahead"
    assert pace_state(100, 0, 98.5, is_spending=True) == "near"
    assert is_below(99.9, 1, 102)
    assert not is_below(100, 0, 102)


def test_what_is_shown_as_75_is_not_below_75():
    assert not is_below(74.96, 1, 75)
    assert is_below(74.94, 1, 75)


def test_spending_past_its_plan_is_a_warning_and_revenue_past_it_is_not():
    rows = figures(*told("spending", "1.040"), *told("revenue", "1.040"))
    plans = targets(target("spending", "1.000", "eq"), target("revenue", "1.000"))
    report = unit_report(rows, plans, catalogue(), Period(2023, 9)).set_index("indicator")
    assert report["over"].to_dict() == {"revenue": False, "spending": True}


def test_what_must_not_pass_its_target_has_no_pace_and_nothing_left_to_do():
    for value, over in (("500", False), ("1.040", True)):
        rows = figures(*told("spending", value))
        plans = targets(target("spending", "1.000", "le"))
        report = unit_report(rows, plans, catalogue(), Period(2023, 9)).iloc[0]
        assert (report.pace, report.over) == ("none", over)
        assert report[["needed", "needed_ratio"]].isna().all()


def test_a_ceiling_has_a_percent_but_no_pace():
    report = unit_report(
        figures(*told("late_cases", "9")),
        targets(target("late_cases", "10", "le")),
        catalogue(),
        Period(2023, 9),
    ).iloc[0]
    assert (report.pct_plan, report.pace) == (pytest.approx(90), "none")


@pytest.mark.parametrize(
    ("pct", "decimals", "pace", "told"),
    [(68, 0, 75.0, (-7.0, 0)), (63.19, 2, 75.0, (-11.81, 2)), (63.19, 2, 200 / 3, (-3.51, 2)),
     (66.7, 1, 200 / 3, (0.0, 1)), (67, 0, 200 / 3, (0.3, 1))],
)  # fmt: skip
def test_the_distance_from_the_pace_is_that_of_the_numbers_shown(
    pct: float, decimals: int, pace: float, told: tuple[float, int]
) -> None:
    assert points_from_pace(pct, decimals, pace) == told
