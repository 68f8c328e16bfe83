"""What a report is made of, read from a store as of an edition; nothing is kept here but catalogues."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.comparable import read_comparable
from analysis.level_units import in_level_units
from analysis.plans import plan_rows, report_and_plans
from analysis.report import periods_read, unit_report
from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE, COMMENT, Entry, Kept
from domain.level_units import at_level
from domain.periods import Period
from store import Store


class Source(NamedTuple):
    """Where a submission's figures come from: file, sender, time, edition, message."""

    file: str
    who: str
    at: str
    edition: int
    message: str


@dataclass(frozen=True)
class OpenStore:
    """An open store as the key of what is kept: one store is one address, however often it is opened."""

    url: str
    store: Store = field(compare=False)


@dataclass(frozen=True)
class _Changes:
    """The office's own rows of the catalogue; told apart by what changed and when."""

    versions: tuple[tuple[str, int], ...]
    entries: tuple[Entry, ...] = field(compare=False)


def catalogue_at(store: Store, edition: int) -> Catalogue:
    """The catalogue as of an edition, the office's own rows over those that ship.

    A broken one raises CatalogueError with file and row.
    """
    held = OpenStore(store.url, store)
    # By what changed it and when, not by the edition: most editions change figures only.
    return _catalogue(held, _changes(held, edition))


def is_demonstration(store: Store) -> bool:
    """Whether the store holds samples for demonstration."""
    return _marked(OpenStore(store.url, store))


@lru_cache(maxsize=64)
def _changes(held: OpenStore, edition: int) -> _Changes:
    kept = held.store.entries(CATALOGUE, [""], [0], edition)
    return _Changes(tuple((one.entry.key, one.edition) for one in kept), tuple(one.entry for one in kept))


@lru_cache(maxsize=8)
def _catalogue(held: OpenStore, changes: _Changes) -> Catalogue:
    return with_changes(_shipped(demonstration=_marked(held)), list(changes.entries))


@lru_cache(maxsize=8)
def _marked(held: OpenStore) -> bool:
    return held.store.is_demonstration


@lru_cache(maxsize=2)
def _shipped(*, demonstration: bool) -> Catalogue:
    return catalogue_for(demonstration=demonstration)


def level_of(catalogue: Catalogue, unit: str) -> str:
    """The level of a unit key; '' where there is none."""
    held = catalogue.units.get(unit)
    return held.level if held else ""


def sources_at(store: Store, editions: Iterable[int]) -> dict[int, Source]:
    """File, sender and time of acceptances by edition."""
    events = store.events(sorted(set(editions)))
    return {e.edition: Source(e.file, e.who, e.at, e.edition, e.message) for e in events}


def comments_of(kept: Iterable[Kept]) -> dict[str, dict[str, str]]:
    """What a unit says of its indicators, by code and field; what was withdrawn is left out."""
    return {one.entry.key: dict(one.entry.body) for one in kept if one.entry.body is not None}


class UnitReader:
    """Reads for one unit (its key) as of an edition, in the units of measure of its level."""

    def __init__(self, store: Store, unit: str, edition: int) -> None:
        self.store, self.unit, self.edition = store, unit, edition
        self._whole = catalogue_at(store, edition)
        self._level = level_of(self._whole, unit)
        self.catalogue = at_level(self._whole, self._level)
        self._beside: dict[Period, tuple[pd.DataFrame, pd.DataFrame]] = {}

    def report(self, period: Period, lang: str) -> pd.DataFrame:
        """The report of a period (see analysis.report)."""
        return unit_report(*self.beside(period), self.catalogue, period, lang, self._comparable(period))

    def report_and_plans(self, period: Period, lang: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What `report` and `plans` give, at once."""
        comparable = self._comparable(period)
        return report_and_plans(*self.beside(period), self.catalogue, period, lang, comparable)

    def plans(self, period: Period, lang: str) -> pd.DataFrame:
        """One row an indicator and assigner of the plans in force (see analysis.plans)."""
        return plan_rows(*self.beside(period), self.catalogue, period, lang)

    def comments(self, period: Period) -> dict[str, dict[str, str]]:
        """What the unit says of its indicators in a period, by code and field."""
        return comments_of(self.entries(COMMENT, period.code))

    def entries(self, kind: str, period: int) -> list[Kept]:
        """The entries of a kind and period code, withdrawn ones too."""
        return self.store.entries(kind, [self.unit], [period], self.edition, withdrawn=True)

    def figures(
        self, units: Sequence[str], periods: Sequence[int], indicators: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Figures of some units and periods."""
        found = self.store.figures(units, periods, indicators, edition=self.edition)
        return in_level_units(found, self._whole, self._level)

    def versions(self, period: Period, indicator: str) -> pd.DataFrame:
        """Every version of the unit's figures, or targets, of one indicator and period."""
        found = self.store.versions(self.unit, period.code, indicator, self.edition)
        return in_level_units(found, self._whole, self._level)

    def beside(self, period: Period) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The unit's own figures that a report of a period is made of, and its targets of the year."""
        if period not in self._beside:
            figures = self.figures([self.unit], periods_read(period))
            targets = self.store.targets(units=[self.unit], years=[period.year], edition=self.edition)
            self._beside[period] = figures, in_level_units(targets, self._whole, self._level)
        return self._beside[period]

    def _comparable(self, period: Period) -> pd.DataFrame | None:
        held = self._whole.units.get(self.unit)
        return held and read_comparable(self.figures, self.catalogue, held, period)
