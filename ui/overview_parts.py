"""The parts of the overview that are words and numbers, each drawn once an edition and view."""

import streamlit as st

from reports.cards import cards_of, share_out
from reports.markup import join
from reports.sentence import headline_sentence, sentence_of
from texts import t
from ui.frame import Page, kept_part
from ui.markup import show
from ui.overview_notes import notes_of
from ui.report_tables import show_other_figures, show_targets
from ui.tasks.task_lists import show_shortcomings


@kept_part
def show_top(page: Page) -> bool:
    """The sentence, the cards and the notes beside them; False where there is nothing to say."""
    report = page.report()
    if report.empty:
        return False
    sentence = sentence_of(headline_sentence(report, page.view.period, page.lang))
    show(join([sentence, cards_of(share_out(report), page.lang), notes_of(page, report)]))
    return True


@kept_part
def show_last(page: Page, *, with_targets: bool) -> None:
    """What no chart draws: targets where there is nothing to draw, other figures, shortcomings."""
    report, lang = page.report(), page.lang
    if with_targets:
        show_targets(report, page.view)
    show_other_figures(share_out(report).others, page.view)
    if shortcomings := page.shortcomings():
        st.subheader(t("tasks.shortcomings", lang), anchor=False)
        show_shortcomings(shortcomings, lang)
