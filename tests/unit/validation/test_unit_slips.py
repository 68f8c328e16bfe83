"""unit_slip: triệu for tỷ, and the like."""

import pytest

from domain.columns import PRIOR
from tests.unit.analysis.frames import row, target
from tests.unit.validation.frames import errors, offered, only_problem, plan, said, stored, unread, warnings

SLIP = [(2, "unit_slip")]
PLAN = plan("revenue", "6.076")


@pytest.mark.parametrize(
    ("written", "times"),
    [("4.132.000", "680"), ("4.132.000.000", "680.053"), ("4,132", "0,00068"), ("0,004132", "0,00000068")],
)
def test_a_thousand_or_a_million_times_the_plan_up_or_down(written, times):
    assert errors(row("revenue", written), PLAN) == SLIP
    problem = only_problem(row("revenue", written), PLAN)
    assert offered(problem) == "4.132"
    assert said(problem) == {"indicator": "revenue", "times": times, "expected": "6.076"}


@pytest.mark.parametrize(
    ("written", "mended"), [("1,0067", "1.006,7"), ("1.006.700", "1.006,7"), ("0,0010067", "1.006,7")]
)
def test_a_mend_is_the_digits_that_were_written(written, mended):
    assert offered(only_problem(row("revenue", written), plan("revenue", "1.456,9"))) == mended


@pytest.mark.parametrize(("written", "mended"), [("99.999.999.999", None), ("100.000.000.000", "100.000")])
def test_a_part_of_what_is_counted_is_not_offered(written, mended):
    problem = only_problem(row("population", written), plan("population", "160.000"))
    assert (problem.code, offered(problem)) == ("unit_slip", mended)


@pytest.mark.parametrize("written", ["4.132", "6.076", "36.942", "300.000"])
def test_what_is_merely_far_from_its_plan_is_no_slip(written):
    assert errors(row("revenue", written), PLAN) == []


@pytest.mark.parametrize("written", ["36.456.000", "60.760.000", "300.000.000"])
def test_about_ten_thousand_times_the_plan_cannot_be_and_no_conversion_is_offered(written):
    problem = only_problem(row("revenue", written), PLAN)
    assert (problem.code, offered(problem)) == ("unit_slip", None)


def test_a_figure_in_single_dong_is_a_slip_of_nine_digits():
    assert offered(only_problem(row("revenue", "4.132.000.000.000"), PLAN)) == "4.132"


@pytest.mark.parametrize("written", ["4.132.000", "4,132"])
def test_the_plan_may_be_stored(written):
    beside = stored(plans=(target("revenue", "6.076"),))
    assert errors(row("revenue", written), beside=beside) == SLIP


def test_the_plan_in_the_file_stands_before_the_stored_one_of_its_assigner():
    beside = stored(plans=(target("revenue", "6.076"),))
    assert errors(row("revenue", "4.132.000"), plan("revenue", "6.076.000"), beside=beside) == []
    assert errors(row("revenue", "4.132"), plan("revenue", "6"), beside=beside) == SLIP


def test_of_several_assigners_the_highest_plan_counts():
    low, high = plan("revenue", "6.076", "district"), plan("revenue", "60.760", "province")
    assert errors(row("revenue", "400.000"), low) == SLIP
    assert errors(row("revenue", "400.000"), low, high) == []
    assert errors(row("revenue", "400.000"), high, low) == []


def test_last_year_is_the_base_where_there_is_no_plan():
    assert errors(row("revenue", "4.132.000"), row("revenue", "3.872", PRIOR)) == SLIP
    beside = stored(row("revenue", "3.872", period=202209))
    assert errors(row("revenue", "4.132.000"), beside=beside) == SLIP
    assert errors(row("revenue", "4.132.000", period=202306), beside=beside) == []


def test_a_figure_like_last_year_is_no_slip_however_far_from_its_plan():
    beside = stored(row("revenue", "3.872.000", period=202209))
    assert errors(row("revenue", "4.132.000"), PLAN, beside=beside) == []


@pytest.mark.parametrize(("written", "seen"), [("30", []), ("4", [(2, "far_from_plan")])])
def test_a_small_share_early_in_the_year_is_no_error(written, seen):
    january = row("revenue", written, period=202301)
    assert errors(january, PLAN) == []
    assert warnings(january, PLAN) == seen


def test_a_measure_without_multiples_can_be_too_large_but_not_too_small():
    assert errors(row("jobs", "2.500"), plan("jobs", "2.500.000")) == []
    assert errors(row("jobs", "2.500.000"), plan("jobs", "2.500")) == SLIP


@pytest.mark.parametrize(
    "base",
    [
        plan("revenue", "0"),
        unread(PLAN),
        PLAN | {"period": 202200},
        PLAN | {"unit": "huu_lung"},
        PLAN | {"operator": "fall_percent"},
    ],
)
def test_without_a_plan_above_zero_of_its_unit_and_year_nothing_is_said(base):
    assert errors(row("revenue", "4.132.000"), base) == []


def test_what_could_not_be_read_or_is_not_known_is_left_to_others():
    strange = row("hens", "4.132.000"), plan("hens", "6.076")
    assert errors(unread(row("revenue", "4.132.000")), PLAN, *strange) == []
    assert errors(row("revenue", "4.132.000", unit="atlantis"), PLAN | {"unit": "atlantis"}) == []


def test_what_follows_from_a_slip_is_not_told_again():
    lines = (
        row("spending", "9.000.000"),
        plan("spending", "6.076"),
        row("spending", "9.100.000", period=202306),
    )
    assert errors(*lines) == [(2, "unit_slip"), (4, "unit_slip")]
    assert warnings(*lines) == []
