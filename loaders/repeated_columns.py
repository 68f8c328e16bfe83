"""Columns that describe a row and stand twice: a second one that says otherwise is asked about."""

from dataclasses import replace

from domain.entries import COMMENT_FIELDS
from domain.problems import Findings
from loaders import headings
from loaders.form_table import FormTable, without
from loaders.headings import Doubt, Doubts

# A second one of these changes no figure: what it says stays in sight among what was not read.
_HARMLESS = (headings.ORDER, headings.NOTE, headings.SOURCE, *COMMENT_FIELDS)


def without_repeated(table: FormTable, findings: Findings) -> FormTable:
    """The table without second columns of one role, nor the figures that stand right of one in doubt.

    Two tables side by side, a unit of measure for each figure, a decision for each plan: which of the two
    a figure belongs to is not guessed at. A second column that only says the same again is none.
    """
    first: dict[str, int] = {}
    again, unclear = set(), Doubts()
    for index, heading in sorted(table.columns.items()):
        if heading.role in headings.MEASURE_ROLES:
            continue
        before = first.setdefault(heading.role, index)
        if before == index:
            continue
        again.add(index)
        if heading.role not in _HARMLESS and _says_otherwise(table, before, index):
            unclear[index] = (Doubt("twice", table.columns[before].text),)
    reach = min(unclear, default=max(table.columns, default=0) + 1)
    table = without(table, unclear, findings)
    kept = {
        i: h
        for i, h in table.columns.items()
        if i not in again and (i < reach or h.role not in headings.MEASURE_ROLES)
    }
    return replace(table, columns=kept)


def _says_otherwise(table: FormTable, before: int, column: int) -> bool:
    """Whether any row says something in a column that it does not say in the one before."""
    texts = ((table.text(row, before), table.text(row, column)) for row in table.body)
    return any(text not in ("", known) for known, text in texts)
