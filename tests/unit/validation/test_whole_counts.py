"""bad_number: what is counted is whole."""

import pytest

from domain.columns import PCT_PLAN, PRIOR, YOY_INDEX
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, only_problem, plan

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


def test_other_kinds_may_have_decimals_and_the_reason_is_told():
    assert errors(row("revenue", "0,3"), row("population", "0,5")) == []
    assert only_problem(row("jobs", "0,3")).details["reason"] == "number_whole"
