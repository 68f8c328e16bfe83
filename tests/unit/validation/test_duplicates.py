"""duplicate_row: the same figure twice in one file."""

import time

import numpy as np
import pytest

from domain import columns as col
from domain.problems import LISTED_PER_CODE
from loaders.frames import tidy_frame
from tests.unit.analysis.frames import row
from tests.unit.validation.frames import (
    JANUARY_2024,
    catalogue,
    errors,
    findings,
    only_problem,
    plan,
    stored,
    tidy,
    unread,
)  # fmt: skip
from validation import check_figures

JOBS = row("jobs", "2.500")


def test_the_second_of_two_is_named_with_the_row_of_the_first():
    lines = (row("revenue", "900"), JOBS, row("jobs", "2.600"))
    assert errors(*lines) == [(4, "duplicate_row")]
    differ = {"hint": "rows_differ", "above": "2.500", "below": "2.600"}
    assert only_problem(*lines).details == {"indicator": "jobs", "first": 3, **differ}


def test_two_rows_that_say_the_same_are_told_apart_from_two_that_do_not():
    assert only_problem(JOBS, JOBS).details == {"indicator": "jobs", "first": 2, "hint": "rows_agree"}
    form = ({**JOBS, "row": 7}, {**row("jobs", "96", col.PCT_PLAN), "row": 7})
    again = ({**JOBS, "row": 9}, {**row("jobs", "97", col.PCT_PLAN), "row": 9})
    told = only_problem(*form, *again).details
    assert (told["hint"], told["above"], told["below"]) == ("rows_differ", "96", "97")


def test_two_columns_of_one_row_and_two_sheets_are_told_as_such():
    beside = tidy(JOBS | {"row": 2}, JOBS | {"row": 2})
    beside[col.COLUMN] = beside[col.COLUMN].cat.rename_categories(["C"])
    assert findings(beside).listed[0].details["first_column"] == "C"
    apart = tidy(JOBS | {"sheet": "6T"}, JOBS | {"sheet": "9T"})
    told = findings(apart).listed[0].details
    assert (told["first"], told["first_sheet"]) == (2, "6T")


def test_all_but_the_first_are_named():
    assert errors(JOBS, JOBS, JOBS) == [(3, "duplicate_row"), (4, "duplicate_row")]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "huu_lung"},
        {"indicator": "population"},
        {"period": 202209},
        {"measure": col.PRIOR},
        {"measure": col.PCT_PLAN},
    ],
)
def test_another_unit_indicator_period_or_measure_is_another_figure(other):
    assert errors(JOBS, JOBS | other, row("revenue", "900")) == []


def test_plans_of_several_assigners_are_no_duplicates_but_two_of_one_are():
    assert errors(plan("jobs", "2.600", "province"), plan("jobs", "2.700", "council")) == []
    assert errors(plan("jobs", "2.600", "council"), plan("jobs", "2.700", "council")) == [
        (3, "duplicate_row")
    ]


def test_what_is_wrong_otherwise_may_still_be_twice():
    strange = row("hens", "5", unit="atlantis")
    assert errors(strange, strange, unread(JOBS), JOBS) == [(3, "duplicate_row"), (5, "duplicate_row")]


def test_rows_whose_period_could_not_be_read_are_not_compared():
    assert errors(JOBS | {"period": 0}, JOBS | {"period": 0}) == []


def test_a_row_of_a_form_is_named_once_for_all_its_figures():
    percent = row("jobs", "96,2", col.PCT_PLAN)
    form = ({**JOBS, "row": 7}, {**percent, "row": 7}, {**JOBS, "row": 9}, {**percent, "row": 9})
    assert errors(*form) == [(9, "duplicate_row")]
    assert findings(tidy(*form)).counts["duplicate_row"] == 1


def test_no_figure_of_a_row_named_as_a_duplicate_is_told_of_again():
    right, wrong = row("jobs", "96,2", col.PCT_PLAN, row=7), row("jobs", "50", col.PCT_PLAN, row=9)
    form = (JOBS | {"row": 7}, right, JOBS | {"row": 9}, wrong)
    assert errors(*form, plan("jobs", "2.600", row=20)) == [(9, "duplicate_row")]


def test_the_first_of_two_stands_for_the_figure_in_the_other_rules():
    course = (row("jobs", "2.400", period=202306), JOBS, row("jobs", "5"))
    assert errors(*course) == [(4, "duplicate_row")]
    falling = (row("jobs", "2.400", period=202306), row("revenue", "4"), row("revenue", "5"))
    assert errors(row("revenue", "9", period=202306), *falling) == [
        (4, "not_cumulative"), (5, "duplicate_row"),
    ]  # fmt: skip


def test_two_hundred_thousand_rows_are_counted_in_full_and_two_hundred_listed_in_seconds():
    units, indicators, months = 2_000, ["revenue", "spending", "production", "jobs", "population"], 10
    unit, code, month = (places.ravel() for places in np.indices((units, len(indicators), months)))
    names = [f"xa_{number}" for number in range(units)]
    once = {
        col.UNIT: np.array(names, dtype=object)[unit],
        col.INDICATOR: np.array(indicators, dtype=object)[code],
        col.PERIOD: 202301 + month,
        col.VALUE: 100.0 + month,
    }
    every = {name: np.concatenate([values, values]) for name, values in once.items()}
    length = 2 * len(unit)
    said = {col.MEASURE: col.ACTUAL, col.GRADE: col.OFFICIAL, col.WRITTEN: "100"}
    frame = tidy_frame({**every, **said, col.ROW: np.arange(length) + 2}, length)
    assert length == 200_000
    begun = time.perf_counter()
    found = check_figures(frame, catalogue(*names), stored(), JANUARY_2024)
    assert time.perf_counter() - begun < 10
    # Four of the five indicators are measured against a plan, and there is none.
    assert found.counts == {"duplicate_row": 100_000, "no_plan": 4 * units}
    listed = [problem.where.row for problem in found.listed if problem.code == "duplicate_row"]
    assert listed == list(range(100_002, 100_002 + LISTED_PER_CODE))
    assert len(found.listed) == 2 * LISTED_PER_CODE
