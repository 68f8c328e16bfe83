"""Where the tasks stand in a file: the sheets with a heading row, and their rows by column."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.problems import Where
from intake.task_words import column_named
from loaders import Grid, RawFile
from loaders.grids import column_letter

_HEAD_WITHIN = 30
_NAMING = {"code", "title_vi"}


@dataclass(frozen=True)
class Line:
    """A row of a table of tasks: its number as the spreadsheet shows it, and its cells by column."""

    sheet: str | None
    row: int
    cells: dict[str, str]
    names: dict[str, str]

    def where(self, column: str) -> Where:
        """The place of a cell."""
        return Where(self.sheet, self.row, self.names.get(column), self.cells.get(column, ""))


@dataclass(frozen=True)
class TaskTable:
    """The rows of one sheet that say anything under a heading that is known."""

    lines: list[Line]


def find_tables(raw: RawFile) -> tuple[list[TaskTable], tuple[str, ...]]:
    """The tables of tasks in a file, and what of it is not read: headings not known, sheets without any."""
    tables, unused = [], []
    for grid in raw.grids:
        head = _head_of(grid.rows)
        if head is None:
            unused += [grid.sheet or "?"] if any(any(map(str.strip, row)) for row in grid.rows) else []
            continue
        columns = _columns(grid.rows[head])
        unused += [
            text for place, text in enumerate(grid.rows[head]) if text and place not in columns.values()
        ]
        tables.append(TaskTable(_lines(grid, head, columns)))
    return tables, tuple(unused)


def _head_of(rows: Sequence[list[str]]) -> int | None:
    """The row of headings: the first that names a task by code or title, and something besides."""
    for place in range(min(len(rows), _HEAD_WITHIN)):
        found = set(_columns(rows[place]))
        if found & _NAMING and len(found) > 1:
            return place
    return None


def _columns(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, text in enumerate(headings):
        if column := column_named(text):
            found.setdefault(column, place)
    return found


def _lines(grid: Grid, head: int, columns: dict[str, int]) -> list[Line]:
    names = {
        column: column_letter(place) if grid.sheet is not None else grid.rows[head][place].strip()
        for column, place in columns.items()
    }
    shares = _are_shares(grid, head, columns.get("progress"))
    lines = []
    for place in range(head + 1, len(grid.rows)):
        row = grid.rows[place]
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
        if any(cells.values()):
            if shares and (place, columns["progress"]) in grid.numeric:
                cells["progress"] = f"{(Decimal(cells['progress']) * 100).normalize():f}"
            lines.append(Line(grid.sheet, place + 1, cells, names))
    return lines


def _are_shares(grid: Grid, head: int, column: int | None) -> bool:
    """Whether a column of percents is kept as a spreadsheet does, 60% as 0.6: decided for all of it."""
    numbers = [
        Decimal(grid.rows[row][at])
        for row, at in grid.numeric
        if at == column and row > head and column is not None
    ]
    return bool(numbers) and all(number <= 1 for number in numbers)
