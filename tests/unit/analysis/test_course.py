"""An indicator's course up to its period: plan path, forecast and the unit's own estimate."""

from typing import Any

import pytest

from analysis.course import course_rows, year_forecast
from analysis.report import unit_report
from domain.bars import Trend, YearForecast
from domain.columns import FULL_YEAR
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, target, targets

NINE_MONTHS = Period(2023, 9)


def past(indicator: str, shares: dict[int, int]) -> list[dict[str, Any]]:
    """Past years of 100 each, of which so much was done by nine months."""
    return [
        row(indicator, text, period=year * 100 + months)
        for year, share in shares.items()
        for months, text in ((9, str(share)), (12, "100"))
    ]


def course(*rows: dict[str, Any], plans: Any = None, code: str = "industry") -> Trend:
    stored = figures(*rows)
    report = unit_report(stored, targets() if plans is None else plans, catalogue(), NINE_MONTHS)
    return course_rows(stored, report, catalogue(), code, NINE_MONTHS)


def test_what_came_later_is_not_on_the_page_of_the_period() -> None:
    found = course(
        row("industry", "40", period=202306), row("industry", "60"), row("industry", "90", period=202312)
    )
    assert [point.months for point in found.this_year] == [6, 9]


def test_with_three_past_years_plan_path_and_forecast_follow_their_season() -> None:
    rows = past("industry", {2020: 60, 2021: 60, 2022: 60})
    found = course(row("industry", "66"), *rows, plans=targets(target("industry", "120")))
    assert found.plan is not None
    assert found.plan.steps == ((9, pytest.approx(0.6)),)
    assert found.forecast == YearForecast(9, pytest.approx(110), 0, pytest.approx(110), pytest.approx(110))


def test_without_them_the_year_passes_evenly_and_nothing_is_said_of_how_sure_it_is() -> None:
    found = course(row("industry", "66"), plans=targets(target("industry", "120")))
    assert found.plan is not None
    assert found.plan.steps == ()
    assert found.forecast == YearForecast(9, pytest.approx(88), 0, seasonal=False)


def test_a_rate_has_a_level_to_hold_and_no_forecast() -> None:
    found = course(
        row("poverty_rate", "3,5"), plans=targets(target("poverty_rate", "3,2", "le")), code="poverty_rate"
    )
    assert found.plan is not None
    assert (found.plan.value, found.plan.decimals, found.is_level) == (3.2, 1, True)
    assert found.forecast is None


def test_a_count_is_not_foretold() -> None:
    stored = figures(row("late_cases", "3"))
    report = unit_report(stored, targets(), catalogue(), NINE_MONTHS)
    assert year_forecast(report.iloc[0].to_dict(), NINE_MONTHS) is None


def test_the_units_own_estimate_stands_at_the_years_end() -> None:
    found = course(row("industry", "66"), row("industry", "95,5", FULL_YEAR))
    assert found.full_year is not None
    assert (found.full_year.months, found.full_year.value, found.full_year.decimals) == (12, 95.5, 1)
