"""What a comparison of units is by, and which of them are shown in which order."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.unit_ranking import measures_of
from domain.collation import vietnamese_order
from domain.names import plain_key
from domain.views import View
from reports.ranking import Asked
from reports.scopes import Compared
from texts import t
from ui.comparing.unit_reads import read_indicators
from ui.filters import pick_indicator
from ui.frame import Page
from ui.kept_choices import ask_choice, ask_part_number, ask_words
from ui.shown import say_chosen

PART = 25
_RANK, _NAME, _PARENT = "rank", "name", "parent"


def ask_measure(page: Page, compared: Compared) -> Asked | None:
    """The indicator (kept in the address) and how it is compared; None where no unit has any figure.

    The indicators are those of the first units by name: all figures of all units are never read.
    """
    lang = page.lang
    first = sorted(compared.sent, key=lambda key: vietnamese_order(compared.names[key]))[:PART]
    codes = read_indicators(tuple(first), page.view.period, page.edition)
    known = page.catalogue.indicators
    # One that a link names is shown even where those units lack it.
    asked = [page.view.indicator] if page.view.indicator in known else []
    shown = [code for code in known if code in {*codes, *asked}]
    if not shown:
        return None
    names = pd.DataFrame({"indicator": shown, "name": [known[code].name(lang) for code in shown], "value": 1})
    indicator = pick_indicator(page.view, names)
    measures = measures_of(known[indicator])
    measure = ask_choice(
        st.segmented_control, t("compare.measure", lang), measures, "measure", page.view, required=True,
        format_func=lambda one: t(f"compare.measures.{one}", lang),
    )  # fmt: skip
    say_chosen("measure", measure)
    return Asked(indicator, measure)


class Part(NamedTuple):
    """The keys of the units that are shown, in order; `headings` names what so many of them lie in."""

    units: tuple[str, ...]
    headings: tuple[tuple[str, int], ...] = ()


def ask_part(compared: Compared, ranked: pd.DataFrame, page: Page) -> Part:
    """Those searched for, in the order asked for, so many at a time, the page's own unit among them."""
    lang = page.lang
    several = len({compared.parents[key] for key in compared.sent}) > 1
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare_part"):
        order = ask_choice(
            st.segmented_control, t("compare.order", lang), (_RANK, _NAME, *((_PARENT,) if several else ())),
            "order", page.view, format_func=lambda one: t(f"compare.orders.{one}", lang), required=True,
        )  # fmt: skip
        found = _in_order(_search(compared, page.view), order, compared, ranked)
        place = _pick_place(len(found), page.view)
    if not found:
        st.info(t("unit.none", lang))
    shown = found[place * PART : (place + 1) * PART]
    own = [compared.own] if found and compared.own in found and compared.own not in shown else []
    units = (*own, *shown)
    return Part(units, _headings(units, compared, page) if order == _PARENT else ())


def _search(compared: Compared, view: View) -> list[str]:
    """The units whose name has what is typed, diacritics aside; asked for only where they are many."""
    if len(compared.sent) <= PART:
        return list(compared.sent)
    wanted = plain_key(ask_words(t("sending.search", view.lang), "find", view, width=260))
    return [key for key in compared.sent if wanted in plain_key(compared.names[key])]


def _headings(units: Sequence[str], compared: Compared, page: Page) -> tuple[tuple[str, int], ...]:
    known = page.catalogue.units
    parts = [(key, len(list(part))) for key, part in groupby(units, key=lambda unit: compared.parents[unit])]
    return tuple((known[key].name(page.lang) if key else "", count) for key, count in parts)


def _pick_place(count: int, view: View) -> int:
    """Which part is shown, from 0; asked for only where there are several."""
    parts = max(math.ceil(count / PART), 1)
    if parts == 1:
        return 0
    return ask_part_number(t("sending.part", view.lang, parts=parts), parts, view, width=200) - 1


def _in_order(keys: Sequence[str], order: str, compared: Compared, ranked: pd.DataFrame) -> list[str]:
    by_name = sorted(keys, key=lambda key: vietnamese_order(compared.names[key]))
    if order == _PARENT:
        return sorted(by_name, key=lambda key: compared.parents[key])
    if order == _RANK:
        places = {key: place for place, key in enumerate(ranked["unit"])}
        return sorted(by_name, key=lambda key: places.get(key, len(places)))
    return by_name
