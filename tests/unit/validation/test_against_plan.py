"""over_plan, far_from_plan and no_plan: warnings beside the year's plan."""

import pytest

from domain.columns import PCT_PLAN
from tests.unit.analysis.frames import row, target
from tests.unit.validation.frames import errors, findings, plan, said, stored, tidy, unread, warnings

FAR, OVER, NONE = [(2, "far_from_plan")], [(2, "over_plan")], [(2, "no_plan")]
REVENUE = row("revenue", "900")


@pytest.mark.parametrize(
    ("written", "seen"), [("999", []), ("1.000", []), ("1.001", OVER), ("2.000", OVER), ("2.001", FAR)]
)
def test_spending_over_its_plan(written, seen):
    assert warnings(row("spending", written), plan("spending", "1.000")) == seen


@pytest.mark.parametrize(("written", "seen"), [("1.001", []), ("2.000", []), ("2.001", FAR), ("6.080", FAR)])
def test_revenue_may_pass_its_plan_but_twice_the_plan_is_far(written, seen):
    lines = (row("revenue", written), plan("revenue", "1.000"))
    assert warnings(*lines) == seen
    assert errors(*lines) == []


def test_the_warning_says_the_percent():
    (problem,) = findings(tidy(row("revenue", "6.080"), plan("revenue", "1.000"))).listed
    assert said(problem) == {"indicator": "revenue", "reason": "of_plan", "percent": "608,0"}


def test_only_what_cumulates_is_measured_against_its_plan():
    assert warnings(row("poverty_rate", "9"), plan("poverty_rate", "3")) == []
    assert warnings(row("population", "900"), plan("population", "300")) == []


def test_the_plan_may_be_stored_and_the_one_in_the_file_stands_before_it():
    beside = stored(plans=(target("spending", "1.000"),))
    assert warnings(row("spending", "1.100"), beside=beside) == OVER
    assert warnings(row("spending", "1.100"), plan("spending", "1.200"), beside=beside) == []


def test_of_several_assigners_the_highest_plan_counts():
    plans = (plan("spending", "1.000", "province"), plan("spending", "1.200", "council"))
    assert warnings(row("spending", "1.100"), *plans) == []
    assert warnings(row("spending", "1.250"), *plans) == OVER


def test_no_plan_is_told_once_an_indicator_and_year():
    lines = (row("revenue", "500", period=202306), REVENUE, row("revenue", "400", period=202206))
    assert warnings(*lines) == [(2, "no_plan"), (4, "no_plan")]
    assert warnings(REVENUE, REVENUE | {"unit": "huu_lung"}) == [(2, "no_plan"), (3, "no_plan")]


def test_no_plan_is_not_told_of_parts_nor_where_no_direction_is_good():
    assert warnings(row("local_revenue", "500"), row("population", "9"), row("land_use_fees", "300")) == []


@pytest.mark.parametrize(
    "told",
    [
        plan("revenue", "1.000"),
        plan("revenue", "0"),
        plan("revenue", "3", operator="fall_percent"),
        unread(plan("revenue", "1.000")),
        row("revenue", "68", PCT_PLAN),
        unread(row("revenue", "68", PCT_PLAN)),
        row("revenue", "68", PCT_PLAN, period=202306),
    ],
)
def test_whatever_tells_of_a_plan_is_enough(told):
    assert warnings(REVENUE, told) == []


@pytest.mark.parametrize("other", [{"unit": "huu_lung"}, {"period": 202200}, {"indicator": "production"}])
def test_the_plan_of_another_unit_year_or_indicator_is_not_enough(other):
    assert warnings(REVENUE, plan("revenue", "1.000") | other) == NONE


def test_a_stored_plan_is_enough_also_one_that_is_no_number():
    assert warnings(REVENUE, beside=stored(plans=(target("revenue", operator="lower_than_prior"),))) == []
    assert warnings(REVENUE, beside=stored(plans=(target("revenue", "9", year=2022),))) == NONE


def test_what_could_not_be_read_or_is_not_known_is_left_to_others():
    strange = row("hens", "5"), row("revenue", "5", unit="atlantis")
    assert warnings(unread(REVENUE), row("revenue", "5", period=0), *strange) == []
