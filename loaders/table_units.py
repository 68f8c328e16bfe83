"""Whose figures a form table holds: the sender's, or those of the units that its rows or columns name."""

import re
from dataclasses import dataclass, field, replace

from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.names import name_key
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from domain.units import Unit
from loaders import headings
from loaders.form_table import FormTable
from loaders.headings import Heading
from loaders.unit_names import UnitNames

# Shorter names stand in too many titles to say what a table is of.
_SHORTEST = 6


@dataclass
class TableUnits:
    """Finds the unit of each cell; what names none that is known, or another's, is reported once."""

    table: FormTable
    names: UnitNames
    findings: Findings
    _known: dict[tuple[Where, Period | None], str | None] = field(default_factory=dict)
    _told: set[Where] = field(default_factory=set)

    def names_units(self) -> bool:
        """Whether the table itself names units, by rows or by columns."""
        across = any(heading.unit for heading in self.table.columns.values())
        return across or self.table.index_of(headings.UNIT) is not None

    def key_at(self, row: int, column: int, heading: Heading, period: Period | None) -> str | None:
        """The key of the unit that a cell's figure is of; None where it is not known, which is reported."""
        if heading.unit:
            return self._find(heading.unit, self.table.heading_at(column), period)
        own = self.table.index_of(headings.UNIT)
        if own is None:
            return self.names.sender.key if self.names.sender else ""
        text = self.text_of(row)
        if not text and self.table.canonical and self.names.sender:
            return self.names.sender.key
        return self._find(text, self.table.where(row, own), period)

    def text_of(self, row: int) -> str:
        """The unit that a row names, in its own cell or in the merged one it is part of."""
        column = self.table.index_of(headings.UNIT)
        if column is None:
            return ""
        areas = (a for a in self.table.grid.merged if a[0] <= row <= a[2] and a[1] == column)
        return self.table.text(next((area[0] for area in areas), row), column)

    def _find(self, text: str, where: Where, period: Period | None) -> str | None:
        asked = (where, period)
        if asked not in self._known:
            found = self.names.find(text, period)
            self._report(found, where)
            self._known[asked] = found.key if found else None
        return self._known[asked]

    def _report(self, found: Unit | None, where: Where) -> None:
        if where in self._told:
            return
        self._told.add(where)
        if found is None:
            self.findings.add_many("unknown_unit", 1, (self._unknown(where) for _ in range(1)))
        elif not self.names.belongs(found) and self.names.sender:
            expected = {"expected": self.names.sender.name_vi}
            self.findings.add(Problem("wrong_unit", where, where.text, expected))

    def _unknown(self, where: Where) -> Problem:
        return Problem("unknown_unit", where, where.text, mend=self.names.nearest(where.text))


def with_subject(table: FormTable, catalogue: Catalogue, findings: Findings) -> FormTable:
    """A table whose rows name units and no indicators, with the indicator that its title names."""
    if table.index_of(headings.INDICATOR) is not None:
        return table
    subject = _subject_of(table, catalogue)
    if subject is None:
        row, column, _ = next(table.lines(), (table.header.first, table.name_column(), ""))
        where = table.where(row, column)
        findings.add(Problem("unknown_indicator", where, where.text))
    return replace(table, subject=subject)


def _subject_of(table: FormTable, catalogue: Catalogue) -> Indicator | None:
    """The one indicator that the lines above a table name; None where they name none, or several."""
    found = {name for text in table.above() if (name := _longest_name(name_key(text), catalogue))}
    named = {one.code: one for name in found for one in catalogue.indicators_named(name)}
    return next(iter(named.values())) if len(named) == 1 else None


def _longest_name(line: str, catalogue: Catalogue) -> str:
    named = [
        name
        for name in catalogue.spellings
        if len(name) >= _SHORTEST and name in line and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
    ]
    longest = max(named, key=len, default="")
    return longest if all(name in longest for name in named) else ""
