from datetime import date

import streamlit as st

from intake import (
    Additions,
    Check,
    EditionMoved,
    accept,
    check_content,
    describe,
    place,
    undo,
)
from texts import t
from ui.check_view import show_check
from ui.file_list import Standing, pick_file
from ui.frame import Page, open_page
from ui.problem_list import Told
from ui.reads import the_catalogue, the_store
from ui.receipts import keep_receipt, show_history, show_receipt
from ui.upload_form import Sent, Stated, ask_measure_units, show_hindrance, state_submission
from ui.upload_state import FileState, moved_on, next_round


@st.cache_resource(max_entries=12, show_spinner=False)
def checked(statement: str, edition: int, _upload: Sent, _stated: Stated) -> Check:
    """The check of one upload, as stated, against one edition: a new edition is a new check."""
    state = FileState(_upload.file_id)
    added = Additions(_stated.decision, _stated.effective, state.answers, state.mends)
    store, catalogue = the_store(), the_catalogue()
    return check_content(
        _upload.getvalue(), _upload.name, store, catalogue, _stated.unit, _stated.period, added=added
    )


def check_all(stated: Stated, lang: str) -> dict[str, Check]:
    """The check of every file, by its id; with several of them the progress is told."""
    edition, found = the_store().edition(), {}
    with st.spinner(t("upload.checking", lang)):
        for upload in stated.uploads:
            statement = f"{stated.statement} {FileState(upload.file_id).statement}"
            found[upload.file_id] = checked(statement, edition, upload, stated)
    return found


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


page = open_page("upload", filters=False)
show_receipt(page.lang)
stated = state_submission(page.catalogue, date.today().year, page.lang)
if stated.complete:
    checks = check_all(stated, page.lang)
    standings = [Standing(i, c.file, c.findings.errors, c.acceptable) for i, c in checks.items()]
    state = FileState(pick_file(standings, page.lang))
    check = checks[state.file_id]
    if moved_on(f"{stated.statement} {state.statement}", check.edition):
        st.warning(t("upload.moved", page.lang))
    found = check.findings.in_order()
    ask_measure_units(found, state, page.catalogue, page.lang)
    told = [Told(p, place(p, page.lang), *describe(p, page.catalogue, page.lang)) for p in found]
    show_check(check, told, state, page.catalogue, page.lang)
    offer_to_accept(page, check, stated)
else:
    st.info(t("upload.waiting", page.lang))
show_history(page.lang, stated.who, lambda number: undo(number, the_store(), stated.who))
