"""How a file was understood, folded away unless in doubt, and its sender's choices where that was wrong."""

from collections.abc import Sequence
from typing import Any, Protocol

import streamlit as st

from domain.numbers import NumberFormat, format_number
from domain.problems import Problem
from texts import t
from ui.markup import plain, show_remark
from ui.sending.reading_choices import are_quarters_asked, describe_choice, offer_choices, sign_name
from ui.sending.upload_state import FileState

_MOST_LISTED, _MOST_SHEETS = 200, 3
_IN_DOUBT = frozenset(
    {"unreadable", "ambiguous_number", "broken_quotes", "other_delimiter", "not_a_table", "unfit_choice"}
)


class Read(Protocol):
    """What is shown of how a file was understood (a loaders.Reading)."""

    format: str
    encoding: str | None
    delimiter: str | None
    layout: str
    number_format: NumberFormat | None
    header_rows: dict[str, int]
    unmatched: Any


def show_reading(
    reading: Read | None, grids: Sequence[Any], problems: list[Problem], state: FileState, lang: str
) -> None:
    """One line of what was understood; unfolded, what may be changed and the cells that became no figure."""
    if reading is not None:
        show_remark(t("upload.read", lang, form=_form(reading, lang), decimal=_decimal(reading)))
    in_doubt = bool(state.choices) or any(one.code in _IN_DOUBT for one in problems)
    with st.expander(t("upload.read_as", lang), expanded=in_doubt or are_quarters_asked(problems)):
        show_remark(t("upload.read_as_about", lang))
        found = reading.header_rows if reading else {}
        is_text = bool(reading.delimiter) if reading else not any(grid.sheet for grid in grids)
        offer_choices(state, grids, found, problems, lang, is_text=is_text)
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
    told = ", ".join(describe_choice(name, text, lang) for name, text in said.items())
    label = t("upload.read_as_before", lang, told=plain(told))
    st.button(label, key=f"as_before_{state.file_id}", on_click=state.choose_anew, args=(said,))


def _form(reading: Read, lang: str) -> str:
    delimiter = (
        t("upload.delimited", lang, delimiter=sign_name(reading.delimiter)) if reading.delimiter else ""
    )
    layout = t(f"upload.layout.{reading.layout}", lang)
    parts = (reading.format, layout, _headings(reading, lang), reading.encoding, delimiter)
    return " · ".join(part for part in parts if part)


def _headings(reading: Read, lang: str) -> str:
    """In which row the headings stand, of the first sheets."""
    first = list(reading.header_rows.items())[:_MOST_SHEETS]
    rows = ", ".join(f"{row} ({sheet})" if len(reading.header_rows) > 1 else str(row) for sheet, row in first)
    return t("upload.headed", lang, rows=rows) if rows else ""


def _decimal(reading: Read) -> str:
    return reading.number_format.decimal if reading.number_format else ","
