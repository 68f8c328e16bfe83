"""Units ranked by one indicator: who comes first, what is told, what is drawn."""

import pytest

from analysis.report import REPORT, unit_report, units_report
from analysis.unit_ranking import GROWTH, PERCENT, VALUE, bars_of, ends, grades_of, measures_of, rank_units
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, indicator, row, target, targets

NINE_MONTHS = Period(2023, 9)
NAMES = {"b": "Xã Đa", "a": "Xã An", "c": "Xã Bé", "d": "Xã Cỏ"}
VALUES = {"a": "60", "b": "90", "c": "60", "d": "608"}
ROWS = [row("industry", text, unit=unit) for unit, text in VALUES.items()]
BEFORE = [row("industry", "50", unit=unit, period=202209) for unit in "ab"]
PLANS = [target("industry", "100", unit=unit) for unit in "abcd"]


def report(*rows: dict, plans: list[dict] = PLANS):
    return units_report(figures(*rows), targets(*plans), catalogue(), NINE_MONTHS)


def test_each_unit_has_the_report_it_would_have_alone():
    rows = [*ROWS, *BEFORE, row("trade", "7", unit="b"), row("poverty_rate", "3,1", unit="b")]
    together = report(*rows)
    for unit in VALUES:
        own = [one for one in rows if one["unit"] == unit]
        plans = [one for one in PLANS if one["unit"] == unit]
        alone = unit_report(figures(*own), targets(*plans), catalogue(), NINE_MONTHS)
        mine = together[together["unit"] == unit].reset_index(drop=True)[list(REPORT)]
        assert mine.equals(alone[list(REPORT)])


def test_the_season_of_a_unit_is_its_own():
    years = range(2019, 2023)
    past = [
        row("industry", text, unit=unit, period=year * 100 + months)
        for unit, share in (("a", "50"), ("b", "90"))
        for year in years
        for months, text in ((9, share), (12, "100"))
    ]
    paces = report(*ROWS, *past).set_index("unit")["pace_pct"]
    assert paces.to_dict() == pytest.approx({"a": 50.0, "b": 90.0, "c": 75.0, "d": 75.0})


def test_the_lowest_percent_comes_first_and_equals_by_name():
    ranked = rank_units(report(*ROWS), PERCENT, NAMES)
    assert ranked["name"].tolist() == ["Xã An", "Xã Bé", "Xã Đa", "Xã Cỏ"]
    assert ranked["rank"].tolist() == [3, 3, 2, 1]


def test_the_largest_value_comes_first():
    assert rank_units(report(*ROWS), VALUE, NAMES)["unit"].tolist() == ["d", "b", "a", "c"]


def test_where_less_is_better_the_highest_comes_first():
    rows = [row("late_cases", text, unit=unit) for unit, text in VALUES.items()]
    plans = [target("late_cases", "100", "le", unit=unit) for unit in VALUES]
    assert rank_units(report(*rows, plans=plans), PERCENT, NAMES)["unit"].tolist()[0] == "d"


def test_what_has_no_number_is_not_ranked():
    assert rank_units(report(*ROWS, *BEFORE), GROWTH, NAMES)["unit"].tolist() == ["a", "b"]
    assert rank_units(report(*ROWS), GROWTH, NAMES).empty


def test_the_ends_and_how_many_are_below():
    facts = ends(rank_units(report(*ROWS), PERCENT, NAMES), "b")
    assert facts is not None
    assert (facts.ranked, facts.paced, facts.below, facts.rank) == (4, 4, 2, 2)
    assert (facts.lowest["name"], facts.highest["name"]) == ("Xã An", "Xã Cỏ")
    assert ends(rank_units(report(*ROWS), GROWTH, NAMES)) is None


def test_growth_tells_who_rose_and_fell():
    before = [row("industry", "70", unit="a", period=202209), *BEFORE[1:]]
    facts = ends(rank_units(report(*ROWS, *before), GROWTH, NAMES))
    assert facts is not None
    assert (facts.ranked, facts.up, facts.down, facts.rank) == (2, 1, 1, None)


@pytest.mark.parametrize("measure", [PERCENT, VALUE])
def test_bars_stand_in_the_order_of_the_ranking(measure: str):
    ranked = rank_units(report(*ROWS), measure, NAMES)
    bars = bars_of(ranked, measure, NINE_MONTHS).bars
    assert [bar.name for bar in bars] == ranked["name"].tolist()
    assert all(bar.estimate for bar in bars)


def test_grades_that_differ_are_counted():
    rows = [*ROWS[1:], row("industry", "60", unit="a", grade="official")]
    assert grades_of(rank_units(report(*rows), VALUE, NAMES)) == {"estimate": 3, "official": 1}


def test_an_indicator_is_compared_only_by_what_means_something():
    assert measures_of(indicator("industry", 1)) == (PERCENT, GROWTH, VALUE)
    assert measures_of(indicator("rate", 1, kind="rate", cumulates=False)) == (VALUE,)
    assert measures_of(indicator("livestock", 1, kind="stock", cumulates=False)) == (GROWTH, VALUE)
