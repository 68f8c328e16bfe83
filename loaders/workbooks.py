"""Excel and OpenDocument workbooks through calamine: visible and hidden sheets, cells as text."""

import pickle
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from domain.errors import Refused
from loaders import workbook_process
from loaders.grids import Grid, RawFile
from loaders.workbook_process import DAMAGED, ENCRYPTED, READ, Sheet

_DIGITS_KEPT = 15
# The stream in which Office keeps a workbook with a password; the parser only says that it is no workbook.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# Seconds; the largest workbook of lawful size takes a few.
_PATIENCE = 120
Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(content: bytes, file_format: str) -> RawFile:
    """Every sheet of a workbook as a grid; raises Refused for what is locked or damaged."""
    outcome, sheets = (ENCRYPTED, []) if _LOCKED in content else _cells(content)
    if outcome == ENCRYPTED:
        raise Refused("encrypted")
    if outcome != READ:
        raise Refused("unreadable", reason="workbook")
    return RawFile(file_format, [_grid(*sheet) for sheet in sheets])


def _cells(content: bytes) -> tuple[str, list[Sheet]]:
    """What the reading process found; a process that died or did not end found the file damaged."""
    command = [sys.executable, "-P", workbook_process.__file__]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=True)
        return pickle.loads(done.stdout)  # noqa: S301 - written by our own process
    except (subprocess.SubprocessError, pickle.UnpicklingError, EOFError):
        return DAMAGED, []


def _grid(name: str, cells: list[list[Cell]], percents: list[tuple[int, int]]) -> Grid:
    """The sheet's cells as text: a number that is shown as a percent is written as one."""
    numeric = frozenset(
        (r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if _is_number(cell)
    )
    rows = [[_text(cell) for cell in row] for row in cells]
    for row, column in percents:
        rows[row][column] = f"{_plain(Decimal(rows[row][column]) * 100)}%"
    return Grid(name, rows, numeric)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return _digits(cell)
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


def _digits(number: float) -> str:
    """The number in plain digits; beyond the 15 that a spreadsheet keeps there is only noise."""
    exact = repr(number)
    kept = exact if sum(map(str.isdigit, exact)) <= _DIGITS_KEPT + 1 else f"{number:.{_DIGITS_KEPT}g}"
    return _plain(Decimal(kept))


def _plain(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
