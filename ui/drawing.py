"""Charts on a page: the figure, its finding for those who cannot see it, its numbers one click away."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st
from markupsafe import Markup

from charts.theme import CONFIG, enlarged
from reports.html_tables import Table
from ui.chart_tools import chart_tools
from ui.indicator_links import leads_on, open_picked
from ui.markup import show
from ui.state import current_view

__all__ = ["Table", "drawn", "show_chart", "show_chart_with"]


@lru_cache(maxsize=256)
def drawn(make: Callable[[Any, str], Any], rows: Any, lang: str) -> Any:
    """A figure of the charts room, drawn once for its rows: to build one takes longer than all else."""
    return make(rows, lang)


def show_chart(figure: Any, alt: str, key: str, tools: Markup, indicators: Sequence[str] = ()) -> None:
    """Put a figure of the charts room on the page under its own theme, and its tools below it.

    `indicators`, one a bar, are those to whose page a click on the bar leads, where there is a way.
    """
    if current_view().theme == "projector":
        figure = enlarged(figure)
    settings: dict[str, Any] = {"width": "stretch", "theme": None, "config": CONFIG, "key": key, "alt": alt}
    if indicators and leads_on():
        settings |= {"on_select": lambda: open_picked(key, indicators), "selection_mode": "points"}
    st.plotly_chart(figure, **settings)
    show(tools)


def show_chart_with(
    numbers: Table, figure: Any, alt: str, key: str, lang: str, indicators: Sequence[str] = ()
) -> None:
    """The same with the tools made here, of the numbers that are drawn."""
    show_chart(figure, alt, key, chart_tools(alt, key, lang, numbers), indicators)
