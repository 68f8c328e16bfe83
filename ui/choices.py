"""What can be chosen: units with data, their years and periods; and what is shown first."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import streamlit as st

from domain.catalogue import Catalogue
from domain.clock import local_today
from domain.errors import NotKnown
from domain.periods import QUARTER_ENDS, Period
from domain.units import LEVELS, Unit
from domain.views import View
from store import Event
from ui.office_unit import own_unit

NOWHERE = View("", Period(2024))


def first_view(catalogue: Catalogue, coverage: pd.DataFrame, events: list[Event]) -> View:
    """What an address without parameters shows: the unit and period of the newest submission.

    Before the first one it is the office's own unit, and the last quarter that has ended.
    """
    for event in events:
        unit = catalogue.units.get(event.unit)
        if event.visible and unit and event.period % 100:
            return View(unit.code, Period.from_code(event.period))
    known = coverage[[key in catalogue.units for key in coverage["unit"]]]
    if known.empty:
        own = own_unit(catalogue)
        return View(own.code, last_quarter(local_today())) if own else NOWHERE
    results = known[known["period"] % 100 > 0]
    newest = (results if len(results) else known).sort_values(["period", "figures"]).iloc[-1]
    return View(catalogue.units[newest["unit"]].code, Period.from_code(newest["period"]))


def last_quarter(today: date) -> Period:
    """The last of the quarters' periods that had ended by a day."""
    ended = [months for months in QUARTER_ENDS if Period(today.year, months).end < today]
    return Period(today.year, ended[-1]) if ended else Period(today.year - 1, 12)


def redraw_choices(*keys: str) -> None:
    """Have boxes say what was chosen in the language of now: the browser keeps the words it was given."""
    for key in keys:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def units_with_data(catalogue: Catalogue, coverage: pd.DataFrame) -> list[Unit]:
    """The units with data, each holder of a code by itself, in the order of `in_order`."""
    return in_order(catalogue.units[key] for key in coverage["unit"].unique() if key in catalogue.units)


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """Provinces, then districts, then communes, by name."""
    return sorted(
        units, key=lambda u: (LEVELS.index(u.level), u.invented, u.parent, u.name_vi, str(u.valid_from))
    )


def periods_of(coverage: pd.DataFrame, unit: str) -> list[Period]:
    """The periods a unit (its key) has data for, oldest first; a plan year only where no result is."""
    codes = sorted(coverage.loc[coverage["unit"] == unit, "period"].unique())
    periods = [Period.from_code(code) for code in codes]
    with_results = {period.year for period in periods if period.months}
    return [period for period in periods if period.months or period.year not in with_results]


def nearest_period(periods: list[Period], wanted: Period) -> Period:
    """The wanted period if there is one, else the newest of its year, else the newest of all."""
    if wanted in periods or not periods:
        return wanted
    same_year = [period for period in periods if period.year == wanted.year]
    return (same_year or periods)[-1]


def unit_key(catalogue: Catalogue, code: str, period: Period) -> str:
    """The key of the unit that held a code in a period; '' where none did."""
    try:
        return catalogue.unit(code, period).key
    except NotKnown:
        return ""


def chosen_unit(catalogue: Catalogue, code: str, period: Period) -> Unit | None:
    """The unit that held a code in a period, else the last that held it; None where none ever did."""
    held = catalogue.by_code.get(code, ())
    return next((one for one in held if one.valid_in(period)), held[-1] if held else None)
