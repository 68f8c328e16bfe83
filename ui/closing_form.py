"""The forms that close a period, open it again, and set the day until which its figures are due."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from domain.catalogue import Catalogue
from domain.period_states import ALONE, BELOW, usual_due_day
from domain.units import Unit
from store import Receipt
from texts import t
from ui.sending_view import Asked
from ui.wording import period_name

_TOLD = "sending_told"
_ALL = ""


class Statement(NamedTuple):
    """For which unit (None: every one) and how far below it something is said, by whom, with what remark."""

    unit: Unit | None
    scope: str
    who: str
    remark: str


def show_told() -> None:
    """What became of what was said last, once."""
    if told := st.session_state.pop(_TOLD, None):
        st.success(told)


def offer_closing(
    frame: pd.DataFrame,
    asked: Asked,
    catalogue: Catalogue,
    who: str,
    lang: str,
    close: Callable[[Statement], Receipt],
    reopen: Callable[[Statement], Receipt],
) -> None:
    """Which units, a remark, and two buttons; both wait for a name."""
    st.text(t("sending.closing_hint", lang))
    whole = _range_name(asked, lang)
    picked = st.selectbox(
        t("sending.whose", lang), [_ALL, *frame["unit"]], key=f"closing_unit_{asked.period}", width=420,
        format_func=lambda key: catalogue.units[key].name(lang) if key else whole,
    )  # fmt: skip
    remark = st.text_input(t("sending.remark", lang), key="closing_remark", width=420).strip()
    unit, scope = (catalogue.units[picked], ALONE) if picked else (asked.within, BELOW)
    said = Statement(unit, scope, who, remark)
    with st.container(horizontal=True):
        if st.button(t("sending.close", lang), key="closing_close", type="primary", disabled=not who):
            _tell("sending.told_closed", close(said), asked, lang)
        if st.button(t("sending.reopen", lang), key="closing_reopen", disabled=not who):
            _tell("sending.told_reopened", reopen(said), asked, lang)


def offer_due_day(asked: Asked, who: str, lang: str, set_day: Callable[[date], Receipt]) -> None:
    """Until when figures of the period are due, for the whole range shown."""
    day = st.date_input(
        t("sending.due_for", lang, units=_range_name(asked, lang)), usual_due_day(asked.period),
        format="DD/MM/YYYY", key=f"due_{asked.period}", width=320,
    )  # fmt: skip
    pressed = st.button(t("sending.set_due", lang), key="due_set", disabled=not who)
    if pressed and isinstance(day, date):
        _tell("sending.told_due", set_day(day), asked, lang)


def _range_name(asked: Asked, lang: str) -> str:
    if asked.within is None:
        return t("sending.everybody", lang)
    return t("sending.all_of", lang, unit=asked.within.name(lang))


def _tell(key: str, receipt: Receipt, asked: Asked, lang: str) -> None:
    period = period_name(asked.period, lang)
    st.session_state[_TOLD] = t(key, lang, period=period, edition=receipt.edition)
    st.rerun()
