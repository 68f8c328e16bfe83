"""The canonical file with its periods across: what the columns measure and grade say of each row."""

from dataclasses import replace

from domain import columns as col
from domain.problems import Findings, Problem
from loaders import headings
from loaders.form_table import FormTable
from loaders.headings import Heading


def in_canonical_row(
    table: FormTable, row: int, column: int, heading: Heading, findings: Findings
) -> Heading | None:
    """A column's heading as its row has it; None where the row's words do not fit, which is reported."""
    if not table.canonical:
        return heading
    graded = _graded(table, row, heading, findings)
    place = table.index_of(headings.MEASURE)
    if place is None or graded is None:
        return graded
    measure = table.text(row, place) or col.ACTUAL
    if measure not in col.MEASURES:
        findings.add_once(Problem("bad_measure", table.where(row, place), measure))
        return None
    if (measure == col.PLAN) != (heading.role == col.PLAN):
        # A plan is of a year, '2023'; everything else of its first months, '2023-9M'.
        findings.add(Problem("bad_period", table.where(row, column), heading.text, {"expected": "?"}))
        return None
    return replace(graded, role=measure)


def in_list(table: FormTable, row: int, column: int, allowed: tuple[str, ...], findings: Findings) -> str:
    """The word of a closed list that a cell holds; '' where it holds another, which is reported."""
    text, where = table.text(row, column), table.where(row, column)
    if text in allowed:
        return text
    findings.add_once(Problem("bad_measure", where, text))
    return ""


def _graded(table: FormTable, row: int, heading: Heading, findings: Findings) -> Heading | None:
    place = table.index_of(headings.GRADE)
    if place is None or heading.role == col.PLAN:
        return heading
    grade = table.text(row, place)
    if grade not in col.GRADES:
        findings.add_once(Problem("bad_grade", table.where(row, place), grade))
        return None
    return replace(heading, grade=grade)
