"""The list of pages: a row of links for leaders, a row for staff; on a phone one button that unfolds both.

Streamlit's own list stays open over the page on a phone; the style sheet shows the rows or the button.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from ui.markup import fill, show

# Named after the page that is shown: the next page has another one, which is folded.
_BUTTON = '<details class="pages"><summary>☰ {}</summary></details>'


def show_page_list(groups: Sequence[Sequence[Page]], shown: Page) -> None:
    """Links to all pages, a row a group; the page that is shown names the button that unfolds them."""
    show(fill(_BUTTON, shown.title))
    with st.container(key="pages"):
        for place, pages in enumerate(groups):
            with st.container(horizontal=True, gap="small", key=f"pages_{place}"):
                for page in pages:
                    st.page_link(page, label=page.title)
