"""Recording what a meeting concludes, over the slide it is about; and what is recorded of the period."""

from collections.abc import Callable, Mapping

import streamlit as st

from domain.entries import Entry
from domain.meetings import conclusion_entry
from domain.periods import Period
from domain.units import Unit
from reports.html_tables import Column
from texts import t
from ui.asking import ask_who
from ui.deck.deck_view import end_concluding
from ui.html_tables import show_table
from ui.markup import plain
from ui.refusals import refusals_told

_MOVED = "conclusion_moved"
Send = Callable[[Entry, str], bool]


def record_conclusion(
    about: str, name: str, kept: str, unit: Unit, period: Period, lang: str, send: Send
) -> None:
    """A dialog on an indicator ('' for the whole) by its name; `kept` is what is stored of it now.

    `send(entry, who)` says whether it was stored; where somebody was quicker, what was typed stays.
    """

    def ask() -> None:
        st.text(t("present.conclude.about", lang, name=name))
        if st.session_state.get(_MOVED):
            told = kept or t("present.conclude.nothing", lang)
            st.warning(plain(t("present.conclude.moved", lang, text=told)))
        text = st.text_area(t("present.conclude.text", lang), kept, key=f"conclusion {about}", height=160)
        before = st.session_state.get("words_who", "")
        who = ask_who(t("present.conclude.who", lang), "", "conclusion_who", lang, before=before)
        with st.container(horizontal=True):
            is_saved = st.button(t("present.conclude.save", lang), key="conclusion_save", type="primary")
            is_closed = st.button(t("present.conclude.close", lang), key="conclusion_close")
        if is_saved and not who:
            st.warning(t("present.conclude.who_first", lang))
        elif is_saved or is_closed:
            with refusals_told():
                is_done = is_closed or send(conclusion_entry(about, text, unit, period), who)
                st.session_state[_MOVED] = not is_done
                if is_done:
                    end_concluding()
                st.rerun()

    # Streamlit's own cross speaks English, and would close it without a word to the page.
    st.dialog(t("present.conclude.title", lang), width="medium", dismissible=False)(ask)()


def show_conclusions(caption: str, said: Mapping[str, str], names: Mapping[str, str], lang: str) -> None:
    """What was concluded, by indicator."""
    if said:
        columns = [Column(t("table.indicator", lang)), Column(t("present.said", lang))]
        rows = [
            (names.get(key, key) if key else t("present.whole", lang), text) for key, text in said.items()
        ]
        show_table(caption, columns, rows)
