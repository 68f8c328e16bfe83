"""Choosing which units are compared: within which unit, and of which level."""

import pandas as pd
import streamlit as st

from domain.units import Unit
from domain.views import EVERYWHERE
from reports.scopes import (
    COUNTRY,
    LEAST,
    Compared,
    comparable_with,
    compared_units,
    levels_of,
    place_asked,
    places_within,
)
from reports.unit_names import unit_names
from reports.units_read import Scope
from texts import t
from ui.comparing.unit_reads import read_places, read_standing
from ui.frame import Page
from ui.here import may_choose
from ui.kept_choices import ask_choice
from ui.markup import show_pinned
from ui.shown import say_chosen, say_shown
from ui.state import change_view


def pick_scope(page: Page) -> Compared:
    """Ask for the unit within and, where several have figures, the level; the first goes into the address."""
    own = page.unit
    places = places_within(own, page.catalogue, read_places(page.view.period, page.edition))
    within = _pick_within(page, places)
    invented = own is not None and own.invented
    standing = read_standing(page.view.period, within, page.edition)
    standing = comparable_with(standing, within, invented=invented)
    level = _pick_level(standing, own, page)
    # Who has sent figures decides both at first: others may have sent by the time a link is opened.
    say_shown(within=_code(within, page))
    say_chosen("level", level)
    return compared_units(Scope(within, level, invented), standing, own, page.catalogue, page.lang)


def _pick_within(page: Page, places: list[str]) -> str:
    """The key chosen; at first the page's unit where units in it have sent, else the one above it."""
    catalogue, lang = page.catalogue, page.lang
    shown = place_asked(page.view, catalogue, places)
    names = unit_names([catalogue.units[one] for one in places if one], catalogue, lang)
    names[COUNTRY] = t("compare.everywhere", lang)
    if shown not in names:
        names[shown] = catalogue.units[shown].name(lang)
    if not may_choose("within"):
        show_pinned(t("compare.within", lang), names[shown])
        return shown

    def change() -> None:
        picked = st.session_state["pick_within"]
        change_view(within=_code(picked, page))

    st.session_state["pick_within"] = shown
    st.selectbox(
        t("compare.within", lang), list(names), format_func=lambda one: names[one], key="pick_within",
        on_change=change, width=320,
    )  # fmt: skip
    return shown


def _code(within: str, page: Page) -> str:
    """What the address calls a place of this key."""
    return page.catalogue.units[within].code if within else EVERYWHERE


def _pick_level(standing: pd.DataFrame, own: Unit | None, page: Page) -> str:
    options, first = levels_of(standing, own, page.view.chosen("level"))
    if len(options) < LEAST:
        return first
    lang = page.lang
    return ask_choice(
        st.selectbox, t("compare.level", lang), options, "level", page.view, first, width=180,
        format_func=lambda level: t(f"sending.levels.{level}", lang),
    )  # fmt: skip
