"""Half-mended uploads of a sender: kept at every mend, and never over what another window kept meanwhile."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Protocol

import streamlit as st

from access import APPROVE, WAITING
from domain.errors import StoreFault
from domain.periods import Period
from domain.units import Unit
from store import Draft
from texts import t
from ui.here import the_person
from ui.markup import plain
from ui.sending.sent_files import SentFile
from ui.sending.upload_state import FileState, opened_drafts, put_away
from ui.served import the_store
from ui.state import current_view
from ui.turned_away import failed

READING = "read_as"
_LAST, _TAKEN = "drafts_last_said", "taken_up"
Said = Mapping[str, Mapping[str, str]]


class Statement(Protocol):
    """For whom, when and by whom files are sent (a ui.sending.upload_form.Stated)."""

    @property
    def unit(self) -> Unit | None:
        """The unit, once it was stated."""

    @property
    def period(self) -> Period | None:
        """The period, once it was stated."""

    @property
    def who(self) -> str:
        """The sender, '' before it was stated."""

    @property
    def uploads(self) -> Sequence[SentFile]:
        """The files at hand."""


def drafted_files() -> list[SentFile]:
    """The files of the drafts that were opened again, whoever's name stands in the form by now.

    What waits for an approver only where one is there still, and while it waits as it was taken up.
    """
    mine = [one for one in opened_drafts() if one[0] != WAITING or the_person().may(APPROVE)]
    found = (the_store().draft(*one) for one in mine)
    return [
        SentFile.of(str(one.body["file"]), one.content, one.key, one if one.owner == WAITING else None)
        for one in found
        if one and one.content and (one.owner != WAITING or _stamp(one) == _taken(one.key)[0])
    ]


def remember_taken(draft: Draft) -> None:
    """Keep what a waiting draft says as it is taken up, and the name of its file."""
    kept = {draft.key: [_stamp(draft), str(draft.body["file"])]}
    st.session_state[_TAKEN] = {**st.session_state.get(_TAKEN, {}), **kept}


def taken_file(key: str) -> str:
    """The name of the file of a waiting draft that was taken up."""
    return _taken(key)[1]


def _taken(key: str) -> tuple[str, str]:
    stamp, file = st.session_state.get(_TAKEN, {}).get(key, ("", ""))
    return stamp, file


def _stamp(draft: Draft) -> str:
    said = json.dumps(draft.body, ensure_ascii=False, sort_keys=True)
    return sha256(said.encode()).hexdigest()


def draft_key(stated: Statement, file: SentFile) -> str:
    """What tells a draft from its owner's others; '' before unit and period were stated."""
    if stated.unit is None or stated.period is None:
        return ""
    return f"{stated.unit.code} {stated.period} {file.file_id}"


def keep_drafts(stated: Statement) -> None:
    """Keep what was newly said of the files at hand; a store that refuses is told of."""
    if not stated.who or stated.unit is None:
        return
    for file in stated.uploads:
        if key := draft_key(stated, file):
            body = {
                "file": file.name,
                "unit": stated.unit.code,
                "key": stated.unit.key,
                "period": str(stated.period),
            }
            _keep(stated.who, key, file, body)


def all_kept(stated: Statement) -> bool:
    """Whether every file at hand is kept as a draft of its sender."""
    return all(last_said(stated.who, draft_key(stated, file)) for file in stated.uploads)


def _keep(who: str, key: str, file: SentFile, body: dict[str, Any]) -> None:
    mine, before = FileState(file.file_id).said(), last_said(who, key)
    if mine == before:
        return
    stored = the_store().draft(who, key)
    said = merged(before, mine, stored.body["said"]) if stored else mine
    # What else stands in it stays: why it was given back, which decision its plans are by.
    kept = stored.body if stored else {}
    try:
        if said or "returned" in kept:
            the_store().save_draft(who, key, {**kept, **body, "said": said}, file.content)
        else:
            the_store().delete_draft(who, key)
    except StoreFault as why:
        st.caption(
            plain(t("upload.draft_not_kept", current_view().lang, why=failed(why, current_view().lang)))
        )
        return
    remember_said(who, key, mine)


def merged(before: Said, mine: Said, theirs: Said) -> dict[str, dict[str, str]]:
    """What is stored by now, with all that was said, altered or taken back here since it was last kept."""
    found: dict[str, dict[str, str]] = {}
    for name in (*mine, *(one for one in (*theirs, *before) if one not in mine)):
        was, now = before.get(name, {}), mine.get(name, {})
        left = {cell: text for cell, text in theirs.get(name, {}).items() if cell in now or cell not in was}
        if kept := left | {cell: text for cell, text in now.items() if was.get(cell) != text}:
            found[name] = kept
    return found


def last_said(who: str, key: str) -> Said:
    """What this session last kept in a draft, or took from it."""
    found: Said = st.session_state.get(_LAST, {}).get(f"{who} {key}", {})
    return found


def remember_said(who: str, key: str, said: Said) -> None:
    """Keep what a draft and this session have in common."""
    st.session_state[_LAST] = {**st.session_state.get(_LAST, {}), f"{who} {key}": said}


def drop_accepted(stated: Statement, file: SentFile) -> None:
    """What was accepted is no draft any more, also under the name it was opened by.

    What waited for an approver went as it was accepted.
    """
    key = draft_key(stated, file)
    owners = {stated.who, *(owner for owner, opened in opened_drafts() if opened == key)}
    for owner in owners - {WAITING}:
        the_store().delete_draft(owner, key)
    put_away(file.draft)
    # It may stay at hand beside other files: what is said of it was kept, and is not kept anew.
    remember_said(stated.who, key, FileState(file.file_id).said())


def remember_reading(stated: Statement, state: FileState) -> None:
    """Keep how the sender said a file of this unit was to be read, to be offered for the next one."""
    said = state.said().get(READING)
    if said and stated.who and stated.unit is not None:
        the_store().save_draft(stated.who, f"{READING} {stated.unit.code}", {READING: said}, b"")


def remembered_reading(stated: Statement) -> dict[str, str]:
    """How the sender's last file of this unit was to be read; {} where nothing had to be said."""
    if not stated.who or stated.unit is None:
        return {}
    kept = the_store().draft(stated.who, f"{READING} {stated.unit.code}")
    return dict(kept.body[READING]) if kept else {}
