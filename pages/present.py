"""Trình chiếu: a deck made from the view, chosen by staff beforehand, with what meetings conclude."""

from typing import Any

import streamlit as st

from analysis.task_states import reference_day
from intake import EditionMoved, submit_entries
from texts import t
from ui.comment_form import keep_told, show_told
from ui.deck.conclusion_form import record_conclusion, show_conclusions
from ui.deck.deck_facts import (
    chosen_deck,
    concluded_name,
    conclusions,
    possible_names,
    skipped_names,
    slides_of,
)
from ui.deck.deck_form import ask_slides
from ui.deck.deck_view import ask_conclusion, concluding, show_deck
from ui.frame import open_page, show_empty
from ui.markup import plain, show_remark
from ui.served import the_store

page = open_page("present")
lang, unit, period = page.lang, page.unit, page.view.period
if unit is None or page.report().empty:
    show_empty(page)
    st.stop()
can_write = page.view.edition is None and page.may_send


def send(entry: Any, who: str, file: str) -> bool:
    try:
        keep_told(submit_entries([entry], the_store(), unit, period, who, page.edition, file), lang)
    except EditionMoved:
        return False
    return True


def send_conclusion(entry: Any, who: str) -> bool:
    return send(entry, who, t("present.conclude.file", lang))


names = possible_names(page)
deck = chosen_deck(page, unit, names)
slides = slides_of(page, unit, deck, reference_day(period, page.today))
show_deck(slides, page.view.slide, lang, can_conclude=can_write)
# What comes and goes stands beneath the slides: above them it would have them drawn anew.
if deck.skipped:
    st.warning(plain(t("present.skipped", lang, names=skipped_names(page, deck))))
show_told()
if can_write:
    ask_conclusion(deck.shown, page.view.slide, lang)
show_remark(t("present.how", lang))
said = conclusions(page, unit)
show_conclusions(t("present.conclude.list", lang), said, names, lang)
if not can_write:
    # A frozen view is for looking, and so is that of who does not write for the unit.
    st.stop()
with st.expander(t("present.choose.title", lang)):
    if asked := ask_slides(names, deck.shown, unit, period, lang):
        send(*asked, t("present.choose.file", lang))
        st.rerun()
if (about := concluding()) is not None:
    record_conclusion(
        about, concluded_name(page, about), said.get(about, ""), unit, period, lang, send_conclusion
    )
