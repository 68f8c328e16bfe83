"""The signed paper behind a submission: its number, day and signer, and its PDF, now or later."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, Protocol

import streamlit as st

from domain.errors import Refused
from domain.target_days import read_day
from store import Store
from texts import keys, t
from ui.markup import plain
from ui.served import the_store

_DONE = "document_attached"
_Paper = tuple[str, str, bytes | None]


class Document(Protocol):
    """A paper that is attached (an intake.SignedDocument)."""

    @property
    def number(self) -> str:
        """The number it bears."""

    @property
    def day(self) -> date:
        """The day on which it was signed."""

    @property
    def signer(self) -> str:
        """Who signed it."""

    @property
    def sha256(self) -> str:
        """That of its PDF, '' where none was attached."""


class Papers(NamedTuple):
    """How papers are attached, found and read in a store; the page lends it all."""

    # Takes submission, number, day, signer, the PDF if any, and who attaches it.
    attach: Callable[[Store, int, str, date, str, bytes | None, str], object]
    find: Callable[[Store, int], Document | None]
    read: Callable[[Store, Any], bytes | None]


def offer_document(submission: int, file: str, who: str, lang: str, papers: Papers) -> None:
    """The paper of a submission, if any, and a form to attach one, by a name."""
    held = papers.find(the_store(), submission)
    with st.expander(t("document.title", lang, file=plain(file))):
        if held:
            _show_held(held, submission, lang, papers)
        with st.form(f"document_{submission}", border=False):
            number, day, signer = _ask_paper(lang)
            with st.container(key=f"pdf_{lang}_{submission}"):
                pdf = st.file_uploader(t("document.pdf", lang), key=f"document_pdf_{submission}")
            instead = held is None or st.checkbox(
                t("document.instead", lang, number=plain(held.number)), key=f"document_instead_{submission}"
            )
            if st.form_submit_button(t("document.attach", lang)):
                paper = (number, signer, pdf.getvalue() if pdf else None)
                if instead:
                    _attach(submission, paper, day, who, lang, papers)
                else:
                    st.error(t("document.held", lang))


def show_attached(lang: str) -> None:
    """Say once that a paper was attached."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if number := st.session_state.pop(_DONE, None):
            st.success(t("document.attached", lang, number=plain(number)))


def _show_held(held: Document, submission: int, lang: str, papers: Papers) -> None:
    told = {"number": held.number, "day": f"{held.day:%d/%m/%Y}", "signer": held.signer}
    st.text(t("document.told", lang, **told))
    if held.sha256:
        name = f"{held.number.replace('/', '-')}.pdf"
        st.download_button(
            t("document.download", lang), lambda: papers.read(the_store(), held) or b"", name,
            "application/pdf", key=f"document_get_{submission}", on_click="ignore",
        )  # fmt: skip


def _ask_paper(lang: str) -> tuple[str, str, str]:
    with st.container(horizontal=True):
        number = st.text_input(
            t("document.number", lang), placeholder=t("document.number_hint", lang), width=220
        )
        day = st.text_input(t("document.day", lang), placeholder=t("document.day_hint", lang), width=160)
        signer = st.text_input(
            t("document.signer", lang), placeholder=t("document.signer_hint", lang), width=320
        )
    return number, day, signer


def _attach(submission: int, paper: _Paper, day: str, who: str, lang: str, papers: Papers) -> None:
    number, signer, pdf = paper
    found = read_day(day)
    if found is None or not who:
        st.error(t("upload.who_first", lang) if not who else t("upload.no_day", lang, found=plain(day)))
        return
    try:
        papers.attach(the_store(), submission, number, found, signer, pdf, who)
    except Refused as why:
        key = f"problem.reason.{why.details.get('reason', '')}"
        st.error(t(key, lang, **why.details) if key in keys(lang) else str(why))
        return
    st.session_state[_DONE] = number
    st.rerun()
