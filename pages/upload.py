"""Gửi số liệu: file → problems with their place → what would change → accept, with a receipt and undo."""

from datetime import date

import streamlit as st

from intake import Check, EditionMoved, accept, check_content, describe, place, undo
from texts import t
from ui.check_view import Told, show_changes, show_counts, show_problems, show_reading, show_sheets
from ui.frame import Page, open_page
from ui.reads import the_catalogue, the_store
from ui.receipts import keep_receipt, show_history, show_receipt
from ui.upload_form import Stated, moved_on, next_round, state_submission


@st.cache_resource(max_entries=4, show_spinner=False)
def checked(statement: str, edition: int, _stated: Stated) -> Check:
    """The check of one upload, as stated, against one edition: a new edition is a new check."""
    file = _stated.upload
    return check_content(
        file.getvalue(), file.name, the_store(), the_catalogue(), _stated.unit, _stated.period
    )


def show_check(page: Page, check: Check) -> None:
    found = check.findings.in_order()
    told = [Told(p, place(p, page.lang), *describe(p, page.catalogue, page.lang)) for p in found]
    show_counts(check.findings, len(check.changes), check.reading, page.lang)
    left, right = st.columns([2, 3], gap="large") if told else (st.container(), st.container())
    with left:
        show_problems(told, check.findings, page.lang)
    with right:
        show_reading(check.reading, page.lang)
        show_sheets(check.reading, told, page.lang)
    if check.comparable:
        show_changes(check.changes, page.catalogue, page.lang)


def offer_to_accept(page: Page, check: Check, stated: Stated) -> None:
    message = st.text_input(t("upload.message", page.lang), key="send_message")
    if check.findings.has_errors:
        st.warning(t("upload.errors_first", page.lang, count=check.findings.errors))
    elif check.acceptable and not stated.who:
        st.warning(t("upload.who_first", page.lang))
    elif check.comparable and not check.acceptable:
        st.info(t("upload.nothing_changes", page.lang))
    ready = check.acceptable and bool(stated.who)
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


page = open_page("upload", filters=False)
show_receipt(page.lang)
stated = state_submission(page.catalogue, date.today().year, page.lang)
if stated.complete:
    with st.spinner(t("upload.checking", page.lang)):
        check = checked(stated.statement, the_store().edition(), stated)
    if moved_on(stated, check.edition):
        st.warning(t("upload.moved", page.lang))
    show_check(page, check)
    offer_to_accept(page, check, stated)
else:
    st.info(t("upload.waiting", page.lang))
show_history(page.lang, stated.who, lambda number: undo(number, the_store(), stated.who))
