"""The problems of a file, grouped by what they are: each with the way to its cell and its one-click mend."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from domain.numbers import format_number
from domain.problems import Findings, Problem
from reports.markup import fill
from texts import t
from ui.markup import plain, show, show_remark
from ui.sending.upload_state import Cell, FileState

_FIRST = 6
_ROW_TOO_MANY = frozenset({"duplicate_row"})
_GROUP = '<h3 class="problems {severity}">{name} <span>{count}</span></h3>'
_PROBLEM = '<article class="problem {severity}"><h4>{place}</h4><p>{message}</p><p>{advice}</p></article>'


class Mending(NamedTuple):
    """How the cell of a problem is found, its field shown, its row emptied; not at all where nothing is."""

    cell_of: Callable[[Problem], Cell | None] = lambda _: None
    edit: Callable[[Cell], None] = lambda _: None
    blank_row: Callable[[Cell], dict[Cell, str]] = lambda _: {}


_NOT_HERE = Mending()


class Told(NamedTuple):
    """A problem put into words: where it stands, what it is called, what was found, what to do."""

    problem: Problem
    place: str
    name: str
    message: str
    advice: str


def show_problems(
    told: Sequence[Told],
    findings: Findings,
    lang: str,
    state: FileState | None = None,
    mending: Mending = _NOT_HERE,
) -> None:
    """One group a problem code, errors first; `mending` where it can be mended on the page."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.problem.code, []).append(one)
    for code, members in groups.items():
        with_state = state or FileState("")
        _show_group(members, findings.counts.get(code, len(members)), with_state, mending, lang)


def _show_group(members: list[Told], count: int, state: FileState, mending: Mending, lang: str) -> None:
    first = members[0]
    number = format_number(count, 0, lang)
    show(fill(_GROUP, severity=first.problem.severity, name=first.name, count=number))
    _offer_all(members, state, mending, lang)
    key = f"all_{first.problem.code}_{state.file_id}"
    shown = members if st.session_state.get(key) else members[:_FIRST]
    edited = False
    for place, one in enumerate(shown):
        cell = mending.cell_of(one.problem)
        with st.container(gap=None):
            own = f"{first.problem.code}_{place}_{state.file_id}"
            _show_problem(one, own, state, cell, mending, lang)
            if cell and not edited and (cell, one.problem.code) == (state.picked, state.picked_at):
                edited = True
                mending.edit(cell)
    if len(shown) < len(members):
        label = t("upload.show_all", lang, count=format_number(len(members), 0, lang))
        st.button(label, key=f"more_{key}", on_click=_show_all, args=(key,))
    elif count > len(members):
        show_remark(t("upload.more_problems", lang, count=format_number(count - len(members), 0, lang)))


def _show_problem(
    one: Told, key: str, state: FileState, cell: Cell | None, mending: Mending, lang: str
) -> None:
    told = {"place": one.place or one.name, "message": one.message, "advice": one.advice}
    show(fill(_PROBLEM, severity=one.problem.severity, **told))
    if cell is None:
        return
    with st.container(horizontal=True, key=f"mend_{key}"):
        go = (cell, one.problem.code)
        st.button(t("upload.go_to", lang, cell=cell.name), key=f"go_{key}", on_click=state.pick, args=go)
        if one.problem.code in _ROW_TOO_MANY and (blank := mending.blank_row(cell)):
            label = t("upload.clear_row", lang, row=cell.row)
            st.button(label, key=f"clear_{key}", on_click=state.mend, args=(blank,))
        if isinstance(mend := one.problem.mend, str):
            label = t("upload.mend_with", lang, text=plain(mend))
            st.button(label, key=f"put_{key}", on_click=_put, args=(state, {cell: mend}))


def _offer_all(members: list[Told], state: FileState, mending: Mending, lang: str) -> None:
    """One click for all of a kind, where more than one knows what to put instead."""
    mends = {
        cell: mend
        for one in members
        if isinstance(mend := one.problem.mend, str) and (cell := mending.cell_of(one.problem))
    }
    if len(mends) > 1:
        label = t("upload.mend_all", lang, count=format_number(len(mends), 0, lang))
        key = f"put_all_{members[0].problem.code}_{state.file_id}"
        st.button(label, key=key, on_click=_put, args=(state, mends))


def _put(state: FileState, mends: dict[Cell, str]) -> None:
    state.mend(mends)
    state.pick(next(iter(mends)))


def _show_all(key: str) -> None:
    st.session_state[key] = True
