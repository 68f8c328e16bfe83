"""Tables that stand side by side on a sheet: taken apart where a blank column leaves no doubt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from domain.names import name_key
from loaders.grids import ArrowRows, Grid
from loaders.header_rows import Header, Read, row_texts
from loaders.headings import INDICATOR, role_of
from loaders.tables import LOOK_FOR_HEADER, cut_tables

Columns = range


def side_by_side(grid: Grid, read: Read, is_header: Callable[[Header], bool]) -> list[Grid]:
    """The sheet once for each of its tables, all but that one's cells blank; else the sheet as it is.

    Each must have its own column of indicators and of figures, and the column between must be blank from
    the first row to the last. A line above belongs to the table it stands over, or, merged over all of
    them, to all. In text files places are named by headings, which two such tables share: they stay whole.
    """
    if grid.sheet is None or isinstance(grid.rows, ArrowRows):
        return [grid]
    for row in range(min(len(grid.rows), LOOK_FOR_HEADER)):
        names = [c for c, text in enumerate(row_texts(grid, row)) if _names_indicators(text)]
        if len(names) > 1:
            parts = list(_parts(grid, row, names))
            alone = all(cut_tables(part, read, is_header) for part in parts)
            return parts if len(parts) > 1 and alone else [grid]
        if names:
            break
    return [grid]


def _names_indicators(text: str) -> bool:
    return bool(text) and role_of("whole", name_key(text)) == INDICATOR


def _parts(grid: Grid, head: int, names: list[int]) -> Iterator[Grid]:
    """The sheet in as many parts as it has columns of indicators; none where that is not certain."""
    blank = _blank_columns(grid)
    gaps = [[c for c in range(one, other) if c in blank] for one, other in pairwise(names)]
    width = max(map(len, grid.rows))
    # Two gaps between two columns of names: which of the tables does what lies between belong to?
    if not all(gap and gap[-1] - gap[0] + 1 == len(gap) for gap in gaps):
        return
    if not all(_differ(grid, head, one, other) for one, other in pairwise(names)):
        return
    edges = [0, *(gap[0] for gap in gaps), width]
    columns = [range(left, right) for left, right in pairwise(edges)]
    shared = _lines_over_all(grid, head, columns)
    if shared is None:
        return
    for own in columns:
        yield _only(grid, own, shared)


def _blank_columns(grid: Grid) -> set[int]:
    filled = {column for row in grid.rows for column, text in enumerate(row) if text.strip()}
    return set(range(max(map(len, grid.rows)))) - filled


def _differ(grid: Grid, head: int, one: int, other: int) -> bool:
    """Whether a second column of names is no repetition of the first, which makes it one wide table."""
    rows = (row_texts(grid, row) for row in range(head + 1, len(grid.rows)))
    return any(len(row) > other and row[other] not in ("", row[one]) for row in rows)


def _lines_over_all(grid: Grid, head: int, columns: list[Columns]) -> set[tuple[int, int]] | None:
    """The cells above that speak of all tables; None where one may speak of more than its own.

    A title above the first table alone may as well be that of the sheet.
    """
    shared: set[tuple[int, int]] = set()
    titled: set[Columns] = set()
    merged = {area[:2]: area[3] for area in grid.merged}
    for row in range(head):
        for column, text in enumerate(row_texts(grid, row)):
            if not text:
                continue
            last = merged.get((row, column), column)
            over = [own for own in columns if column < own.stop and last >= own.start]
            if len(over) == len(columns):
                shared.add((row, column))
            elif len(over) == 1:
                titled.add(over[0])
            else:
                return None
    return shared if len(titled) in (0, len(columns)) else None


def _only(grid: Grid, own: Columns, shared: set[tuple[int, int]]) -> Grid:
    rows = [
        [text if column in own or (row, column) in shared else "" for column, text in enumerate(cells)]
        for row, cells in enumerate(grid.rows)
    ]
    return replace(grid, rows=rows)
