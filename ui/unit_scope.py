"""Which units are compared: within which unit, of which level, who of them has sent figures."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from domain.catalogue import Catalogue
from domain.units import LEVELS, Unit
from domain.views import EVERYWHERE
from texts import t
from ui.choices import unit_key, unit_names
from ui.frame import Page
from ui.kept_choices import ask_choice
from ui.state import change_view
from ui.unit_reads import Scope, read_places, read_standing
from ui.unit_search import above

LEAST = 2
_COUNTRY = ""


class Compared(NamedTuple):
    """The units of a scope that have sent figures of the period, and those that have not, by key.

    `parents` is the key of the unit each lies in; `own` the page's own unit where it is one of them.
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


def pick_scope(page: Page) -> Compared:
    """Ask for the unit within and, where several have figures, the level; the first goes into the address."""
    own = page.unit
    choices = _choices(page, own)
    within = _pick_within(page, choices)
    standing = read_standing(page.view.period, within, page.edition)
    invented = own is not None and own.invented
    standing = standing[standing["invented"] == invented] if within == _COUNTRY else standing
    level = _pick_level(standing, own, page)
    return _compared(Scope(within, level, invented), standing[standing["level"] == level], own, page)


def scope_name(within: str, catalogue: Catalogue, lang: str) -> str:
    """The name of the unit within which units are compared; the country's where it is none."""
    return catalogue.units[within].name(lang) if within else t("compare.everywhere", lang)


def _choices(page: Page, own: Unit | None) -> list[str]:
    """The page's unit and those above it, the country, and each unit in which several have sent."""
    counts = read_places(page.view.period, page.edition)
    near = [own.key, *(one.key for one in above(own, page.catalogue))] if own else []
    near = near if near and near[0] in counts else near[1:]
    return [*dict.fromkeys((*near, _COUNTRY, *(key for key, count in counts.items() if count >= LEAST)))]


def _pick_within(page: Page, choices: list[str]) -> str:
    """The key chosen; at first the page's unit where units in it have sent, else the one above it."""
    catalogue, lang = page.catalogue, page.lang
    asked = page.view.within
    key = unit_key(catalogue, asked, page.view.period)
    shown = _COUNTRY if asked == EVERYWHERE else key or choices[0]
    names = unit_names([catalogue.units[one] for one in choices if one], catalogue, lang)
    names[_COUNTRY] = t("compare.everywhere", lang)
    if shown not in names:
        names[shown] = catalogue.units[shown].name(lang)

    def change() -> None:
        picked = st.session_state["pick_within"]
        change_view(within=catalogue.units[picked].code if picked else EVERYWHERE)

    st.session_state["pick_within"] = shown
    st.selectbox(
        t("compare.within", lang), list(names), format_func=lambda one: names[one], key="pick_within",
        on_change=change, width=320,
    )  # fmt: skip
    return shown


def _pick_level(standing: pd.DataFrame, own: Unit | None, page: Page) -> str:
    """The level of the page's own unit where it is one of them, else the highest that has sent."""
    held = [level for level in LEVELS if (standing.loc[standing["sent"], "level"] == level).any()]
    is_among = own is not None and (standing["unit"] == own.key).any()
    first = own.level if own and is_among else held[0] if held else _highest(standing)
    options = [level for level in LEVELS if level in (*held, first)]
    if len(options) < LEAST:
        return first
    lang = page.lang
    return ask_choice(
        st.selectbox, t("compare.level", lang), options, "level", page.view, first, width=180,
        format_func=lambda level: t(f"sending.levels.{level}", lang),
    )  # fmt: skip


def _highest(standing: pd.DataFrame) -> str:
    return next((level for level in LEVELS if (standing["level"] == level).any()), LEVELS[-1])


def _compared(scope: Scope, standing: pd.DataFrame, own: Unit | None, page: Page) -> Compared:
    units = [page.catalogue.units[key] for key in standing["unit"]]
    names = unit_names(units, page.catalogue, page.lang)
    mine = own.key if own and own.key in names else ""
    if mine:
        names[mine] = t("compare.own", page.lang, name=names[mine])
    return Compared(
        scope,
        tuple(standing.loc[standing["sent"], "unit"]),
        tuple(standing.loc[~standing["sent"], "unit"]),
        dict(zip(standing["unit"], standing["parent"], strict=True)),
        names,
        mine,
    )
