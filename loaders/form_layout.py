"""The rows of an official form table to tidy figures, each with its cell."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from domain.catalogue import Catalogue
from domain.entries import COMMENT, COMMENT_FIELDS, Entry
from domain.indicators import Indicator
from domain.names import child_name
from domain.problems import Findings, Problem
from loaders import headings
from loaders.additions import Additions
from loaders.form_cells import FormCells
from loaders.form_records import FormRecords
from loaders.form_table import FormTable
from loaders.frames import tidy_frame
from loaders.headings import Heading, spoken_basis
from loaders.matching import nearest_indicator
from loaders.plan_decisions import PlanDecisions
from loaders.quarters import QuarterSums
from loaders.reading import Unmatched
from loaders.row_kinds import is_line, numbers_columns
from loaders.row_names import indicator_of
from loaders.table_units import TableUnits

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x"})


@dataclass
class FormReader:
    """Reads one form table row by row; `records` gather one a figure."""

    table: FormTable
    catalogue: Catalogue
    units: TableUnits
    cells: FormCells
    findings: Findings
    unmatched: Unmatched
    added: Additions = field(default_factory=Additions)
    comments: list[Entry] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    _one: FormRecords = field(init=False)

    def __post_init__(self) -> None:
        decisions = PlanDecisions(self.table, self.added, self.findings)
        self._one = FormRecords(self.table, self.units, self.cells, decisions, self.findings)

    def read(self) -> pd.DataFrame:
        """The tidy figures of the table."""
        self._set_aside_preamble()
        for row in self.table.body:
            self._read_row(row)
        names = self.records[0].keys() if self.records else ()
        return tidy_frame({n: [r[n] for r in self.records] for n in names}, len(self.records))

    def _set_aside_preamble(self) -> None:
        """The lines above the table, and the headings of columns that hold no figures of ours."""
        for row, column, _ in self.table.lines():
            # A title over tables that stand side by side is one line above each of them.
            self.unmatched.add_once(self.table.where(row, column))
        for row, column in sorted(self.table.header.used):
            if column not in self.table.columns and not self._heads_a_known_column(row, column):
                self.unmatched.add(self.table.where(row, column))

    def _heads_a_known_column(self, row: int, column: int) -> bool:
        """Whether a group's text stands over a column that is read, as over its first that is not."""
        return any(
            self.table.text(row, column) in self.table.header.texts.get(other, "")
            for other in self.table.columns
            if other > column and row < self.table.header.last
        )

    def _read_row(self, row: int) -> None:
        table = self.table
        filled = {c: h for c, h in table.measures().items() if table.text(row, c).casefold() not in _NOTHING}
        name_column = table.name_column()
        name = table.text(row, name_column)
        indicator = table.subject or indicator_of(table, row, self.catalogue, tuple(self.above))
        if row in table.repeats or numbers_columns(table, row):
            self._set_aside(row, None)
            return
        self._move_on(name, indicator)
        if not filled or is_line(table, row, indicator):
            self._set_aside(row, None if table.subject else indicator)
            return
        if indicator is None:
            # Looked for only while it is listed: a file may hold a million names that nobody knows.
            self.findings.add_many("unknown_indicator", 1, (self._unknown(row) for _ in range(1)))
            for column in filled:
                self.unmatched.add(table.where(row, column))
            self._set_aside_strangers(row)
            return
        self._check_basis(row, name_column, indicator)
        self._read_comment(row, indicator)
        told = {c: self._one.record_at(row, c, heading, indicator) for c, heading in filled.items()}
        found = {column: record for column, record in told.items() if record}
        for column in told.keys() - found.keys():
            self.unmatched.add(table.where(row, column))
        QuarterSums(table, self.findings).add_up(row, found, indicator)
        self.records.extend(found.values())
        self._set_aside_strangers(row)

    def _unknown(self, row: int) -> Problem:
        """A row that names no indicator, with the one that was likely meant."""
        where = self.table.where(row, self.table.name_column())
        measured = self.table.text(row, self.table.index_of(headings.MEASURE_UNIT))
        mend = nearest_indicator(where.text, self.catalogue, measured)
        return Problem("unknown_indicator", where, where.text, mend=mend)

    def _check_basis(self, row: int, name_column: int, indicator: Indicator) -> None:
        """Report a row whose words, or those above the table, speak of other prices than its indicator."""
        said = spoken_basis(self.table.text(row, name_column)) or next(
            filter(None, map(spoken_basis, self.table.above())), ""
        )
        if said and indicator.price_basis and said != indicator.price_basis:
            where = self.table.where(row, name_column)
            self.findings.add(Problem("price_basis_mixed", where, where.text, {"indicator": indicator.code}))

    def _read_comment(self, row: int, indicator: Indicator) -> None:
        """Cause, solution and proposal beside the figures of a row, where a column holds them."""
        texts = {name: self.table.text(row, self.table.index_of(name)) for name in COMMENT_FIELDS}
        body = {name: text for name, text in texts.items() if text}
        period = self.table.period
        if not body or period is None:
            return
        unit = self.units.key_at(row, self.table.name_column(), Heading("", headings.NOTE), period)
        if unit:
            self.comments.append(Entry(COMMENT, unit, period.code, indicator.code, body))

    def _move_on(self, name: str, indicator: Indicator | None) -> None:
        """Keep the totals that the rows below may be parts of: a row that is no part of them ends them."""
        if indicator is not None and indicator.parent in self.above:
            self.above.append(indicator.code)
        elif indicator is not None:
            self.above = [indicator.code]
        elif name and not child_name(name)[1]:
            self.above = []

    def _set_aside(self, row: int, indicator: Indicator | None) -> None:
        """A row without figures: a group, a footnote, or an indicator left blank."""
        for column, text in enumerate(self.table.grid.rows[row]):
            if text.strip():
                self.unmatched.add(self.table.where(row, column))
        if indicator is not None and self.table.measures():
            where = self.table.where(row, self.table.name_column())
            said = {"indicator": indicator.code}
            self.findings.add(Problem("missing_indicator", where, where.text, said))

    def _set_aside_strangers(self, row: int) -> None:
        for column, text in enumerate(self.table.grid.rows[row]):
            blank = text.strip().casefold() in _NOTHING
            known = column in self.table.columns
            if text.strip() and (not known or (blank and column in self.table.measures())):
                self.unmatched.add(self.table.where(row, column))
