"""After accepting: the receipt with its undo, and the list of submissions that can be undone."""

from typing import NamedTuple

import streamlit as st

from domain.periods import Period
from store import Event, Receipt
from texts import t
from ui.link import View, encode
from ui.reads import read_events
from ui.upload_form import Stated

_KEPT = "receipt"
_LISTED = 20


class Kept(NamedTuple):
    """A receipt kept in the session: numbers and texts only."""

    submission: int
    edition: int
    figures: int
    unit: str
    period: str


def keep_receipt(receipt: Receipt, figures: int, stated: Stated) -> None:
    """Keep a receipt until the next file is accepted."""
    code = stated.unit.code if stated.unit else ""
    kept = Kept(receipt.submission, receipt.edition, figures, code, str(stated.period))
    st.session_state[_KEPT] = list(kept)


def show_receipt(lang: str) -> None:
    """The receipt of what was accepted in this session, with the way to its figures."""
    if not st.session_state.get(_KEPT):
        return
    kept = Kept(*st.session_state[_KEPT])
    st.success(t("upload.receipt", lang, edition=kept.edition, figures=kept.figures))
    address = encode(View(kept.unit, Period.parse(kept.period), None, lang))
    st.page_link("../pages/overview.py", label=t("upload.see", lang), query_params=address)


def forget_receipt(edition: int, lang: str) -> None:
    """Replace the receipt by the word that it was undone."""
    st.session_state[_KEPT] = None
    st.toast(t("upload.undone", lang, edition=edition))


def pick_to_undo(lang: str) -> int | None:
    """The newest submissions, and the one picked among those still visible; None where none is."""
    events = [event for event in read_events(_LISTED) if event.kind == "accept"]
    visible = {event.submission: event for event in events if event.visible}
    if not events:
        return None
    with st.expander(t("upload.history", lang)):
        for event in events:
            st.text(_line(event, lang))
        picked = st.selectbox(
            t("upload.pick_submission", lang), list(visible), index=None, key="undo_pick", placeholder="…",
            format_func=lambda number: _line(visible[number], lang),
        )  # fmt: skip
        pressed = st.button(t("upload.undo", lang), key="undo", disabled=picked is None)
    return picked if pressed else None


def _line(event: Event, lang: str) -> str:
    day = f"{event.at[8:10]}/{event.at[5:7]}/{event.at[:4]}"
    text = t("upload.event", lang, edition=event.edition, file=event.file, who=event.who, day=day)
    return text if event.visible else text + t("upload.event_hidden", lang)
