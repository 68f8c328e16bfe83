"""Whether an office's own unit fits among the units of the territory: its code, its days, its parent."""

from collections.abc import Iterator

from domain.catalogue import Catalogue
from domain.catalogue_rows import Row
from domain.errors import CatalogueError
from domain.units import LEVELS, OFFICE, Unit

_LENGTHS = (2, 3, 5)


def territory_faults(catalogue: Catalogue, row: Row, unit: Unit) -> Iterator[CatalogueError]:
    """The faults of one unit that has been laid over the catalogue."""
    held = catalogue.read_official().by_code
    for other in held.get(unit.code, ()):
        if other.key != unit.key and other.overlaps(unit):
            yield row.fault("held", code=unit.code, other=other.key)
    for column in ("code", "official_code", "parent"):
        text = row.text(column)
        whole = next((code for length in _LENGTHS if (code := text.zfill(length)) in held), "")
        # What a spreadsheet leaves of 06400 when it takes it for a number.
        if text.isdecimal() and text not in held and whole:
            yield row.fault("lost_zeros", column=column, found=text, expected=whole)
    if unit.parent in catalogue.by_code:
        yield from _parent_faults(catalogue, row, unit)


def _parent_faults(catalogue: Catalogue, row: Row, unit: Unit) -> Iterator[CatalogueError]:
    above = catalogue.parent_of(unit)
    if above is None:
        yield row.fault("parent_then", found=unit.parent, code=unit.code)
    elif LEVELS.index(above.level) >= LEVELS.index(unit.level) and unit.level != OFFICE:
        yield row.fault(
            "parent_level", code=unit.code, level=unit.level, found=unit.parent, expected=above.level
        )
