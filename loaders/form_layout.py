"""The rows of an official form table to tidy figures, each with its cell."""

import re
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.entries import COMMENT, COMMENT_FIELDS, Entry
from domain.indicators import Indicator
from domain.names import child_name, name_key
from domain.periods import Period
from domain.phrases import CITY, cut_assigners
from domain.problems import Findings, Problem, Where
from domain.target_days import read_day
from domain.targets import Target
from loaders import headings
from loaders.additions import Additions, spoken_decision
from loaders.canonical_rows import in_canonical_row, in_list
from loaders.form_cells import FormCells
from loaders.form_table import FormTable
from loaders.frames import tidy_frame
from loaders.header_rows import is_numbering, row_texts
from loaders.headings import Heading, spoken_basis
from loaders.matching import indicator_for, nearest_indicator
from loaders.reading import Unmatched
from loaders.row_periods import period_at
from loaders.table_units import TableUnits
from loaders.tables import FOOTNOTE

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x"})
# A row that adds up those above it: no indicator of the catalogue, unless it has such a name.
_TOTALS = frozenset({"tổng", "tổng số", "tổng cộng", "cộng"})
_SIGNED_ON = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
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
        indicator = table.subject or (
            indicator_for(name, self.catalogue, tuple(self.above)) if name else None
        )
        if row in table.repeats or self._is_numbering(row):
            self._set_aside(row, None)
            return
        self._move_on(name, indicator)
        if not filled or self._is_line(row, name, indicator):
            self._set_aside(row, None if table.subject else indicator)
            return
        if indicator is None:
            mend = nearest_indicator(name, self.catalogue)
            self.findings.add(Problem("unknown_indicator", table.where(row, name_column), name, mend=mend))
            for column in filled:
                self.unmatched.add(table.where(row, column))
            return
        self._check_basis(row, name_column, indicator)
        self._read_comment(row, indicator)
        for column, heading in filled.items():
            self._read_cell(row, column, heading, indicator)
        self._set_aside_strangers(row)

    def _read_cell(self, row: int, column: int, heading: Heading, indicator: Indicator) -> None:
        """What cannot be read is reported, and still stands in the frame without a value."""
        measured = in_canonical_row(self.table, row, column, heading, self.findings)
        period = period_at(self.table, row, heading, self.findings)
        if measured is None or period is None:
            self.unmatched.add(self.table.where(row, column))
            return
        unit = self.units.key_at(row, column, heading, period)
        found = self.cells.value_at(row, column, measured, indicator) or _UNREAD
        if unit is None:
            self.unmatched.add(self.table.where(row, column))
            return
        self.records.append(self._record(row, column, measured, indicator, found, period) | {col.UNIT: unit})

    def _is_line(self, row: int, name: str, indicator: Indicator | None) -> bool:
        """Whether a row is a signature, a footnote or a total: nothing in it is an indicator's figure."""
        table = self.table
        if name_key(name) in _TOTALS:
            return indicator is None or table.subject is not None
        first = next((text for text in row_texts(table.grid, row) if text), "")
        if indicator is not None and not table.subject:
            return False
        texts = (_SIGNED_ON.sub("", table.text(row, c)) for c in table.measures())
        digits = any(any(map(str.isdigit, text)) for text in texts)
        unit = table.text(row, table.index_of(headings.MEASURE_UNIT))
        return bool(FOOTNOTE.fullmatch(name_key(first))) or (not digits and not unit)

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

    def _is_numbering(self, row: int) -> bool:
        under_header = row == self.table.header.last + 1 or row - 1 in self.table.repeats
        return under_header and is_numbering(self.table.grid.rows[row])

    def _set_aside(self, row: int, indicator: Indicator | None) -> None:
        """A row without figures: a group, a footnote, or an indicator left blank."""
        for column, text in enumerate(self.table.grid.rows[row]):
            if text.strip():
                self.unmatched.add(self.table.where(row, column))
        if indicator is not None and self.table.measures():
            where = self.table.where(row, self.table.name_column())
            self.findings.add(Problem("missing_indicator", where, where.text))

    def _set_aside_strangers(self, row: int) -> None:
        for column, text in enumerate(self.table.grid.rows[row]):
            blank = text.strip().casefold() in _NOTHING
            known = column in self.table.columns
            if text.strip() and (not known or (blank and column in self.table.measures())):
                self.unmatched.add(self.table.where(row, column))

    def _assigner(self, row: int, column: int, heading: Heading) -> str:
        """Who gave a plan: its heading says, else the remark of its row; a city is of the sender's level."""
        note, own = self.table.index_of(headings.NOTE), self.table.index_of(headings.ASSIGNER)
        if own is not None:
            return in_list(self.table, row, own, col.ASSIGNERS, self.findings)
        where = self.table.heading_at(column)
        named: tuple[str, ...] = (heading.assigner,) if heading.assigner else ()
        if not named and note is not None:
            named, where = cut_assigners(self.table.text(row, note))[0], self.table.where(row, note)
        levels = [self.units.names.city_level() if one == CITY else one for one in named]
        if len(levels) > 1 or "" in levels:
            reason = "heading_assigners" if len(levels) > 1 else "heading_city"
            self._ask_once("unclear_heading", where, {"reason": reason, "found": where.text})
            return ""
        return levels[0] if levels else ""

    def _version(self, row: int, column: int, heading: Heading) -> tuple[str, str]:
        """Number and day of the decision that set a plan; beside an adjusted plan they are the latter's."""
        adjusted = any(h.version == headings.ADJUSTED for h in self.table.columns.values())
        if adjusted and heading.version != headings.ADJUSTED:
            return "", ""
        decision, effective = self._decision(row)
        if heading.version == headings.ADJUSTED and not effective:
            self._ask_once("missing_effective", self.table.heading_at(column), {})
        return decision, effective

    def _ask_once(self, code: str, where: Where, said: dict[str, Any]) -> None:
        if not any(p.code == code and p.where == where for p in self.findings.listed):
            self.findings.add(Problem(code, where, where.text, said))

    def _record(
        self, row: int, column: int, heading: Heading, indicator: Indicator, found: Target, period: Period
    ) -> dict[str, Any]:
        table, where = self.table, self.table.where(row, column)
        is_plan, growth = heading.role == col.PLAN, self.cells.is_growth(column, heading)
        note = table.text(row, table.index_of(headings.NOTE))
        planned = heading.role in (col.PLAN, col.PCT_PLAN)
        decision, effective = self._version(row, column, heading) if is_plan else ("", "")
        return {
            col.INDICATOR: indicator.code,
            col.PERIOD: period.code,
            col.MEASURE: col.YOY_INDEX if growth else heading.role,
            col.ASSIGNER: self._assigner(row, column, heading) if planned else "",
            col.VALUE: float("nan") if found.value is None else found.value + (100 if growth else 0),
            col.DECIMALS: found.decimals,
            col.WRITTEN: where.text,
            col.GRADE: col.OFFICIAL if is_plan else self._grade(heading),
            col.OPERATOR: found.operator,
            col.VALUE_HIGH: float("nan") if found.value_high is None else found.value_high,
            col.DEADLINE: self._deadline(row, found) if is_plan else "",
            col.ASSUMED: found.assumed,
            col.DECISION: decision,
            col.EFFECTIVE: effective,
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
        """Number and day of the decision: as the sender stated, else as the lines above the table say."""
        cells = (cell for row in self.table.grid.rows[: self.table.header_row] for cell in row)
        spoken = next((said for cell in cells if (said := spoken_decision(cell))[0]), ("", None))
        number, day = self.added.decision or spoken[0], self.added.effective or spoken[1]
        return number, day.isoformat() if day else ""

    def _decision(self, row: int) -> tuple[str, str]:
        """Number and day of the decision that set a row's plan: the row's own columns come first."""
        number, day = self._decided
        own = self.table.text(row, self.table.index_of(headings.DECISION))
        return own or number, self._day(row, headings.EFFECTIVE) or day

    def _day(self, row: int, role: str) -> str:
        """The day a row's column holds as ISO; what is no day is reported."""
        column = self.table.index_of(role)
        text = self.table.text(row, column)
        day = read_day(text)
        if text and column is not None and day is None:
            self.findings.add(Problem("bad_date", self.table.where(row, column), text))
        return day.isoformat() if day else ""
