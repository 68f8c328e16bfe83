"""Money in the unit of the level: triệu đồng in a commune, tỷ đồng above; the rest as it is."""

import pytest

from domain.catalogue import Catalogue
from domain.level_units import measure_unit_for
from domain.units import LEVELS


@pytest.mark.parametrize(
    ("level", "unit"),
    [("country", "tỷ đồng"), ("province", "tỷ đồng"), ("district", "tỷ đồng"), ("commune", "triệu đồng")],
)
def test_money_is_read_in_the_unit_of_the_level(catalogue: Catalogue, level: str, unit: str) -> None:
    assert measure_unit_for(catalogue.indicators["budget_revenue_total"], level) == unit


@pytest.mark.parametrize("level", LEVELS)
def test_every_indicator_has_a_unit_that_its_own_can_be_brought_into(
    catalogue: Catalogue, level: str
) -> None:
    units = catalogue.measure_units
    for one in catalogue.indicators.values():
        found = units.by_code[measure_unit_for(one, level)]
        assert units.factor(units.by_code[one.measure_unit], found) is not None
        if found.base != "đồng":
            assert found.code == one.measure_unit
