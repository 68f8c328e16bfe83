"""Choosing a unit: from the office's own, or by searching all units of the country."""

import streamlit as st

from domain.catalogue import Catalogue
from domain.periods import Period
from domain.units import Unit
from reports.unit_names import unit_names
from texts import t
from ui.choices import in_order
from ui.office_unit import own_unit
from ui.unit_search import find_units, provinces, unit_label

_OTHER = "*"
_MOST = 50


def pick_unit(
    catalogue: Catalogue, label: str, key: str, lang: str, start: Unit | None = None
) -> Unit | None:
    """The choice, and below it the search where another unit is wanted; None where nothing is chosen."""
    choice = pick_own_unit(catalogue, label, key, lang, start)
    return search_unit(catalogue, key, lang, start=start) if is_other(choice) else catalogue.units.get(choice)


def is_other(choice: str) -> bool:
    """Whether the choice is to search."""
    return choice == _OTHER


def pick_own_unit(
    catalogue: Catalogue, label: str, key: str, lang: str, start: Unit | None = None, width: int = 320
) -> str:
    """The key of one of the office's own units, or that another is wanted (is_other); '' for none."""
    names = unit_names(office_units(catalogue), catalogue, lang)
    options = [*names, _OTHER]
    first = None if start is None else options.index(start.key if start.key in names else _OTHER)
    choice = st.selectbox(
        label, options, index=first, placeholder=t("upload.unit_choose", lang), key=key, width=width,
        format_func=lambda one: names.get(one) or t("unit.other", lang),
    )  # fmt: skip
    return choice or ""


def office_units(catalogue: Catalogue) -> list[Unit]:
    """The office's own unit, then the others of its catalogue."""
    first, listed = own_unit(catalogue), in_order(catalogue.own.values())
    return listed if first is None else [first, *(one for one in listed if one != first)]


def restate_unit(key: str, code: str, unit: str, catalogue: Catalogue) -> None:
    """Put a unit, by its code and its own key, into the choice of this key before it is drawn."""
    listed = any(one.key == unit for one in office_units(catalogue))
    st.session_state[key] = unit if listed else _OTHER
    if not listed:
        st.session_state[f"{key}_search"] = code


def search_unit(
    catalogue: Catalogue, key: str, lang: str, period: Period | None = None, start: Unit | None = None
) -> Unit | None:
    """A search by name or code, in a province or everywhere, and the choice among what it finds."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            t("unit.search", lang), start.code if start else "", key=f"{key}_search", width=320
        )
        names = unit_names(provinces(catalogue), catalogue, lang)
        within = st.selectbox(
            t("unit.within", lang), list(names), index=None, placeholder=t("unit.anywhere", lang),
            format_func=lambda one: names.get(one, one), key=f"{key}_within", width=260,
        )  # fmt: skip
        found = find_units(catalogue, text, catalogue.units.get(within or ""), period)
        if not text.strip():
            return None
        if not found:
            st.info(t("unit.none", lang))
            return None
        return _pick_found(found, text, catalogue, key, lang, start)


def _pick_found(
    found: list[Unit], text: str, catalogue: Catalogue, key: str, lang: str, start: Unit | None
) -> Unit | None:
    shown = {unit.key: unit for unit in found[:_MOST]}
    many = len(found) > len(shown)
    label = t("unit.found_many" if many else "unit.found", lang, count=len(found), shown=len(shown))
    # A whole code that only one unit has is a choice made; anything else is chosen by hand.
    whole = [one.key for one in found if text.strip() in (one.code, one.official_code)]
    first = start.key if start and start.key in shown else whole[0] if len(whole) == 1 else None
    choice = st.selectbox(
        label, list(shown), index=None if first is None else list(shown).index(first), placeholder="…",
        format_func=lambda one: unit_label(shown[one], catalogue, lang), key=f"{key}_found_{text}", width=520,
    )  # fmt: skip
    return shown.get(choice or "")
