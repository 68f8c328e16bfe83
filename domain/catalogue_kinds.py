"""The kinds of rows an office may change: indicators, units, successions, bodies; one shape for all."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, TypeVar

from domain import targets
from domain.bodies import Bodies
from domain.catalogue import Catalogue
from domain.catalogue_cells import Cells, body_cells, indicator_cells, succession_cells, unit_cells
from domain.catalogue_faults import Rows, body_faults, indicator_faults, unit_faults
from domain.catalogue_files import spellings_of
from domain.catalogue_records import (
    BODY_COLUMNS,
    INDICATOR_COLUMNS,
    UNIT_COLUMNS,
    make_body,
    make_indicator,
    make_unit,
)
from domain.catalogue_rows import Row
from domain.errors import CatalogueError
from domain.indicators import COMPLETE, DIRECTIONS, GROUPS, KINDS, PRICE_BASES, WEIGHTED
from domain.territory import SUCCESSION_KINDS
from domain.territory_files import SUCCESSION_COLUMNS, read_successions
from domain.units import LEVELS
from domain.units_in_territory import territory_faults

T = TypeVar("T")
Said = Mapping[str, Cells]
Laid = tuple[Catalogue, list[CatalogueError]]
INDICATORS, UNITS, SUCCESSIONS, BODIES = "indicators", "units", "successions", "bodies"
_FLAGS = ("yes", "no")


class Kind(NamedTuple):
    """How rows of a kind are told apart, found in a catalogue, and laid over it.

    `closed` has the columns that take words of a list; `own` gives the catalogue's rows by key, `standing`
    the row of one key, the territory's too; `lay` gives the catalogue with rows, or the same and the faults.
    """

    columns: tuple[str, ...]
    closed: Mapping[str, tuple[str, ...]]
    key: Callable[[Mapping[str, str]], str]
    own: Callable[[Catalogue], Mapping[str, Cells]]
    standing: Callable[[Catalogue, str], Cells | None]
    lay: Callable[[Catalogue, Said], Laid]


def unit_key(cells: Mapping[str, str]) -> str:
    """The key of the unit of a row of units.csv."""
    return f"{cells['code']}@{cells['valid_from']}" if cells["valid_from"] else cells["code"]


def succession_key(cells: Mapping[str, str]) -> str:
    """What tells a succession apart: its two units."""
    return f"{cells['predecessor']}>{cells['successor']}"


def _code(cells: Mapping[str, str]) -> str:
    return cells["code"]


def _lay_units(base: Catalogue, said: Said) -> Laid:
    made, faults = _made(UNITS, said, make_unit)
    laid = replace(base, own={**base.own, **_things(made)})
    try:
        # Successions that an office has stated must still hold.
        laid.territory  # noqa: B018 - it is read here
    except CatalogueError as why:
        return base, [*faults, why]
    faults += unit_faults(_beside(UNITS, made, base.own), lambda code: code in laid.by_code)
    faults += chain.from_iterable(territory_faults(laid, row, unit) for row, unit in made.values())
    return (base if faults else laid), faults


def _lay_successions(base: Catalogue, said: Said) -> Laid:
    rows = {succession_key(row.cells): row for row in base.stated} | _rows(SUCCESSIONS, said, {})
    changed = [rows[key] for key in said]
    _, faults = read_successions(changed, base.territory.units, base.territory.successions)
    return (base if faults else replace(base, stated=tuple(rows.values()))), faults


def _lay_bodies(base: Catalogue, said: Said) -> Laid:
    made, faults = _made(BODIES, said, make_body)
    faults += body_faults(_beside(BODIES, made, base.bodies.by_code))
    bodies = {**base.bodies.by_code, **_things(made)}.values()
    return (base if faults else replace(base, bodies=Bodies.of(bodies))), faults


def _lay_indicators(base: Catalogue, said: Said) -> Laid:
    orders = {one.code: one.order for one in base.indicators.values()}
    made, faults = _made(INDICATORS, said, make_indicator(base.measure_units), orders)
    faults += indicator_faults(_beside(INDICATORS, made, base.indicators))
    indicators = {**base.indicators, **_things(made)}
    spelled = spellings_of(indicators.values())
    return (base if faults else replace(base, indicators=indicators, _spelled=spelled)), faults


def _made(
    kind: str, said: Said, make: Callable[[Row], T], orders: Mapping[str, int] | None = None
) -> tuple[dict[str, tuple[Row, T]], list[CatalogueError]]:
    """What the rows make, by key, and the faults of those that make nothing."""
    made, faults = dict[str, tuple[Row, T]](), list[CatalogueError]()
    for key, row in _rows(kind, said, orders or {}).items():
        try:
            made[key] = (row, make(row))
        except CatalogueError as why:
            faults.append(why)
    return made, faults


def _rows(kind: str, said: Said, orders: Mapping[str, int]) -> dict[str, Row]:
    """Rows under the names they have in a fault; one that is new comes after all others."""
    after = max(orders.values(), default=0) + 1
    places = {key: after + place for place, key in enumerate(key for key in said if key not in orders)}
    return {key: Row(f"{kind}:{key}", {**places, **orders}[key], dict(cells)) for key, cells in said.items()}


def _things(made: Mapping[str, tuple[Row, T]]) -> dict[str, T]:
    return {key: thing for key, (_, thing) in made.items()}


def _beside(kind: str, made: Mapping[str, tuple[Row, T]], standing: Mapping[str, T]) -> Rows[T]:
    """All that stands or was made, with rows that name it; what was made comes last, to be at fault."""
    stood = [(Row(f"{kind}:{key}", 0, {}), thing) for key, thing in standing.items() if key not in made]
    return [*stood, *made.values()]


def _indicator(catalogue: Catalogue, key: str) -> Cells | None:
    return indicator_cells(catalogue.indicators[key]) if key in catalogue.indicators else None


def _unit(catalogue: Catalogue, key: str) -> Cells | None:
    return unit_cells(catalogue.units[key]) if key in catalogue.units else None


def _body(catalogue: Catalogue, key: str) -> Cells | None:
    return body_cells(catalogue.bodies.by_code[key]) if key in catalogue.bodies.by_code else None


def _succession(catalogue: Catalogue, key: str) -> Cells | None:
    found = (one for one in catalogue.territory.successions if f"{one.predecessor}>{one.successor}" == key)
    return next(map(succession_cells, found), None)


# In the order in which they rest on each other.
KINDS_OF_ROWS: dict[str, Kind] = {
    UNITS: Kind(
        UNIT_COLUMNS,
        {"level": LEVELS, "invented": _FLAGS},
        unit_key,
        lambda catalogue: {key: unit_cells(one) for key, one in catalogue.own.items()},
        _unit,
        _lay_units,
    ),
    SUCCESSIONS: Kind(
        SUCCESSION_COLUMNS,
        {"kind": SUCCESSION_KINDS},
        succession_key,
        lambda catalogue: {succession_key(row.cells): dict(row.cells) for row in catalogue.stated},
        _succession,
        _lay_successions,
    ),
    BODIES: Kind(
        BODY_COLUMNS,
        {},
        _code,
        lambda catalogue: {key: body_cells(one) for key, one in catalogue.bodies.by_code.items()},
        _body,
        _lay_bodies,
    ),
    INDICATORS: Kind(
        INDICATOR_COLUMNS,
        {
            "group": GROUPS,
            "kind": KINDS,
            "cumulates": _FLAGS,
            "direction": DIRECTIONS,
            "target_form": ("", *targets.OPERATORS),
            "price_basis": PRICE_BASES,
            "parts": ("", COMPLETE, WEIGHTED),
        },
        _code,
        lambda catalogue: {key: indicator_cells(one) for key, one in catalogue.indicators.items()},
        _indicator,
        _lay_indicators,
    ),
}
