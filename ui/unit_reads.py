"""Cached reads over many units: one indicator of all of them, everything else of the few that are shown.

Never more than that: the country has 3,321 communes, and a page must cost what it shows.
"""

from collections import Counter
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.level_units import in_level_units
from analysis.report import periods_read, units_report
from analysis.sending import senders
from analysis.unit_priors import rebuilt_priors
from domain.catalogue import Catalogue
from domain.columns import ACTUAL
from domain.level_units import at_level
from domain.periods import Period
from ui.reads import read_coverage
from ui.served import the_catalogue, the_store
from ui.unit_search import above

_KEPT = 32
# All that the index by indicator holds, so that the table itself is not touched.
_IN_INDEX = (
    "unit", "indicator", "period", "measure", "assigner", "value", "decimals", "grade", "edition",
    "submission",
)  # fmt: skip
_NOT_READ = ("written", "source", "note")


class Scope(NamedTuple):
    """Which units are compared: those of a level within the unit of a key ('' for the country).

    Invented units are compared with each other only, and so are real ones.
    """

    within: str
    level: str
    invented: bool


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_standing(period: Period, within: str, edition: int) -> pd.DataFrame:
    """The units that stood in a period within the one of this key ('' for the country), that one left out.

    Columns: unit, level, parent (its key, '' for none), invented, sent (whether figures of the period came).
    """
    catalogue = the_catalogue(edition)
    units = senders(catalogue, period, catalogue.units[within] if within else None)
    coverage = read_coverage(edition)
    sent = set(coverage.loc[coverage["period"] == period.code, "unit"].astype("str"))
    above = {unit.key: catalogue.parent_of(unit) for unit in units}
    rows = [
        (unit.key, unit.level, one.key if (one := above[unit.key]) else "", unit.invented, unit.key in sent)
        for unit in units
        if unit.key != within
    ]
    return pd.DataFrame(rows, columns=["unit", "level", "parent", "invented", "sent"])


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_places(period: Period, edition: int) -> dict[str, int]:
    """How many units with figures of a period lie in each unit, by key; what nothing lies in is left out."""
    catalogue, coverage = the_catalogue(edition), read_coverage(edition)
    sent = coverage.loc[coverage["period"] == period.code, "unit"].astype("str")
    units = [unit for key in sent if (unit := catalogue.units.get(key)) is not None]
    return dict(Counter(one.key for unit in units for one in above(unit, catalogue)))


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_ranking(
    indicator: str, scope: Scope, period: Period, edition: int, lang: str, _units: tuple[str, ...]
) -> pd.DataFrame:
    """The report of one indicator in the units of a scope (analysis.report.units_report).

    Through the index by indicator where they are of all the country, else unit by unit. What only the
    table itself holds (as written, source, note) stays ''.
    """
    store, read = the_store(), _Of(scope.level, edition)
    standing = read.catalogue.territory.standing_for
    parts = {key: standing(read.catalogue.units[key], period.year_before) for key in _units}
    constituents = {one.key for held in parts.values() for one, _ in held}
    named = sorted({*_units, *constituents}) if scope.within else None
    figures = store.figures(named, periods_read(period), [indicator], edition=edition, columns=_IN_INDEX)
    targets = store.targets(named, [period.year], [indicator], edition=edition)
    figures, targets = read.moved(figures.assign(**dict.fromkeys(_NOT_READ, ""))), read.moved(targets)
    rebuilt = rebuilt_priors(figures, parts, read.catalogue.indicators[indicator], period)
    own, given = (part[part["unit"].isin(_units)] for part in (figures, targets))
    return units_report(own, given, read.catalogue, period, lang, rebuilt)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_units_report(
    units: tuple[str, ...], level: str, period: Period, edition: int, lang: str
) -> pd.DataFrame:
    """The report of the few units that are shown: one row a unit and indicator."""
    read = _Of(level, edition)
    figures = the_store().figures(list(units), periods_read(period), edition=edition)
    targets = the_store().targets(list(units), [period.year], edition=edition)
    return units_report(read.moved(figures), read.moved(targets), read.catalogue, period, lang)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_courses(units: tuple[str, ...], indicator: str, level: str, year: int, edition: int) -> pd.DataFrame:
    """The figures of one indicator in a few units in a year and the year before, in their level's units."""
    periods = [y * 100 + months for y in (year, year - 1) for months in range(1, 13)]
    found = the_store().figures(list(units), periods, [indicator], [ACTUAL], edition=edition)
    return _Of(level, edition).moved(found)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def read_indicators(units: tuple[str, ...], period: Period, edition: int) -> tuple[str, ...]:
    """The codes of the indicators that a few units have figures of in a period, in the catalogue's order."""
    found = the_store().figures(
        list(units), [period.code], measures=[ACTUAL], edition=edition, columns=["indicator"]
    )
    codes = set(found["indicator"].astype("str"))
    return tuple(code for code in the_catalogue(edition).indicators if code in codes)


class _Of:
    """The catalogue and figures in the units of measure of a level."""

    def __init__(self, level: str, edition: int) -> None:
        self.level, self._whole = level, the_catalogue(edition)
        self.catalogue: Catalogue = at_level(self._whole, level)

    def moved(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Figures or targets in those units."""
        return in_level_units(frame, self._whole, self.level)
