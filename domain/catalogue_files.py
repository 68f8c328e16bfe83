"""The files of the catalogue, read strictly: a broken one is refused with file, row and reason."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from domain import targets
from domain.catalogue import Catalogue
from domain.catalogue_rows import Row, read_rows
from domain.errors import CatalogueError, NotKnown
from domain.indicators import DIRECTIONS, GROUPS, KINDS, Indicator
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import name_key
from domain.periods import Period
from domain.tasks import INFERRED, STATED, TASK_STATES, Shortcoming, Task
from domain.units import LEVELS, Unit

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUE = PROJECT / "data" / "catalogue"
SAMPLES = PROJECT / "data" / "samples" / "catalogue"

T = TypeVar("T")
Named = TypeVar("Named", Unit, Indicator)

UNIT_COLUMNS = (
    "code", "level", "name_vi", "name_en", "parent", "valid_from", "valid_to", "official_code", "invented",
    "aliases",
)  # fmt: skip
INDICATOR_COLUMNS = (
    "code", "group", "parent", "name_vi", "name_en", "short_vi", "short_en", "measure_unit", "kind",
    "cumulates", "direction", "decimals", "target_form", "aliases",
)  # fmt: skip
MEASURE_UNIT_COLUMNS = ("code", "name_en", "base", "factor", "aliases")
TASK_COLUMNS = (
    "unit", "year", "code", "title_vi", "title_en", "written", "state", "lead_body", "items", "deadline",
    "note",
)  # fmt: skip
SHORTCOMING_COLUMNS = ("unit", "period", "code", "title_vi", "title_en", "written")


def catalogue_for(demonstration: bool) -> Catalogue:
    """The project's catalogue; with the invented units of the samples for a demonstration store."""
    return load_catalogue(CATALOGUE, SAMPLES) if demonstration else load_catalogue(CATALOGUE)


def load_catalogue(*folders: Path) -> Catalogue:
    """The catalogue in one or more folders, the later ones adding rows; raises CatalogueError."""
    measure_units = MeasureUnits.of(_all(folders, "measure_units.csv", MEASURE_UNIT_COLUMNS, _measure_unit))
    units = _by_key(folders, "units.csv", UNIT_COLUMNS, _unit, lambda u: u.key)
    indicators = _by_key(
        folders, "indicators.csv", INDICATOR_COLUMNS, _indicator(measure_units), lambda i: i.code
    )
    _check_parents(indicators, "indicators.csv")
    _check_parents({u.code: u for u in units.values()}, "units.csv")
    codes = frozenset(u.code for u in units.values())
    return Catalogue(
        units,
        indicators,
        measure_units,
        tuple(_all(folders, "tasks.csv", TASK_COLUMNS, _task(codes))),
        tuple(_all(folders, "shortcomings.csv", SHORTCOMING_COLUMNS, _shortcoming(codes))),
        _spellings(indicators),
    )


def _all(folders: tuple[Path, ...], name: str, columns: tuple[str, ...], make: Callable[[Row], T]) -> list[T]:
    files = [folder / name for folder in folders if (folder / name).exists()]
    if not files:
        raise CatalogueError(name, 1, "no such file in the catalogue")
    return [make(row) for file in files for row in read_rows(file, columns)]


def _by_key(
    folders: tuple[Path, ...],
    name: str,
    columns: tuple[str, ...],
    make: Callable[[Row], T],
    key: Callable[[T], str],
) -> dict[str, T]:
    found: dict[str, T] = {}

    def add(row: Row) -> T:
        made = make(row)
        if key(made) in found:
            raise row.fault(f"{key(made)} stands twice")
        found[key(made)] = made
        return made

    _all(folders, name, columns, add)
    return found


def _measure_unit(row: Row) -> MeasureUnit:
    return MeasureUnit(
        row.required("code"),
        row.required("name_en"),
        row.required("base"),
        row.amount("factor"),
        row.names("aliases"),
    )


def _unit(row: Row) -> Unit:
    unit = Unit(
        row.required("code"),
        row.one_of("level", LEVELS),
        row.required("name_vi"),
        row.required("name_en"),
        row.text("parent"),
        row.day("valid_from"),
        row.day("valid_to"),
        row.text("official_code"),
        row.flag("invented"),
        row.names("aliases"),
    )
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise row.fault("valid_to is before valid_from")
    return unit


def _indicator(measure_units: MeasureUnits) -> Callable[[Row], Indicator]:
    def make(row: Row) -> Indicator:
        if row.required("measure_unit") not in measure_units.by_code:
            raise row.fault(f"measure_unit {row.text('measure_unit')!r} is not in measure_units.csv")
        return Indicator(
            row.required("code"),
            row.one_of("group", GROUPS),
            row.text("parent"),
            row.required("name_vi"),
            row.required("name_en"),
            row.text("measure_unit"),
            row.one_of("kind", KINDS),
            row.flag("cumulates"),
            row.one_of("direction", DIRECTIONS),
            row.whole("decimals"),
            row.one_of("target_form", ("", *targets.OPERATORS)),
            row.number,
            row.text("short_vi"),
            row.text("short_en"),
            row.names("aliases"),
        )

    return make


def _task(units: frozenset[str]) -> Callable[[Row], Task]:
    def make(row: Row) -> Task:
        stated, year = row.day("deadline"), row.whole("year")
        return Task(
            _known_unit(row, units),
            year,
            row.required("code"),
            row.required("title_vi"),
            row.required("title_en"),
            row.required("written"),
            row.one_of("state", TASK_STATES),
            row.text("lead_body"),
            row.names("items"),
            stated or date(year, 12, 31),
            STATED if stated else INFERRED,
            row.text("note"),
        )

    return make


def _shortcoming(units: frozenset[str]) -> Callable[[Row], Shortcoming]:
    def make(row: Row) -> Shortcoming:
        try:
            period = str(Period.parse(row.required("period")))
        except NotKnown as why:
            raise row.fault(str(why)) from why
        return Shortcoming(
            _known_unit(row, units),
            period,
            row.required("code"),
            row.required("title_vi"),
            row.required("title_en"),
            row.required("written"),
        )

    return make


def _known_unit(row: Row, units: frozenset[str]) -> str:
    if row.required("unit") not in units:
        raise row.fault(f"unit {row.text('unit')!r} is not in units.csv")
    return row.text("unit")


def _check_parents(things: dict[str, Named], file: str) -> None:
    for number, (code, thing) in enumerate(things.items(), start=2):
        seen, parent = {code}, thing.parent
        while parent:
            if parent not in things:
                raise CatalogueError(file, number, f"parent {parent!r} of {code} is not in the file")
            if parent in seen:
                raise CatalogueError(file, number, f"{code} is its own ancestor")
            seen.add(parent)
            parent = things[parent].parent


def _spellings(indicators: dict[str, Indicator]) -> dict[str, tuple[Indicator, ...]]:
    spelled: dict[str, tuple[Indicator, ...]] = {}
    for one in indicators.values():
        names = (one.code, one.name_vi, one.short_vi, one.name_en, one.short_en, *one.aliases)
        for key in {name_key(n) for n in names if n}:
            spelled[key] = (*spelled.get(key, ()), one)
    return spelled
