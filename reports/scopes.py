"""Which units are compared: within which unit, of which level, who of them has sent figures."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.units import LEVELS, Unit
from domain.views import EVERYWHERE, View
from reports.unit_names import above, unit_names
from reports.units_read import Scope
from texts import t

LEAST = 2
COUNTRY = ""


class Compared(NamedTuple):
    """The units of a scope that have sent figures of the period, and those that have not, by key.

    `parents` is the key of the unit each lies in; `own` the view's own unit where it is one of them.
    """

    scope: Scope
    sent: tuple[str, ...]
    waiting: tuple[str, ...]
    parents: dict[str, str]
    names: dict[str, str]
    own: str

    @property
    def is_enough(self) -> bool:
        """Whether there is anything to compare."""
        return len(self.sent) >= LEAST


def scope_name(within: str, catalogue: Catalogue, lang: str) -> str:
    """The name of the unit within which units are compared; the country's where it is none."""
    return catalogue.units[within].name(lang) if within else t("compare.everywhere", lang)


def places_within(own: Unit | None, catalogue: Catalogue, counts: Mapping[str, int]) -> list[str]:
    """The view's unit and those above it, the country, and each unit in which several have sent.

    `counts`: how many units with figures lie in each (reports.units_read.places_with_figures).
    """
    near = [own.key, *(one.key for one in above(own, catalogue))] if own else []
    near = near if near and near[0] in counts else near[1:]
    return [*dict.fromkeys((*near, COUNTRY, *(key for key, count in counts.items() if count >= LEAST)))]


def place_asked(view: View, catalogue: Catalogue, places: list[str]) -> str:
    """The key of the place a view asks for; at first the unit's own where units in it have sent."""
    if view.within == EVERYWHERE:
        return COUNTRY
    try:
        return catalogue.unit(view.within, view.period).key
    except NotKnown:
        return places[0]


def comparable_with(standing: pd.DataFrame, within: str, *, invented: bool) -> pd.DataFrame:
    """Of all the country's units only those as real, or as invented, as the view's own."""
    return standing[standing["invented"] == invented] if within == COUNTRY else standing


def levels_of(standing: pd.DataFrame, own: Unit | None, asked: str) -> tuple[list[str], str]:
    """The levels there are to choose from, and the first: the own unit's, else the highest that has sent.

    The one asked for is among them also before any unit of it has sent.
    """
    held = [level for level in LEVELS if (standing.loc[standing["sent"], "level"] == level).any()]
    is_among = own is not None and (standing["unit"] == own.key).any()
    first = own.level if own and is_among else held[0] if held else _highest(standing)
    also = [asked] if (standing["level"] == asked).any() else []
    return [level for level in LEVELS if level in (*held, first, *also)], first


def compared_units(
    scope: Scope, standing: pd.DataFrame, own: Unit | None, catalogue: Catalogue, lang: str
) -> Compared:
    """The units of a scope out of those standing (reports.units_read.standing_units)."""
    standing = standing[standing["level"] == scope.level]
    names = unit_names([catalogue.units[key] for key in standing["unit"]], catalogue, lang)
    mine = own.key if own and own.key in names else ""
    if mine:
        names[mine] = t("compare.own", lang, name=names[mine])
    return Compared(
        scope,
        tuple(standing.loc[standing["sent"], "unit"]),
        tuple(standing.loc[~standing["sent"], "unit"]),
        dict(zip(standing["unit"], standing["parent"], strict=True)),
        names,
        mine,
    )


def _highest(standing: pd.DataFrame) -> str:
    return next((level for level in LEVELS if (standing["level"] == level).any()), LEVELS[-1])
