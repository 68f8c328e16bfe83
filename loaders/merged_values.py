"""A cell of a figure merged over other rows or columns of figures: whose figure it is stays open."""

from domain.problems import Problem
from loaders.form_table import FormTable
from loaders.grids import column_letter


def shared_value(table: FormTable, row: int, column: int) -> Problem | None:
    """The problem of a figure that stands over another row with a name, or another column of figures."""
    area = next((a for a in table.grid.merged if a[:2] == (row, column)), None)
    if area is None:
        return None
    _, _, last, right = area
    rows = any(table.text(one, table.name_column()) for one in range(row + 1, min(last + 1, table.body.stop)))
    if not rows and not any(column < other <= right for other in table.measures()):
        return None
    first, end = (f"{column_letter(c)}{r + table.top + 1}" for r, c in ((row, column), (last, right)))
    where = table.where(row, column)
    return Problem("bad_number", where, where.text, {"reason": "number_merged", "found": f"{first}:{end}"})
