"""Excel and OpenDocument workbooks through calamine: visible and hidden sheets, cells as text."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from domain.errors import Refused
from loaders.grids import Grid, RawFile

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(content: bytes, file_format: str) -> RawFile:
    """Every sheet of a workbook as a grid; raises Refused for what is locked or damaged."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = [_grid(name, book) for name in book.sheet_names]
    except PasswordError as why:
        raise Refused("encrypted") from why
    except CalamineError as why:
        raise Refused("unreadable", reason="workbook") from why
    return RawFile(file_format, grids)


def _grid(name: str, book: CalamineWorkbook) -> Grid:
    cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    numeric = frozenset(
        (r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if _is_number(cell)
    )
    return Grid(name, [[_text(cell) for cell in row] for row in cells], numeric)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)
