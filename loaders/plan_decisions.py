"""By which decision each plan of a form table stands, and from which day."""

from dataclasses import dataclass
from functools import cached_property

from domain import columns as col
from domain.problems import Findings, Problem
from domain.target_days import read_day
from loaders import headings
from loaders.additions import Additions
from loaders.decisions import Several, decision_for
from loaders.form_table import FormTable
from loaders.headings import Heading


@dataclass
class PlanDecisions:
    """The decisions of one table's plans; what is said twice or is no day is reported."""

    table: FormTable
    added: Additions
    findings: Findings

    def version_at(self, row: int, column: int, heading: Heading) -> tuple[str, str] | None:
        """Number and day of the decision that set a plan; beside an adjusted plan they are the latter's.

        None for an adjusted plan without a day, which is asked for: it would take the first one's place.
        """
        adjusted = any(h.version == headings.ADJUSTED for h in self.table.columns.values())
        if adjusted and heading.version != headings.ADJUSTED:
            return "", ""
        decision, effective = self._of_row(row)
        if heading.version == headings.ADJUSTED and not effective:
            where = self.table.heading_at(column)
            self.findings.add_once(Problem("missing_effective", where, where.text))
            return None
        return decision, effective

    def day_at(self, row: int, role: str) -> str:
        """The day a row's column holds as ISO; what is no day is reported."""
        column = self.table.index_of(role)
        text = self.table.text(row, column)
        day = read_day(text)
        if text and column is not None and day is None:
            self.findings.add(Problem("bad_date", self.table.where(row, column), text))
        return day.isoformat() if day else ""

    @cached_property
    def _above(self) -> tuple[str, str]:
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

    def _of_row(self, row: int) -> tuple[str, str]:
        """Number and day of the decision that set a row's plan: the row's own columns come first."""
        number, day = self._above
        own = self.table.text(row, self.table.index_of(headings.DECISION))
        # A row of another decision does not come into force on the day of the table's.
        return own or number, self.day_at(row, headings.EFFECTIVE) or (day if own in ("", number) else "")
