"""What waits for an approver, on the page that sends: handed over, taken up, accepted or given back."""

from collections.abc import Collection

import streamlit as st

from access import APPROVE, WAITING
from domain.clock import local_time
from domain.errors import StoreFault
from domain.numbers import format_number
from domain.periods import Period
from reports.wording import period_name
from store import Draft
from texts import t
from ui.here import the_person
from ui.markup import plain
from ui.refusals import told_later
from ui.sending.draft_list import open_draft, show_drafts
from ui.sending.sent_files import SentFile
from ui.sending.upload_form import Stated
from ui.sending.upload_state import next_round
from ui.sending.waiting import (
    MOST_REASON,
    NotTaken,
    fetch_returned,
    give_back,
    hand_over,
    let_go,
    may_take_up,
    must_wait,
    taken_up,
    waiting_files,
)
from ui.served import the_catalogue
from ui.telling import show_told, tell
from ui.turned_away import failed


def show_kept(stated: Stated, lang: str) -> None:
    """What became of what was handed over, what waits for an approver, and the sender's own drafts."""
    show_told()
    _show_waiting(stated, lang)
    show_drafts(stated, lang)


def _show_waiting(stated: Stated, lang: str) -> None:
    """The files that wait, each to be taken up by an approver; how it is done, where it is done so."""
    if must_wait():
        st.info(t("waiting.about", lang))
    try:
        fetch_returned()
    except StoreFault as why:
        st.warning(plain(t("waiting.not_fetched", lang, why=failed(why, lang))))
    for file in let_go(stated.uploads):
        st.warning(t("waiting.moved", lang, files=plain(file)))
    at_hand = taken_up(stated.uploads)
    for draft in at_hand.values():
        _show_taken_up(draft, lang)
    listed, shown = waiting_files(), {one.key for one in at_hand.values()}
    waiting = [one for one in listed if one.key not in shown]
    if not waiting:
        return
    with st.expander(t("waiting.title", lang, count=format_number(len(waiting), 0, lang)), expanded=True):
        for draft in waiting:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(_line(draft, lang))
                if the_person().may(APPROVE):
                    st.button(
                        t("waiting.take_up", lang), key=f"take_up_{draft.key}", on_click=_take_up,
                        args=(draft.key, stated.who),
                    )  # fmt: skip


def offer_to_hand_over(ready: Collection[str], stated: Stated, message: str, lang: str) -> None:
    """The button instead of the one that accepts, for those files at hand that are ready, by their ids."""
    chosen = [one for one in stated.uploads if one.file_id in ready]
    label = t("waiting.hand_over", lang)
    if len(chosen) > 1:
        label = t("waiting.hand_over_all", lang, count=format_number(len(chosen), 0, lang))
    if not st.button(label, type="primary", key="hand_over", disabled=not chosen or not stated.who):
        return
    whys = {one.name: _hand_over(stated, one, message, lang) for one in chosen}
    done = [name for name, why in whys.items() if not why]
    left = [t("waiting.not_handed_over", lang, file=name, why=why) for name, why in whys.items() if why]
    if not done:
        st.error(plain(" ".join(left)))
        return
    if len(done) == len(stated.uploads):
        next_round()
    tell(t("waiting.handed_over", lang, files=", ".join(done)), " ".join(left))


def _hand_over(stated: Stated, file: SentFile, message: str, lang: str) -> str:
    """Hand one file over; gives why that could not be, '' where it was."""
    try:
        hand_over(stated, file, message)
    except NotTaken as why:
        return t(f"waiting.not_taken.{why.code}", lang, **why.details)
    except StoreFault as why:
        return failed(why, lang)
    return ""


def message_of(draft: Draft | None, message: str) -> str:
    """The message a file is accepted with: whoever handed it over is named, with what they said."""
    if draft is None:
        return message
    said = " ".join(filter(None, (str(draft.body["message"]), message)))
    return t("waiting.message", "vi", who=draft.body["who"], message=said).strip()


def _show_taken_up(draft: Draft, lang: str) -> None:
    st.info(plain(t("waiting.taken_up", lang, file=draft.body["file"], who=draft.body["who"])))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            t("waiting.reason", lang), key=f"reason_{draft.key}", width=520, max_chars=MOST_REASON
        )
        asked = st.button(t("waiting.give_back", lang), key=f"give_back_{draft.key}")
    if not asked:
        return
    if not reason.strip():
        st.warning(t("waiting.reason_first", lang))
        return
    whose = give_back(draft, reason.strip())
    tell(t("waiting.given_back" if whose else "waiting.gone", lang, who=whose))


@told_later
def _take_up(key: str, who: str) -> None:
    if may_take_up(key):
        open_draft(WAITING, key, False, who)


def _line(draft: Draft, lang: str) -> str:
    unit = the_catalogue().units.get(str(draft.body["key"]))
    told = {
        "file": draft.body["file"],
        "unit": unit.name(lang) if unit else draft.body["unit"],
        "period": period_name(Period.parse(str(draft.body["period"])), lang),
        "who": draft.body["who"],
        "at": f"{local_time(draft.updated):%H:%M %d/%m/%Y}",
    }
    message = str(draft.body["message"])
    return t("waiting.line", lang, **told) + (f" — {message}" if message else "")
