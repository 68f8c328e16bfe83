"""A sent file as a workbook that can be written into: the sender's own sheets, or its cells as texts."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from intake.bearable_workbooks import bearable_parts
from intake.sheet_cells import MOST_COLUMNS, MOST_ROWS, put_text, sheet_title
from loaders import Grid
from loaders.grids import ArrowRows

MOST_CELLS = 200_000
_AROUND, _FIRST_ROWS = 2, 20
_DRAWN = ("xl/drawings/", "xl/vbaProject.bin")


@dataclass
class SenderSheets:
    """A workbook, its sheet of each grid (by Grid.sheet), and what of the file is not in it."""

    book: Any
    sheets: dict[str | None, Any]
    partial: bool = False
    without_drawings: bool = False


def sender_sheets(
    content: bytes, grids: Sequence[Grid], troubled: Mapping[str | None, Iterable[int]], title: str
) -> SenderSheets:
    """The sender's own workbook where it can be opened safely, else a new one of the grids' texts.

    Row numbers and column letters are the file's. Of a large file only its first rows and those around
    the troubled ones (by sheet, from 1) are written; `title` names the sheet of a file without any.
    """
    return _own(content, grids) or _rebuilt(grids, troubled, title)


def _own(content: bytes, grids: Sequence[Grid]) -> SenderSheets | None:
    parts = bearable_parts(content)
    if parts is None:
        return None
    try:
        # Macros are left behind: they are not ours to hand out.
        book = load_workbook(io.BytesIO(content), rich_text=True)
    except Exception:
        return None
    sheets = {one.title: one for one in book.worksheets if isinstance(one, Worksheet)}
    if not sheets or any(grid.sheet not in sheets for grid in grids):
        return None
    drawn = any(part.startswith(_DRAWN) for part in parts)
    return SenderSheets(
        book, {grid.sheet: sheets[grid.sheet or ""] for grid in grids}, without_drawings=drawn
    )


def _rebuilt(grids: Sequence[Grid], troubled: Mapping[str | None, Iterable[int]], title: str) -> SenderSheets:
    book = Workbook()
    book.remove(book.active)
    made = SenderSheets(book, {})
    left = MOST_CELLS
    whole = sum(map(_size, grids)) <= MOST_CELLS
    for grid in grids:
        sheet = book.create_sheet(sheet_title(grid.sheet or title))
        sheet.sheet_state = "hidden" if grid.hidden else "visible"
        made.sheets[grid.sheet] = sheet
        rows = range(1, len(grid.rows) + 1) if whole else _some_rows(grid, troubled.get(grid.sheet, ()))
        left, complete = _fill(sheet, grid, rows, left)
        made.partial |= not (whole and complete)
    return made


def _size(grid: Grid) -> int:
    if isinstance(grid.rows, ArrowRows):
        return len(grid.rows) * int(grid.rows.table.num_columns)
    return sum(map(len, grid.rows))


def _some_rows(grid: Grid, troubled: Iterable[int]) -> list[int]:
    """The first rows, then those around the troubled ones in their order, errors before warnings."""
    near = (n for row in troubled for n in range(row - _AROUND, row + _AROUND + 1))
    chosen = dict.fromkeys((*range(1, _FIRST_ROWS + 1), *near))
    return [n for n in chosen if 1 <= n <= len(grid.rows)]


def _fill(sheet: Any, grid: Grid, rows: Sequence[int], room: int) -> tuple[int, bool]:
    """Write rows while there is room; the room left, and whether every one of them was written whole."""
    for number, cells in _numbered(grid, rows):
        if number > MOST_ROWS or len(cells) > min(room, MOST_COLUMNS):
            return room, False
        for column, text in enumerate(cells, start=1):
            if text:
                put_text(sheet.cell(number, column), text)
        room -= len(cells)
    return room, True


def _numbered(grid: Grid, rows: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
    if len(rows) == len(grid.rows):
        return enumerate(grid.rows, start=1)
    return ((number, grid.rows[number - 1]) for number in rows)
