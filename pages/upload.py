from datetime import date
from functools import partial

import streamlit as st

from intake import Additions, Check, Receipt, accept, attach_document, check_content, describe, place, undo
from texts import t
from ui.accepting import offer_to_accept
from ui.check_view import show_check
from ui.drafts import keep_draft, offer_drafts
from ui.file_list import Standing, pick_file
from ui.frame import Page, open_page
from ui.kept_checks import kept_check
from ui.problem_list import Told
from ui.reads import the_catalogue, the_store
from ui.receipts import show_history, show_moves, show_receipts
from ui.upload_form import Stated, ask_measure_units, state_submission
from ui.upload_state import FileState, moved_on


class Desk:
    """Checks what was uploaded, and accepts it: the only hand that publishes from this page."""

    def __init__(self, stated: Stated) -> None:
        self.stated, self.uploads = stated, {one.file_id: one for one in stated.uploads}

    def check(self, file_id: str, edition: int) -> Check:
        stated, sent, state = self.stated, self.uploads[file_id], FileState(file_id)
        added = Additions(stated.decision, stated.effective, state.answers, state.mends)
        make = partial(
            check_content, sent.getvalue(), sent.name, the_store(), the_catalogue(), stated.unit,
            stated.period, added=added,
        )  # fmt: skip
        return kept_check(f"{stated.statement} {state.statement}", edition, make)

    def accept(self, check: Check, message: str) -> Receipt | None:
        return accept(check, the_store(), the_catalogue(), self.stated.who, message)


def show_files(page: Page, stated: Stated) -> None:
    desk, edition, lang = Desk(stated), the_store().edition(), page.lang
    with st.spinner(t("upload.checking", lang)):
        checks = {file_id: desk.check(file_id, edition) for file_id in desk.uploads}
    standings = [Standing(i, c.file, c.findings.errors, c.acceptable) for i, c in checks.items()]
    state = FileState(pick_file(standings, lang))
    check = checks[state.file_id]
    show_moves(moved_on(f"{stated.statement} {state.statement}", edition), edition, lang)
    keep_draft(stated, check.file, check.content, state)
    found = check.findings.in_order()
    ask_measure_units(found, state, page.catalogue, lang)
    told = [Told(p, place(p, lang), *describe(p, page.catalogue, lang)) for p in found]
    show_check(check, told, state, page.catalogue, lang)
    offer_to_accept(state.file_id, checks, stated, desk, lang)


page = open_page("upload", filters=False)
stated = state_submission(page.catalogue, date.today().year, page.lang)
attach = partial(attach_document, the_store())
show_receipts(page.lang, stated.who, attach)
offer_drafts(stated.who, page.lang)
if stated.complete:
    show_files(page, stated)
else:
    st.info(t("upload.waiting", page.lang))
show_history(page.lang, stated.who, lambda number: undo(number, the_store(), stated.who), attach)
