"""The rows of an official form table to tidy figures, each with its cell."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.periods import Period
from domain.phrases import read_assigner
from domain.problems import Findings, Problem
from domain.targets import Target
from loaders import headings
from loaders.form_cells import FormCells
from loaders.form_table import FormTable
from loaders.frames import tidy_frame
from loaders.headings import Heading
from loaders.matching import indicator_for, nearest_indicator
from loaders.reading import Unmatched

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x"})
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|[a-e]|\d{1,2}\s*=.*")
_UNREAD = Target("", None)
_DAYS = ("%d/%m/%Y", "%Y-%m-%d")


@dataclass
class FormReader:
    """Reads one form table row by row; `records` gather one a figure."""

    table: FormTable
    catalogue: Catalogue
    unit_key: str
    cells: FormCells
    findings: Findings
    unmatched: Unmatched
    records: list[dict[str, Any]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    def read(self) -> pd.DataFrame:
        """The tidy figures of the table."""
        self._set_aside_preamble()
        for row in range(self.table.header_row + 1, len(self.table.grid.rows)):
            self._read_row(row)
        names = self.records[0].keys() if self.records else ()
        return tidy_frame({n: [r[n] for r in self.records] for n in names}, len(self.records))

    def _set_aside_preamble(self) -> None:
        for row in range(self.table.header_row):
            for column, text in enumerate(self.table.grid.rows[row]):
                if text.strip():
                    self.unmatched.add(self.table.where(row, column))
        for column, text in enumerate(self.table.grid.rows[self.table.header_row]):
            if text.strip() and column not in self.table.columns:
                self.unmatched.add(self.table.where(self.table.header_row, column))

    def _read_row(self, row: int) -> None:
        table = self.table
        filled = {c: h for c, h in table.measures().items() if table.text(row, c).casefold() not in _NOTHING}
        name_column = table.index_of(headings.INDICATOR) or 0
        name = table.text(row, name_column)
        indicator = indicator_for(name, self.catalogue, tuple(self.above)) if name else None
        if not filled or self._is_numbering(row):
            self._set_aside(row, indicator)
            return
        if indicator is None:
            mend = nearest_indicator(name, self.catalogue)
            self.findings.add(Problem("unknown_indicator", table.where(row, name_column), name, mend=mend))
            for column in filled:
                self.unmatched.add(table.where(row, column))
            return
        self.above.append(indicator.code)
        for column, heading in filled.items():
            # What cannot be read is reported, and still stands in the frame without a value.
            found = self.cells.value_at(row, column, heading, indicator) or _UNREAD
            if (period := table.period_of(heading)) is not None:
                self.records.append(self._record(row, column, heading, indicator, found, period))
        self._set_aside_strangers(row)

    def _is_numbering(self, row: int) -> bool:
        cells = [c.strip().casefold() for c in self.table.grid.rows[row] if c.strip()]
        return row == self.table.header_row + 1 and all(_NUMBERING.fullmatch(cell) for cell in cells)

    def _set_aside(self, row: int, indicator: Indicator | None) -> None:
        """A row without figures: a group, a footnote, or an indicator left blank."""
        for column, text in enumerate(self.table.grid.rows[row]):
            if text.strip():
                self.unmatched.add(self.table.where(row, column))
        if indicator is not None:
            self.above.append(indicator.code)
            column = self.table.index_of(headings.INDICATOR) or 0
            where = self.table.where(row, column)
            self.findings.add(Problem("missing_indicator", where, where.text))

    def _set_aside_strangers(self, row: int) -> None:
        for column, text in enumerate(self.table.grid.rows[row]):
            blank = text.strip().casefold() in _NOTHING
            known = column in self.table.columns
            if text.strip() and (not known or (blank and column in self.table.measures())):
                self.unmatched.add(self.table.where(row, column))

    def _record(
        self, row: int, column: int, heading: Heading, indicator: Indicator, found: Target, period: Period
    ) -> dict[str, Any]:
        table, where = self.table, self.table.where(row, column)
        is_plan, growth = heading.role == col.PLAN, heading.role == headings.YOY_GROWTH
        note = table.text(row, table.index_of(headings.NOTE))
        planned = heading.role in (col.PLAN, col.PCT_PLAN)
        return {
            col.UNIT: self.unit_key,
            col.INDICATOR: indicator.code,
            col.PERIOD: period.code,
            col.MEASURE: col.YOY_INDEX if growth else heading.role,
            col.ASSIGNER: (heading.assigner or read_assigner(note)) if planned else "",
            col.VALUE: float("nan") if found.value is None else found.value + (100 if growth else 0),
            col.DECIMALS: found.decimals,
            col.WRITTEN: where.text,
            col.GRADE: col.OFFICIAL if is_plan else self._grade(),
            col.OPERATOR: found.operator,
            col.VALUE_HIGH: float("nan") if found.value_high is None else found.value_high,
            col.DEADLINE: self._deadline(row) if is_plan else "",
            col.ASSUMED: found.assumed,
            col.SHEET: table.grid.sheet or "",
            col.ROW: where.row,
            col.COLUMN: where.column,
            col.NOTE: note,
        }

    def _grade(self) -> str:
        """The grade of the report is that of its results, also for the percents beside them."""
        found = self.table.index_of(col.ACTUAL)
        return self.table.columns[found].grade if found is not None else col.PRELIMINARY

    def _deadline(self, row: int) -> str:
        text = self.table.text(row, self.table.index_of(headings.DEADLINE))
        for form in _DAYS:
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
        if text:
            self.unmatched.add(self.table.where(row, self.table.index_of(headings.DEADLINE) or 0))
        return ""
