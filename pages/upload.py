"""Gửi số liệu: file → problems with their place → what would change → accept, with a receipt and undo."""

from datetime import date

import streamlit as st

from intake import (
    Additions,
    Check,
    EditionMoved,
    NotUndoable,
    accept,
    check_content,
    describe,
    place,
    undo,
    why_not_undone,
)
from texts import t
from ui.check_view import Told, show_check
from ui.frame import Page, open_page
from ui.reads import the_catalogue, the_store
from ui.receipts import keep_receipt, show_newest, show_receipt
from ui.upload_form import Stated, ask_measure_units, moved_on, next_round, show_hindrance, state_submission


@st.cache_resource(max_entries=4, show_spinner=False)
def checked(statement: str, edition: int, _said: Stated) -> Check:
    """The check of one upload, as stated, against one edition: a new edition is a new check."""
    file, added = _said.upload, Additions(_said.decision, _said.effective, _said.measure_units)
    content, name = file.getvalue(), file.name
    return check_content(content, name, the_store(), the_catalogue(), _said.unit, _said.period, added=added)


def offer_to_accept(page: Page, check: Check, stated: Stated) -> None:
    message = st.text_input(t("upload.message", page.lang), key="send_message")
    ready = check.acceptable and bool(stated.who)
    if not ready:
        show_hindrance(check.findings.errors, check.acceptable, check.comparable, page.lang)
    # The edition is in the key: a click on what somebody else has changed since is no consent.
    key = f"accept_{check.edition}"
    if not st.button(t("upload.accept", page.lang), type="primary", disabled=not ready, key=key):
        return
    try:
        receipt = accept(check, the_store(), page.catalogue, stated.who, message)
    except EditionMoved:
        st.rerun()
    keep_receipt(receipt, check.changed, stated)
    next_round()
    st.rerun()


def take_back(number: int):
    try:
        return undo(number, the_store(), stated.who)
    except NotUndoable as why:
        return t("catalogue.not_undone", page.lang, reason=why_not_undone(why, page.catalogue, page.lang))


page = open_page("upload", filters=False)
show_receipt(page.lang)
stated = state_submission(page.catalogue, date.today().year, page.lang)
if stated.complete:
    with st.spinner(t("upload.checking", page.lang)):
        check = checked(stated.statement, the_store().edition(), stated)
    if moved_on(stated, check.edition):
        st.warning(t("upload.moved", page.lang))
    found = check.findings.in_order()
    ask_measure_units(found, page.catalogue, page.lang)
    told = [Told(p, place(p, page.lang), *describe(p, page.catalogue, page.lang)) for p in found]
    show_check(check, told, page.catalogue, page.lang)
    offer_to_accept(page, check, stated)
else:
    st.info(t("upload.waiting", page.lang))
show_newest(page.lang, stated.who, take_back)
