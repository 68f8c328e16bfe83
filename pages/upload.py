from functools import partial

import streamlit as st

import intake
from texts import t
from ui.frame import Page, open_page
from ui.sending.accepting import offer_to_accept
from ui.sending.check_view import show_check
from ui.sending.downloads import offer_marked, offer_template
from ui.sending.drafts import remembered_reading
from ui.sending.file_list import pick_file
from ui.sending.kept_checks import kept_check
from ui.sending.problem_list import Told
from ui.sending.reading_view import offer_last_reading
from ui.sending.receipts import show_moves, show_newest, show_receipts
from ui.sending.signed_document import Papers
from ui.sending.upload_form import Stated, ask_late_official, ask_measure_units, state_submission
from ui.sending.upload_state import FileState, moved_on
from ui.sending.waiting_list import show_kept
from ui.served import the_catalogue, the_store


class Desk:
    """Checks what was uploaded, and accepts it: the only hand that publishes from this page."""

    def __init__(self, stated: Stated) -> None:
        self.stated, self.uploads = stated, {one.file_id: one for one in stated.uploads}

    def check(self, file_id: str, edition: int) -> intake.Check:
        stated, sent, state = self.stated, self.uploads[file_id], FileState(file_id)
        mends = {(*cell,): text for cell, text in state.mends.items()}
        added = intake.Additions(
            stated.decision, stated.effective, state.answers, mends, intake.ReadAs(**state.read_as),
            state.number_format, state.late_official, state.layout, state.header_rows, state.add_quarters,
        )  # fmt: skip
        make = partial(
            intake.check_content, sent.content, sent.name, the_store(), the_catalogue(), stated.unit,
            stated.period, added=added,
        )  # fmt: skip
        return kept_check(f"{stated.statement} {state.statement}", edition, make)

    def accept(self, check: intake.Check, message: str, draft: intake.Draft | None) -> intake.Receipt | None:
        return intake.accept(check, the_store(), the_catalogue(), self.stated.who, message, draft)


def show_files(page: Page, stated: Stated) -> None:
    desk, edition, lang = Desk(stated), the_store().edition(), page.lang
    if not stated.complete:
        st.info(t("upload.waiting", lang))
        return
    with st.spinner(t("upload.checking", lang)):
        checks = {file_id: desk.check(file_id, edition) for file_id in desk.uploads}
    check = checks[(state := FileState(pick_file(checks, lang))).file_id]
    show_moves(moved_on(f"{stated.statement} {state.statement}", edition), edition, lang)
    found = check.findings.in_order()
    ask_measure_units(found, state, page.catalogue, lang)
    ask_late_official(found, state, lang)
    told = [Told(p, intake.place(p, lang), *intake.describe(p, page.catalogue, lang)) for p in found]
    offer_last_reading(remembered_reading(stated), state, lang)
    show_check(check, told, state, page.catalogue, lang)
    if told and check.reading:
        offer_marked(check.file, lang, lambda: intake.annotated_workbook(check, page.catalogue, lang))
    offer_to_accept(state.file_id, checks, stated, desk, lang)


def take_back(number: int) -> intake.Receipt | str:
    return intake.undo_or_why(number, the_store(), stated.who, page.catalogue, page.lang)


page = open_page("upload", filters=False)
lang = page.lang
stated = state_submission(page.catalogue, page.today.year, lang)
papers = Papers(intake.attach_document, intake.document_of, intake.document_pdf)
show_receipts(lang, stated.who, papers)
show_kept(stated, lang)
offer_template(stated, lang, lambda u, p: intake.template_workbook(the_store(), page.catalogue, u, p, lang))
show_files(page, stated)
show_newest(lang, stated.who, take_back, papers)
