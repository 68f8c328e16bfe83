"""Choosing several units: among the office's own, or any other that a search finds."""

from collections.abc import Collection

import streamlit as st

from access import EVERY_UNIT
from domain.catalogue import Catalogue
from reports.unit_names import unit_names
from texts import t
from ui.markup import plain
from ui.unit_picker import office_units, search_unit


def pick_units(catalogue: Catalogue, key: str, lang: str, start: Collection[str]) -> frozenset[str]:
    """The keys of the units chosen, EVERY_UNIT among them where all are meant; at first those of `start`."""
    chosen = st.session_state.setdefault(key, sorted(start))
    own = [one.key for one in office_units(catalogue)]
    # What was chosen before stays a choice, whichever unit it is.
    listed = list(dict.fromkeys([EVERY_UNIT, *chosen, *own]))
    names = unit_names((catalogue.units[one] for one in listed if one in catalogue.units), catalogue, lang)
    names[EVERY_UNIT] = t("accounts.every_unit", lang)
    picked = st.multiselect(
        t("accounts.units", lang), listed, key=key, placeholder=t("accounts.units_choose", lang),
        format_func=lambda one: names.get(one, one), width=640,
    )  # fmt: skip
    found = search_unit(catalogue, f"{key}_other", lang)
    if found is not None:
        label = t("accounts.add_unit", lang, unit=plain(found.name(lang)))
        st.button(label, key=f"{key}_add", on_click=_add, args=(key, found.key))
    return frozenset(picked)


def _add(key: str, unit: str) -> None:
    st.session_state[key] = list(dict.fromkeys([*st.session_state[key], unit]))
