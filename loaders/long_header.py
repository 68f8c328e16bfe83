"""The header of the canonical long file, and the lines that may stand above it."""

from domain import columns as col
from domain.names import name_key
from domain.problems import Where
from loaders.grids import Grid, column_letter
from loaders.header_rows import row_texts
from loaders.headings import spoken_measure_unit
from loaders.reading import Unmatched
from loaders.spoken_periods import SILENT, spoken_period
from loaders.tables import LOOK_FOR_HEADER

_REQUIRED = (col.INDICATOR, "year", col.VALUE)
_LINES_ABOVE = 10


def is_long(header: list[str]) -> bool:
    """Whether a row is the header of the canonical long file, each name standing once."""
    names = [name_key(cell) for cell in header if cell.strip()]
    return set(_REQUIRED) <= set(names) and len(set(names)) == len(names)


def find_long(grid: Grid) -> int | None:
    """The row of the canonical header, counted from 0, or None; lines of one cell may stand above it."""
    for number, row in enumerate(grid.rows[:_LINES_ABOVE]):
        filled = [cell for cell in row if cell.strip()]
        if is_long(row):
            return number
        if len(filled) > 1 or any(map(_says_of_figures, filled)):
            return None
    return None


def find_stated_long(grid: Grid, stated: int | None) -> int | None:
    """The same where the sender says that the file is long: whatever stands above, or in the row stated."""
    rows = range(min(len(grid.rows), LOOK_FOR_HEADER)) if stated is None else [stated]
    return next((row for row in rows if is_long(row_texts(grid, row))), None)


def _says_of_figures(line: str) -> bool:
    """Whether a line names a period or a unit of measure, which the canonical file has no place for."""
    return spoken_period(line) != SILENT or spoken_measure_unit(line) is not None


def set_aside_lines(grid: Grid, header_row: int, unmatched: Unmatched) -> None:
    """Keep as unmatched what stands above the header: when it was made, what it is called."""
    for number in range(header_row):
        for place, text in enumerate(grid.rows[number]):
            if text.strip():
                unmatched.add(Where(grid.sheet, number + 1, column_letter(place), text))
