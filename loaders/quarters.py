"""Columns of single quarters added up from January, where their sender says that this is what they are."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from math import isnan
from typing import Any

from domain import columns as col
from domain.indicators import COUNT, FLOW, Indicator
from domain.names import name_key
from domain.problems import Findings, Problem
from loaders.form_table import FormTable
from loaders.headings import BARE, Heading
from loaders.spoken_periods import SpokenPeriod

_QUARTER = re.compile(r"\bquý\b")
_NAMES = {0: "", 3: "I", 6: "II", 9: "III"}
# Unit, year and last month of a column's figures.
_Span = tuple[str, int | None, int]
# As files write them: a note stands beside the figure in the language of its file.
_GRADES = {
    col.ESTIMATE: "ước", col.PRELIMINARY: "sơ bộ", col.OFFICIAL: "chính thức", col.SETTLED: "quyết toán",
}  # fmt: skip


def is_quarter_alone(heading: Heading) -> bool:
    """Whether a column holds the results of a quarter other than the first, by itself."""
    is_result = heading.role in (col.ACTUAL, BARE)
    return is_result and heading.period.part is not None and bool(_QUARTER.search(name_key(heading.text)))


def to_be_added(heading: Heading) -> Heading:
    """The column as one whose figures are cumulated once the quarters before them are added."""
    return replace(heading, period=SpokenPeriod(heading.period.year, heading.period.part), quarter=True)


@dataclass
class QuarterSums:
    """Adds up the quarters of a table, row by row; `findings` has where that cannot be done."""

    table: FormTable
    findings: Findings

    def add_up(self, row: int, records: dict[int, dict[str, Any]], indicator: Indicator) -> None:
        """Make the records of one row, by their columns, cumulated.

        What cannot be added up is reported and stays without a value.
        """
        sums: dict[_Span, list[dict[str, Any]]] = {}
        for column, record in self._in_time(records):
            span = self._span(column, record)
            own = dict(record)
            if isnan(own[col.VALUE]):
                continue
            if not self.table.columns[column].quarter:
                sums[span] = [own]
                continue
            lacking = _first_lacking(span, sums)
            if lacking or not _adds_up(indicator):
                reason = "quarter_missing" if _adds_up(indicator) else "quarter_no_flow"
                where = self.table.where(row, column)
                said = {"reason": reason, "found": _NAMES[lacking]}
                self.findings.add(Problem("quarters_not_added", where, where.text, said))
                record[col.VALUE] = float("nan")
                continue
            sums[span] = [*sums[_before(span)], own]
            record.update(_sum_of(sums[span]))

    def _in_time(self, records: dict[int, dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
        """The results of a row, earlier ones first."""
        headings = self.table.columns
        results = [i for i in records if headings[i].role in (col.ACTUAL, col.FULL_YEAR, col.PRIOR)]
        results.sort(key=lambda i: (headings[i].period.months or 0, headings[i].quarter))
        return [(i, records[i]) for i in results]

    def _span(self, column: int, record: dict[str, Any]) -> _Span:
        spoken = self.table.columns[column].period
        return record[col.UNIT], spoken.year, spoken.months or 0


def _before(span: _Span) -> _Span:
    """The span that ends a quarter earlier."""
    return span[0], span[1], span[2] - 3


def _first_lacking(span: _Span, sums: dict[_Span, Any]) -> int:
    """The last month of the first quarter that is not there to be added; 0 where none is wanting."""
    if _before(span) in sums:
        return 0
    unit, year, months = span
    return next(m for m in range(3, months, 3) if (unit, year, m) not in sums)


def _adds_up(indicator: Indicator) -> bool:
    """Whether a quarter of it is the difference of two cumulated figures: no stock and no rate is."""
    return indicator.kind == FLOW or (indicator.kind == COUNT and indicator.cumulates)


def _sum_of(summands: list[dict[str, Any]]) -> dict[str, Any]:
    """Value, text, grade and note of a sum; it is as sure as the least sure of its summands."""
    value = sum(Decimal(repr(one[col.VALUE])) for one in summands)
    told = "; ".join(_told(one) for one in summands)
    note = summands[-1][col.NOTE]
    return {
        col.VALUE: float(value),
        col.DECIMALS: max(one[col.DECIMALS] for one in summands),
        col.WRITTEN: " + ".join(one[col.WRITTEN] for one in summands),
        col.GRADE: min((one[col.GRADE] for one in summands), key=col.GRADES.index),
        col.NOTE: f"Cộng các quý: {told}" + (f". {note}" if note else ""),
    }


def _told(one: dict[str, Any]) -> str:
    cell = f"{one[col.COLUMN]}{one[col.ROW]}" if one[col.SHEET] else f"{one[col.COLUMN]}, dòng {one[col.ROW]}"
    return f"{cell}: {one[col.WRITTEN]} ({_GRADES[one[col.GRADE]]})"
