"""The list of pages: a row of links for leaders, a row for staff; on a phone one button that unfolds both.

Streamlit's own list stays open over the page on a phone; the style sheet shows the rows or the button.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page


def show_page_list(groups: Sequence[Sequence[Page]], shown: Page) -> None:
    """Links to all pages, a row a group; the page that is shown names the button that unfolds them."""
    with st.container(key="pages"):
        for place, pages in enumerate(groups):
            with st.container(horizontal=True, gap="small", key=f"pages_{place}"):
                _links(pages)
    # Another key is another button: that of the next page is closed, whatever this one was.
    with st.container(key="pages_folded"), st.popover(f"☰ {shown.title}", key=f"pages_{shown.url_path}"):
        for pages in groups:
            _links(pages)


def _links(pages: Sequence[Page]) -> None:
    for page in pages:
        st.page_link(page, label=page.title)
