"""Which slides are shown and in which order, chosen by staff before the meeting."""

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.entries import Entry
from domain.meetings import deck_entry
from domain.periods import Period
from domain.units import Unit
from texts import t
from ui.comment_form import ask_sender
from ui.markup import plain, show_remark


def ask_slides(
    names: Mapping[str, str], shown: Sequence[str], unit: Unit, period: Period, lang: str
) -> tuple[Entry, str] | None:
    """The slides ticked, by their numbers, and who says so, once saved; `names` of all by key."""
    order = [*shown, *(key for key in names if key not in shown)]
    with st.form("deck_form", border=False):
        show_remark(t("present.choose.hint", lang))
        asked = [_ask(key, names[key], place, key in shown, lang) for place, key in enumerate(order, 1)]
        who = ask_sender(lang)
        is_saved = st.form_submit_button(t("present.choose.save", lang))
    # A slide that was given another's number comes before it.
    placed = sorted((number, number == place, place) for place, (_, number, _) in enumerate(asked, 1))
    chosen = [order[place - 1] for _, _, place in placed if asked[place - 1][2]]
    if not is_saved:
        return None
    if not who or not chosen:
        st.warning(t("present.choose.none" if who else "present.choose.who_first", lang))
        return None
    return deck_entry(chosen, unit, period), who


def _ask(key: str, name: str, place: int, is_shown: bool, lang: str) -> tuple[str, int, bool]:
    # The place is part of the widgets' keys: a list saved in another order begins with its own numbers.
    with st.container(horizontal=True, vertical_alignment="center"):
        number = st.number_input(
            t("present.choose.place", lang, name=name), 1, 999, place, label_visibility="collapsed",
            key=f"slide_place {key} {place}", width=110,
        )  # fmt: skip
        ticked = st.checkbox(plain(name), is_shown, key=f"slide_ticked {key} {is_shown}")
    return key, int(number), ticked
