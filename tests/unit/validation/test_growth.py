"""impossible_growth: a total's growth beside that of its parts."""

import dataclasses
from collections.abc import Iterator

import pytest

from domain.catalogue import Catalogue
from domain.columns import PRIOR, YOY_INDEX
from domain.problems import Problem
from tests.unit.analysis.frames import indicator, row
from tests.unit.validation import frames
from tests.unit.validation.frames import JANUARY_2024, offered, said, stored, tidy
from validation import check_figures

TREE = (
    indicator("output", 1, parts_complete=True),
    indicator("farming", 2, parent="output"),
    indicator("industry", 3, parent="output"),
    indicator("growth", 4, kind="rate", measure_unit="%", cumulates=False, parts_weighted=True),
    indicator("growth_farming", 5, kind="rate", measure_unit="%", cumulates=False, parent="growth"),
    indicator("growth_industry", 6, kind="rate", measure_unit="%", cumulates=False, parent="growth"),
    indicator("revenue", 7),
    indicator("local", 8, parent="revenue"),
    indicator("current", 9, price_basis="current"),
    indicator("current_part", 10, parent="current", price_basis="current"),
)
OFF = ("rate_out_of_range", "no_plan")
CATALOGUE = dataclasses.replace(
    frames.catalogue(), indicators={one.code: dataclasses.replace(one, rules_off=OFF) for one in TREE}
)


def found(*lines: dict, catalogue: Catalogue = CATALOGUE) -> list[Problem]:
    """What the rules find in a file beside an empty store."""
    return check_figures(tidy(*lines), catalogue, stored(), JANUARY_2024).listed


def seen(*lines: dict) -> list[tuple[int | None, str]]:
    return [(one.where.row, one.code) for one in found(*lines)]


def indices(total: str, farming: str, industry: str) -> Iterator[dict]:
    for code, text in (("output", total), ("farming", farming), ("industry", industry)):
        yield row(code, text, YOY_INDEX)


@pytest.mark.parametrize("total", ["104", "105,2", "107,0", "103,5", "107,49"])
def test_a_total_grows_within_the_span_of_its_parts(total):
    assert seen(*indices(total, "104", "107")) == []


@pytest.mark.parametrize("total", ["102", "109", "107,6", "122,05", "222,05"])
def test_a_total_that_grows_more_or_less_than_every_part_is_named(total):
    assert seen(*indices(total, "104", "107")) == [(2, "impossible_growth")]


def test_the_problem_says_the_span():
    (problem,) = found(*indices("112,5", "104", "107,0"))
    told = {"reason": "outside_span", "found": "112,50", "least": "103,5", "most": "107,1"}
    assert said(problem) == {"indicator": "output", **told}
    assert offered(problem) is None


def test_an_index_taken_for_growth_is_offered_as_what_it_is():
    """'tăng 122,05%' where the index was 122,05: the column tells growth, so 22,05 belongs there."""
    lines = list(indices("222,05", "118,3", "125,7"))
    lines[0]["written"] = "122,05"
    (problem,) = found(*lines)
    assert (problem.code, offered(problem)) == ("impossible_growth", "122,05")


def test_growth_taken_for_an_index_is_offered_as_an_index():
    (problem,) = found(*indices("22,05", "118,3", "125,7"))
    assert (problem.code, offered(problem)) == ("impossible_growth", "122,05")


def test_growth_follows_from_last_years_figures_too():
    base = (row("farming", "100", PRIOR), row("industry", "100", PRIOR))
    now = (row("farming", "104"), row("industry", "107"))
    assert seen(row("output", "105,5", YOY_INDEX), *now, *base) == []
    assert seen(row("output", "112", YOY_INDEX), *now, *base) == [(2, "impossible_growth")]


def test_with_a_part_missing_nothing_is_said_of_the_span():
    assert seen(*list(indices("122", "104", "107"))[:2]) == []


def test_rates_of_growth_are_held_to_the_span_of_their_parts():
    def rates(total: str) -> list[dict]:
        return [row("growth", total), row("growth_farming", "-2,1"), row("growth_industry", "9,4")]

    assert seen(*rates("6,3")) == seen(*rates("-2,1")) == []
    assert seen(*rates("9,6")) == seen(*rates("-2,3")) == [(2, "impossible_growth")]


def test_a_part_cannot_have_had_more_than_its_total():
    """Total 100, twice last year's: it was 50; a part of 80 that did not grow was 80."""
    lines = (row("revenue", "100"), row("revenue", "200", YOY_INDEX), row("local", "80"))
    assert seen(*lines, row("local", "100", YOY_INDEX)) == [(3, "impossible_growth")]
    assert seen(*lines, row("local", "161", YOY_INDEX)) == []


def test_last_years_figure_counts_as_the_base_where_the_file_has_it():
    lines = (row("revenue", "100"), row("revenue", "50", PRIOR), row("local", "80"))
    assert seen(*lines, row("local", "100", YOY_INDEX)) == [(2, "impossible_growth")]


def test_values_at_current_prices_say_nothing_of_growth_at_constant_ones():
    lines = (row("current", "100"), row("current", "200", YOY_INDEX), row("current_part", "80"))
    assert seen(*lines, row("current_part", "100", YOY_INDEX)) == []


def test_each_unit_and_period_is_a_family_of_its_own():
    parts = list(indices("0", "104", "107"))[1:]
    elsewhere = row("output", "122", YOY_INDEX, unit="huu_lung")
    earlier = row("output", "122", YOY_INDEX, period=202306)
    assert seen(elsewhere, earlier, *parts) == []
