"""The parts of the overview that are words and numbers, each drawn once an edition and view."""

import streamlit as st

from texts import t
from ui.cards import cards_of, share_out
from ui.frame import Key, Page
from ui.markup import join, show
from ui.overview_notes import notes_of
from ui.reads import kept
from ui.report_tables import show_other_figures, show_targets
from ui.sentence import headline_sentence, sentence_of
from ui.task_lists import show_shortcomings


@kept
def show_top(key: Key, _page: Page) -> bool:
    """The sentence, the cards and the notes beside them; False where there is nothing to say."""
    report = _page.report()
    if report.empty:
        return False
    sentence = sentence_of(headline_sentence(report, key.view.period, key.view.lang))
    show(join([sentence, cards_of(share_out(report), key.view.lang), notes_of(_page, report)]))
    return True


@kept
def show_last(key: Key, _page: Page, *, with_targets: bool) -> None:
    """What no chart draws: targets where there is nothing to draw, other figures, shortcomings."""
    report, lang = _page.report(), key.view.lang
    if with_targets:
        show_targets(report, key.view)
    show_other_figures(share_out(report).others, key.view)
    if shortcomings := _page.shortcomings():
        st.subheader(t("tasks.shortcomings", lang), anchor=False)
        show_shortcomings(shortcomings, lang)
