"""A row sent for the catalogue: which row it is, and what it makes of what stood."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from domain.catalogue import Catalogue
from domain.catalogue_changes import row_entry
from domain.catalogue_kinds import BODIES, INDICATORS, KINDS_OF_ROWS, SUCCESSIONS, UNITS
from domain.catalogue_rows import Row
from domain.entries import Entry
from domain.errors import CatalogueError
from domain.names import name_key, plain_key, tidy_text
from domain.problems import Problem, Where
from domain.target_days import read_day
from domain.units import LEVELS, english_name
from intake.catalogue_words import value_named

Cells = dict[str, str]
LISTS = ("aliases", "supporting", "rules_off")
_DAYS, _NAMES = ("valid_from", "valid_to", "day"), ("name_vi", "short_vi")
_BETWEEN = re.compile(r"[|;\n]")
_CODE, _LONGEST, _NO_CODE = re.compile(r"[\w.-]+"), 60, re.compile(r"[^a-z0-9]+")


class RowChange(NamedTuple):
    """A row as it would be, beside the one that stands (None: it is new)."""

    key: str
    before: Cells | None
    after: Cells
    entry: Entry


def read_row(kind: str, told: Mapping[str, str], catalogue: Catalogue, place: int) -> RowChange | None:
    """What a row changes, None where it says what is known; raises CatalogueError naming its place.

    Columns that are not told keep what they have; a name that is given up stays among the other names, so
    that what was written under it is still understood.
    """
    cells = {column: _read(kind, column, text) for column, text in told.items()}
    row = Row(kind, place, cells)
    row = Row(kind, place, cells | _FINDERS[kind](row, catalogue))
    key = KINDS_OF_ROWS[kind].key(row.cells)
    before = KINDS_OF_ROWS[kind].standing(catalogue, key)
    blank = dict.fromkeys(KINDS_OF_ROWS[kind].columns, "")
    after = {**(before or blank), **row.cells}
    after = _finished(kind, after) if before is None else _kept(kind, after, before, catalogue)
    if before is None:
        _require_code(row)
    return None if after == before else RowChange(key, before, after, row_entry(kind, after))


def problem_of(why: CatalogueError, where: Where) -> Problem:
    """A fault of a row as a problem at its place."""
    kind = why.file.partition(":")[0]
    details = {**why.details, "reason": f"catalogue_{why.code}", "row_kind": kind}
    return Problem("bad_catalogue_row", where, where.text, details)


def _read(kind: str, column: str, text: str) -> str:
    """A cell as the catalogue keeps it; what is not understood stays, to be refused with its words."""
    if column in LISTS:
        return "|".join(filter(None, map(tidy_text, _BETWEEN.split(text))))
    tidy = tidy_text(text)
    if column in _DAYS:
        day = read_day(tidy)
        return day.isoformat() if day else tidy
    if column == "share":
        return _share(tidy)
    return value_named(kind, column, tidy) if column in KINDS_OF_ROWS[kind].closed else tidy


def _share(text: str) -> str:
    """'0,25' as 0.25."""
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _by_code(row: Row, catalogue: Catalogue) -> Cells:
    """The code as written, or one made of the name, which must not be that of another name."""
    code, name = row.cells.get("code", ""), row.cells.get("name_vi", "")
    if code:
        return {"code": code}
    if not name:
        # A code may be left blank, as it is made of the name.
        raise row.fault("empty", column="name_vi")
    prefix = row.cells.get("parent", "") if row.file == UNITS else ""
    made = _NO_CODE.sub("_", plain_key(f"{prefix} {name}")).strip("_")[:_LONGEST]
    known = KINDS_OF_ROWS[row.file].own(catalogue).get(_key_of(row, made))
    if known and name_key(known["name_vi"]) != name_key(name):
        raise row.fault("code_taken", found=made, other=known["name_vi"])
    return {"code": made}


def _key_of(row: Row, code: str) -> str:
    cells = {"valid_from": "", **row.cells, "code": code}
    return KINDS_OF_ROWS[row.file].key(cells)


def _by_code_and_day(row: Row, catalogue: Catalogue) -> Cells:
    """Which of the holders of a code is meant: the only one, or the one of the first day that is told."""
    code = _by_code(row, catalogue)
    if "valid_from" in row.cells:
        return code
    held = {unit.key: unit for unit in catalogue.by_code.get(code["code"], ())}
    if len(held) > 1:
        raise row.fault("which_unit", found=code["code"])
    first = next(iter(held.values())).valid_from if held else None
    return code | {"valid_from": first.isoformat() if first else ""}


def _by_units(row: Row, catalogue: Catalogue) -> Cells:
    """The two units under their own keys; without a day, that on which the successor began."""
    found = {}
    for column in ("predecessor", "successor"):
        text = row.cells.get(column, "")
        held = {unit.key: unit for unit in catalogue.by_code.get(text, ())}
        unit = catalogue.territory.units.get(text) or (next(iter(held.values())) if len(held) == 1 else None)
        if unit is None:
            raise row.fault("which_unit" if held else "unknown_unit", found=text)
        found[column] = unit
    day = found["successor"].valid_from
    first = {"day": day.isoformat()} if day and not row.cells.get("day") else {}
    return {column: unit.key for column, unit in found.items()} | first


_FINDERS: dict[str, Callable[[Row, Catalogue], Cells]] = {
    INDICATORS: _by_code,
    BODIES: _by_code,
    UNITS: _by_code_and_day,
    SUCCESSIONS: _by_units,
}


def _finished(kind: str, cells: Cells) -> Cells:
    """A new row with what follows from the rest of it: an English name, and that a unit is no invention."""
    name = cells.get("name_vi", "")
    if kind == UNITS:
        level = cells["level"] if cells["level"] in LEVELS else ""
        usual = {"name_en": english_name(name, level).strip() if name else "", "invented": "no"}
    else:
        usual = {"name_en": name} if "name_en" in cells else {}
    return cells | {column: text for column, text in usual.items() if not cells[column]}


def _kept(kind: str, after: Cells, before: Cells, catalogue: Catalogue) -> Cells:
    """A changed row with the names it gives up among its aliases, and bodies as they stood where they do."""
    kept = dict(after)
    if "aliases" in after:
        held = [after["aliases"], *(after[name] for name in _NAMES if name in after)]
        known = {name_key(text) for names in held for text in names.split("|")}
        given_up = {before.get(name, "") for name in _NAMES if name_key(before.get(name, "")) not in known}
        kept["aliases"] = "|".join(filter(None, (after["aliases"], *sorted(given_up))))
    if kind == INDICATORS:
        bodies = catalogue.bodies
        kept["lead_body"] = bodies.as_said(after["lead_body"], before["lead_body"])
        typed, stood = (cells["supporting"].split("|") for cells in (after, before))
        kept["supporting"] = "|".join(bodies.all_as_said(typed, stood))
    return kept


def _require_code(row: Row) -> None:
    code = row.cells.get("code")
    if code and (len(code) > _LONGEST or not _CODE.fullmatch(code)):
        raise row.fault("code", found=code, most=_LONGEST)
