"""The filters every page carries: unit, year, period and language; each choice goes into the address."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from domain.catalogue import Catalogue
from domain.periods import Period
from domain.units import Unit
from domain.views import THEMES, View
from reports.unit_names import unit_names
from reports.wording import months_name
from texts import LANGUAGES, t
from ui.choices import chosen_unit, nearest_period, periods_of, units_with_data
from ui.here import may_choose
from ui.markup import show_pinned
from ui.shown import say_shown
from ui.state import change_view


def show_filters(view: View, catalogue: Catalogue, coverage: pd.DataFrame, tools: Callable[[], None]) -> None:
    """The row of filters, and `tools` at its end; what is shown stays a choice even where it has no data."""
    unit = chosen_unit(catalogue, view.unit, view.period)
    periods = periods_of(coverage, unit.key if unit else "")
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        # What a link pins cannot be chosen.
        if may_choose("unit"):
            _pick_unit(view, unit, catalogue, coverage)
        if may_choose("period"):
            _pick_year(view, periods)
            _pick_months(view, periods)
        pick_language(view.lang)
        _pick_theme(view)
        tools()


def _pick_unit(view: View, shown: Unit | None, catalogue: Catalogue, coverage: pd.DataFrame) -> None:
    units = units_with_data(catalogue, coverage)
    names = unit_names(units if shown is None or shown in units else [shown, *units], catalogue, view.lang)

    def change() -> None:
        # By key: two units that held one code are two choices, and code and period lead back to each.
        key = st.session_state["pick_unit"]
        if (unit := catalogue.units.get(key)) is not None:
            change_view(unit=unit.code, period=nearest_period(periods_of(coverage, key), view.period))

    st.session_state["pick_unit"] = shown.key if shown else view.unit
    st.selectbox(
        t("filter.unit", view.lang),
        list(names) if shown else [view.unit, *names],
        format_func=lambda key: names.get(key, key),
        key="pick_unit",
        on_change=change,
        width=300,
    )


def _pick_year(view: View, periods: list[Period]) -> None:
    years = sorted({view.period.year, *(period.year for period in periods)}, reverse=True)

    def change() -> None:
        wanted = Period(st.session_state["pick_year"], view.period.months)
        change_view(period=nearest_period(periods, wanted))

    st.session_state["pick_year"] = view.period.year
    st.selectbox(t("filter.year", view.lang), years, key="pick_year", on_change=change, width=120)


def _pick_months(view: View, periods: list[Period]) -> None:
    found = sorted({view.period.months, *(p.months for p in periods if p.year == view.period.year)})

    def change() -> None:
        change_view(period=Period(view.period.year, st.session_state["pick_months"]))

    st.session_state["pick_months"] = view.period.months
    st.segmented_control(
        t("filter.period", view.lang),
        found,
        format_func=lambda months: months_name(Period(view.period.year, months), view.lang),
        key="pick_months",
        required=True,
        on_change=change,
    )


def pick_language(lang: str) -> None:
    """The switch between Vietnamese and English."""

    def change() -> None:
        change_view(lang=st.session_state["pick_language"])

    st.session_state["pick_language"] = lang
    st.segmented_control(
        t("filter.language", lang),
        LANGUAGES,
        format_func=lambda code: t(f"filter.languages.{code}", lang),
        key="pick_language",
        required=True,
        on_change=change,
    )


def _pick_theme(view: View) -> None:
    """The switch between light, dark and the strong letters that a bright room needs."""

    def change() -> None:
        change_view(theme=st.session_state["pick_theme"])

    st.session_state["pick_theme"] = view.theme
    st.segmented_control(
        t("filter.theme", view.lang),
        THEMES,
        format_func=lambda theme: t(f"filter.themes.{theme}", view.lang),
        key="pick_theme",
        required=True,
        on_change=change,
    )


def pick_indicator(view: View, rows: pd.DataFrame) -> str:
    """The indicator looked at, kept in the address: one of some rows of a report, the first where none is."""
    names = dict(zip(rows["indicator"], rows["name"], strict=True))
    codes, label = list(names), t("filter.indicator", view.lang)
    shown = view.indicator if view.indicator in codes else codes[0]
    say_shown(indicator=shown)
    if not may_choose("indicator"):
        show_pinned(label, names[shown])
        return shown

    def change() -> None:
        change_view(indicator=st.session_state["pick_indicator"])

    st.session_state["pick_indicator"] = shown
    st.selectbox(label, codes, format_func=lambda code: names[code], key="pick_indicator", on_change=change)
    return shown
