"""Tình hình gửi báo cáo: who has sent the figures of a period, who is late; closing and reopening it."""

import streamlit as st

from intake import close_period, reopen_period, set_due_day
from texts import t
from ui.closing_form import offer_closing, offer_due_day, show_told
from ui.comment_form import ask_sender
from ui.frame import open_page
from ui.reads import read_sending
from ui.sending_view import ask_range, show_period, show_sending
from ui.served import the_store

page = open_page("sending", filters=False)
lang = page.lang
show_told()
asked = ask_range(page.catalogue, page.view, page.today.year, lang)
period, within = asked.period, asked.within
frame = read_sending(period, within.key if within else "", page.edition, page.today)
show_period(frame, asked, page.catalogue, lang)
if page.view.edition is None and page.may_approve:
    with st.expander(t("sending.closing", lang)):
        who = ask_sender(lang)
        if not who:
            st.info(t("words.who_first", lang))
        offer_closing(
            frame, asked, page.catalogue, who, lang,
            lambda said: close_period(said.unit, period, the_store(), said.who, said.scope, said.remark),
            lambda said: reopen_period(said.unit, period, the_store(), said.who, said.scope, said.remark),
        )  # fmt: skip
        offer_due_day(frame, asked, who, lang, lambda day: set_due_day(within, period, day, the_store(), who))
show_sending(frame, page.catalogue, lang)
