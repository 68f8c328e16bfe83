"""bad_number: less than none of a thing, or a part of it; and far_from_plan of money below nothing."""

import pytest

from domain.columns import FULL_YEAR, PCT_PLAN, PLAN, PRIOR, YOY_INDEX
from domain.targets import FALL_NUMBER
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, findings, plan, tidy, warnings

NO_NUMBER = [(2, "bad_number")]


@pytest.mark.parametrize("written", ["-1", "-12,5"])
@pytest.mark.parametrize("measure", ["actual", PRIOR, PLAN, FULL_YEAR])
def test_there_are_no_fewer_than_no_people(written, measure):
    assert errors(row("population", written, measure)) == NO_NUMBER
    assert errors(row("jobs", written, measure)) == NO_NUMBER


@pytest.mark.parametrize(("written", "seen"), [("12,5", NO_NUMBER), ("12,0", []), ("12", []), ("0", [])])
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
    assert errors(*compared, plan("population", "-5", operator=FALL_NUMBER)) == []
    assert errors(row("city_poverty_rate", "-0,5"), row("production", "4.132,5")) == []
