"""What a comparison of units is made of, read from a store as of an edition.

One indicator of all of them, everything else of the few that are shown. Never more than that: the country
has 3,321 communes, and a page must cost what it shows.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.level_units import in_level_units
from analysis.report import periods_read, units_report
from analysis.sending import senders
from analysis.unit_priors import rebuilt_priors
from domain.catalogue import Catalogue
from domain.columns import ACTUAL
from domain.level_units import at_level
from domain.periods import Period
from reports.reading import catalogue_at
from reports.unit_names import above
from store import Store

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


def standing_units(store: Store, period: Period, within: str, edition: int) -> pd.DataFrame:
    """The units that stood in a period within the one of this key ('' for the country), that one left out.

    Columns: unit, level, parent (its key, '' for none), invented, sent (whether figures of the period came).
    """
    catalogue = catalogue_at(store, edition)
    units = senders(catalogue, period, catalogue.units[within] if within else None)
    coverage = store.coverage(edition)
    sent = set(coverage.loc[coverage["period"] == period.code, "unit"].astype("str"))
    parents = {unit.key: catalogue.parent_of(unit) for unit in units}
    rows = [
        (unit.key, unit.level, one.key if (one := parents[unit.key]) else "", unit.invented, unit.key in sent)
        for unit in units
        if unit.key != within
    ]
    return pd.DataFrame(rows, columns=["unit", "level", "parent", "invented", "sent"])


def places_with_figures(store: Store, period: Period, edition: int) -> dict[str, int]:
    """How many units with figures of a period lie in each unit, by key; what nothing lies in is left out."""
    catalogue, coverage = catalogue_at(store, edition), store.coverage(edition)
    sent = coverage.loc[coverage["period"] == period.code, "unit"].astype("str")
    units = [unit for key in sent if (unit := catalogue.units.get(key)) is not None]
    return dict(Counter(one.key for unit in units for one in above(unit, catalogue)))


def indicators_known(store: Store, units: Sequence[str], period: Period, edition: int) -> tuple[str, ...]:
    """The codes of the indicators that a few units have figures of in a period, in the catalogue's order."""
    found = store.figures(
        list(units), [period.code], measures=[ACTUAL], edition=edition, columns=["indicator"]
    )
    codes = set(found["indicator"].astype("str"))
    return tuple(code for code in catalogue_at(store, edition).indicators if code in codes)


class LevelReader:
    """Reads of many units as of an edition, in the units of measure of their level."""

    def __init__(self, store: Store, level: str, edition: int) -> None:
        self.store, self.level, self.edition = store, level, edition
        self._whole = catalogue_at(store, edition)
        self.catalogue: Catalogue = at_level(self._whole, level)

    def moved(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Figures or targets in those units."""
        return in_level_units(frame, self._whole, self.level)

    def ranking(
        self, indicator: str, scope: Scope, period: Period, lang: str, units: Sequence[str]
    ) -> pd.DataFrame:
        """The report of one indicator in units of a scope (analysis.report.units_report).

        Through the index by indicator where they are of all the country, else unit by unit. What only the
        table itself holds (as written, source, note) stays ''.
        """
        standing = self.catalogue.territory.standing_for
        parts = {key: standing(self.catalogue.units[key], period.year_before) for key in units}
        constituents = {one.key for held in parts.values() for one, _ in held}
        named = sorted({*units, *constituents}) if scope.within else None
        figures = self.store.figures(
            named, periods_read(period), [indicator], edition=self.edition, columns=_IN_INDEX
        )
        targets = self.moved(self.store.targets(named, [period.year], [indicator], edition=self.edition))
        figures = self.moved(figures.assign(**dict.fromkeys(_NOT_READ, "")))
        rebuilt = rebuilt_priors(figures, parts, self.catalogue.indicators[indicator], period)
        own, given = (part[part["unit"].isin(units)] for part in (figures, targets))
        return units_report(own, given, self.catalogue, period, lang, rebuilt)

    def report(self, units: Sequence[str], period: Period, lang: str) -> pd.DataFrame:
        """The report of the few units that are shown: one row a unit and indicator."""
        figures = self.store.figures(list(units), periods_read(period), edition=self.edition)
        targets = self.store.targets(list(units), [period.year], edition=self.edition)
        return units_report(self.moved(figures), self.moved(targets), self.catalogue, period, lang)
