"""far_from_plan against the series' own earlier years."""

import dataclasses

import pytest

from tests.unit.analysis.frames import figures, row
from tests.unit.validation.frames import findings, said, stored, tidy

QUIET = (("2022", "400"), ("2021", "380"), ("2020", "390"), ("2019", "350"))
FAR = [(2, "far_from_plan")]


def beside(*years: tuple[str, str], code: str = "population"):
    """A store that has the nine months of some years."""
    lines = [row(code, text, period=int(year) * 100 + 9) for year, text in years]
    newest = figures(*(line for line in lines if line["period"] == 202209))
    return dataclasses.replace(stored(), figures=newest, history=figures(*lines))


def seen(text: str, *years: tuple[str, str], code: str = "population") -> list[tuple[int | None, str]]:
    found = findings(tidy(row(code, text)), beside(*years, code=code)).listed
    return [(one.where.row, one.code) for one in found if one.code != "no_plan"]


@pytest.mark.parametrize(
    ("text", "far"), [("410", []), ("1.330", []), ("1.350", FAR), ("134", []), ("120", FAR)]
)
def test_growth_three_times_beyond_that_of_every_year_is_far(text, far):
    assert seen(text, *QUIET) == far


def test_the_history_is_named():
    (problem,) = findings(tidy(row("population", "1.640")), beside(*QUIET)).listed
    told = {
        "reason": "beyond_history",
        "times": "4,10",
        "least": "0,97",
        "most": "1,11",
        "years": "2019-2022",
    }
    assert said(problem) == {"indicator": "population", **told}


def test_a_series_that_leaps_may_leap_again():
    leaps = (("2022", "400"), ("2021", "100"), ("2020", "500"), ("2019", "100"))
    assert seen("4.000", *leaps) == []


def test_two_earlier_years_of_growth_must_be_known():
    assert seen("1.640", *QUIET[:2]) == []
    assert seen("1.640", *QUIET[:3]) == FAR
    assert seen("1.640", QUIET[0], QUIET[2], QUIET[3]) == []


def test_few_cases_may_be_many_times_as_many_the_year_after():
    assert seen("9", ("2022", "2"), ("2021", "2"), ("2020", "2")) == []


def test_rates_have_bounds_of_their_own():
    assert seen("41", ("2022", "4"), ("2021", "4"), ("2020", "4"), code="poverty_rate") == []
