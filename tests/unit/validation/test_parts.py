"""parts_exceed_total: parts against their total, within what rounding allows."""

import pytest

from domain.columns import OFFICIAL, PCT_PLAN, PRELIMINARY, PRIOR, YOY_INDEX
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, only_problem, plan, said, stored, unread

TOTAL, FARMING, INDUSTRY = row("production", "7.814"), row("farming", "2.161"), row("industry", "3.203")


@pytest.mark.parametrize(
    ("services", "seen"),
    [("1.000", []), ("2.451", []), ("2.452", []), ("2.453", [(2, "parts_exceed_total")])],
)
def test_a_sum_may_pass_the_total_by_half_a_last_digit_for_each_number(services, seen):
    assert errors(TOTAL, FARMING, INDUSTRY, row("services", services)) == seen


@pytest.mark.parametrize(
    ("total", "services", "seen"),
    [("7,814", "2,451", []), ("7,814", "2,453", [(2, "parts_exceed_total")]), ("7,8", "2,48", [])],
)
def test_the_last_digit_is_that_of_each_number_as_written(total, services, seen):
    parts = (row("farming", "2,161"), row("industry", "3,203"), row("services", services))
    assert errors(row("production", total), *parts) == seen


def test_the_problem_says_what_the_parts_make():
    problem = only_problem(TOTAL, FARMING, INDUSTRY, row("services", "2.460"))
    assert said(problem) == {"indicator": "production", "parts": "7.824", "expected": "7.814"}


@pytest.mark.parametrize(
    ("part", "seen"), [("700,0", []), ("700,1", []), ("700,2", [(3, "parts_exceed_total")])]
)
def test_one_part_over_its_total_is_named_itself(part, seen):
    assert errors(row("revenue", "700,0"), row("local_revenue", part)) == seen


def test_a_total_is_not_named_for_a_part_that_is():
    larger = row("services", "7.900")
    assert errors(TOTAL, FARMING, INDUSTRY, larger) == [(5, "parts_exceed_total")]


def test_a_part_may_be_a_total_of_its_own():
    tree = (row("revenue", "1.593,851"), row("local_revenue", "699,874"))
    assert errors(*tree, row("land_use_fees", "568,7")) == []
    assert errors(*tree, row("land_use_fees", "710")) == [(4, "parts_exceed_total")]


@pytest.mark.parametrize("other", [{"unit": "huu_lung"}, {"period": 202306}, {"measure": PRIOR}])
def test_another_unit_period_or_measure_is_another_total(other):
    assert errors(row("revenue", "700"), row("local_revenue", "900") | other) == []


def test_plans_are_compared_within_an_assigner():
    given = (plan("revenue", "700"), plan("local_revenue", "900"))
    assert errors(*given) == [(3, "parts_exceed_total")]
    assert errors(given[0], given[1] | {"assigner": "council"}) == []


def test_a_total_or_a_part_left_out_is_taken_from_the_store():
    assert errors(row("local_revenue", "900"), beside=stored(row("revenue", "700"))) == [
        (2, "parts_exceed_total")
    ]
    beside = stored(row("farming", "2.161"), row("industry", "3.203"), row("services", "2.460"))
    assert errors(TOTAL, beside=beside) == [(2, "parts_exceed_total")]


def test_what_stored_figures_contradict_among_themselves_is_not_the_files():
    assert errors(TOTAL, beside=stored(row("revenue", "7"), row("local_revenue", "9"))) == []


def test_what_the_file_says_stands_before_what_is_stored():
    beside = stored(row("revenue", "700"))
    assert errors(row("revenue", "950"), row("local_revenue", "900"), beside=beside) == []


@pytest.mark.parametrize(("grade", "seen"), [(PRELIMINARY, []), (OFFICIAL, [(2, "parts_exceed_total")])])
def test_a_stored_total_less_settled_than_the_file_says_nothing(grade, seen):
    beside = stored(row("revenue", "700", grade=grade))
    assert errors(row("local_revenue", "900", grade=OFFICIAL), beside=beside) == seen


def test_percents_and_rates_do_not_add_up():
    for measure in (PCT_PLAN, YOY_INDEX):
        assert errors(row("revenue", "66", measure), row("local_revenue", "97", measure)) == []
    assert errors(row("poverty_rate", "3"), row("city_poverty_rate", "5")) == []


def test_what_could_not_be_read_or_is_not_known_is_left_to_others():
    assert errors(unread(TOTAL), row("services", "9.000"), row("hens", "9.000")) == []
    strange = {"unit": "atlantis"}
    assert errors(TOTAL | strange, row("services", "9.000") | strange) == []
