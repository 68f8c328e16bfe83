"""The signed paper behind a submission: its number, day and signer, and its PDF, now or later."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from domain.errors import Refused
from domain.target_days import read_day
from texts import keys, t
from ui.markup import plain

# Takes submission, number, day, signer, the PDF if any, and who attaches it.
Attach = Callable[[int, str, date, str, bytes | None, str], object]
_DONE = "document_attached"


def offer_document(submission: int, who: str, lang: str, attach: Attach) -> None:
    """A form for the paper of a submission, attached by a name."""
    with st.expander(t("document.title", lang)), st.form(f"document_{submission}", border=False):
        with st.container(horizontal=True):
            number = st.text_input(
                t("document.number", lang), placeholder=t("document.number_hint", lang), width=220
            )
            day = st.text_input(t("document.day", lang), placeholder=t("document.day_hint", lang), width=160)
            signer = st.text_input(
                t("document.signer", lang), placeholder=t("document.signer_hint", lang), width=320
            )
        with st.container(key=f"pdf_{lang}_{submission}"):
            pdf = st.file_uploader(t("document.pdf", lang), key=f"document_pdf_{submission}")
        if st.form_submit_button(t("document.attach", lang)):
            paper = (number, signer, pdf.getvalue() if pdf else None)
            _attach(submission, paper, day, who, lang, attach)


def show_attached(lang: str) -> None:
    """Say once that a paper was attached."""
    if number := st.session_state.pop(_DONE, None):
        st.success(t("document.attached", lang, number=plain(number)))


def _attach(
    submission: int, paper: tuple[str, str, bytes | None], day: str, who: str, lang: str, attach: Attach
) -> None:
    number, signer, pdf = paper
    found = read_day(day)
    if found is None or not who:
        st.error(t("upload.who_first", lang) if not who else t("upload.no_day", lang, found=plain(day)))
        return
    try:
        attach(submission, number, found, signer, pdf, who)
    except Refused as why:
        key = f"problem.reason.{why.details.get('reason', '')}"
        st.error(t(key, lang, **why.details) if key in keys(lang) else str(why))
        return
    st.session_state[_DONE] = number
    st.rerun()
