"""How a file was understood, folded away unless in doubt, and its sender's choices where that was wrong."""

from typing import Any, Protocol

import streamlit as st

from domain.numbers import NumberFormat, format_number
from domain.problems import Problem
from texts import t
from ui.markup import plain, show_remark
from ui.upload_state import FileState

_MOST_LISTED = 200
_ENCODINGS = ("utf-8", "utf-16", "windows-1258", "tcvn3", "vni")
_DELIMITERS = (";", ",", "\t", "|")
_QUOTES = ('"', "'")
_DECIMALS = (",", ".")
_CHOICES = {"decimal": _DECIMALS, "encoding": _ENCODINGS, "delimiter": _DELIMITERS, "quote": _QUOTES}
_IN_DOUBT = frozenset({"unreadable", "ambiguous_number", "broken_quotes", "other_delimiter", "not_a_table"})


class Read(Protocol):
    """What is shown of how a file was understood (a loaders.Reading)."""

    format: str
    encoding: str | None
    delimiter: str | None
    layout: str
    number_format: NumberFormat | None
    grids: list[Any]
    unmatched: Any


def show_reading(reading: Read | None, problems: list[Problem], state: FileState, lang: str) -> None:
    """One line of what was understood; unfolded, what may be changed and the cells that became no figure."""
    if reading is not None:
        show_remark(t("upload.read", lang, form=_form(reading, lang), decimal=_decimal(reading)))
    in_doubt = "read_as" in state.said() or any(one.code in _IN_DOUBT for one in problems)
    with st.expander(t("upload.read_as", lang), expanded=in_doubt):
        show_remark(t("upload.read_as_about", lang))
        _offer_choices(state, reading is None or bool(reading.delimiter), lang)
    if reading is not None:
        count = format_number(reading.unmatched.count, 0, lang)
        with st.expander(f"{t('upload.unmatched_title', lang)} ({count})"):
            for where in reading.unmatched.listed[:_MOST_LISTED]:
                st.text(f"{where.sheet or ''} {where.row} · {where.column or ''}: {where.text}")


def offer_last_reading(before: dict[str, str], state: FileState, lang: str) -> None:
    """One click to read the file as the sender's last one was read; never done unasked."""
    said = {name: text for name, text in before.items() if text}
    if not said or "read_as" in state.said():
        return
    told = ", ".join(f"{t(f'upload.read_{name}', lang)} {_sign(text)}" for name, text in said.items())
    label = t("upload.read_as_before", lang, told=plain(told))
    st.button(label, key=f"as_before_{state.file_id}", on_click=_say_all, args=(state, said))


def _say_all(state: FileState, said: dict[str, str]) -> None:
    for name, text in said.items():
        state.say(name, text)


def _form(reading: Read, lang: str) -> str:
    delimiter = t("upload.delimited", lang, delimiter=_sign(reading.delimiter)) if reading.delimiter else ""
    layout = t(f"upload.layout.{reading.layout}", lang)
    return " · ".join(part for part in (reading.format, layout, reading.encoding, delimiter) if part)


def _decimal(reading: Read) -> str:
    return reading.number_format.decimal if reading.number_format else ","


def _sign(delimiter: str) -> str:
    return "Tab" if delimiter == "\t" else delimiter


def _offer_choices(state: FileState, is_text: bool, lang: str) -> None:
    """The decimal sign of any file; of a text file also how it is decoded and cut."""
    with st.container(horizontal=True):
        for name, choices in _CHOICES.items() if is_text else (("decimal", _DECIMALS),):
            known = state.said().get("read_as", {}).get(name)
            key = f"read_{name}_{state.file_id}"
            st.selectbox(
                t(f"upload.read_{name}", lang), choices, key=key, width=260,
                index=choices.index(known) if known in choices else None,
                placeholder=t("upload.read_by_evidence", lang), format_func=_sign,
                on_change=_say, args=(state, name, key),
            )  # fmt: skip


def _say(state: FileState, name: str, key: str) -> None:
    state.say(name, st.session_state[key] or "")
