"""Periods: a year and its first n months, cumulative from January."""

from datetime import date

import pytest

from domain.errors import NotKnown
from domain.periods import Period

EVERY_PERIOD = [Period(2024, months) for months in range(13)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023-9M", Period(2023, 9)),
        ("2023-12M", Period(2023, 12)),
        ("2023-09M", Period(2023, 9)),
        ("2024", Period(2024)),
        (" 2024 ", Period(2024)),
    ],
)
def test_a_period_is_read_as_written(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "", "2023-0M", "2023-13M", "2023-9", "9M-2023", "9 tháng", "23-9M", "1899-9M", "2101", "2023-9m",
        "2023/9M",
    ],
)  # fmt: skip
def test_anything_else_is_not_known(text: str) -> None:
    with pytest.raises(NotKnown) as why:
        Period.parse(text)
    assert why.value.what == "period"


@pytest.mark.parametrize(("year", "months"), [(1944, 9), (2101, 9), (2023, 13), (2023, -1)])
def test_no_period_stands_outside_its_bounds(year: int, months: int) -> None:
    with pytest.raises(NotKnown):
        Period(year, months)


@pytest.mark.parametrize("period", EVERY_PERIOD, ids=str)
def test_text_and_code_lead_back_to_the_period(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.from_code(period.code) == period


def test_codes_are_as_the_store_keeps_them() -> None:
    assert [Period(2023, 9).code, Period(2023, 12).code, Period(2024).code] == [202309, 202312, 202400]


@pytest.mark.parametrize(
    ("period", "last_day"),
    [
        (Period(2023, 9), date(2023, 9, 30)),
        (Period(2023, 2), date(2023, 2, 28)),
        (Period(2024, 2), date(2024, 2, 29)),
        (Period(2024, 12), date(2024, 12, 31)),
        (Period(2024), date(2024, 12, 31)),
    ],
    ids=str,
)
def test_a_period_ends_on_the_last_day_of_its_last_month(period: Period, last_day: date) -> None:
    assert period.end == last_day


def test_last_year_is_the_same_months() -> None:
    assert Period(2023, 9).year_before == Period(2022, 9)
    assert Period(2024).year_before == Period(2023)
    assert Period(2023, 9).plan_year == Period(2023)


@pytest.mark.parametrize(
    ("months", "before"), [(3, None), (6, 3), (9, 6), (12, 9), (5, 3), (10, 9), (2, None)]
)
def test_the_quarter_before_stays_within_the_year(months: int, before: int | None) -> None:
    assert Period(2023, months).quarter_before == (Period(2023, before) if before else None)


def test_periods_stand_in_order_of_time() -> None:
    mixed = [Period(2024, 3), Period(2023, 12), Period(2023, 9), Period(2024)]
    assert sorted(mixed) == [Period(2023, 9), Period(2023, 12), Period(2024), Period(2024, 3)]
