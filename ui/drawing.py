"""Charts on a page: the figure, its finding for those who cannot see it, nothing of the tool around it."""

from typing import Any

import streamlit as st

from charts.theme import CONFIG


def show_chart(figure: Any, alt: str, key: str) -> None:
    """Put a figure of the charts room on the page under its own theme."""
    st.plotly_chart(figure, width="stretch", theme=None, config=CONFIG, key=key, alt=alt)
