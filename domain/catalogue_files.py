"""The files of the catalogue, read strictly: a broken one is refused with file, row and reason."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from domain import catalogue_records as records
from domain.catalogue import Catalogue, OwnFirst
from domain.catalogue_rows import Row, read_rows
from domain.errors import CatalogueError
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import name_key
from domain.territory_files import SUCCESSIONS, load_territory
from domain.units import Unit

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUE = PROJECT / "data" / "catalogue"
SAMPLES = PROJECT / "data" / "samples" / "catalogue"
TERRITORY = PROJECT / "data" / "territory"

T = TypeVar("T")
Named = TypeVar("Named", Unit, Indicator)
Rows = list[tuple[Row, T]]


def catalogue_for(demonstration: bool) -> Catalogue:
    """The project's catalogue; with the invented units of the samples for a demonstration store."""
    own = load_catalogue(CATALOGUE, SAMPLES) if demonstration else load_catalogue(CATALOGUE)
    return with_territory(own, TERRITORY, CATALOGUE / SUCCESSIONS)


def with_territory(catalogue: Catalogue, folder: Path, stated: Path | None = None) -> Catalogue:
    """A catalogue that also finds the units of a territory, whose files are read when first needed."""
    read = cache(lambda: load_territory(folder, catalogue.units.values(), stated))
    units = OwnFirst(catalogue.units, lambda key: read().unit(key))
    return replace(catalogue, units=units, read_territory=read)


def load_catalogue(*folders: Path) -> Catalogue:
    """The catalogue in one or more folders, the later ones adding rows; raises CatalogueError."""
    measured = _read(
        folders,
        "measure_units.csv",
        records.MEASURE_UNIT_COLUMNS,
        records.make_measure_unit,
        lambda m: m.code,
    )
    _check_spellings(measured)
    measure_units = MeasureUnits.of([made for _, made in measured])
    units = _read(folders, "units.csv", records.UNIT_COLUMNS, records.make_unit, lambda u: u.key)
    _check_parents(units)
    _check_validity(units)
    indicators = _read(
        folders,
        "indicators.csv",
        records.INDICATOR_COLUMNS,
        records.make_indicator(measure_units),
        lambda i: i.code,
    )
    check_indicators(indicators)
    codes = frozenset(unit.code for _, unit in units)
    tasks = _read(
        folders,
        "tasks.csv",
        records.TASK_COLUMNS,
        records.make_task(codes, frozenset(one.code for _, one in indicators)),
        lambda task: (task.unit, task.year, task.code),
    )
    shortcomings = _read(
        folders,
        "shortcomings.csv",
        records.SHORTCOMING_COLUMNS,
        records.make_shortcoming(codes),
        lambda one: (one.unit, one.period, one.code),
    )
    by_code = {one.code: one for _, one in indicators}
    return Catalogue(
        {unit.key: unit for _, unit in units},
        by_code,
        measure_units,
        tuple(task for _, task in tasks),
        tuple(one for _, one in shortcomings),
        spellings_of(by_code.values()),
    )


def _read(
    folders: tuple[Path, ...],
    name: str,
    columns: tuple[str, ...],
    make: Callable[[Row], T],
    key: Callable[[T], Hashable],
) -> Rows[T]:
    """What the rows of a file make, in every folder that has it; a key may stand once."""
    files = [folder / name for folder in folders if (folder / name).exists()]
    if not files:
        raise CatalogueError(name, 1, "no such file in the catalogue")
    found = [(row, make(row)) for file in files for row in read_rows(file, columns)]
    seen = set()
    for row, made in found:
        if key(made) in seen:
            raise row.fault(f"{key(made)} stands twice")
        seen.add(key(made))
    return found


def _check_spellings(measured: Rows[MeasureUnit]) -> None:
    """One spelling may name one unit of measure only."""
    named: dict[str, str] = {}
    for row, unit in measured:
        for spelling in (unit.code, *unit.aliases):
            if named.setdefault(name_key(spelling), unit.code) != unit.code:
                raise row.fault(f"{spelling!r} already names {named[name_key(spelling)]!r}")


def _check_parents(rows: Rows[Named]) -> None:
    """Every parent is there, and nothing is its own ancestor."""
    parents: dict[str, set[str]] = {}
    for _, thing in rows:
        parents.setdefault(thing.code, set()).add(thing.parent)
    for row, thing in rows:
        if thing.parent and thing.parent not in parents:
            raise row.fault(f"parent {thing.parent!r} of {thing.code} is not in the file")
        above, seen = {thing.parent} - {""}, set[str]()
        while above:
            if thing.code in above:
                raise row.fault(f"{thing.code} is its own ancestor")
            seen |= above
            above = {p for code in above for p in parents.get(code, ())} - seen - {""}


def check_indicators(indicators: Rows[Indicator]) -> None:
    """Raise CatalogueError unless every parent is there, a part and its total are valued at the same
    prices, and what a rate is weighted by is known.
    """
    _check_parents(indicators)
    known = {one.code: one for _, one in indicators}
    for row, one in indicators:
        total = known.get(one.parent)
        if total is not None and total.price_basis != one.price_basis:
            raise row.fault(f"price_basis is {one.price_basis!r}, that of {total.code} {total.price_basis!r}")
        if one.weight and one.weight not in known:
            raise row.fault(f"weight {one.weight!r} of {one.code} is not in the file")


def _check_validity(units: Rows[Unit]) -> None:
    """Two units may hold one code only one after the other."""
    held: dict[str, list[Unit]] = {}
    for row, unit in units:
        for other in held.setdefault(unit.code, []):
            if unit.overlaps(other):
                raise row.fault(f"{unit.code} is held by {other.key} at the same time")
        held[unit.code].append(unit)


def spellings_of(indicators: Iterable[Indicator]) -> dict[str, tuple[Indicator, ...]]:
    """Indicators by the key of every name they answer to."""
    spelled: dict[str, tuple[Indicator, ...]] = {}
    for one in indicators:
        names = (one.code, one.name_vi, one.short_vi, one.name_en, one.short_en, *one.aliases)
        for key in {name_key(n) for n in names if n}:
            spelled[key] = (*spelled.get(key, ()), one)
    return spelled
