"""Year on year: what is stored, then the report's own column, then the index it states."""

import pytest

from analysis.report import unit_report
from domain.columns import YOY_INDEX
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, targets, told


def row_of(*rows):
    return unit_report(figures(*rows), targets(), catalogue(), Period(2023, 9)).iloc[0]


def test_the_stored_value_of_the_same_months_comes_first():
    one = row_of(*told("trade", "110", index="105", prior="104"), row("trade", "100", period=202209))
    assert one.yoy_index == pytest.approx(110)
    assert (one.prior, one.yoy_decimals, one.yoy_origin, one.yoy_basis) == (100, 1, "computed", "stored")


def test_other_months_and_other_years_are_no_base():
    one = row_of(row("trade", "110"), row("trade", "100", period=202212), row("trade", "90", period=202109))
    assert (one.yoy_origin, one.yoy_reason) == ("none", "no_prior")


def test_the_column_of_the_same_report_comes_second():
    one = row_of(*told("trade", "110", index="105", prior="88"))
    assert one.yoy_index == pytest.approx(125)
    assert (one.yoy_origin, one.yoy_basis) == ("computed", "same_report")


def test_a_stated_index_keeps_its_digits():
    one = row_of(*told("industry", "4.132", index="106,7"))
    assert (one.yoy_index, one.yoy_decimals, one.yoy_origin, one.yoy_basis) == (106.7, 1, "reported", "")


def test_a_fall_is_an_index_below_100():
    one = row_of(row("trade", "96"), row("trade", "100", period=202209))
    assert one.yoy_index == pytest.approx(96)


@pytest.mark.parametrize("prior", ["0", "-5"])
def test_a_base_of_zero_or_less_gives_no_index_but_stays_visible(prior):
    one = row_of(row("trade", "96"), row("trade", prior, period=202209))
    assert (one.prior, one.yoy_origin, one.yoy_reason) == (float(prior), "none", "prior_not_positive")


def test_a_rate_is_compared_in_points():
    one = row_of(row("poverty_rate", "3,15"), row("poverty_rate", "5", period=202209))
    assert (one.prior, one.yoy_origin, one.yoy_reason) == (5, "none", "rate_in_points")


def test_an_index_given_twice_stays_one_row():
    twice = [row("trade", "105", YOY_INDEX), row("trade", "106", YOY_INDEX, assigner="district")]
    report = unit_report(figures(row("trade", "96"), *twice), targets(), catalogue(), Period(2023, 9))
    assert report["yoy_index"].tolist() == [105]
