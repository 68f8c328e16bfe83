"""Choices of one page that the address keeps: a link opens with what its sender had chosen.

Where the link pins them, what its sender had chosen is told in the place of the box.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from domain.views import View
from ui.here import may_choose
from ui.markup import show_pinned
from ui.state import keep_choice

Ask = Callable[..., Any]
_FIELD = "choices"


def ask_choice(
    ask: Ask, label: str, options: Sequence[str], name: str, view: View, first: str | None = None, **more: Any
) -> str:
    """One of some options by `ask`, a select box of Streamlit's or the like; `first` where none was chosen.

    One that is there no longer is given up for the first.
    """
    key, default = _key(name), options[0] if first is None else first
    kept = view.chosen(name, default)
    shown = kept if kept in options else default
    if not may_choose(_FIELD):
        if shown != default:
            show_pinned(label, more.get("format_func", str)(shown))
        return shown
    st.session_state[key] = shown

    def change() -> None:
        choice = st.session_state[key]
        keep_choice(name, "" if choice == default else choice)

    return str(ask(label, options, key=key, on_change=change, **more))


def ask_words(label: str, name: str, view: View, **more: Any) -> str:
    """Words typed to search for; another search begins at its first part."""
    key, kept = _key(name), view.chosen(name)
    if not may_choose(_FIELD):
        if kept:
            show_pinned(label, kept)
        return kept
    st.session_state[key] = kept
    st.text_input(label, key=key, on_change=lambda: keep_choice(name, st.session_state[key], "part"), **more)
    return str(st.session_state[key])


def ask_part_number(label: str, parts: int, view: View, **more: Any) -> int:
    """Which of several parts is shown, from 1; the first where there are no longer so many."""
    key, kept = _key("part"), view.chosen("part")
    shown = int(kept) if kept.isdecimal() and 1 <= int(kept) <= parts else 1
    if not may_choose(_FIELD):
        if shown > 1:
            show_pinned(label, str(shown))
        return shown
    st.session_state[key] = shown
    st.number_input(
        label, 1, parts, key=key, on_change=lambda: keep_choice("part", str(st.session_state[key])), **more
    )
    return int(st.session_state[key])


def _key(name: str) -> str:
    return f"choice_{name}"
