"""Nguyên nhân, giải pháp: what the unit says of the period, beside its figures, and the form to say it."""

import streamlit as st

from intake import EditionMoved, submit_entries
from texts import t
from ui.comment_form import ask_sender, ask_words, keep_told, show_told
from ui.deck.conclusion_form import show_conclusions
from ui.deck.deck_facts import last_conclusions
from ui.frame import open_page, show_empty
from ui.report_tables import show_comments
from ui.served import the_store
from ui.tasks.task_lists import show_shortcomings

page = open_page("comments")
show_told()
report = page.report()
if page.unit is None:
    show_empty(page)
    st.stop()
show_comments(report, page.comments(), page.lang)
label, concluded = last_conclusions(page, page.unit)
names = dict(zip(report["indicator"], report["name"], strict=True))
show_conclusions(label, concluded, names, page.lang)
if shortcomings := page.shortcomings():
    st.subheader(t("tasks.shortcomings", page.lang), anchor=False)
    show_shortcomings(shortcomings, page.lang)
if page.view.edition is not None or not page.may_send:
    # A frozen view is for looking: what is said is said of the newest edition, by who writes for the unit.
    st.stop()
who = ask_sender(page.lang)
entries = ask_words(page.catalogue, page.unit, page.view.period, page.edition, who, page.lang)
if entries is not None:
    try:
        receipt = submit_entries(
            entries, the_store(), page.unit, page.view.period, who, page.edition, t("words.file", page.lang)
        )
    except EditionMoved:
        st.rerun()
    keep_told(receipt, page.lang)
    st.rerun()
