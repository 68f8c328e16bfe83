"""pct_mismatch and yoy_mismatch: percents of a file beside the numbers they come from."""

from typing import Any

import pytest

from domain.columns import PCT_PLAN, PRIOR, YOY_INDEX
from tests.unit.analysis.frames import row, target
from tests.unit.validation.frames import errors, offered, only_problem, plan, said, stored, unread

WRONG = [(2, "pct_mismatch")]
FELL_SHORT = [(2, "yoy_mismatch")]
VALUE, PLAN = row("revenue", "4.132"), plan("revenue", "6.073")
PRIOR_YEAR = row("revenue", "3.872", PRIOR)


def percent(text: str, assigner: str = "", **more: Any) -> dict:
    return row("revenue", text, PCT_PLAN, assigner=assigner, **more)


def index(text: str) -> dict:
    return row("revenue", text, YOY_INDEX)


@pytest.mark.parametrize(
    ("said", "seen"),
    [("68,04", []), ("68,0", []), ("68", []), ("68,1", []), ("67,9", WRONG), ("69", WRONG), ("67,99", WRONG)],
)
def test_a_percent_of_plan_fits_within_half_its_last_digit(said, seen):
    assert errors(percent(said), VALUE, PLAN) == seen


def test_the_last_digits_of_value_and_plan_count_too():
    assert errors(percent("68,1"), row("revenue", "4.132,0"), plan("revenue", "6.073,0")) == WRONG
    assert errors(percent("82"), row("revenue", "4"), plan("revenue", "6")) == []
    assert errors(percent("83"), row("revenue", "4"), plan("revenue", "6")) == WRONG


def test_the_problem_says_the_numbers_and_offers_the_right_percent():
    problem = only_problem(percent("67,9"), VALUE, PLAN)
    told = {"found": "67,9", "value": "4.132", "base": "6.073", "expected": "68,0"}
    assert said(problem) == {"indicator": "revenue", **told}
    assert offered(problem) == "68,0"


@pytest.mark.parametrize(("said", "seen"), [("68,0", []), ("67,9", WRONG)])
def test_the_plan_may_be_stored(said, seen):
    assert errors(percent(said), VALUE, beside=stored(plans=(target("revenue", "6.073"),))) == seen


def test_the_plan_in_the_file_stands_before_the_stored_one_of_its_assigner():
    beside = stored(plans=(target("revenue", "6.500"),))
    assert errors(percent("68,0"), VALUE, PLAN, beside=beside) == []
    assert errors(percent("63,6"), VALUE, PLAN, beside=beside) == WRONG


@pytest.mark.parametrize(
    ("province", "council", "seen"),
    [("60", "58", []), ("58", "60", [(2, "pct_mismatch"), (3, "pct_mismatch")])],
)
def test_each_percent_goes_with_the_plan_of_its_assigner(province, council, seen):
    plans = (plan("revenue", "1.000", "province"), plan("revenue", "1.034", "council"))
    said = (percent(province, "province"), percent(council, "council"))
    assert errors(*said, row("revenue", "600"), *plans) == seen


@pytest.mark.parametrize(("said", "seen"), [("60", []), ("58", []), ("59", WRONG)])
def test_a_percent_without_an_assigner_fits_any_plan(said, seen):
    plans = (plan("revenue", "1.000", "province"), plan("revenue", "1.034", "council"))
    assert errors(percent(said), row("revenue", "600"), *plans) == seen


def test_a_percent_of_another_assigner_is_not_compared():
    assert errors(percent("50", "council"), VALUE, PLAN) == []


@pytest.mark.parametrize(
    "lines",
    [
        (PLAN,),
        (VALUE,),
        (VALUE, plan("revenue", "0")),
        (VALUE, unread(PLAN)),
        (unread(VALUE), PLAN),
        (VALUE | {"period": 202306}, PLAN),
        (VALUE | {"unit": "huu_lung"}, PLAN),
        (VALUE, PLAN | {"operator": "fall_points"}),
    ],
)
def test_a_percent_without_its_value_and_plan_is_left_alone(lines):
    assert errors(percent("50"), *lines) == []


@pytest.mark.parametrize(
    ("said", "seen"), [("106,7", []), ("107", []), ("106,72", []), ("107,6", FELL_SHORT), ("6,7", FELL_SHORT)]
)
def test_an_index_fits_the_figure_of_last_year(said, seen):
    assert errors(index(said), VALUE, PRIOR_YEAR) == seen


def test_a_growth_given_as_an_index_is_found():
    lines = (index("222,05"), row("revenue", "1.220,5"), row("revenue", "1.000,0", PRIOR))
    assert errors(*lines) == FELL_SHORT
    assert offered(only_problem(*lines)) == "122,05"


@pytest.mark.parametrize(
    "base",
    [row("revenue", "0", PRIOR), row("revenue", "-5", PRIOR), unread(PRIOR_YEAR)],
)
def test_an_index_without_last_year_above_zero_is_left_alone(base):
    assert errors(index("150"), VALUE, base) == []


def test_what_could_not_be_read_or_is_not_known_is_left_to_others():
    assert errors(unread(percent("50")), unread(index("150")), VALUE, PLAN, PRIOR_YEAR) == []
    strange = {"unit": "atlantis"}
    assert errors(percent("50") | strange, VALUE | strange, PLAN | strange) == []
    hens = {"indicator": "hens"}
    assert errors(percent("50") | hens, VALUE | hens, PLAN | hens) == []


def test_what_follows_from_a_slip_is_not_told_again():
    assert errors(percent("68"), row("revenue", "4.132.000"), PLAN) == [(3, "unit_slip")]


def test_an_index_told_as_growth_is_named_and_the_index_offered():
    """'tăng 122,05%' where the index was 122,05."""
    lines = (row("revenue", "4.725,8"), PRIOR_YEAR)
    grown = index("222,05") | {"written": "122,05"}
    problem = only_problem(grown, *lines)
    assert (problem.code, problem.details["hint"], offered(problem)) == (
        "yoy_mismatch",
        "index_for_growth",
        "122,05",
    )
    problem = only_problem(index("22,05"), *lines)
    assert (problem.details["hint"], offered(problem)) == ("growth_for_index", "122,05")


def test_last_years_stored_figure_is_enough_to_find_growth_told_as_an_index():
    beside = stored(row("revenue", "3.870", period=202209))
    problem = only_problem(index("222,05"), row("revenue", "4.725,8"), beside=beside)
    assert (problem.code, problem.details["hint"]) == ("yoy_mismatch", "index_for_growth")
    # Anything else may come of a revision of what is stored.
    assert errors(index("130"), row("revenue", "4.725,8"), beside=beside) == []
    assert errors(index("122,05"), row("revenue", "4.725,8"), beside=beside) == []


def test_over_the_plan_by_332_percent_for_at_332_percent():
    problem = only_problem(percent("432"), row("revenue", "3.320"), plan("revenue", "1.000"))
    assert (problem.code, problem.details["hint"], offered(problem)) == (
        "pct_mismatch",
        "index_for_growth",
        "332,0",
    )
    problem = only_problem(percent("232"), row("revenue", "3.320"), plan("revenue", "1.000"))
    assert (problem.details["hint"], offered(problem)) == ("growth_for_index", "332,0")
