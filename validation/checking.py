"""What every rule works on: the file's figures, what is stored beside them, and where to report."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.numbers import Number
from domain.problems import ERROR, LISTED_PER_CODE, SEVERITY, SWITCHABLE, Findings, Problem, Where

_FIGURES = [*col.KEY, col.VALUE, col.DECIMALS, col.GRADE, col.OPERATOR]


@dataclass(frozen=True)
class Stored:
    """What the store holds for the file's units: figures and targets, both as the store gives them.

    `history` has the actual figures of the same periods in earlier years: unit, indicator, period, value;
    `followed` the unit and indicator of what units say they follow.
    """

    figures: pd.DataFrame
    targets: pd.DataFrame
    history: pd.DataFrame = field(default_factory=pd.DataFrame)
    followed: Collection[tuple[str, str]] = ()


@dataclass
class Checking:
    """One check of one tidy frame; rules read it and report into `findings`."""

    frame: pd.DataFrame
    catalogue: Catalogue
    stored: Stored
    today: date
    # Indicators whose rows the file left blank: that has been told at those rows.
    left_blank: Collection[str] = ()
    findings: Findings = field(default_factory=Findings)
    doubted: np.ndarray = field(init=False)
    # What several rules need and one of them has made: see validation.plan_join.
    shared: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.doubted = np.zeros(len(self.frame), dtype=bool)

    @property
    def readable(self) -> np.ndarray:
        """Rows with a value, a period, and a unit and an indicator of the catalogue, and no error so far.

        What follows from an error already reported is not reported again: mending the one mends the other.
        """
        return self._whole & ~self.doubted

    @property
    def amounts(self) -> np.ndarray:
        """Readable rows that are no percent of a plan or of the year before."""
        return self.readable & ~self.is_measure(col.PCT_PLAN) & ~self.is_measure(col.YOY_INDEX)

    @cached_property
    def known(self) -> np.ndarray:
        """Rows with a period, and a unit and an indicator of the catalogue, whatever their value."""
        frame = self.frame
        units = np.array([u in self.catalogue.units for u in frame[col.UNIT].cat.categories], dtype=bool)
        known = units[frame[col.UNIT].cat.codes] if len(units) else np.zeros(len(frame), dtype=bool)
        return known & self.of(lambda _: True) & (self.periods > 0)

    @cached_property
    def _whole(self) -> np.ndarray:
        return self.known & self.frame[col.VALUE].notna().to_numpy()

    @property
    def periods(self) -> np.ndarray:
        """The period codes, one a row."""
        return self.frame[col.PERIOD].to_numpy()

    def rows(self, chosen: np.ndarray) -> pd.DataFrame:
        """Some rows, by position, without the texts beside the figures: those are costly to pick."""
        return self.frame[_FIGURES].iloc[chosen]

    def is_measure(self, measure: str) -> np.ndarray:
        """Rows of one measure."""
        words = list(self.frame[col.MEASURE].cat.categories)
        if measure not in words:
            return np.zeros(len(self.frame), dtype=bool)
        return self.frame[col.MEASURE].cat.codes.to_numpy() == words.index(measure)

    def of(self, wanted: Callable[[Indicator], bool]) -> np.ndarray:
        """Rows whose indicator is in the catalogue and as wanted."""
        known = self.catalogue.indicators
        words = self.frame[col.INDICATOR].cat.categories
        fits = np.array([w in known and wanted(known[w]) for w in words], dtype=bool)
        return fits[self.frame[col.INDICATOR].cat.codes] if len(fits) else np.zeros(len(self.frame), bool)

    def _held_to(self, code: str, rows: np.ndarray) -> np.ndarray:
        """Those of the rows whose indicator has not switched a rule off."""
        if code not in SWITCHABLE or not any(i.rules_off for i in self.catalogue.indicators.values()):
            return rows
        off = self.of(lambda i: code in i.rules_off)
        return rows[~off[rows]] if off.any() else rows

    def report(
        self,
        code: str,
        rows: np.ndarray,
        details: Callable[[int], dict[str, Any]] = lambda _: {},
        mend: Callable[[int], str | Number | None] = lambda _: None,
    ) -> None:
        """Report one problem for each position in `rows`; `details` and `mend` take the position."""
        rows = self._held_to(code, rows)
        if SEVERITY[code] == ERROR:
            self.doubted[rows] = True

        def problems() -> Iterator[Problem]:
            # All at once: picking cells of a frame one by one costs more than many a rule.
            listed = rows[:LISTED_PER_CODE]
            told = self.frame[[*col.WHERE, col.WRITTEN, col.INDICATOR, col.VALUE]].iloc[listed]
            cells = told.itertuples(index=False, name=None)
            for row, (sheet, number, column, text, indicator, value) in zip(listed, cells, strict=True):
                where = Where(sheet or None, int(number), column, text)
                named = {"indicator": indicator, **details(int(row))}
                yield Problem(code, where, value, named, mend(int(row)))

        self.findings.add_many(code, len(rows), problems())
