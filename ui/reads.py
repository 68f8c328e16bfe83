"""Cached reads by edition, so that nothing drifts or grows."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.changes import report_changes
from analysis.comparable import read_comparable
from analysis.level_units import in_level_units
from analysis.plans import plan_rows
from analysis.quarters import quarter_periods, quarter_rows
from analysis.report import periods_read, unit_report
from analysis.sending import senders, sending_states
from analysis.years import same_months
from domain.entries import CATALOGUE, CONCLUSION, DUE_DAY, PERIOD_STATE, SIGNED_DOCUMENT, Kept
from domain.level_units import at_level
from domain.period_states import DueDays, PeriodStates
from domain.periods import Period
from store import Event
from ui.served import level_of, the_catalogue, the_store

_KEPT = 64
# Keeps what a function of its arguments alone gives: an edition never changes.
kept = st.cache_data(max_entries=_KEPT, show_spinner=False)
# How many editions are looked at for the last that changed a report.
_LOOKED_AT = 4


class Source(NamedTuple):
    """Where a submission's figures come from: file, sender, time, edition, message."""

    file: str
    who: str
    at: str
    edition: int
    message: str


@kept
def read_report(unit: str, period: Period, edition: int, lang: str) -> pd.DataFrame:
    """The report of a unit key and period as of an edition (see analysis.report), in its level's units."""
    held = the_catalogue(edition).units.get(unit)
    read = _Reader(unit, edition)
    comparable = held and read_comparable(read.figures, read.catalogue, held, period)
    figures, targets = read.beside(period)
    return unit_report(figures, targets, read.catalogue, period, lang, comparable)


def last_change(
    unit: str, period: Period, edition: int, report: pd.DataFrame, lang: str
) -> tuple[int, pd.DataFrame]:
    """The newest edition up to `edition` that changed a report, and what it changed; 0 for none."""
    brought = report["edition"].dropna().astype("int64").unique()
    hid = (
        event.edition
        for event in read_events(_KEPT)
        if event.edition <= edition and (event.unit, event.period) == (unit, period.code)
    )
    # Conclusions and causes make editions too, and change no figure.
    for number in sorted({*map(int, brought), *hid}, reverse=True)[:_LOOKED_AT]:
        changes = read_changes(unit, period, number, lang)
        if len(changes):
            return number, changes
    return 0, report.iloc[:0]


@kept
def read_changes(unit: str, period: Period, edition: int, lang: str) -> pd.DataFrame:
    """What an edition changed of a unit's report (see analysis.changes); everything is new in the first."""
    before = read_report(unit, period, edition - 1, lang) if edition > 1 else None
    now = read_report(unit, period, edition, lang)
    return report_changes(now, now.iloc[:0] if before is None else before)


@kept
def read_quarter(unit: str, period: Period, edition: int) -> pd.DataFrame:
    """The quarter that a period ends with (see analysis.quarters), in the units of measure of the level."""
    read = _Reader(unit, edition)
    return quarter_rows(read.figures([unit], quarter_periods(period)), read.catalogue, period)


@kept
def read_same_months(unit: str, indicator: str, period: Period, edition: int) -> pd.DataFrame:
    """The figures of one unit and indicator in the same months of several years."""
    return _Reader(unit, edition).figures([unit], same_months(period), [indicator])


@kept
def read_unreported(unit: str, period: Period, edition: int, lang: str) -> tuple[list[str], int]:
    """Names of the units within a unit that have not sent a period, and how many ever send.

    Only those are expected that have sent any figures before or in it; the unit itself is one of them.
    """
    catalogue, coverage = the_catalogue(edition), read_coverage(edition)
    held = catalogue.units.get(unit)
    if held is None or not period.months:
        return [], 0
    inside = {one.key: one for one in senders(catalogue, period, held)}
    known = coverage[coverage["unit"].isin(inside) & (coverage["period"] % 100 > 0)]
    expected = set(known.loc[known["period"] <= period.code, "unit"])
    sent = set(known.loc[known["period"] == period.code, "unit"])
    late = [one.name(lang) for key, one in inside.items() if key in expected - sent]
    return late, len(expected)


@kept
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

    def versions(self, period: Period, indicator: str) -> pd.DataFrame:
        """Every version of the unit's figures, or targets, of one indicator and period."""
        found = the_store().versions(self.unit, period.code, indicator, self.edition)
        return in_level_units(found, self._whole, self._level)

    def beside(self, period: Period) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The unit's own figures that a report of a period is made of, and its targets of the year."""
        figures = self.figures([self.unit], periods_read(period))
        targets = the_store().targets(units=[self.unit], years=[period.year], edition=self.edition)
        return figures, in_level_units(targets, self._whole, self._level)


@kept
def read_entries(kind: str, unit: str, period: int, edition: int) -> list[Kept]:
    """The entries of a kind of one unit and period as of an edition, withdrawn ones too."""
    return the_store().entries(kind, units=[unit], periods=[period], edition=edition, withdrawn=True)


@kept
def read_entry_versions(kind: str, unit: str, period: int, key: str, edition: int) -> list[Kept]:
    """Every version of one entry as of an edition, oldest first."""
    return the_store().entry_versions(kind, unit, period, key, edition)


@kept
def read_two_years(unit: str, indicator: str, year: int, edition: int, before: int = 1) -> pd.DataFrame:
    """Figures of one unit and indicator ('': of all) in a year and years before, in its level's units."""
    years = range(year - before, year + 1)
    periods = [y * 100 + months for y in years for months in range(1, 13)]
    return _Reader(unit, edition).figures([unit], periods, [indicator] if indicator else None)


@st.cache_data(max_entries=8, show_spinner=False)
def read_conclusions(unit: str, edition: int) -> list[Kept]:
    """What meetings on a unit concluded, of every period, as of an edition."""
    return the_store().entries(CONCLUSION, units=[unit], edition=edition)


@kept
def read_versions(
    unit: str, period: Period, indicator: str, edition: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every version of an indicator's figures in a period and of its targets of the year (Store.versions)."""
    read = _Reader(unit, edition)
    planned = read.versions(period.plan_year, indicator)
    return read.versions(period, indicator) if period.months else planned.iloc[:0], planned


@kept
def read_documents(submissions: tuple[int, ...], edition: int) -> list[Kept]:
    """The signed papers of submissions as of an edition."""
    store, found = the_store(), []
    for submission in submissions:
        sent = store.accepted(submission)
        papers = store.entries(SIGNED_DOCUMENT, [sent.unit], [sent.period], edition)
        found += [one for one in papers if one.entry.key == str(submission)]
    return found


@kept
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


@kept
def read_sources(editions: tuple[int, ...]) -> dict[int, Source]:
    """File, sender and time of acceptances by edition; the past never changes, so it may be kept."""
    events = the_store().events(editions)
    return {e.edition: Source(e.file, e.who, e.at, e.edition, e.message) for e in events}


def read_catalogue_events(edition: int) -> list[Event]:
    """The submissions whose rows of the catalogue stand as of an edition, newest first."""
    changed = the_store().entries(CATALOGUE, [""], [0], edition, withdrawn=True)
    return the_store().events(sorted({one.edition for one in changed}))


def read_events(limit: int) -> list[Event]:
    """The newest events, newest first."""
    return the_store().history(limit=limit)
