"""Units: the key is the code and the first day, for a code may pass to another unit."""

from datetime import date

import pytest

from domain.periods import Period
from domain.units import Unit

OLD = Unit("00001", "commune", "Xã Tân Thành", "Tân Thành commune", valid_to=date(2025, 6, 30))
NEW = Unit("00001", "commune", "Xã Tân Thành", "Tân Thành commune", valid_from=date(2025, 7, 1))
FROM_NEW_YEAR = Unit("00002", "commune", "Xã Mới", "New commune", valid_from=date(2025, 1, 1))


def test_the_key_tells_two_holders_of_one_code_apart() -> None:
    assert (OLD.key, NEW.key) == ("00001", "00001@2025-07-01")


@pytest.mark.parametrize(
    ("unit", "period", "stood"),
    [
        (OLD, Period(2025, 6), True),
        (OLD, Period(2025, 7), False),
        (OLD, Period(2025), True),
        (OLD, Period(2026), False),
        (OLD, Period(1990, 12), True),
        (NEW, Period(2025, 6), False),
        (NEW, Period(2025, 7), True),
        (NEW, Period(2025), False),
        (NEW, Period(2026), True),
        (NEW, Period(2090, 3), True),
        (FROM_NEW_YEAR, Period(2025), True),
        (FROM_NEW_YEAR, Period(2024, 12), False),
    ],
    ids=str,
)
def test_a_unit_stands_from_its_first_day_to_its_last(unit: Unit, period: Period, stood: bool) -> None:
    assert unit.valid_in(period) is stood


def test_a_unit_has_a_name_in_each_language() -> None:
    assert (NEW.name("vi"), NEW.name("en")) == ("Xã Tân Thành", "Tân Thành commune")
