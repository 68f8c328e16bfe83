"""The files of the territory, read strictly: a broken one is refused with file, row and reason.

They are the importer's own (tools/territory.py) and long, so they are read without the catalogue's Row.
"""

from collections.abc import Iterable
from pathlib import Path

from domain.catalogue_rows import parse_day, read_cells
from domain.errors import CatalogueError
from domain.territory import SUCCESSION_KINDS, Succession, Territory
from domain.units import LEVELS, Unit, english_name

UNITS, SUCCESSIONS = "units.csv", "successions.csv"
UNIT_COLUMNS = ("code", "level", "name_vi", "parent", "valid_from", "valid_to")
SUCCESSION_COLUMNS = ("predecessor", "successor", "day", "kind", "share")
_ROUNDING = 1e-9


def load_territory(folder: Path, own: Iterable[Unit] = (), stated: Path | None = None) -> Territory:
    """The units and successions of a folder; raises CatalogueError.

    A unit of `own` that names an official code and the same days stands for the unit of the folder, and
    the file `stated`, where there is one, adds successions or states the share of one in the folder.
    """
    units = _read_units(folder / UNITS)
    for unit in own:
        official = f"{unit.official_code}{unit.key.removeprefix(unit.code)}"
        if official in units and units[official].valid_to == unit.valid_to:
            units[official] = unit
        units[unit.key] = unit
    successions = _read_successions(folder / SUCCESSIONS, units, {})
    if stated and stated.exists():
        successions = _read_successions(stated, units, successions)
    return Territory(units, tuple(successions.values()))


def _read_units(file: Path) -> dict[str, Unit]:
    name, units, held = _name(file), dict[str, Unit](), dict[str, list[Unit]]()
    rows = []
    for number, cells in read_cells(file, UNIT_COLUMNS, name):
        try:
            unit = _make_unit(cells)
            for other in held.setdefault(unit.code, []):
                if unit.overlaps(other):
                    raise ValueError(f"{unit.code} is held by {other.key} at the same time")
        except ValueError as why:
            raise CatalogueError(name, number, str(why)) from None
        held[unit.code].append(unit)
        units[unit.key] = unit
        rows.append((number, unit.parent))
    for number, parent in rows:
        if parent and parent not in held:
            raise CatalogueError(name, number, f"parent {parent!r} is not in the file")
    return units


def _make_unit(cells: list[str]) -> Unit:
    code, level, name, parent, valid_from, valid_to = cells
    if not code or not name:
        raise ValueError("code or name_vi is empty")
    if level not in LEVELS:
        raise ValueError(f"level is {level!r}, expected one of {', '.join(LEVELS)}")
    first, last = parse_day(valid_from), parse_day(valid_to)
    if first and last and last < first:
        raise ValueError("valid_to is before valid_from")
    return Unit(code, level, name, english_name(name, level), parent, first, last, code)


def _read_successions(
    file: Path, units: dict[str, Unit], before: dict[tuple[str, str], Succession]
) -> dict[tuple[str, str], Succession]:
    """The successions of a file, each in place of the one before it of the same two units."""
    name, read, numbers = _name(file), dict[tuple[str, str], Succession](), dict[str, int]()
    for number, cells in read_cells(file, SUCCESSION_COLUMNS, name):
        try:
            one = _make_succession(cells, units)
            pair = (one.predecessor, one.successor)
            if pair in read:
                raise ValueError(f"{one.predecessor} to {one.successor} stands twice")
        except ValueError as why:
            raise CatalogueError(name, number, str(why)) from None
        read[pair], numbers[one.predecessor] = one, number
    together = before | read
    for predecessor, shares in _shares(together).items():
        if predecessor in numbers and (sum(shares) > 1 + _ROUNDING):
            raise CatalogueError(name, numbers[predecessor], f"the shares of {predecessor} are more than 1")
    return together


def _make_succession(cells: list[str], units: dict[str, Unit]) -> Succession:
    for key in cells[:2]:
        if key not in units:
            raise ValueError(f"unit {key!r} is not known")
    predecessor, successor, on = units[cells[0]], units[cells[1]], parse_day(cells[2])
    if on is None or successor.valid_from != on:
        raise ValueError(f"day is {cells[2]!r}, expected the first day of {cells[1]}")
    if predecessor.valid_to is None or predecessor.valid_to >= on:
        raise ValueError(f"{cells[0]} had not ended by {on}")
    if cells[3] not in SUCCESSION_KINDS:
        raise ValueError(f"kind is {cells[3]!r}, expected one of {', '.join(SUCCESSION_KINDS)}")
    return Succession(predecessor.key, successor.key, on, cells[3], _part(cells[4]))


def _part(text: str) -> float | None:
    try:
        part = float(text) if text else None
    except ValueError:
        part = 0.0
    if part is not None and not 0 < part <= 1:
        raise ValueError(f"share is {text!r}, expected nothing or a number above 0, at most 1")
    return part


def _shares(successions: dict[tuple[str, str], Succession]) -> dict[str, list[float]]:
    shares: dict[str, list[float]] = {}
    for one in successions.values():
        shares.setdefault(one.predecessor, []).append(one.share or 0.0)
    return shares


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
