"""The period that a row names in columns of its own: 'Năm', 'Kỳ', 'Số tháng'."""

from domain import columns as col
from domain.names import name_key
from domain.periods import FIRST_YEAR, LAST_YEAR, Period
from domain.problems import Findings, Problem
from loaders import headings
from loaders.form_table import FormTable
from loaders.headings import Heading
from loaders.spoken_periods import SpokenPeriod, says_cumulated, spoken_period

_COUNTED = frozenset({"số tháng"})


def names_periods(table: FormTable) -> bool:
    """Whether the rows of a table name their periods."""
    return table.index_of(headings.YEAR) is not None or table.index_of(headings.SPAN) is not None


def period_at(table: FormTable, row: int, heading: Heading, findings: Findings) -> Period | None:
    """The period of a cell: its row's where rows name them, else its column's; None where it is not known.

    What a row names is reported where it is no period: a quarter by itself, the plan of some months.
    """
    if not names_periods(table):
        return table.period_of(heading)
    spoken = _spoken(table, row)
    named = table.text(row, table.index_of(headings.YEAR))
    # A year that is written and not understood is no blank: the sender's does not take its place.
    year = spoken.year or (table.period.year if table.period and not named else None)
    is_plan = heading.role == col.PLAN
    months = 0 if is_plan and spoken.months in (None, 12) and not spoken.part else spoken.months
    fits = year is not None and FIRST_YEAR <= year <= LAST_YEAR and months is not None
    if fits and year is not None and months is not None and not (is_plan and months):
        return Period(year, months)
    place = table.index_of(headings.SPAN if year else headings.YEAR)
    where = table.where(row, table.name_column() if place is None else place)
    findings.add_once(Problem("bad_period", where, where.text, {"expected": "?"}))
    return None


def _spoken(table: FormTable, row: int) -> SpokenPeriod:
    span, year = table.index_of(headings.SPAN), table.text(row, table.index_of(headings.YEAR))
    said = spoken_period(year)
    if span is None:
        return said
    text, heading = table.text(row, span), table.columns[span].text
    found = spoken_period(f"{heading} {text}" if text.isdecimal() else text)
    if text.isdecimal() and name_key(heading) in _COUNTED and 1 <= int(text) <= 12:
        found = SpokenPeriod(months=int(text))
    if found.part and (says_cumulated(heading) or any(map(says_cumulated, table.above()))):
        found = SpokenPeriod(found.year, found.part)
    return SpokenPeriod(said.year or found.year, found.months, found.part)
