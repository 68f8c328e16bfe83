"""A cell of a figure merged over other rows or columns of figures: whose figure it is stays open."""

from collections.abc import Iterator

from domain.problems import Problem, Where
from loaders.form_table import FormTable
from loaders.grids import Area, Grid, column_letter


def shared_value(table: FormTable, area: Area) -> Problem | None:
    """The problem of a figure merged over another row with a name, or another column of figures."""
    row, column, last, right = area
    rows = any(table.text(one, table.name_column()) for one in range(row + 1, min(last + 1, table.body.stop)))
    if not rows and not any(column < other <= right for other in table.measures()):
        return None
    return _problem(table.where(row, column), area, table.top)


def shared_long_values(grid: Grid, header: int, column: int) -> Iterator[Problem]:
    """The same of a long table, whose every row is one figure."""
    for area in grid.merged:
        row, left, last, right = area
        if row > header and left <= column <= right and last > row and (text := grid.rows[row][left].strip()):
            yield _problem(Where(grid.sheet, row + 1, column_letter(left), text), area, 0)


def _problem(where: Where, area: Area, top: int) -> Problem:
    row, column, last, right = area
    first, end = (f"{column_letter(c)}{r + top + 1}" for r, c in ((row, column), (last, right)))
    return Problem("bad_number", where, where.text, {"reason": "number_merged", "found": f"{first}:{end}"})
