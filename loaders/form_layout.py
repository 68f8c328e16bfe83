"""The rows of an official form table to tidy figures, each with its cell."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.entries import COMMENT, COMMENT_FIELDS, Entry
from domain.indicators import Indicator
from domain.names import child_name
from domain.periods import Period
from domain.problems import Findings, Problem
from domain.target_days import read_day
from domain.targets import Target
from loaders import headings
from loaders.additions import Additions
from loaders.assigners import assigner_at
from loaders.canonical_rows import in_canonical_row
from loaders.decisions import Several, decision_for
from loaders.form_cells import FormCells
from loaders.form_table import FormTable
from loaders.frames import tidy_frame
from loaders.headings import Heading, spoken_basis
from loaders.matching import nearest_indicator
from loaders.reading import Unmatched
from loaders.row_kinds import is_line, numbers_columns
from loaders.row_names import indicator_of
from loaders.row_periods import period_at
from loaders.table_units import TableUnits

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x"})
_UNREAD = Target("", None)


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
    _decided: tuple[str, str] = ("", "")

    def read(self) -> pd.DataFrame:
        """The tidy figures of the table."""
        self._set_aside_preamble()
        self._decided = self._decision_above()
        for row in self.table.body:
            self._read_row(row)
        names = self.records[0].keys() if self.records else ()
        return tidy_frame({n: [r[n] for r in self.records] for n in names}, len(self.records))

    def _set_aside_preamble(self) -> None:
        """The lines above the table, and the headings of columns that hold no figures of ours."""
        for row, column, _ in self.table.lines():
            self.unmatched.add(self.table.where(row, column))
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
        for column, heading in filled.items():
            self._read_cell(row, column, heading, indicator)
        self._set_aside_strangers(row)

    def _unknown(self, row: int) -> Problem:
        """A row that names no indicator, with the one that was likely meant."""
        where = self.table.where(row, self.table.name_column())
        measured = self.table.text(row, self.table.index_of(headings.MEASURE_UNIT))
        mend = nearest_indicator(where.text, self.catalogue, measured)
        return Problem("unknown_indicator", where, where.text, mend=mend)

    def _read_cell(self, row: int, column: int, heading: Heading, indicator: Indicator) -> None:
        """What cannot be read is reported, and still stands in the frame without a value."""
        where = self.table.where(row, column)
        measured = in_canonical_row(self.table, row, column, heading, self.findings)
        if measured is None:
            self.unmatched.add(where)
            return
        found = self.cells.value_at(row, column, measured, indicator) or _UNREAD
        period = period_at(self.table, row, heading, self.findings)
        unit = self.units.key_at(row, column, heading, period) if period else None
        version = self._version(row, column, heading) if heading.role == col.PLAN else ("", "")
        if period is None or unit is None or version is None:
            self.unmatched.add(where)
            return
        whose = {col.UNIT: unit, col.DECISION: version[0], col.EFFECTIVE: version[1]}
        self.records.append(self._record(row, column, measured, indicator, found, period) | whose)

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

    def _version(self, row: int, column: int, heading: Heading) -> tuple[str, str] | None:
        """Number and day of the decision that set a plan; beside an adjusted plan they are the latter's.

        None for an adjusted plan without a day, which is asked for: it would take the first one's place.
        """
        adjusted = any(h.version == headings.ADJUSTED for h in self.table.columns.values())
        if adjusted and heading.version != headings.ADJUSTED:
            return "", ""
        decision, effective = self._decision(row)
        if heading.version == headings.ADJUSTED and not effective:
            where = self.table.heading_at(column)
            self.findings.add_once(Problem("missing_effective", where, where.text))
            return None
        return decision, effective

    def _record(
        self, row: int, column: int, heading: Heading, indicator: Indicator, found: Target, period: Period
    ) -> dict[str, Any]:
        table, where = self.table, self.table.where(row, column)
        is_plan, growth = heading.role == col.PLAN, heading.role == headings.YOY_GROWTH
        note = table.text(row, table.index_of(headings.NOTE))
        planned = heading.role in (col.PLAN, col.PCT_PLAN)
        return {
            col.INDICATOR: indicator.code,
            col.PERIOD: period.code,
            col.MEASURE: col.YOY_INDEX if growth else heading.role,
            col.ASSIGNER: assigner_at(table, row, column, self.units.names, self.findings) if planned else "",
            col.VALUE: float("nan") if found.value is None else found.value + (100 if growth else 0),
            col.DECIMALS: found.decimals,
            col.WRITTEN: where.text,
            col.GRADE: col.OFFICIAL if is_plan else self._grade(heading),
            col.OPERATOR: found.operator,
            col.VALUE_HIGH: float("nan") if found.value_high is None else found.value_high,
            col.DEADLINE: self._deadline(row, found) if is_plan else "",
            col.ASSUMED: found.assumed,
            col.SHEET: table.grid.sheet or "",
            col.ROW: where.row,
            col.COLUMN: where.column,
            col.SOURCE: table.text(row, table.index_of(headings.SOURCE)),
            col.NOTE: note,
        }

    def _grade(self, heading: Heading) -> str:
        """Each column of results has its own grade; the percents beside them that of the first of them."""
        if heading.role in (col.ACTUAL, col.FULL_YEAR) or self.table.canonical:
            return heading.grade
        found = self.table.index_of(col.ACTUAL)
        return self.table.columns[found].grade if found is not None else col.PRELIMINARY

    def _deadline(self, row: int, found: Target) -> str:
        """The day in the row's own column, else the one its target closes with."""
        if day := self._day(row, headings.DEADLINE):
            return day
        return found.deadline.isoformat() if found.deadline else ""

    def _decision_above(self) -> tuple[str, str]:
        """Number and day of the decision that set the plans; where several may have, that is asked about."""
        plans = {i: h for i, h in self.table.columns.items() if h.role == col.PLAN}
        if not plans:
            return "", ""
        lines = (cell for row in self.table.grid.rows[: self.table.header_row] for cell in row)
        adjusted = any(heading.version == headings.ADJUSTED for heading in plans.values())
        try:
            number, day = decision_for(lines, self.added, adjusted=adjusted)
        except Several as why:
            where = self.table.heading_at(next(iter(plans)))
            found = {"found": ", ".join(why.numbers)}
            self.findings.add_once(Problem("several_decisions", where, where.text, found))
            return "", ""
        return number, day.isoformat() if day else ""

    def _decision(self, row: int) -> tuple[str, str]:
        """Number and day of the decision that set a row's plan: the row's own columns come first."""
        number, day = self._decided
        own = self.table.text(row, self.table.index_of(headings.DECISION))
        # A row of another decision does not come into force on the day of the table's.
        return own or number, self._day(row, headings.EFFECTIVE) or (day if own in ("", number) else "")

    def _day(self, row: int, role: str) -> str:
        """The day a row's column holds as ISO; what is no day is reported."""
        column = self.table.index_of(role)
        text = self.table.text(row, column)
        day = read_day(text)
        if text and column is not None and day is None:
            self.findings.add(Problem("bad_date", self.table.where(row, column), text))
        return day.isoformat() if day else ""
