"""Cached reads: the store once a process, everything else by edition, so that nothing drifts or grows."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.comparable import read_comparable
from analysis.level_units import in_level_units
from analysis.plans import plan_rows
from analysis.report import periods_read, unit_report
from analysis.sending import senders, sending_states
from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE, CONCLUSION, DUE_DAY, PERIOD_STATE, Entry, Kept
from domain.level_units import at_level
from domain.period_states import DueDays, PeriodStates
from domain.periods import Period
from store import Event, Store, open_store, resolve_url

_KEPT = 64


class Source(NamedTuple):
    """Where a submission's figures come from: file, sender, time, edition, message."""

    file: str
    who: str
    at: str
    edition: int
    message: str


def the_store() -> Store:
    """The store this process serves."""
    return _store(resolve_url(None))


@st.cache_resource
def _store(url: str) -> Store:
    return open_store(url)


def the_catalogue(edition: int | None = None) -> Catalogue:
    """The catalogue as of an edition (the newest), the office's own rows over those that ship.

    A broken one raises CatalogueError with file and row.
    """
    store = the_store()
    number = store.edition() if edition is None else edition
    changes = store.entries(CATALOGUE, [""], [0], number)
    # By what changed it and when, not by the edition: most editions change figures only.
    versions = tuple((kept.entry.key, kept.edition) for kept in changes)
    return _catalogue(store.url, versions, [kept.entry for kept in changes])


@st.cache_resource(max_entries=8)
def _catalogue(url: str, versions: tuple[tuple[str, int], ...], _changes: list[Entry]) -> Catalogue:
    return with_changes(_shipped(), _changes)


@st.cache_resource
def _shipped() -> Catalogue:
    return catalogue_for(demonstration=the_store().is_demonstration)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_report(unit: str, period: Period, edition: int, lang: str) -> pd.DataFrame:
    """The report of a unit key and period as of an edition (see analysis.report), in its level's units."""
    held = the_catalogue(edition).units.get(unit)
    read = _Reader(unit, edition)
    comparable = held and read_comparable(read.figures, read.catalogue, held, period)
    figures, targets = read.beside(period)
    return unit_report(figures, targets, read.catalogue, period, lang, comparable)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_plans(unit: str, period: Period, edition: int, lang: str) -> pd.DataFrame:
    """One row an indicator and assigner of the plans in force (see analysis.plans), in its level's units."""
    read = _Reader(unit, edition)
    return plan_rows(*read.beside(period), read.catalogue, period, lang)


class _Reader:
    """Reads for one unit as of an edition, in the units of measure of its level."""

    def __init__(self, unit: str, edition: int) -> None:
        self.unit, self.edition = unit, edition
        self._whole = the_catalogue(edition)
        self._level = level_of(self._whole, unit)
        self.catalogue = at_level(self._whole, self._level)

    def figures(
        self, units: Sequence[str], periods: Sequence[int], indicators: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Figures of some units and periods."""
        found = the_store().figures(units, periods, indicators, edition=self.edition)
        return in_level_units(found, self._whole, self._level)

    def beside(self, period: Period) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The unit's own figures that a report of a period is made of, and its targets of the year."""
        figures = self.figures([self.unit], periods_read(period))
        targets = the_store().targets(units=[self.unit], years=[period.year], edition=self.edition)
        return figures, in_level_units(targets, self._whole, self._level)


def level_of(catalogue: Catalogue, unit: str) -> str:
    """The level of a unit key; '' where there is none."""
    held = catalogue.units.get(unit)
    return held.level if held else ""


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_entries(kind: str, unit: str, period: int, edition: int) -> list[Kept]:
    """The entries of a kind of one unit and period as of an edition, withdrawn ones too."""
    return the_store().entries(kind, units=[unit], periods=[period], edition=edition, withdrawn=True)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_entry_versions(kind: str, unit: str, period: int, key: str, edition: int) -> list[Kept]:
    """Every version of one entry as of an edition, oldest first."""
    return the_store().entry_versions(kind, unit, period, key, edition)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_two_years(unit: str, indicator: str, year: int, edition: int) -> pd.DataFrame:
    """Figures of one unit and indicator ('': of all), this year and the last, in its level's units."""
    periods = [y * 100 + months for y in (year, year - 1) for months in range(1, 13)]
    return _Reader(unit, edition).figures([unit], periods, [indicator] if indicator else None)


@st.cache_data(max_entries=8, show_spinner=False)
def read_conclusions(unit: str, edition: int) -> list[Kept]:
    """What meetings on a unit concluded, of every period, as of an edition."""
    return the_store().entries(CONCLUSION, units=[unit], edition=edition)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_coverage(edition: int) -> pd.DataFrame:
    """Which units have figures or targets for which periods: unit, period, figures."""
    return the_store().coverage(edition=edition)


@st.cache_data(max_entries=8, show_spinner=False)
def read_sending(period: Period, within: str, edition: int, today: date) -> pd.DataFrame:
    """Who has sent figures of a period (see analysis.sending): units in the one of this key, '' for all."""
    store, catalogue = the_store(), the_catalogue(edition)
    units = senders(catalogue, period, catalogue.units[within] if within else None)
    said = (store.entries(kind, periods=[period.code], edition=edition) for kind in (PERIOD_STATE, DUE_DAY))
    states, due = PeriodStates(next(said), catalogue), DueDays(next(said), catalogue)
    sent = store.deliveries(periods=[period.code], edition=edition)
    return sending_states(units, period, sent, states, due, today)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_sources(editions: tuple[int, ...]) -> dict[int, Source]:
    """File, sender and time of acceptances by edition; the past never changes, so it may be kept."""
    events = the_store().events(editions)
    return {e.edition: Source(e.file, e.who, e.at, e.edition, e.message) for e in events}


def read_catalogue_events(edition: int) -> list[Event]:
    """The submissions whose rows of the catalogue stand as of an edition, newest first."""
    kept = the_store().entries(CATALOGUE, [""], [0], edition, withdrawn=True)
    return the_store().events(sorted({one.edition for one in kept}))


def read_events(limit: int) -> list[Event]:
    """The newest events, newest first."""
    return the_store().history(limit=limit)
