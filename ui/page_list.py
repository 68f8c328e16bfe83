"""The list of pages: a row of links, and on a phone one button whose list every choice closes.

Streamlit's own list stays open over the page on a phone; the style sheet shows one of these two.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page


def show_page_list(pages: Sequence[Page], shown: Page) -> None:
    """Links to all pages; the one that is shown names the button that unfolds them on a phone."""
    with st.container(horizontal=True, gap="small", key="pages"):
        _links(pages)
    # Another key is another button: that of the next page is closed, whatever this one was.
    with st.container(key="pages_folded"), st.popover(f"☰ {shown.title}", key=f"pages_{shown.url_path}"):
        _links(pages)


def _links(pages: Sequence[Page]) -> None:
    for page in pages:
        st.page_link(page, label=page.title)
