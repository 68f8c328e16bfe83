"""Charts on a page: the figure, its finding for those who cannot see it, its numbers one click away."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import streamlit as st

from charts.theme import CONFIG
from texts import t
from ui.html_tables import Column, show_table


@lru_cache(maxsize=256)
def drawn(make: Callable[[Any, str], Any], rows: Any, lang: str) -> Any:
    """A figure of the charts room, drawn once for its rows: to build one takes longer than all else."""
    return make(rows, lang)


class Numbers(NamedTuple):
    """What a chart draws, as a table: one row a mark, texts as the reader's language writes them."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def show_chart(figure: Any, alt: str, key: str, lang: str, numbers: Numbers | None = None) -> None:
    """Put a figure of the charts room on the page under its own theme, and its numbers behind a click."""
    st.plotly_chart(figure, width="stretch", theme=None, config=CONFIG, key=key, alt=alt)
    if numbers:
        with st.expander(t("chart.numbers", lang)):
            show_table(numbers.caption, numbers.columns, numbers.rows)
