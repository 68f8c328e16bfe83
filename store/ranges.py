"""The range of a read: units or indicators, and what narrows them; turned into queries on an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select

from store.names import Books
from store.tables import MEASURES, coverage, figure, target

FIGURE_KEY = ("unit", "period", "indicator", "measure", "assigner")
TARGET_KEY = ("unit", "year", "indicator", "assigner", "effective")
Names = Sequence[str] | None
Numbers = Sequence[int] | None


@dataclass(frozen=True)
class Range:
    """What to read; None: all of them. `periods` are years for targets. Raises ValueError if too wide."""

    units: Names
    periods: Numbers
    indicators: Names
    measures: Names = None

    def __post_init__(self) -> None:
        if self.units is None and self.indicators is None:
            raise ValueError("name units or indicators: the whole store is never read at once")
        for given in (self.units, self.indicators, self.measures):
            if isinstance(given, str):
                raise ValueError(f"{given!r} is one text, expected a list")
        for name in self.measures or ():
            if name not in MEASURES:
                raise ValueError(f"measure {name!r}, expected one of {', '.join(MEASURES)}")


def select_figures(
    connection: Connection, books: Books, within: Range, edition: int, wanted: Sequence[str]
) -> Select[Any]:
    """The query for every version of figures in a range up to an edition, hidden ones too."""
    narrowed = _named(connection, books, within, figure)
    periods = within.periods
    if periods is None and within.units is not None:
        # The key begins with unit and period: knowing the periods keeps the read on it.
        periods = _periods(connection, books, within.units)
    if periods is not None:
        narrowed.append(_among(figure.c.period, [int(period) for period in periods]))
    if within.measures is not None:
        narrowed.append(_among(figure.c.measure, [MEASURES.index(name) for name in within.measures]))
    return _columns(figure, FIGURE_KEY, wanted).where(figure.c.edition <= edition, *narrowed)


def select_targets(
    connection: Connection, books: Books, within: Range, edition: int, wanted: Sequence[str]
) -> Select[Any]:
    """The query for every version of targets in a range up to an edition, hidden ones too."""
    narrowed = _named(connection, books, within, target)
    if within.periods is not None:
        narrowed.append(_among(target.c.year, [int(year) for year in within.periods]))
    return _columns(target, TARGET_KEY, wanted).where(target.c.edition <= edition, *narrowed)


def _named(connection: Connection, books: Books, within: Range, table: Table) -> list[ColumnElement[bool]]:
    narrowed = []
    if within.units is not None:
        narrowed.append(_among(table.c.unit, books.units.ids(connection, within.units)))
    if within.indicators is not None:
        narrowed.append(_among(table.c.indicator, books.indicators.ids(connection, within.indicators)))
    return narrowed


def _among(column: Column[Any], numbers: list[int]) -> ColumnElement[bool]:
    # One number is an equality, which every planner understands best.
    return column == numbers[0] if len(numbers) == 1 else column.in_(numbers)


def _periods(connection: Connection, books: Books, units: Sequence[str]) -> list[int]:
    within = _among(coverage.c.unit, books.units.ids(connection, units))
    return list(connection.execute(select(coverage.c.period).where(within).distinct()).scalars())


def _columns(table: Table, key: tuple[str, ...], wanted: Sequence[str]) -> Select[Any]:
    names = dict.fromkeys((*key, "edition", "submission", *wanted))
    return select(*(table.c[name] for name in names))
