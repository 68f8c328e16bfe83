"""What can be chosen: units with data, their years and periods; and what is shown first."""

import pandas as pd

from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.periods import Period
from domain.units import LEVELS
from store import Event
from ui.link import View

_NOWHERE = View("", Period(2024))


def first_view(catalogue: Catalogue, coverage: pd.DataFrame, events: list[Event]) -> View:
    """What an address without parameters shows: the unit and period of the newest submission."""
    for event in events:
        unit = catalogue.units.get(event.unit)
        if event.visible and unit and event.period % 100:
            return View(unit.code, Period.from_code(event.period))
    if coverage.empty:
        return _NOWHERE
    results = coverage[coverage["period"] % 100 > 0]
    newest = (results if len(results) else coverage).sort_values(["period", "figures"]).iloc[-1]
    return View(catalogue.units[newest["unit"]].code, Period.from_code(newest["period"]))


def unit_codes(catalogue: Catalogue, coverage: pd.DataFrame) -> list[str]:
    """The codes of units with data: provinces, then districts, then communes, by name."""
    found = [catalogue.units[key] for key in coverage["unit"].unique() if key in catalogue.units]
    ordered = sorted(found, key=lambda u: (LEVELS.index(u.level), u.invented, u.parent, u.name_vi))
    return list(dict.fromkeys(unit.code for unit in ordered))


def periods_of(catalogue: Catalogue, coverage: pd.DataFrame, code: str) -> list[Period]:
    """The periods a unit has data for, oldest first; a plan year stands only where no result does."""
    keys = {unit.key for unit in catalogue.by_code.get(code, ())}
    codes = sorted(coverage.loc[coverage["unit"].isin(keys), "period"].unique())
    periods = [Period.from_code(code) for code in codes]
    with_results = {period.year for period in periods if period.months}
    return [period for period in periods if period.months or period.year not in with_results]


def nearest_period(periods: list[Period], wanted: Period) -> Period:
    """The wanted period if there is one, else the newest of its year, else the newest of all."""
    if wanted in periods or not periods:
        return wanted
    same_year = [period for period in periods if period.year == wanted.year]
    return (same_year or periods)[-1]


def unit_name(catalogue: Catalogue, code: str, lang: str) -> str:
    """The name of the latest unit that held a code; the code itself where none did."""
    held = catalogue.by_code.get(code)
    return held[-1].name(lang) if held else code


def unit_key(catalogue: Catalogue, code: str, period: Period) -> str:
    """The key of the unit that held a code in a period; '' where none did."""
    try:
        return catalogue.unit(code, period).key
    except NotKnown:
        return ""
