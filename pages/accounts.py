"""Tài khoản: who may come in, as what and for which units; the links by which they get in."""

import streamlit as st

from texts import t
from ui.door.account_form import offer_to_add, offer_to_change, show_roles
from ui.door.account_list import pick_account, show_accounts
from ui.door.account_ways import offer_ways, show_sessions
from ui.frame import open_page
from ui.markup import plain
from ui.telling import show_told

page = open_page("accounts", filters=False)
lang = page.lang
show_told()
held = show_accounts(page.catalogue, lang)
offer_to_add(page.catalogue, lang)
show_roles(lang)
account = pick_account(held, lang)
if account is not None:
    st.subheader(plain(account.shown_name), anchor=False)
    offer_ways(account, lang)
    show_sessions(account, lang)
    with st.expander(t("accounts.change", lang), expanded=True):
        offer_to_change(account, page.catalogue, lang)
