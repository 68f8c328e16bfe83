"""missing_indicator: what was reported before or is planned, and is neither in the file nor stored."""

import dataclasses

import pytest

from domain.problems import Where
from tests.unit.analysis.frames import row, target
from tests.unit.validation import frames
from tests.unit.validation.frames import JANUARY_2024, plan, stored, tidy
from validation import check_figures

FOUR = ("revenue", "jobs", "spending", "population")
FILE = [row(code, "900") for code in FOUR]


def missing(*lines: dict, beside=None, left_blank=(), catalogue=None) -> list[tuple[str, str]]:
    """(indicator, why) of everything that is told to be missing."""
    found = check_figures(
        tidy(*lines), catalogue or frames.catalogue(), beside or stored(), JANUARY_2024, left_blank
    )
    listed = [one for one in found.listed if one.code == "missing_indicator"]
    assert len(listed) == found.counts.get("missing_indicator", 0)
    assert all(one.where == Where() for one in listed)
    return [(one.details["indicator"], one.details["hint"]) for one in listed]


def before(period: int, *codes: str, **more: object):
    return stored(*(row(code, "800", period=period, **more) for code in codes))


@pytest.mark.parametrize(("period", "why"), [(202209, "last_year"), (202306, "quarter_before")])
def test_what_the_unit_reported_before_is_expected_again(period, why):
    assert missing(*FILE, beside=before(period, *FOUR, "production")) == [("production", why)]


def test_the_problem_names_unit_and_period():
    found = check_figures(tidy(*FILE), frames.catalogue(), before(202209, "production"), JANUARY_2024)
    (problem,) = [one for one in found.listed if one.code == "missing_indicator"]
    told = {"indicator": "production", "unit": "tan_yen", "period": 202309, "hint": "last_year"}
    assert problem.details == told
    assert problem.severity == "warning"


@pytest.mark.parametrize("period", [202203, 202212, 202303, 202312])
def test_another_period_is_no_measure(period):
    assert missing(*FILE, beside=before(period, "production")) == []


def test_what_is_planned_and_cumulates_is_expected_at_any_time_the_rest_at_the_end():
    plans = (target("production", "6.000"), target("poverty_rate", "3"))
    assert missing(*FILE, beside=stored(plans=plans)) == [("production", "planned")]
    year = [line | {"period": 202312} for line in FILE]
    assert missing(*year, beside=stored(plans=plans)) == [
        ("production", "planned"), ("poverty_rate", "planned"),
    ]  # fmt: skip


def test_a_plan_in_the_file_without_its_figure_is_told():
    assert missing(*FILE, plan("production", "6.000")) == [("production", "planned")]
    assert missing(*FILE, plan("revenue", "6.000")) == []


def test_what_is_stored_for_the_period_already_is_not_missing():
    beside = stored(row("production", "800"), row("production", "700", period=202209))
    assert missing(*FILE, beside=beside) == []


def test_a_file_that_mends_two_figures_is_not_told_of_the_rest():
    assert missing(*FILE[:2], beside=before(202209, *FOUR, "production")) == []


def test_nor_one_that_holds_less_than_it_lacks():
    lacking = ("production", "farming", "industry", "services", "local_revenue")
    assert missing(*FILE, beside=before(202209, *lacking)) == []
    assert len(missing(*FILE, beside=before(202209, *lacking[1:]))) == 4


def test_plans_alone_are_no_file_of_figures():
    plans = [plan(code, "900") for code in FOUR]
    assert missing(*plans, beside=before(202209, "production")) == []


def test_what_another_unit_reported_is_not_expected():
    assert missing(*FILE, beside=before(202209, "production", unit="huu_lung")) == []


def test_a_row_left_blank_is_told_once_and_a_rule_switched_off_not_at_all():
    beside = before(202209, "production")
    assert missing(*FILE, beside=beside, left_blank={"production"}) == []
    known = frames.catalogue()
    off = dataclasses.replace(known.indicators["production"], rules_off=("missing_indicator",))
    off_catalogue = dataclasses.replace(known, indicators={**known.indicators, "production": off})
    assert missing(*FILE, beside=beside, catalogue=off_catalogue) == []


def test_each_unit_of_a_file_is_held_against_its_own_past():
    other = [line | {"unit": "huu_lung"} for line in FILE]
    beside = before(202209, "production", unit="huu_lung")
    assert missing(*FILE, *other, beside=beside) == [("production", "last_year")]


def test_what_the_unit_says_it_follows_is_expected_where_it_is_due():
    followed = frozenset({("tan_yen", "production"), ("tan_yen", "poverty_rate"), ("huu_lung", "crime")})
    beside = dataclasses.replace(stored(), followed=followed)
    assert missing(*FILE, beside=beside) == [("production", "followed")]
    year = [line | {"period": 202312} for line in FILE]
    assert set(missing(*year, beside=beside)) == {("production", "followed"), ("poverty_rate", "followed")}
    earlier = dataclasses.replace(before(202209, "production"), followed=followed)
    assert missing(*FILE, beside=earlier) == [("production", "last_year")]
