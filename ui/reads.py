"""Cached reads by edition, so that nothing drifts or grows."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.changes import report_changes
from analysis.quarters import quarter_periods, quarter_rows
from analysis.sending import senders, sending_states
from analysis.years import same_months
from domain.entries import CATALOGUE, CONCLUSION, DUE_DAY, PERIOD_STATE, SIGNED_DOCUMENT, Kept
from domain.period_states import DueDays, PeriodStates
from domain.periods import Period
from reports.reading import Source, UnitReader, sources_at
from store import Event
from ui.served import the_catalogue, the_store

_KEPT = 64
# Keeps what a function of its arguments alone gives: an edition never changes.
kept = st.cache_data(max_entries=_KEPT, show_spinner=False)
# How many editions are looked at for the last that changed a report.
_LOOKED_AT = 4


@kept
def read_report(unit: str, period: Period, edition: int, lang: str) -> pd.DataFrame:
    """The report of a unit key and period as of an edition (see analysis.report), in its level's units."""
    return _reader(unit, edition).report(period, lang)


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
    read = _reader(unit, edition)
    return quarter_rows(read.figures([unit], quarter_periods(period)), read.catalogue, period)


@kept
def read_same_months(unit: str, indicator: str, period: Period, edition: int) -> pd.DataFrame:
    """The figures of one unit and indicator in the same months of several years."""
    return _reader(unit, edition).figures([unit], same_months(period), [indicator])


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
    return _reader(unit, edition).plans(period, lang)


def _reader(unit: str, edition: int) -> UnitReader:
    return UnitReader(the_store(), unit, edition)


@kept
def read_entries(kind: str, unit: str, period: int, edition: int) -> list[Kept]:
    """The entries of a kind of one unit and period as of an edition, withdrawn ones too."""
    return _reader(unit, edition).entries(kind, period)


@kept
def read_entry_versions(kind: str, unit: str, period: int, key: str, edition: int) -> list[Kept]:
    """Every version of one entry as of an edition, oldest first."""
    return the_store().entry_versions(kind, unit, period, key, edition)


@kept
def read_two_years(unit: str, indicator: str, year: int, edition: int, before: int = 1) -> pd.DataFrame:
    """Figures of one unit and indicator ('': of all) in a year and years before, in its level's units."""
    years = range(year - before, year + 1)
    periods = [y * 100 + months for y in years for months in range(1, 13)]
    return _reader(unit, edition).figures([unit], periods, [indicator] if indicator else None)


@st.cache_data(max_entries=8, show_spinner=False)
def read_conclusions(unit: str, edition: int) -> list[Kept]:
    """What meetings on a unit concluded, of every period, as of an edition."""
    return the_store().entries(CONCLUSION, units=[unit], edition=edition)


@kept
def read_versions(
    unit: str, period: Period, indicator: str, edition: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every version of an indicator's figures in a period and of its targets of the year (Store.versions)."""
    read = _reader(unit, edition)
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
    return sources_at(the_store(), editions)


def read_catalogue_events(edition: int) -> list[Event]:
    """The submissions whose rows of the catalogue stand as of an edition, newest first."""
    changed = the_store().entries(CATALOGUE, [""], [0], edition, withdrawn=True)
    return the_store().events(sorted({one.edition for one in changed}))


def read_events(limit: int) -> list[Event]:
    """The newest events, newest first."""
    return the_store().history(limit=limit)
