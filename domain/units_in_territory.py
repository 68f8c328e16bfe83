"""Whether an office's own unit fits among the units of the territory: its code, its days, its parent."""

from collections.abc import Iterator

from domain.catalogue import Catalogue
from domain.catalogue_rows import Row
from domain.errors import CatalogueError
from domain.names import name_key
from domain.units import LEVELS, OFFICE, Unit

_LENGTHS = (2, 3, 5)


def whole_code(catalogue: Catalogue, text: str) -> str:
    """'06400' for '6400', which a spreadsheet leaves of it when it takes it for a number; '' for no such."""
    held = catalogue.read_official().by_code
    if not text.isdecimal() or text in held:
        return ""
    return next((code for length in _LENGTHS if (code := text.zfill(length)) in held), "")


def territory_faults(catalogue: Catalogue, row: Row, unit: Unit) -> Iterator[CatalogueError]:
    """The faults of one unit that has been laid over the catalogue."""
    held = catalogue.read_official().by_code
    for other in held.get(unit.code, ()):
        if other.key != unit.key and other.overlaps(unit):
            yield row.fault("held", code=unit.code, other=other.key)
    for column in ("code", "official_code", "parent"):
        if whole := whole_code(catalogue, row.text(column)):
            yield row.fault("lost_zeros", column=column, found=row.text(column), expected=whole)
    yield from _namesake_faults(catalogue, row, unit)
    if unit.parent in catalogue.by_code:
        yield from _parent_faults(catalogue, row, unit)


def _namesake_faults(catalogue: Catalogue, row: Row, unit: Unit) -> Iterator[CatalogueError]:
    """Units in the same parent that go by one of its names, whichever code they name the parent by."""
    above = catalogue.parent_of(unit)
    for name in unit.spellings:
        for other in catalogue.territory.by_name.get(name_key(name), ()):
            # The own ones that name the parent alike are held against each other with all the rows.
            told = other.key in catalogue.own and other.parent == unit.parent
            same = other.key in (unit.key, unit.official_key)
            alike = other.level == unit.level and other.overlaps(unit)
            if alike and not same and not told and catalogue.parent_of(other) == above:
                yield row.fault("spelling", found=name, other=other.key)


def _parent_faults(catalogue: Catalogue, row: Row, unit: Unit) -> Iterator[CatalogueError]:
    above = catalogue.parent_of(unit)
    if above is None:
        yield row.fault("parent_then", found=unit.parent, code=unit.code)
    elif LEVELS.index(above.level) >= LEVELS.index(unit.level) and unit.level != OFFICE:
        yield row.fault(
            "parent_level", code=unit.code, level=unit.level, found=unit.parent, expected=above.level
        )
