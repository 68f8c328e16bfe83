"""The field in which a picked cell is put right, or its row where it is in doubt which cells that has."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from domain.problems import Problem
from texts import t
from ui.sending.row_editor import CUT_IN_DOUBT, edit_row
from ui.sending.upload_state import Cell, FileState


def edit_picked(
    grid: Any, cell: Cell, problems: Sequence[Problem], state: FileState, lang: str, delimiter: str | None
) -> None:
    """The field with the cell's text; with its whole row where that may be cut otherwise."""
    in_doubt = any(
        p.where.row == cell.row and (p.where.sheet or "") == cell.sheet and p.code in CUT_IN_DOUBT
        for p in problems
    )
    if in_doubt:
        edit_row(grid, cell, delimiter, state, lang)
    else:
        _edit_cell(grid, cell, state, lang)


def blank_row(grid: Any, cell: Cell) -> dict[Cell, str]:
    """What empties the row of a cell: each of its cells in which anything stands, by nothing."""
    return {cell._replace(column=i): "" for i, held in enumerate(grid.rows[cell.row - 1]) if held}


def _edit_cell(grid: Any, cell: Cell, state: FileState, lang: str) -> None:
    row = grid.rows[cell.row - 1]
    text = row[cell.column] if cell.column < len(row) else ""
    with (
        st.form(f"cell_{state.file_id}_{cell.code}_{text}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        key = f"text_{state.file_id}_{cell.code}_{text}"
        st.text_input(t("upload.cell", lang, cell=cell.name), text, key=key)
        # By callbacks, which come first: a run is cut short by the next click, and a mend with it.
        label, put = t("upload.put", lang), (cell, key, text, state)
        st.form_submit_button(label, type="primary", on_click=_put, args=put)
        label, blank = t("upload.clear_row", lang, row=cell.row), blank_row(grid, cell)
        st.form_submit_button(label, on_click=state.mend, args=(blank,))


def _put(cell: Cell, key: str, before: str, state: FileState) -> None:
    if (typed := st.session_state[key]) != before:
        state.mend({cell: typed})
