"""After accepting: the receipt, and the list of submissions, each of which can be undone."""

from collections.abc import Callable, Sequence

import streamlit as st

from domain.clock import written_day
from domain.errors import PeriodClosed, StoreFault
from domain.numbers import format_number
from domain.periods import Period
from domain.views import View, encode
from store import Event, Receipt
from texts import t
from ui.markup import plain
from ui.reads import read_events
from ui.sending.signed_document import Papers, offer_document, show_attached
from ui.sending.upload_form import Stated
from ui.sending.upload_state import this_round

_RECEIPTS, _UNDONE, _OWN, _UNSENT = "receipts", "undone", "own_editions", "unsent"
_LISTED = 20
# Takes a submission back, or says why that cannot be.
Undo = Callable[[int], Receipt | str]


def keep_receipt(receipt: Receipt, file: str, figures: int, stated: Stated) -> None:
    """Keep a receipt in the session, as numbers and texts, until the next round of files."""
    told = {
        "edition": receipt.edition,
        "submission": receipt.submission,
        "file": file,
        "figures": figures,
        "unit": stated.unit.code if stated.unit else "",
        "period": str(stated.period),
        "round": this_round(),
    }
    held = [one for one in st.session_state.get(_RECEIPTS, []) if one["round"] == this_round()]
    st.session_state[_RECEIPTS] = [*held, told]
    _keep_own(receipt.edition)


def keep_unsent(key: str, files: list[str]) -> None:
    """Keep which files of those confirmed were not stored, and why (the key of a text), to be said once."""
    if files:
        st.session_state[_UNSENT] = [*st.session_state.get(_UNSENT, []), [key, ", ".join(files)]]


def _keep_own(edition: int) -> None:
    st.session_state[_OWN] = [*st.session_state.get(_OWN, []), edition]


def show_receipts(lang: str, who: str, papers: Papers) -> None:
    """The receipts of what this session accepted last, with the way to its figures; or that it was undone."""
    show_attached(lang)
    show_undone(lang)
    for key, files in st.session_state.pop(_UNSENT, []):
        st.warning(t(key, lang, files=plain(files)))
    for kept in st.session_state.get(_RECEIPTS, []):
        figures = format_number(kept["figures"], 0, lang)
        told = {"edition": kept["edition"], "figures": figures, "file": plain(kept["file"])}
        st.success(t("upload.receipt", lang, **told))
        address = encode(View(kept["unit"], Period.parse(kept["period"]), None, lang))
        st.page_link("../pages/overview.py", label=t("upload.see", lang), query_params=address)
        offer_document(int(kept["submission"]), kept["file"], who, lang, papers)


def show_undone(lang: str) -> None:
    """Say once what was undone."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if undone := st.session_state.pop(_UNDONE, None):
            st.success(t("upload.undone", lang, edition=undone["edition"], file=plain(undone["file"])))


def show_moves(before: int | None, edition: int, lang: str) -> None:
    """What others had accepted since this file was last shown, newest first."""
    if before is None:
        return
    own = st.session_state.get(_OWN, [])
    moves = [event for event in read_events(_LISTED) if before < event.edition <= edition]
    others = [event for event in moves if event.edition not in own]
    if moves and not others:
        return
    st.warning("\n\n".join([t("upload.moved", lang), *(plain(_line(event, lang)) for event in others)]))


def show_newest(lang: str, who: str, undo: Undo, papers: Papers) -> None:
    """The newest submissions of every kind; one of those still visible can also get its signed paper."""
    events = [event for event in read_events(_LISTED) if event.kind == "accept"]
    picked = show_history(lang, who, undo, events, t("upload.history", lang))
    # Those just accepted have theirs at their receipts.
    just_accepted = [one["submission"] for one in st.session_state.get(_RECEIPTS, [])]
    if picked is not None and picked not in just_accepted:
        (file,) = (event.file for event in events if event.submission == picked)
        offer_document(picked, file, who, lang, papers)


def show_history(lang: str, who: str, undo: Undo, events: Sequence[Event], title: str) -> int | None:
    """Submissions, and a way to undo one of those still visible, by a name; gives the one that is picked."""
    visible = {event.submission: event for event in events if event.visible}
    if not events:
        return None
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
    return picked


def _undo(event: Event, lang: str, undo: Undo) -> None:
    try:
        receipt = undo(event.submission)
    except PeriodClosed as why:
        told = t("upload.period_closed", lang, unit=why.unit, period=why.period, who=why.who)
        st.error(plain(told))
        return
    except StoreFault:
        # Somebody else was quicker; what was wanted has happened.
        st.warning(t("upload.undone_before", lang, file=plain(event.file)))
        return
    if isinstance(receipt, str):
        st.error(plain(receipt))
        return
    st.session_state[_RECEIPTS] = []
    _keep_own(receipt.edition)
    st.session_state[_UNDONE] = {"edition": receipt.edition, "file": event.file}
    st.rerun()


def _line(event: Event, lang: str) -> str:
    day = written_day(event.at)
    text = t("upload.event", lang, edition=event.edition, file=event.file, who=event.who, day=day)
    if not event.figures and not event.targets:
        # Signed papers, words and settings are submissions too.
        text += t("upload.event_no_figures", lang)
    return text if event.visible else text + t("upload.event_hidden", lang)
