"""Cached reads over many units (see reports.units_read)."""

import pandas as pd
import streamlit as st

from domain.columns import ACTUAL
from domain.periods import Period
from reports.units_read import (
    LevelReader,
    Scope,
    indicators_known,
    places_with_figures,
    standing_units,
)
from ui.served import the_store

_KEPT = 32


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_standing(period: Period, within: str, edition: int) -> pd.DataFrame:
    """The units that stood in a period within the one of this key (reports.units_read.standing_units)."""
    return standing_units(the_store(), period, within, edition)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_places(period: Period, edition: int) -> dict[str, int]:
    """How many units with figures of a period lie in each unit, by key; what nothing lies in is left out."""
    return places_with_figures(the_store(), period, edition)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_ranking(
    indicator: str, scope: Scope, period: Period, edition: int, lang: str, _units: tuple[str, ...]
) -> pd.DataFrame:
    """The report of one indicator in the units of a scope (analysis.report.units_report)."""
    return _of(scope.level, edition).ranking(indicator, scope, period, lang, _units)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_units_report(
    units: tuple[str, ...], level: str, period: Period, edition: int, lang: str
) -> pd.DataFrame:
    """The report of the few units that are shown: one row a unit and indicator."""
    return _of(level, edition).report(units, period, lang)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_courses(units: tuple[str, ...], indicator: str, level: str, year: int, edition: int) -> pd.DataFrame:
    """The figures of one indicator in a few units in a year and the year before, in their level's units."""
    periods = [y * 100 + months for y in (year, year - 1) for months in range(1, 13)]
    found = the_store().figures(list(units), periods, [indicator], [ACTUAL], edition=edition)
    return _of(level, edition).moved(found)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_indicators(units: tuple[str, ...], period: Period, edition: int) -> tuple[str, ...]:
    """The codes of the indicators that a few units have figures of in a period, in the catalogue's order."""
    return indicators_known(the_store(), units, period, edition)


def _of(level: str, edition: int) -> LevelReader:
    return LevelReader(the_store(), level, edition)
