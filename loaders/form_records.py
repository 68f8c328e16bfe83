"""One cell of a form table to one row of the tidy frame: whose, of when, how sure, by which decision."""

from dataclasses import dataclass, field
from typing import Any

from domain import columns as col
from domain.indicators import Indicator
from domain.periods import Period
from domain.problems import Findings
from domain.targets import Target
from loaders import headings
from loaders.assigners import assigner_at
from loaders.canonical_rows import in_canonical_row
from loaders.form_cells import FormCells
from loaders.form_table import FormTable
from loaders.grids import Area
from loaders.headings import Heading
from loaders.merged_values import shared_value
from loaders.plan_decisions import PlanDecisions
from loaders.row_periods import period_at
from loaders.table_units import TableUnits

_UNREAD = Target("", None)


@dataclass
class FormRecords:
    """The records of one table, cell by cell."""

    table: FormTable
    units: TableUnits
    cells: FormCells
    decisions: PlanDecisions
    findings: Findings
    _merged: dict[tuple[int, int], Area] = field(init=False)

    def __post_init__(self) -> None:
        self._merged = {area[:2]: area for area in self.table.grid.merged}

    def record_at(
        self, row: int, column: int, heading: Heading, indicator: Indicator
    ) -> dict[str, Any] | None:
        """The columns of the tidy frame; None for a cell of which unit or period is not known.

        A value that cannot be read is reported, and still stands in the frame without one.
        """
        measured = in_canonical_row(self.table, row, column, heading, self.findings)
        if measured is None:
            return None
        found = self._value_at(row, column, measured, indicator)
        period = period_at(self.table, row, heading, self.findings)
        unit = self.units.key_at(row, column, heading, period) if period else None
        version = self.decisions.version_at(row, column, heading) if heading.role == col.PLAN else ("", "")
        if period is None or unit is None or version is None:
            return None
        whose = {col.UNIT: unit, col.DECISION: version[0], col.EFFECTIVE: version[1]}
        return self._record(row, column, measured, indicator, found, period) | whose

    def _value_at(self, row: int, column: int, heading: Heading, indicator: Indicator) -> Target:
        area = self._merged.get((row, column))
        if area and (shared := shared_value(self.table, area)):
            self.findings.add(shared)
            return _UNREAD
        return self.cells.value_at(row, column, heading, indicator) or _UNREAD

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
            col.GRADE: col.OFFICIAL if is_plan else self._grade(row, column, heading),
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

    def _grade(self, row: int, column: int, heading: Heading) -> str:
        """A cell may call itself an estimate; else each column of results has its own grade, and the percents
        beside them that of the first of them."""
        if self.cells.says_estimate(row, column):
            return col.ESTIMATE
        if heading.role in (col.ACTUAL, col.FULL_YEAR) or self.table.canonical:
            return heading.grade
        found = self.table.index_of(col.ACTUAL)
        return self.table.columns[found].grade if found is not None else col.PRELIMINARY

    def _deadline(self, row: int, found: Target) -> str:
        """The day in the row's own column, else the one its target closes with."""
        if day := self.decisions.day_at(row, headings.DEADLINE):
            return day
        return found.deadline.isoformat() if found.deadline else ""
