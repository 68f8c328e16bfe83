"""The forms that close a period, open it again, and set the day until which its figures are due."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from domain.catalogue import Catalogue
from domain.numbers import format_number
from domain.period_states import ALONE, BELOW, usual_due_day
from domain.units import Unit
from reports.wording import period_name
from store import Receipt
from texts import t
from ui.markup import plain, show_remark
from ui.sending_view import Asked

_TOLD, _ASKED = "sending_told", "closing_asked"
_CLOSE, _REOPEN = "close", "reopen"
_ALL = ""


class Statement(NamedTuple):
    """For which unit (None: every one) and how far below it something is said, by whom, with what remark."""

    unit: Unit | None
    scope: str
    who: str
    remark: str


def show_told() -> None:
    """What became of what was said last, once."""
    # Its place is kept when nothing is said: the form below would fold up where it moved.
    with st.container():
        if told := st.session_state.pop(_TOLD, None):
            st.success(plain(told))


def offer_closing(
    frame: pd.DataFrame,
    asked: Asked,
    catalogue: Catalogue,
    who: str,
    lang: str,
    close: Callable[[Statement], Receipt],
    reopen: Callable[[Statement], Receipt],
) -> None:
    """Which units, a remark, and two buttons, which wait for a name, say how many are meant, and ask once."""
    st.text(t("sending.closing_hint", lang))
    names = {key: catalogue.units[key].name(lang) for key in frame["unit"]}
    names = {_ALL: _range_name(asked, lang), **names}
    picked = st.selectbox(
        t("sending.whose", lang), list(names), key=f"closing_unit_{asked.period}_{lang}", width=420,
        index=None, placeholder=t("sending.whose_choose", lang), format_func=lambda key: names[key],
    )  # fmt: skip
    remark = st.text_input(t("sending.remark", lang), key="closing_remark", width=420).strip()
    counts = _count_changing(frame[frame["unit"] == picked] if picked else frame)
    place, ready = f"{asked.period} {picked}", bool(who) and picked is not None
    with st.container(horizontal=True):
        for word in counts:
            label, enabled = t(f"sending.{word}", lang), ready and counts[word] > 0
            st.button(label, key=f"closing_{word}", disabled=not enabled, on_click=_ask, args=(word, place))
    if picked is None:
        return
    told = {word: format_number(count, 0, lang) for word, count in counts.items()}
    show_remark(t("sending.whose_states", lang, **told))
    word, at = st.session_state.get(_ASKED, ["", ""])
    if at == place and ready and counts[word]:
        meant = {"whose": names[picked], "count": told[word]}
        unit, scope = (catalogue.units[picked], ALONE) if picked else (asked.within, BELOW)
        if _is_confirmed(word, meant, asked, lang):
            receipt = (close if word == _CLOSE else reopen)(Statement(unit, scope, who, remark))
            _tell(f"sending.told_{word}", receipt, asked, lang, **meant)


def _count_changing(meant: pd.DataFrame) -> dict[str, int]:
    """How many of the units closing would close, and reopening open: what changes nothing is not offered."""
    closed = int(meant["closed"].sum())
    return {_CLOSE: len(meant) - closed, _REOPEN: closed}


def _ask(word: str, place: str) -> None:
    st.session_state[_ASKED] = [word, place]


def _is_confirmed(word: str, told: dict[str, str], asked: Asked, lang: str) -> bool:
    """Ask once, with the period, for whom and how many; whether the answer was yes."""
    period = period_name(asked.period, lang)
    st.warning(t(f"sending.ask_{word}", lang, period=period, **{k: plain(v) for k, v in told.items()}))
    with st.container(horizontal=True):
        yes = st.button(
            t(f"sending.yes_{word}", lang, count=told["count"]), key="closing_yes", type="primary"
        )
        st.button(t("sending.no", lang), key="closing_no", on_click=_ask, args=("", ""))
    return yes


def offer_due_day(
    frame: pd.DataFrame, asked: Asked, who: str, lang: str, set_day: Callable[[date], Receipt]
) -> None:
    """Until when figures of the period are due, for the whole range shown."""
    # A unit below may have a day of its own: the range's is that of most.
    days, whose = frame["due"], _range_name(asked, lang)
    now = days.mode().iloc[0] if len(days) else usual_due_day(asked.period)
    day = st.date_input(
        t("sending.due_for", lang, units=whose), now, format="DD/MM/YYYY",
        key=f"due_{asked.period}_{whose}_{now}", width=320,
    )  # fmt: skip
    pressed = st.button(t("sending.set_due", lang), key="due_set", disabled=not who or {day} == set(days))
    if pressed and isinstance(day, date):
        _tell("sending.told_due", set_day(day), asked, lang, whose=whose, day=f"{day:%d/%m/%Y}")


def _range_name(asked: Asked, lang: str) -> str:
    if asked.within is None:
        return t("sending.everybody", lang)
    return t("sending.all_of", lang, unit=asked.within.name(lang))


def _tell(key: str, receipt: Receipt, asked: Asked, lang: str, **told: str) -> None:
    period = period_name(asked.period, lang)
    st.session_state[_TOLD] = t(key, lang, period=period, edition=receipt.edition, **told)
    _ask("", "")
    st.rerun()
