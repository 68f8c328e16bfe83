"""The files of the catalogue, read strictly: a broken one is refused with file, row and reason."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from domain import catalogue_records as records
from domain.bodies import Bodies
from domain.catalogue import Catalogue
from domain.catalogue_faults import (
    Rows,
    body_faults,
    indicator_faults,
    require_none,
    spelling_faults,
    unit_faults,
)
from domain.catalogue_rows import Row, read_rows
from domain.errors import CatalogueError
from domain.indicators import Indicator
from domain.measure_units import MeasureUnits
from domain.names import name_key
from domain.territory_files import SUCCESSIONS, load_territory, read_stated

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUE = PROJECT / "data" / "catalogue"
SAMPLES = PROJECT / "data" / "samples" / "catalogue"
TERRITORY = PROJECT / "data" / "territory"

T = TypeVar("T")


def catalogue_for(demonstration: bool) -> Catalogue:
    """The project's catalogue; with the invented units of the samples for a demonstration store."""
    own = load_catalogue(CATALOGUE, SAMPLES) if demonstration else load_catalogue(CATALOGUE)
    return with_territory(own, TERRITORY, CATALOGUE / SUCCESSIONS)


def with_territory(catalogue: Catalogue, folder: Path, stated: Path | None = None) -> Catalogue:
    """A catalogue that also finds the units of a territory, whose files are read when first needed."""
    rows = read_stated(stated) if stated and stated.exists() else ()
    return replace(catalogue, stated=rows, read_official=cache(lambda: load_territory(folder)))


def load_catalogue(*folders: Path) -> Catalogue:
    """The catalogue in one or more folders, the later ones adding rows; raises CatalogueError."""
    measured = _read(
        folders,
        "measure_units.csv",
        records.MEASURE_UNIT_COLUMNS,
        records.make_measure_unit,
        lambda m: m.code,
    )
    require_none(spelling_faults(measured))
    measure_units = MeasureUnits.of([made for _, made in measured])
    units = _read(folders, "units.csv", records.UNIT_COLUMNS, records.make_unit, lambda u: u.key)
    require_none(unit_faults(units))
    bodies = _read(folders, "bodies.csv", records.BODY_COLUMNS, records.make_body, lambda one: one.code)
    require_none(body_faults(bodies))
    indicators = _read(
        folders,
        "indicators.csv",
        records.INDICATOR_COLUMNS,
        records.make_indicator(measure_units),
        lambda i: i.code,
    )
    require_none(indicator_faults(indicators))
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
        Bodies.of(body for _, body in bodies),
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
        raise CatalogueError(name, 1, "no_file")
    found = [(row, make(row)) for file in files for row in read_rows(file, columns)]
    seen = set()
    for row, made in found:
        if key(made) in seen:
            raise row.fault("twice", found=_shown(key(made)))
        seen.add(key(made))
    return found


def _shown(key: Hashable) -> str:
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def spellings_of(indicators: Iterable[Indicator]) -> dict[str, tuple[Indicator, ...]]:
    """Indicators by the key of every name they answer to."""
    spelled: dict[str, tuple[Indicator, ...]] = {}
    for one in indicators:
        names = (one.code, one.name_vi, one.short_vi, one.name_en, one.short_en, *one.aliases)
        for key in {name_key(n) for n in names if n}:
            spelled[key] = (*spelled.get(key, ()), one)
    return spelled
