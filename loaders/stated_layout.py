"""Which tables a sheet holds: as its sender says where that can be, else as the evidence has it."""

from domain.periods import Period
from domain.problems import Findings, Problem, Where
from loaders.additions import FORM, LONG, WIDE, Additions
from loaders.column_periods import is_wide, with_periods
from loaders.form_table import FormTable, find_forms
from loaders.grids import Grid, column_letter
from loaders.header_rows import row_texts
from loaders.long_header import find_long, find_stated_long
from loaders.unit_names import UnitNames

# The row of a canonical header, from 0, or the form tables.
Tables = tuple[int | None, list[FormTable]]
NO_TABLES: Tables = (None, [])


def find_tables(grid: Grid, names: UnitNames, added: Additions, findings: Findings) -> Tables:
    """The tables of a sheet; what its sender says of it and cannot be is reported, and changes nothing."""
    layout, row = added.layout, added.header_rows.get(grid.sheet or "")
    stated = None if row is None else row - 1
    found = _tables(grid, names, layout, stated)
    if found != NO_TABLES or not (layout or row):
        return found
    by_row = _tables(grid, names, "", stated)
    if by_row != NO_TABLES:
        findings.add(_unfit(layout, _place_of(grid, by_row)))
        return by_row
    if row is None:
        return NO_TABLES
    findings.add(_unfit("header", _first_cell(grid, row - 1)))
    return _tables(grid, names, "", None)


def fitting_layout(table: FormTable, added: Additions, given: Period | None, findings: Findings) -> str:
    """The stated layout of a form table, '' where the evidence decides; what cannot be is reported."""
    layout = added.layout
    if layout not in (WIDE, FORM) or (layout == FORM and not table.canonical):
        return layout if layout == FORM else ""
    if layout == WIDE and is_wide(with_periods(table, given, Findings(), added)):
        return layout
    findings.add(_unfit(layout, table.heading_at(table.name_column())))
    return ""


def report_unknown_sheets(added: Additions, grids: list[Grid], findings: Findings) -> None:
    """A heading's row in a sheet that the file has not, as after another file of the same sender."""
    for sheet in added.header_rows.keys() - {grid.sheet or "" for grid in grids}:
        findings.add(_unfit("sheet", Where(sheet or None, added.header_rows[sheet])))


def _tables(grid: Grid, names: UnitNames, layout: str, stated: int | None) -> Tables:
    header = None
    if layout == LONG or (not layout and stated is not None):
        header = find_stated_long(grid, stated)
    elif not layout:
        header = find_long(grid)
    if header is not None or layout == LONG:
        return header, []
    if stated is None and layout and (header := find_long(grid)) is not None:
        # Its columns are no periods, whatever its sender says.
        return NO_TABLES
    return None, find_forms(grid, names.catalogue.measure_units, names, stated)


def _place_of(grid: Grid, tables: Tables) -> Where:
    header, forms = tables
    if header is not None:
        return _first_cell(grid, header)
    return forms[0].heading_at(forms[0].name_column())


def _first_cell(grid: Grid, row: int) -> Where:
    """The first cell of a row in which anything stands."""
    cells = row_texts(grid, row)
    column = next((place for place, text in enumerate(cells) if text), None)
    if column is None:
        return Where(grid.sheet, row + 1)
    return Where(grid.sheet, row + 1, column_letter(column), cells[column])


def _unfit(choice: str, where: Where) -> Problem:
    details = {"reason": f"choice_{choice}", "sheet": where.sheet or "", "row": where.row}
    return Problem("unfit_choice", where, where.text, details)
