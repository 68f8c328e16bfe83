"""In which unit of measure each level of administration reads and writes an indicator."""

from dataclasses import replace

from domain.catalogue import Catalogue
from domain.indicators import Indicator

# What a district or a province counts in thousands of millions a commune counts in millions.
_READ_AS = {level: {"tỷ đồng": "triệu đồng"} for level in ("commune", "village")}


def measure_unit_for(indicator: Indicator, level: str) -> str:
    """The code of the unit in which units of a level (domain.units.LEVELS) read an indicator.

    The catalogue's own but for money, which a commune reads in triệu đồng.
    """
    return _READ_AS.get(level, {}).get(indicator.measure_unit, indicator.measure_unit)


def at_level(catalogue: Catalogue, level: str) -> Catalogue:
    """The catalogue with every indicator in the unit in which a level reads it."""
    if level not in _READ_AS:
        return catalogue
    indicators = {
        code: replace(one, measure_unit=measure_unit_for(one, level))
        for code, one in catalogue.indicators.items()
    }
    return replace(catalogue, indicators=indicators)
