"""What was mended of a file so far, each with the way back; an emptied row is one mend."""

import streamlit as st

from domain.numbers import format_number
from texts import t
from ui.sending.upload_state import Cell, FileState


def mended_places(mends: dict[Cell, str]) -> list[list[Cell]]:
    """The cells that were mended together: those that were emptied in one row, each other by itself."""
    places: dict[object, list[Cell]] = {}
    for cell, text in mends.items():
        places.setdefault(cell if text else (cell.sheet, cell.row), []).append(cell)
    return list(places.values())


def show_mends(state: FileState, lang: str, *, name_sheets: bool) -> None:
    """Each mend and the way back."""
    mends = state.mends
    places = mended_places(mends)
    if not places:
        return
    count = format_number(len(places), 0, lang)
    with st.expander(t("upload.mends", lang, count=count), expanded=False):
        for cells in places:
            first = cells[0]
            sheet = f"{first.sheet}!" if first.sheet and name_sheets else ""
            if len(cells) > 1:
                label = t("upload.emptied", lang, sheet=sheet, row=first.row, count=len(cells))
            else:
                label = t("upload.mended", lang, cell=f"{sheet}{first.name}", text=mends[first])
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(label)
                key = f"back_{state.file_id}_{first.code}"
                st.button(t("upload.take_back", lang), key=key, on_click=state.take_back, args=cells)
