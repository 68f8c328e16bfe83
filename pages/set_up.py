"""Thiết lập đơn vị: the office's unit, what it follows, its first file, and how it publishes."""

import streamlit as st

from intake import EditionMoved, submit_entries
from texts import t
from ui.door.administering import the_administrator
from ui.door.set_up_steps import ask_followed, ask_own_unit, ask_steps, offer_first_file
from ui.frame import open_page
from ui.served import the_store
from ui.telling import show_told, tell

page = open_page("set_up", filters=False)
lang = page.lang
show_told()
unit = ask_own_unit(page)
edition = the_store().edition()
said = ask_followed(page, unit, edition)
if said is not None:
    try:
        name, who = t("set_up.followed_file", lang), the_administrator().name
        receipt = submit_entries(said, the_store(), unit, None, who, edition, name)
    except EditionMoved:
        st.rerun()
    if receipt:
        tell(t("set_up.followed_kept", lang, count=len(said), edition=receipt.edition))
offer_first_file(page, unit)
ask_steps(lang)
