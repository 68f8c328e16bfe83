"""Half-mended uploads of a sender: kept at every mend, opened again where they were left, or thrown away."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

import streamlit as st

from domain.clock import local_time
from domain.errors import StoreFault
from domain.numbers import format_number
from domain.periods import Period
from domain.units import Unit
from store import Draft
from texts import t
from ui.reads import the_catalogue, the_store
from ui.unit_picker import restate_unit
from ui.upload_state import FileState, open_drafts, opened_drafts
from ui.wording import period_name

_SAVED, _READING = "saved_drafts", "read_as"


class Statement(Protocol):
    """For whom, when and by whom a file is sent (a ui.upload_form.Stated)."""

    @property
    def unit(self) -> Unit | None:
        """The unit, once it was stated."""

    @property
    def period(self) -> Period | None:
        """The period, once it was stated."""

    @property
    def who(self) -> str:
        """The sender, '' before it was stated."""


@dataclass(frozen=True)
class KeptFile:
    """The file of a draft, as if it had just been chosen."""

    file_id: str
    name: str
    content: bytes

    def getvalue(self) -> bytes:
        """Its content."""
        return self.content


def drafted_files(who: str) -> tuple[KeptFile, ...]:
    """The files of the drafts that this sender has opened again."""
    found = ((key, the_store().draft(who, key)) for key in opened_drafts()) if who else ()
    return tuple(
        KeptFile(key, str(draft.body["file"]), draft.content)
        for key, draft in found
        if draft and draft.content
    )


def keep_draft(stated: Statement, file: str, content: bytes, state: FileState) -> None:
    """Keep what was said of a file so far, once it says anything new; a store that refuses is told of."""
    said, unit, period = state.said(), stated.unit, stated.period
    if not stated.who or not said or unit is None or period is None:
        return
    key = _key(unit.code, period, content)
    if st.session_state.get(_SAVED, {}).get(key) == state.statement:
        return
    body = {"file": file, "unit": unit.code, "key": unit.key, "period": str(period), "said": said}
    try:
        the_store().save_draft(stated.who, key, body, content)
    except StoreFault as why:
        st.caption(str(why))
        return
    st.session_state[_SAVED] = {**st.session_state.get(_SAVED, {}), key: state.statement}


def remember_reading(stated: Statement, state: FileState) -> None:
    """Keep how the sender said a file of this unit was to be read, to be offered for the next one."""
    said = state.said().get(_READING)
    if said and stated.who and stated.unit is not None:
        the_store().save_draft(stated.who, f"{_READING} {stated.unit.code}", {_READING: said}, b"")


def remembered_reading(stated: Statement) -> dict[str, str]:
    """How the sender's last file of this unit was to be read; {} where nothing had to be said."""
    if not stated.who or stated.unit is None:
        return {}
    kept = the_store().draft(stated.who, f"{_READING} {stated.unit.code}")
    return dict(kept.body[_READING]) if kept else {}


def drop_draft(who: str, unit: str, period: Period, content: bytes) -> None:
    """What was accepted is no draft any more."""
    the_store().delete_draft(who, _key(unit, period, content))


def offer_drafts(who: str, lang: str) -> None:
    """The sender's drafts that are not open: each can be opened again or thrown away."""
    here = {*opened_drafts(), *st.session_state.get(_SAVED, {})}
    drafts = the_store().drafts(who) if who else []
    waiting = [one for one in drafts if one.key not in here and not one.key.startswith(_READING)]
    if not waiting:
        return
    with st.expander(t("upload.drafts", lang, count=format_number(len(waiting), 0, lang)), expanded=True):
        for draft in waiting:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(_line(draft, lang))
                for key, act in (("upload.open_draft", _open), ("upload.drop_draft", _drop)):
                    st.button(t(key, lang), key=f"{key}_{draft.key}", on_click=act, args=(draft,))


def _drop(draft: Draft) -> None:
    the_store().delete_draft(draft.owner, draft.key)


def _open(draft: Draft) -> None:
    """Back to where it was left: the unit and period that were stated then, and all that was said."""
    period = Period.parse(str(draft.body["period"]))
    restate_unit("send_unit", str(draft.body["unit"]), str(draft.body["key"]), the_catalogue())
    st.session_state["send_year"], st.session_state["send_months"] = period.year, period.months
    FileState(draft.key).restore(draft.body["said"])
    open_drafts([*opened_drafts(), draft.key])


def _line(draft: Draft, lang: str) -> str:
    at = local_time(draft.updated)
    cells = len(draft.body["said"].get("mends", {}))
    period = period_name(Period.parse(str(draft.body["period"])), lang)
    return t(
        "upload.draft", lang, file=draft.body["file"], period=period, cells=cells, at=f"{at:%H:%M %d/%m/%Y}"
    )


def _key(unit: str, period: Period, content: bytes) -> str:
    return f"{unit} {period} {sha256(content).hexdigest()}"
