"""What a sender may say of how a file is to be read, each beside what was recognised."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from domain.names import name_key
from domain.problems import Problem
from texts import t
from ui.sending.upload_state import FileState

_ENCODINGS = ("utf-8", "utf-16", "windows-1258", "tcvn3", "vni")
_DELIMITERS = (";", ",", "\t", "|")
_QUOTES = ('"', "'")
_DECIMALS = (",", ".")
_LAYOUTS = ("form", "wide", "long")
_OF_ANY = {"layout": _LAYOUTS, "decimal": _DECIMALS}
_OF_TEXT = {"encoding": _ENCODINGS, "delimiter": _DELIMITERS, "quote": _QUOTES}
# A heading stands near the top; of a row enough is shown to know it by.
_MOST_ROWS, _MOST_LETTERS = 200, 80


def offer_choices(
    state: FileState, grids: Sequence[Any], found: dict[str, int], problems: Sequence[Problem], lang: str,
    *, is_text: bool,
) -> None:  # fmt: skip
    """Layout and decimal sign of any file, the row of its headings; of a text file how it is decoded and cut.

    `found` are the rows of headings that were recognised, by sheet.
    """
    with st.container(horizontal=True):
        for name, choices in {**_OF_ANY, **(_OF_TEXT if is_text else {})}.items():
            _offer(name, choices, state, lang)
        _offer_header_row([grid for grid in grids if not grid.hidden], found, state, lang)
    if state.add_quarters or are_quarters_asked(problems):
        _offer_to_add_quarters(state, lang)
    if state.choices:
        label, key = t("upload.read_as_found", lang), f"read_as_found_{state.file_id}"
        st.button(label, key=key, on_click=state.choose_anew, args=({},))


def are_quarters_asked(problems: Sequence[Problem]) -> bool:
    """Whether a column of a quarter does not say whether it is cumulated."""
    alone = (one for one in problems if one.details.get("reason") == "heading_alone")
    return any("quý" in name_key(one.where.text) for one in alone)


def describe_choice(name: str, text: str, lang: str) -> str:
    """'Dấu thập phân “,”', 'Dòng tiêu đề của bảng (Biểu 01) “7”'."""
    kind, _, sheet = name.partition(" ")
    if kind == "quarters":
        return t("upload.add_quarters", lang)
    return f"{t(f'upload.read_{kind}', lang)}{f' ({sheet})' if sheet else ''} “{_shown(kind, text, lang)}”"


def sign_name(delimiter: str) -> str:
    """A delimiter as it can be read."""
    return "Tab" if delimiter == "\t" else delimiter


def _shown(name: str, text: str, lang: str) -> str:
    return t(f"upload.layout.{text}", lang) if name == "layout" else sign_name(text)


def _offer(name: str, choices: tuple[str, ...], state: FileState, lang: str) -> None:
    known = state.choices.get(name)
    # What was said is in the key: said elsewhere, by a draft or the last file, it shows here.
    key = f"read_{name}_{state.file_id}_{known}"
    st.selectbox(
        t(f"upload.read_{name}", lang), choices, key=key, width=260,
        index=choices.index(known) if known in choices else None,
        placeholder=t("upload.read_by_evidence", lang), format_func=lambda one: _shown(name, one, lang),
        on_change=lambda: state.say(name, st.session_state[key] or ""),
    )  # fmt: skip


def _offer_to_add_quarters(state: FileState, lang: str) -> None:
    key = f"read_quarters_{state.file_id}_{state.add_quarters}"
    st.checkbox(
        t("upload.add_quarters", lang), state.add_quarters, key=key,
        on_change=lambda: state.say_quarters(added=st.session_state[key]),
    )  # fmt: skip


def _offer_header_row(grids: Sequence[Any], found: dict[str, int], state: FileState, lang: str) -> None:
    if not grids:
        return
    grid = grids[0]
    if len(grids) > 1:
        names = [one.sheet for one in grids]
        label, key = t("upload.read_sheet", lang), f"read_sheet_{state.file_id}"
        grid = grids[names.index(st.selectbox(label, names, key=key, width=260))]
    sheet = grid.sheet or ""
    known = state.header_rows.get(sheet)
    rows = {n: line for n, row in enumerate(grid.rows[:_MOST_ROWS], start=1) if (line := _line(row))}
    row = found.get(sheet)
    hint = t("upload.read_row_found", lang, row=row) if row else t("upload.read_by_evidence", lang)
    key = f"read_row_{state.file_id}_{sheet}_{known}"
    st.selectbox(
        t("upload.read_header_row", lang), list(rows), key=key, width=420, placeholder=hint,
        index=list(rows).index(known) if known in rows else None,
        format_func=lambda n: f"{n}: {rows[n]}",
        on_change=lambda: state.say_row(sheet, st.session_state[key]),
    )  # fmt: skip


def _line(row: Sequence[str]) -> str:
    """The filled cells of a row as one line, cut where it is long; '' for a blank one."""
    line = " | ".join(text.strip() for text in row if text.strip())
    return line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS]}…"
