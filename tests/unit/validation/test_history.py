"""not_cumulative, grade_downgrade and future_period."""

from datetime import date
from typing import Any

import pytest

from domain.columns import ESTIMATE, GRADES, OFFICIAL, PCT_PLAN, PRELIMINARY, SETTLED
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import errors, only_problem, plan, said, stored, unread

HALF_YEAR, NINE_MONTHS = 202306, 202309
OFFICIAL_JOBS = row("jobs", "900", grade=OFFICIAL)


def revenue(text: str, period: int = NINE_MONTHS, **more: Any) -> dict:
    return row("revenue", text, period=period, **more)


@pytest.mark.parametrize(
    ("nine_months", "seen"),
    [
        ("120", []),
        ("100", []),
        ("99", []),
        ("98", [(3, "not_cumulative")]),
        ("99,4", [(3, "not_cumulative")]),
    ],
)
def test_a_flow_does_not_fall_within_the_file_beyond_rounding(nine_months, seen):
    assert errors(revenue("100", HALF_YEAR), revenue(nine_months)) == seen


def test_the_later_of_two_is_named_wherever_it_stands_with_the_other_period():
    lines = (revenue("90"), revenue("100", HALF_YEAR))
    assert errors(*lines) == [(2, "not_cumulative")]
    assert said(only_problem(*lines)) == {"indicator": "revenue", "expected": "100", "period": HALF_YEAR}


def test_every_period_below_an_earlier_one_is_named():
    lines = (revenue("100", 202303), revenue("90", HALF_YEAR), revenue("95"))
    assert errors(*lines) == [(3, "not_cumulative"), (4, "not_cumulative")]


def test_a_flow_does_not_fall_against_what_is_stored():
    beside = stored(revenue("100", HALF_YEAR))
    assert errors(revenue("90"), beside=beside) == [(2, "not_cumulative")]
    assert errors(revenue("100"), beside=beside) == []


def test_an_earlier_figure_may_not_pass_a_later_stored_one():
    beside = stored(revenue("100", 202312), revenue("95"))
    assert errors(revenue("96", HALF_YEAR), beside=beside) == []
    assert errors(revenue("97", HALF_YEAR), beside=beside) == [(2, "not_cumulative")]
    assert only_problem(revenue("110", HALF_YEAR), beside=beside).details["period"] == NINE_MONTHS


def test_the_file_may_mend_a_stored_period_along_with_its_own():
    beside = stored(revenue("100", HALF_YEAR))
    assert errors(revenue("80", HALF_YEAR), revenue("90"), beside=beside) == []


def test_a_fall_among_stored_figures_is_not_the_files():
    beside = stored(revenue("100", 202303), revenue("90", HALF_YEAR))
    assert errors(revenue("120"), beside=beside) == []


def test_each_year_unit_and_indicator_has_a_course_of_its_own():
    beside = stored(revenue("900", 202212), revenue("900", HALF_YEAR, unit="huu_lung"))
    assert errors(revenue("90"), row("production", "900", period=HALF_YEAR), beside=beside) == []


def test_stocks_and_rates_may_fall():
    for code in ("population", "poverty_rate", "disbursement_rate"):
        assert errors(row(code, "9", period=HALF_YEAR), row(code, "5")) == []


def test_percents_may_fall_and_so_may_what_is_not_known_or_not_read():
    percents = (revenue("60", HALF_YEAR, measure=PCT_PLAN), revenue("50", measure=PCT_PLAN))
    assert errors(*percents) == []
    assert errors(unread(revenue("100", HALF_YEAR)), revenue("90")) == []
    assert errors(revenue("9", HALF_YEAR, unit="atlantis"), revenue("5", unit="atlantis")) == []
    assert errors(row("hens", "9", period=HALF_YEAR), row("hens", "5")) == []


@pytest.mark.parametrize("before", GRADES)
@pytest.mark.parametrize("now", GRADES)
def test_only_a_less_settled_grade_than_the_stored_one_is_an_error(before, now):
    seen = errors(revenue("90", grade=now), beside=stored(revenue("90", grade=before)))
    settled = {ESTIMATE: 0, PRELIMINARY: 1, OFFICIAL: 2, SETTLED: 3}
    assert seen == ([(2, "grade_downgrade")] if settled[now] < settled[before] else [])


def test_the_downgrade_names_the_stored_grade():
    problem = only_problem(revenue("90"), beside=stored(revenue("90", grade=OFFICIAL)))
    assert said(problem) == {"indicator": "revenue", "grade": OFFICIAL}


@pytest.mark.parametrize(
    "other", [{"unit": "huu_lung"}, {"indicator": "production"}, {"period": 202303}, {"measure": PCT_PLAN}]
)
def test_the_grade_of_another_figure_does_not_count(other):
    assert errors(revenue("90"), beside=stored(revenue("50", grade=OFFICIAL) | other)) == []


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2023, 10, 1), []),
        (date(2023, 8, 16), []),
        (date(2023, 8, 15), [(2, "future_period")]),
        (date(2022, 9, 30), [(2, "future_period")]),
    ],
)
def test_results_come_at_most_45_days_before_their_period_ends(today, seen):
    assert errors(OFFICIAL_JOBS, today=today) == seen


@pytest.mark.parametrize(
    ("today", "seen"), [(date(2023, 1, 1), []), (date(2022, 12, 31), [(2, "future_period")])]
)
def test_estimates_come_as_soon_as_their_year_has_begun(today, seen):
    assert errors(OFFICIAL_JOBS | {"grade": ESTIMATE, "period": 202312}, today=today) == seen


@pytest.mark.parametrize(("year", "seen"), [(2024, []), (2028, []), (2029, [(2, "future_period")])])
def test_plans_come_up_to_five_years_before_their_year(year, seen):
    assert errors(plan("jobs", "900", period=year * 100), today=date(2023, 12, 31)) == seen


def test_a_row_of_a_form_is_named_once_and_one_without_a_period_not_at_all():
    form = ({**OFFICIAL_JOBS, "row": 7}, {**row("jobs", "68", PCT_PLAN, grade=OFFICIAL), "row": 7})
    assert errors(*form, OFFICIAL_JOBS | {"period": 0}, today=date(2023, 1, 1)) == [(7, "future_period")]


def test_the_period_counts_whatever_else_is_wrong_with_the_row():
    strange = unread(row("hens", "5", unit="atlantis", grade=OFFICIAL))
    assert errors(strange, today=date(2023, 1, 1)) == [(2, "future_period")]
