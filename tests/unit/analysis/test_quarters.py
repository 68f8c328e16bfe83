"""A quarter by itself, the same months of several years, and what parts add to a total's growth."""

import pytest

from analysis.contributions import contribution_rows
from analysis.quarters import quarter_periods, quarter_rows
from analysis.report import unit_report
from analysis.years import same_months, year_bars
from domain.bars import YearBar
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, targets

NINE_MONTHS = Period(2023, 9)


def test_a_quarter_is_the_difference_of_two_cumulative_values():
    rows = figures(
        row("industry", "4.132"), row("industry", "2.700,5", period=202306),
        row("industry", "3.800", period=202209), row("industry", "2.600", period=202206),
        row("trade", "10"), row("trade", "4", period=202306),
        row("livestock", "5"), row("livestock", "4", period=202306),
        row("poverty_rate", "5"), row("poverty_rate", "4", period=202306),
    )  # fmt: skip
    found = quarter_rows(rows, catalogue(), NINE_MONTHS).set_index("indicator")
    assert found.index.tolist() == ["industry", "trade"]
    told = found.loc["industry", ["quarter", "decimals", "quarter_before", "before_decimals", "index"]]
    assert told.tolist() == pytest.approx([1431.5, 1, 1200, 0, 100 * 1431.5 / 1200])
    assert found["estimate"].all()
    assert found.loc["trade", "quarter"] == 6
    assert found.loc["trade", ["quarter_before", "index"]].isna().all()


@pytest.mark.parametrize("period", [Period(2023), Period(2023, 3), Period(2023, 5)])
def test_what_ends_no_later_quarter_has_none(period):
    rows = figures(row("industry", "4", period=period.code), row("industry", "2", period=202303))
    assert quarter_rows(rows, catalogue(), period).empty


def test_only_four_periods_are_read():
    assert quarter_periods(NINE_MONTHS) == [202309, 202209, 202306, 202206]


def test_no_percent_tells_what_a_loss_has_grown_by():
    rows = figures(
        row("industry", "3"), row("industry", "4", period=202306),
        row("industry", "9", period=202209), row("industry", "4", period=202206),
    )  # fmt: skip
    found = quarter_rows(rows, catalogue(), NINE_MONTHS).iloc[0]
    assert (found["quarter"], found["quarter_before"]) == (-1, 5)
    assert found[["index"]].isna().all()


def test_a_fall_over_the_quarter_is_shown_as_it_is():
    rows = figures(row("industry", "3"), row("industry", "4", period=202306))
    assert quarter_rows(rows, catalogue(), NINE_MONTHS)["quarter"].tolist() == [-1]


def test_years_stand_side_by_side_and_grow_on_the_year_before():
    rows = figures(
        row("trade", "8", period=202009), row("trade", "10", period=202209), row("trade", "11"),
        row("trade", "99", period=202206), row("industry", "7", period=202209),
    )  # fmt: skip
    found = year_bars(rows, catalogue(), "trade", NINE_MONTHS)
    assert found.bars == (
        YearBar(2020, 8, 0, True, None),
        YearBar(2022, 10, 0, True, None),
        YearBar(2023, 11, 0, True, pytest.approx(110)),
    )
    assert same_months(NINE_MONTHS) == [201809, 201909, 202009, 202109, 202209, 202309]


def test_a_rate_has_no_index():
    rows = figures(row("poverty_rate", "4", period=202209), row("poverty_rate", "3"))
    assert [bar.yoy_index for bar in year_bars(rows, catalogue(), "poverty_rate", NINE_MONTHS).bars] == [
        None,
        None,
    ]


def test_parts_add_points_to_their_totals_growth():
    rows = figures(
        row("revenue", "120"), row("revenue", "100", period=202209),
        row("local_revenue", "70"), row("local_revenue", "40", period=202209),
        row("land_use_fees", "30"), row("land_use_fees", "32", period=202209),
    )  # fmt: skip
    found = contribution_rows(unit_report(rows, targets(), catalogue(), NINE_MONTHS))
    assert found[["total", "indicator", "points"]].values.tolist() == [
        ["revenue", "local_revenue", pytest.approx(30)],
        ["local_revenue", "land_use_fees", pytest.approx(-5)],
    ]


def test_a_part_that_began_this_year_adds_all_it_is():
    rows = figures(
        row("revenue", "150"), row("revenue", "100", period=202209),
        row("local_revenue", "60"), row("local_revenue", "0", period=202209),
    )  # fmt: skip
    found = contribution_rows(unit_report(rows, targets(), catalogue(), NINE_MONTHS))
    assert found["points"].tolist() == [60]


def test_without_last_year_nothing_is_added_up():
    rows = figures(row("revenue", "120"), row("local_revenue", "70"))
    assert contribution_rows(unit_report(rows, targets(), catalogue(), NINE_MONTHS)).empty
