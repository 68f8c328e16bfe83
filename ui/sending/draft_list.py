"""The drafts of a sender: those that wait can be opened again or thrown away, those at hand closed."""

import streamlit as st

from domain.clock import local_time
from domain.numbers import format_number
from domain.periods import Period
from reports.wording import period_name
from store import Draft
from texts import t
from ui.markup import mark_unsent, plain
from ui.refusals import told_later
from ui.sending.drafts import READING, Statement, all_kept, draft_key, keep_drafts, remember_said
from ui.sending.mend_list import mended_places
from ui.sending.upload_state import Cell, FileState, open_drafts, opened_drafts, put_away, this_round
from ui.served import the_catalogue, the_store
from ui.unit_picker import restate_unit


def _show_opened(stated: Statement, lang: str) -> None:
    """The drafts among the files at hand, by the names of their files, each with the way to close it."""
    for file in stated.uploads:
        if file.draft:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(t("upload.draft_at_hand", lang, file=file.name))
                label, key = t("upload.close_draft", lang), f"close_{file.draft}"
                st.button(label, key=key, on_click=_close, args=(file.draft,))
            _show_returned(the_store().draft(stated.who, file.draft), lang)


def show_drafts(stated: Statement, lang: str) -> None:
    """Drafts at hand can be closed; those that hold what is not on the page opened or thrown away."""
    # First, so that what is on the page is not offered as if it were elsewhere.
    keep_drafts(stated)
    mark_unsent(lang, is_unsent=not all_kept(stated))
    _show_opened(stated, lang)
    shown = {draft_key(stated, file): FileState(file.file_id).said() for file in stated.uploads}
    drafts = the_store().drafts(stated.who) if stated.who else []
    mine = [draft for draft in drafts if not draft.key.startswith(READING)]
    waiting = [draft for draft in mine if shown.get(draft.key) != draft.body["said"]]
    if not waiting:
        return
    with st.expander(t("upload.drafts", lang, count=format_number(len(waiting), 0, lang)), expanded=True):
        for draft in waiting:
            _show_returned(draft, lang)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(_line(draft, lang))
                for key, act in (("upload.open_draft", open_draft), ("upload.drop_draft", _drop)):
                    args = (draft.owner, draft.key, draft.key in shown)
                    st.button(t(key, lang), key=f"{key}_{draft.key}", on_click=act, args=args)


def _show_returned(draft: Draft | None, lang: str) -> None:
    """Why an approver gave a file back."""
    if draft is not None and (told := draft.body.get("returned")):
        words = t("waiting.returned", lang, file=draft.body["file"], who=told["who"], reason=told["reason"])
        st.warning(plain(words))


def _close(key: str) -> None:
    put_away(key)


@told_later
def _drop(owner: str, key: str, at_hand: bool) -> None:
    the_store().delete_draft(owner, key)
    remember_said(owner, key, {})
    if not at_hand:
        _state_of(key).restore({})


def open_draft(owner: str, key: str, at_hand: bool, who: str = "") -> None:
    """Back to where it was left: the unit and period that were stated then, and all that was said.

    `who` opens what another said: it becomes a draft of theirs only when they say more.
    """
    # Read again: since the list was drawn, what was said on the page may have been kept in it.
    draft = the_store().draft(owner, key)
    if draft is None:
        return
    period = Period.parse(str(draft.body["period"]))
    restate_unit("send_unit", str(draft.body["unit"]), str(draft.body["key"]), the_catalogue())
    st.session_state["send_year"], st.session_state["send_months"] = period.year, period.months
    _state_of(key).restore(draft.body["said"])
    for name in ("decision", "effective"):
        st.session_state[f"{name}_{this_round()}"] = str(draft.body.get(name, ""))
    for name in {owner, who or owner}:
        remember_said(name, key, draft.body["said"])
    if not at_hand:
        open_drafts([*opened_drafts(), (owner, key)])


def _state_of(key: str) -> FileState:
    return FileState(key.rsplit(" ", 1)[-1])


def _line(draft: Draft, lang: str) -> str:
    at = local_time(draft.updated)
    mends = draft.body["said"].get("mends", {})
    cells = len(mended_places({Cell.of(code): text for code, text in mends.items()}))
    period = period_name(Period.parse(str(draft.body["period"])), lang)
    return t(
        "upload.draft", lang, file=draft.body["file"], period=period, cells=cells, at=f"{at:%H:%M %d/%m/%Y}"
    )
