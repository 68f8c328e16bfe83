"""The command that compares forecasts: it tries each year from its past alone, and names every method."""

import math

import pytest

from tests.backtest.__main__ import table, trials
from tests.backtest.methods import METHODS
from tests.backtest.series import NATIONAL, demonstration_series, national_series

# Six years of one season: 10, 30, 60 and 100 percent of totals that grow.
STEADY = {2017 + n: tuple(share * (100 + 7 * n) for share in (0.1, 0.3, 0.6, 1.0)) for n in range(6)}


def test_a_steady_season_is_foretold_exactly_and_beats_the_straight_line():
    found = [*trials({"steady": STEADY})]
    errors = {name: max(t.error for t in found if t.method == name) for name in METHODS}
    assert len(found) == 3 * 3 * len(METHODS)
    assert errors["board"] == pytest.approx(0, abs=1e-9)
    assert errors["straight line"] == pytest.approx(60)


def test_a_year_is_never_foretold_from_itself():
    broken = {**STEADY, 2022: (10.0, 30.0, 60.0, 500.0)}
    late = [t for t in trials({"broken": broken}) if t.method == "board"][-1]
    assert late.error == pytest.approx(80)


def test_a_method_without_an_answer_is_counted_and_not_averaged():
    from_nothing = {year: (0.0, *four[1:]) for year, four in STEADY.items()}
    found = [*trials({"late": from_nothing})]
    assert sum(math.isnan(one.error) for one in found if one.method == "board") == 3
    line = next(line for line in table(found) if line.startswith("board"))
    assert line.split()[-2] == "3"


def test_the_series_are_whole_years():
    series = demonstration_series()
    assert len(series) > 10
    assert all(len(four) == 4 for years in series.values() for four in years.values())
    assert set(series["budget_revenue_total"]) == {2020, 2021, 2022, 2023, 2024}


@pytest.mark.skipif(not NATIONAL.is_file(), reason="the national series of ../shared is not on this machine")
def test_the_country_has_ten_years():
    series = national_series()
    assert all(len(years) >= 10 for years in series.values())
    assert series["yoy_output"][2014][3] == pytest.approx(12 * 1.0598)
