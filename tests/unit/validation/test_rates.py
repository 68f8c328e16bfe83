"""rate_out_of_range: shares of a whole."""

import pytest

from domain.columns import PCT_PLAN, PRIOR, YOY_INDEX
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, plan, unread

OUTSIDE = [(2, "rate_out_of_range")]


@pytest.mark.parametrize(
    ("written", "seen"), [("0", []), ("3,15", []), ("100,0", []), ("100,1", OUTSIDE), ("-0,1", OUTSIDE)]
)
def test_a_rate_lies_between_0_and_100(written, seen):
    assert errors(row("poverty_rate", written)) == seen
    assert errors(row("poverty_rate", written, PRIOR)) == seen
    assert errors(plan("poverty_rate", written, operator="le")) == seen


@pytest.mark.parametrize(("written", "seen"), [("104,2", []), ("-0,1", OUTSIDE)])
def test_disbursement_may_pass_100_but_not_fall_below_0(written, seen):
    assert errors(row("disbursement_rate", written)) == seen


@pytest.mark.parametrize("measure", [PCT_PLAN, YOY_INDEX])
def test_percents_that_compare_a_rate_are_no_rates(measure):
    assert errors(row("poverty_rate", "122,05", measure)) == []


def test_only_rates_in_percent_are_bounded():
    assert errors(row("revenue", "900"), row("population", "160.000"), row("city_poverty_rate", "900")) == []


def test_what_could_not_be_read_or_is_not_known_is_left_to_others():
    strange = row("hen_rate", "900"), row("poverty_rate", "900", unit="atlantis")
    assert errors(unread(row("poverty_rate", "900")), row("poverty_rate", "900", period=0), *strange) == []
