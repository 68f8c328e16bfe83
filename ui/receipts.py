"""After accepting: the receipt, and the list of submissions, each of which can be undone."""

from collections.abc import Callable, Sequence

import streamlit as st

from domain.errors import StoreFault
from domain.numbers import format_number
from domain.periods import Period
from store import Event, Receipt
from texts import t
from ui.link import View, encode
from ui.reads import read_events
from ui.upload_form import Stated

_RECEIPT, _UNDONE = "receipt", "undone"
_LISTED = 20
# Takes a submission back, or says why that cannot be.
Undo = Callable[[int], Receipt | str]


def keep_receipt(receipt: Receipt, figures: int, stated: Stated) -> None:
    """Keep a receipt in the session, as numbers and texts, until the next file is accepted."""
    st.session_state[_RECEIPT] = {
        "edition": receipt.edition,
        "figures": figures,
        "unit": stated.unit.code if stated.unit else "",
        "period": str(stated.period),
    }


def show_receipt(lang: str) -> None:
    """The receipt of what this session accepted, with the way to its figures; or that it was undone."""
    show_undone(lang)
    if kept := st.session_state.get(_RECEIPT):
        figures = format_number(kept["figures"], 0, lang)
        st.success(t("upload.receipt", lang, edition=kept["edition"], figures=figures))
        address = encode(View(kept["unit"], Period.parse(kept["period"]), None, lang))
        st.page_link("../pages/overview.py", label=t("upload.see", lang), query_params=address)


def show_undone(lang: str) -> None:
    """Say once what was undone."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if undone := st.session_state.pop(_UNDONE, None):
            st.success(t("upload.undone", lang, **undone))


def show_newest(lang: str, who: str, undo: Undo) -> None:
    """The newest submissions of every kind."""
    events = [event for event in read_events(_LISTED) if event.kind == "accept"]
    show_history(lang, who, undo, events, t("upload.history", lang))


def show_history(lang: str, who: str, undo: Undo, events: Sequence[Event], title: str) -> None:
    """Submissions, and a way to undo one of those still visible, by a name."""
    visible = {event.submission: event for event in events if event.visible}
    if not events:
        return
    with st.expander(title):
        for event in events:
            st.text(_line(event, lang))
        picked = st.selectbox(
            t("upload.pick_submission", lang), list(visible), index=None, key="undo_pick", placeholder="…",
            format_func=lambda number: _line(visible[number], lang),
        )  # fmt: skip
        if picked is not None and not who:
            st.warning(t("upload.who_first_undo", lang))
        pressed = st.button(t("upload.undo", lang), key="undo", disabled=picked is None or not who)
        if pressed and picked is not None:
            _undo(visible[picked], lang, undo)


def _undo(event: Event, lang: str, undo: Undo) -> None:
    try:
        receipt = undo(event.submission)
    except StoreFault:
        # Somebody else was quicker; what was wanted has happened.
        st.warning(t("upload.undone_before", lang, file=event.file))
        return
    if isinstance(receipt, str):
        st.error(receipt)
        return
    st.session_state[_RECEIPT] = None
    st.session_state[_UNDONE] = {"edition": receipt.edition, "file": event.file}
    st.rerun()


def _line(event: Event, lang: str) -> str:
    day = f"{event.at[8:10]}/{event.at[5:7]}/{event.at[:4]}"
    text = t("upload.event", lang, edition=event.edition, file=event.file, who=event.who, day=day)
    return text if event.visible else text + t("upload.event_hidden", lang)
