"""The indicator that a row of a form names, with or without its unit of measure: 'Tổng thu (tỷ đồng)'."""

import re

from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.measure_units import MeasureUnits
from loaders import headings
from loaders.form_table import FormTable
from loaders.matching import indicator_for

_WITH_UNIT = re.compile(r"(.*\S)\s*\((?:(?:đvt|đơn vị(?: tính)?)\s*:\s*)?([^()]+)\)", re.IGNORECASE)


def indicator_of(
    table: FormTable, row: int, catalogue: Catalogue, above: tuple[str, ...] = ()
) -> Indicator | None:
    """The indicator of a row; None where it names none, or with another unit than its own column does."""
    name = table.text(row, table.name_column())
    found = indicator_for(name, catalogue, above) if name else None
    if found is None and unit_in_name(table, row, catalogue.measure_units):
        return indicator_for(_parted(name)[0], catalogue, above)
    return found


def unit_in_name(table: FormTable, row: int, units: MeasureUnits) -> str:
    """The unit of measure in brackets behind a row's name; '' without one, or against the row's own."""
    text = _parted(table.text(row, table.name_column()))[1]
    own = table.text(row, table.index_of(headings.MEASURE_UNIT))
    fits = units.find(text) is not None and (not own or units.find(own) == units.find(text))
    return text if fits and not table.canonical else ""


def _parted(name: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it."""
    found = _WITH_UNIT.fullmatch(name)
    return (found[1], found[2].strip()) if found else (name, "")
