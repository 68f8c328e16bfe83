"""The files of the territory, read strictly: a broken one is refused with file, row and reason.

They are the importer's own (tools/territory.py); an office lays its own units and successions over them.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from domain.catalogue_faults import require_none
from domain.catalogue_rows import Row, read_rows
from domain.errors import CatalogueError
from domain.territory import SUCCESSION_KINDS, Succession, Territory
from domain.units import ADMINISTRATIVE, Unit, english_name

UNITS, SUCCESSIONS = "units.csv", "successions.csv"
UNIT_COLUMNS = ("code", "level", "name_vi", "parent", "valid_from", "valid_to")
SUCCESSION_COLUMNS = ("predecessor", "successor", "day", "kind", "share")
_ROUNDING = 1e-9


def load_territory(folder: Path, own: Iterable[Unit] = (), stated: Path | None = None) -> Territory:
    """The units and successions of a folder, with own ones laid over them; raises CatalogueError."""
    units = _read_units(folder / UNITS)
    rows = read_rows(folder / SUCCESSIONS, SUCCESSION_COLUMNS, _name(folder / SUCCESSIONS))
    successions, faults = read_successions(rows, units, ())
    require_none(faults)
    own_rows = read_stated(stated) if stated and stated.exists() else ()
    return lay_over(Territory(units, successions), own, own_rows)


def read_stated(file: Path) -> tuple[Row, ...]:
    """The rows of a file of successions that an office states itself; raises CatalogueError."""
    return tuple(read_rows(file, SUCCESSION_COLUMNS, _name(file)))


def lay_over(official: Territory, own: Iterable[Unit], stated: Iterable[Row] = ()) -> Territory:
    """A territory with an office's own units and successions; raises CatalogueError where one does not fit.

    A unit of `own` that names an official code and the same days stands for the unit of the territory;
    a row of `stated` adds a succession, or states the share of one that is there.
    """
    territory = official.with_own(own)
    successions, faults = read_successions(stated, territory.units, territory.successions)
    require_none(faults)
    return replace(territory, successions=successions)


def _read_units(file: Path) -> dict[str, Unit]:
    name, units, held = _name(file), dict[str, Unit](), dict[str, list[Unit]]()
    rows = []
    for row in read_rows(file, UNIT_COLUMNS, name):
        unit = _make_unit(row)
        for other in held.setdefault(unit.code, []):
            if unit.overlaps(other):
                raise row.fault("held", code=unit.code, other=other.key)
        held[unit.code].append(unit)
        units[unit.key] = unit
        rows.append((row, unit))
    for row, unit in rows:
        if unit.parent and unit.parent not in held:
            raise row.fault("parent", found=unit.parent, code=unit.code)
    return units


def _make_unit(row: Row) -> Unit:
    code, level, name = row.required("code"), row.one_of("level", ADMINISTRATIVE), row.required("name_vi")
    first, last = row.day("valid_from"), row.day("valid_to")
    if first and last and last < first:
        raise row.fault("ends_before")
    return Unit(code, level, name, english_name(name, level), row.text("parent"), first, last, code)


def read_successions(
    rows: Iterable[Row], units: Mapping[str, Unit], before: Sequence[Succession]
) -> tuple[tuple[Succession, ...], list[CatalogueError]]:
    """The successions of rows, each in place of the one of the same two units before it, and the faults."""
    faults, read = list[CatalogueError](), dict[tuple[str, str], Succession]()
    at, told = dict[str, Row](), list(rows)
    pairs = {_pair(row) for row in told} | {(one.predecessor, one.successor) for one in before}
    for row in told:
        try:
            _require_one_way(row, pairs)
            one = _make_succession(row, units)
            pair = (one.predecessor, one.successor)
            if pair in read:
                raise row.fault("twice", found=f"{one.predecessor} to {one.successor}")
        except CatalogueError as why:
            faults.append(why)
            continue
        read[pair], at[one.predecessor] = one, row
    if not read:
        return tuple(before), faults
    together = {(one.predecessor, one.successor): one for one in before} | read
    for predecessor, shares in _shares(together.values(), at.keys()).items():
        if sum(shares) > 1 + _ROUNDING:
            faults.append(at[predecessor].fault("shares", code=predecessor))
    return tuple(together.values()), faults


def _pair(row: Row) -> tuple[str, str]:
    return row.text("predecessor"), row.text("successor")


def _require_one_way(row: Row, pairs: Container[tuple[str, str]]) -> None:
    """Nothing comes of itself, and of two units one alone comes of the other: their days tell neither."""
    predecessor, successor = _pair(row)
    if predecessor == successor:
        raise row.fault("same_unit", code=predecessor)
    if (successor, predecessor) in pairs:
        raise row.fault("loop", code=predecessor, other=successor)


def _make_succession(row: Row, units: Mapping[str, Unit]) -> Succession:
    keys = _pair(row)
    for key in keys:
        if key not in units:
            raise row.fault("unknown_unit", found=key)
    (predecessor, successor), on = (units[key] for key in keys), row.day("day")
    if on is None or successor.valid_from != on:
        raise row.fault("first_day", found=row.text("day"), other=keys[1])
    if predecessor.valid_to is None or predecessor.valid_to >= on:
        raise row.fault("not_ended", code=keys[0], day=on)
    kind = row.one_of("kind", SUCCESSION_KINDS)
    return Succession(predecessor.key, successor.key, on, kind, _part(row))


def _part(row: Row) -> float | None:
    text = row.text("share")
    try:
        part = float(text) if text else None
    except ValueError:
        part = 0.0
    if part is not None and not 0 < part <= 1:
        raise row.fault("share", found=text)
    return part


def _shares(successions: Iterable[Succession], wanted: Container[str]) -> dict[str, list[float]]:
    shares: dict[str, list[float]] = {}
    for one in successions:
        if one.predecessor in wanted:
            shares.setdefault(one.predecessor, []).append(one.share or 0.0)
    return shares


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
