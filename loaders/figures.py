"""A raw file to tidy figures: which layout each grid has, read by that layout."""

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from domain.catalogue import Catalogue
from domain.entries import Entry
from domain.errors import Refused
from domain.numbers import NumberFormat
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from domain.units import Unit
from loaders.additions import FORM, LONG, NOTHING_ADDED, WIDE, Additions
from loaders.column_periods import is_wide, with_periods
from loaders.cut_decimals import without_cut_decimals
from loaders.form_cells import FormCells
from loaders.form_layout import FormReader
from loaders.form_table import FormTable
from loaders.grids import Grid, RawFile, column_letter
from loaders.header_rows import names_rows, row_texts
from loaders.hidden_places import report_hidden
from loaders.long_layout import read_long
from loaders.ragged_rows import form_without_ragged
from loaders.ratio_columns import with_growth_told
from loaders.reading import Reading, Unmatched
from loaders.repeated_columns import without_repeated
from loaders.stated_layout import find_tables, fitting_layout, report_unknown_sheets
from loaders.stated_unit import check_stated_unit
from loaders.table_units import TableUnits, with_subject
from loaders.tables import LOOK_FOR_HEADER
from loaders.unit_names import UnitNames
from loaders.unread_columns import ask_about_unread


@dataclass
class _Part:
    layout: str
    figures: pd.DataFrame
    number_format: NumberFormat | None
    # The sheet ('' in a text file), and the row from 1 in which its headings begin.
    header: tuple[str, int]
    comments: list[Entry] = field(default_factory=list)


def read_figures(
    raw: RawFile,
    catalogue: Catalogue,
    unit: Unit | None = None,
    period: Period | None = None,
    added: Additions | None = None,
) -> Reading:
    """The tidy figures of every table in a file; `unit`, `period` and `added` are what the sender said.

    Raises Refused where no grid holds a table that is known.
    """
    findings, unmatched = Findings(), Unmatched()
    findings.extend(raw.findings)
    names = UnitNames(catalogue, unit)
    task = _Task(raw, names, period, added or NOTHING_ADDED, findings, unmatched)
    shown = [part for grid in raw.grids if not grid.hidden for part in task.parts_shown(grid)]
    task.set_hidden_aside()
    report_unknown_sheets(task.added, raw.grids, findings)
    if not shown:
        raise _no_table(raw, findings)
    frames = [part.figures for part in shown]
    return Reading(
        raw.format or "",
        raw.encoding,
        raw.delimiter,
        shown[0].layout,
        next((part.number_format for part in shown if part.number_format), None),
        frames[0] if len(frames) == 1 else _joined(frames),
        raw.grids,
        unmatched,
        findings,
        [one for part in shown for one in part.comments],
        dict(part.header for part in reversed(shown)),
    )


def _no_table(raw: RawFile, findings: Findings) -> Refused:
    unfit = next((one for one in findings.listed if one.code == "unfit_choice"), None)
    if unfit is not None:
        return Refused(unfit.code, **unfit.details, found=unfit.where.text)
    return Refused("not_a_table", **_why_no_table(raw))


def _why_no_table(raw: RawFile) -> dict[str, Any]:
    """The sheet that is hidden, or the row that comes nearest to a header; {} where nothing does."""
    hidden = next((grid.sheet for grid in raw.grids if grid.hidden), None)
    if hidden:
        return {"reason": "only_hidden", "found": hidden}
    for grid in raw.grids:
        for row in range(min(len(grid.rows), LOOK_FOR_HEADER)):
            found = next((text for text in row_texts(grid, row) if names_rows(text)), None)
            if found:
                return {"reason": "near_header", "row": row + 1, "found": found}
    return {}


@dataclass
class _Task:
    """One file being read, and where everything that is no figure goes."""

    raw: RawFile
    names: UnitNames
    period: Period | None
    added: Additions
    findings: Findings
    unmatched: Unmatched
    _asked_for_unit: bool = False

    def parts_shown(self, grid: Grid) -> list[_Part]:
        """The tables of a sheet; what stands in hidden rows and columns of it is read, and told of."""
        parts = self.parts_of(grid)
        report_hidden(grid, [part.figures for part in parts], self.findings)
        return parts

    def parts_of(self, grid: Grid) -> list[_Part]:
        """The tables of one sheet; one that holds none is set aside."""
        header, forms = find_tables(grid, self.names, self.added, self.findings)
        if header is not None:
            return [self._read_long(grid, header)]
        self._set_aside(replace(grid, rows=grid.rows[: forms[0].top]) if forms else grid)
        return [self._read_form(form) for form in forms]

    def _read_long(self, grid: Grid, header: int) -> _Part:
        figures, table, fmt = read_long(
            grid, header, self.names, self.raw.delimiter, self.added.number_format
        )
        self.findings.extend(table.findings)
        self.unmatched.add_many(table.unmatched.count, iter(table.unmatched.listed))
        return _Part(LONG, figures, fmt, (grid.sheet or "", header + 1))

    def _read_form(self, form: FormTable) -> _Part:
        catalogue, sender = self.names.catalogue, self.names.sender
        whole = form_without_ragged(form, catalogue, self.raw.delimiter, self.findings, self.unmatched)
        whole = without_cut_decimals(whole, self.raw.delimiter, self.findings, self.unmatched)
        told = with_subject(without_repeated(whole, self.findings), catalogue, self.findings)
        ask_about_unread(replace(told, columns=whole.columns), catalogue, self.findings)
        layout = fitting_layout(told, self.added, self.period, self.findings)
        table = with_periods(told, self.period, self.findings, replace(self.added, layout=layout))
        table = with_growth_told(table, catalogue, self.findings)
        units = TableUnits(table, self.names, self.findings)
        if sender is not None:
            check_stated_unit(table, sender, self.names, self.findings)
        elif not units.names_units() and not self._asked_for_unit:
            self.findings.add(Problem("unknown_unit", Where(table.grid.sheet), None))
            self._asked_for_unit = True
        cells = FormCells(table, catalogue, self.raw.delimiter, self.findings, self.added)
        reader = FormReader(table, catalogue, units, cells, self.findings, self.unmatched, self.added)
        layout = layout or (WIDE if is_wide(table) else FORM)
        header = (table.grid.sheet or "", table.top + table.header.first + 1)
        return _Part(layout, reader.read(), cells.number_format(), header, reader.comments)

    def set_hidden_aside(self) -> None:
        """What a workbook hides is not what its sender looked at: it is named, and becomes no figure."""
        for grid in self.raw.grids:
            if grid.hidden:
                self.findings.add(Problem("hidden_sheet", Where(grid.sheet), grid.sheet))
                self._set_aside(grid)

    def _set_aside(self, grid: Grid) -> None:
        """Rows that are part of no table known here: what stands in them is said, not dropped."""
        for number, row in enumerate(grid.rows, start=1):
            for column, text in enumerate(row):
                if text.strip():
                    self.unmatched.add(Where(grid.sheet, number, column_letter(column), text))


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames one under another; categories differ from sheet to sheet, so they are made anew."""
    types = frames[0].dtypes
    plain = [f.astype({n: "str" for n, kind in types.items() if kind == "category"}) for f in frames]
    whole = pd.concat(plain, ignore_index=True)
    return whole.astype({n: "category" for n, kind in types.items() if kind == "category"})
