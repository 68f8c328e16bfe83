"""A row whose cells are in doubt, as one line of text: its sender says where they begin and end."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import streamlit as st

from texts import t
from ui.sending.upload_state import Cell, FileState

# Codes of problems that stand in no cell: the row may be cut into other cells than were meant.
CUT_IN_DOUBT = frozenset({"broken_quotes", "other_delimiter"})
_USUAL, _QUOTE = ";", '"'


def edit_row(grid: Any, picked: Cell, delimiter: str | None, state: FileState, lang: str) -> None:
    """The field with the whole row of the picked cell, parted as its file is; once written it is certain."""
    sign = delimiter if delimiter and len(delimiter) == 1 else _USUAL
    row = grid.rows[picked.row - 1]
    line = as_line(row, sign)
    with st.form(f"row_{state.file_id}_{picked.row}_{line}", border=False):
        label = t("upload.row", lang, row=picked.row, delimiter="Tab" if sign == "\t" else sign)
        typed = st.text_area(label, line, key=f"line_{state.file_id}_{picked.row}_{line}", height=90)
        with st.container(horizontal=True):
            put = st.form_submit_button(t("upload.put_row", lang), type="primary")
            clear = st.form_submit_button(t("upload.clear_row", lang, row=picked.row))
    if not put and not clear:
        return
    cells = cells_of(typed, sign) if put else []
    width = max(map(len, grid.rows))
    if cells is None or len(cells) > width:
        found = len(cells) if cells else 0
        reason = "row_broken" if cells is None else "row_too_long"
        st.error(t(f"upload.{reason}", lang, cells=found, columns=width))
        return
    filled = [*cells, *[""] * (len(row) - len(cells))]
    state.mend({picked._replace(column=place): text for place, text in enumerate(filled)})
    st.rerun()


def as_line(cells: Sequence[str], delimiter: str) -> str:
    """The cells as one line of a delimited file, in quotation marks where they need them."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quotechar=_QUOTE, lineterminator="\n").writerow(cells)
    return written.getvalue()[:-1]


def cells_of(line: str, delimiter: str) -> list[str] | None:
    """The cells of such a line; None where its quotation marks do not pair, or it is more than one row."""
    try:
        rows = list(
            csv.reader(io.StringIO(line, newline=""), delimiter=delimiter, quotechar=_QUOTE, strict=True)
        )
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
