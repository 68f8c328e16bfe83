"""bad_number: what is counted is whole, and not less than none; far_from_plan of money below nothing."""

import pytest

from domain.columns import FULL_YEAR, PCT_PLAN, PLAN, PRIOR, YOY_INDEX
from domain.targets import FALL_POINTS
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, findings, only_problem, plan, tidy, warnings

BROKEN = [(2, "bad_number")]


@pytest.mark.parametrize(("written", "seen"), [("3", []), ("3,0", []), ("0,3", BROKEN), ("1.020,5", BROKEN)])
def test_a_count_is_whole_in_results_and_plans(written, seen):
    assert errors(row("jobs", written)) == seen
    assert errors(row("jobs", written, PRIOR)) == seen
    assert errors(plan("jobs", written)) == seen


def test_the_higher_end_of_a_range_counts_too():
    assert errors(plan("jobs", "2", operator="range", value_high=3.5)) == BROKEN


@pytest.mark.parametrize("operator", ["fall_percent", "fall_points"])
def test_a_fall_in_percent_counts_nothing(operator):
    assert errors(plan("jobs", "5,5", operator=operator)) == []


@pytest.mark.parametrize("measure", [PCT_PLAN, YOY_INDEX])
def test_percents_beside_a_count_are_none(measure):
    assert errors(row("jobs", "97,5", measure)) == []


def test_money_may_have_decimals_and_the_reason_is_told():
    assert errors(row("revenue", "0,3")) == []
    assert only_problem(row("jobs", "0,3")).details["reason"] == "number_whole"


@pytest.mark.parametrize("written", ["-1", "-12,5"])
@pytest.mark.parametrize("measure", ["actual", PRIOR, PLAN, FULL_YEAR])
def test_there_are_no_fewer_than_no_people(written, measure):
    assert errors(row("population", written, measure)) == BROKEN
    assert errors(row("jobs", written, measure)) == BROKEN


@pytest.mark.parametrize(("written", "seen"), [("12,5", BROKEN), ("12,0", []), ("12", []), ("0", [])])
def test_people_are_counted_whole(written, seen):
    assert errors(row("population", written)) == seen


def test_why_is_told():
    found = findings(tidy(row("population", "-1,5"), row("population", "1,5", PRIOR)))
    reasons = [one.details["reason"] for one in found.listed if one.code == "bad_number"]
    assert reasons == ["number_negative", "number_whole"]


@pytest.mark.parametrize("written", ["-3.943", "-0,005"])
def test_less_than_no_money_is_unusual(written):
    assert errors(row("production", written)) == []
    assert (2, "far_from_plan") in warnings(row("production", written))


def test_what_is_no_amount_may_be_negative():
    compared = row("jobs", "-4,5", PCT_PLAN), row("jobs", "-4,5", YOY_INDEX)
    assert errors(*compared, plan("population", "-5", operator=FALL_POINTS)) == []
    assert errors(row("city_poverty_rate", "-0,5"), row("production", "4.132,5")) == []
