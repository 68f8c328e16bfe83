"""What is wrong with the rows of a catalogue beside each other: every fault, in the order of the rows."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from domain.bodies import Body
from domain.catalogue_rows import Row
from domain.errors import CatalogueError
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit
from domain.names import name_key
from domain.units import Unit

T = TypeVar("T")
Named = TypeVar("Named", Unit, Indicator)
Rows = list[tuple[Row, T]]
Faults = Iterator[CatalogueError]


def require_none(faults: Iterable[CatalogueError]) -> None:
    """Raise the first of the faults, if there is any."""
    for fault in faults:
        raise fault


def spelling_faults(measured: Rows[MeasureUnit]) -> Faults:
    """One spelling may name one unit of measure only."""
    return _named_twice((row, one.code, (one.code, *one.aliases)) for row, one in measured)


def body_faults(bodies: Rows[Body]) -> Faults:
    """One name may be that of one body only."""
    return _named_twice((row, one.code, one.spellings) for row, one in bodies)


def unit_faults(units: Rows[Unit], elsewhere: Callable[[str], bool] = lambda _: False) -> Faults:
    """Every parent is there (a code known `elsewhere` will do), one unit at a time holds a code, and of those
    in one parent one at a time goes by a name.
    """
    yield from _parent_faults(units, elsewhere)
    yield from _validity_faults(units)
    yield from _namesake_faults(units)
    yield from _official_faults(units)


def indicator_faults(indicators: Rows[Indicator]) -> Faults:
    """Every parent is there, a part and its total are valued at the same prices, what a rate is weighted by
    is known, and each is told from all others by what is written of it.
    """
    yield from _parent_faults(indicators, lambda _: False)
    yield from _spelled_faults(indicators)
    known = {one.code: one for _, one in indicators}
    for row, one in indicators:
        total = known.get(one.parent)
        if total is not None and total.price_basis != one.price_basis:
            yield row.fault(
                "price_basis", found=one.price_basis, total=total.code, expected=total.price_basis
            )
        if one.weight and one.weight not in known:
            yield row.fault("weight", found=one.weight, code=one.code)


def _named_twice(named: Iterable[tuple[Row, str, Iterable[str]]]) -> Faults:
    first: dict[str, str] = {}
    for row, code, spellings in named:
        for spelling in spellings:
            other = first.setdefault(name_key(spelling), code)
            if other != code:
                yield row.fault("spelling", found=spelling, other=other)


def _spelled_faults(indicators: Rows[Indicator]) -> Faults:
    """A full name is one indicator's alone; other names may be those of parts of different totals too, as
    the total above a row tells them apart.
    """
    held, whole, parts = dict[str, str](), dict[str, str](), dict[tuple[str, str], str]()
    for row, one in indicators:
        full = (one.code, one.name_vi, one.name_en)
        for spelling in (*full, *filter(None, (one.short_vi, one.short_en, *one.aliases))):
            key = name_key(spelling)
            others = (held if spelling in full else whole).get(key), parts.get((one.parent, key))
            if other := next((code for code in others if code and code != one.code), ""):
                yield row.fault("spelling", found=spelling, other=other)
                break
            if spelling in full:
                whole[key] = one.code
            held.setdefault(key, one.code)
            parts[one.parent, key] = one.code


def _namesake_faults(units: Rows[Unit]) -> Faults:
    """Two units of one level in one parent may go by one name only one after the other."""
    named: dict[tuple[str, str, str], list[Unit]] = {}
    for row, unit in units:
        for name in dict.fromkeys(map(name_key, unit.spellings)):
            alike = named.setdefault((unit.parent, unit.level, name), [])
            for other in alike:
                if other.code != unit.code and unit.overlaps(other):
                    yield row.fault("spelling", found=unit.name_vi, other=other.key)
            alike.append(unit)


def _parent_faults(rows: Rows[Named], elsewhere: Callable[[str], bool]) -> Faults:
    """Every parent is there, and nothing is its own ancestor."""
    parents: dict[str, set[str]] = {}
    for _, thing in rows:
        parents.setdefault(thing.code, set()).add(thing.parent)
    for row, thing in rows:
        if thing.parent and thing.parent not in parents and not elsewhere(thing.parent):
            yield row.fault("parent", found=thing.parent, code=thing.code)
        above, seen = {thing.parent} - {""}, set[str]()
        while above:
            if thing.code in above:
                yield row.fault("own_ancestor", code=thing.code)
                break
            seen |= above
            above = {p for code in above for p in parents.get(code, ())} - seen - {""}


def _validity_faults(units: Rows[Unit]) -> Faults:
    """Two units may hold one code only one after the other."""
    held: dict[str, list[Unit]] = {}
    for row, unit in units:
        for other in held.setdefault(unit.code, []):
            if unit.overlaps(other):
                yield row.fault("held", code=unit.code, other=other.key)
        held[unit.code].append(unit)


def _official_faults(units: Rows[Unit]) -> Faults:
    """Two units may not both take the place of one of the territory."""
    taken: dict[str, str] = {}
    for row, unit in units:
        if unit.official_code and (other := taken.setdefault(unit.official_key, unit.key)) != unit.key:
            yield row.fault("official_taken", found=unit.official_code, other=other)
