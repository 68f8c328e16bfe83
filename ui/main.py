"""The script behind the front door: the list of pages, and the one that is asked for."""

import logging
from pathlib import Path

import streamlit as st

from texts import t
from ui.markup import show_theme
from ui.page_list import page_title, show_page_list
from ui.state import follow_address, write_address

_LOG = logging.getLogger(__name__)
_ICON = Path(__file__).parent / "icon.svg"
LEADERS = ("overview", "plan", "year_on_year", "indicator", "compare", "tasks", "present")
STAFF = ("comments", "catalogue", "sending", "upload")


def main() -> None:
    """Frame the app and run the page that the address names; the first page answers at '/'."""
    lang = "vi"
    try:
        view = follow_address()
        lang = view.lang
        pages = [
            st.Page(f"../pages/{name}.py", title=t(f"page.{name}", lang), url_path=name, default=not place)
            for place, name in enumerate((*LEADERS, *STAFF))
        ]
        page = st.navigation(pages, position="hidden")
        st.set_page_config(
            page_title=page_title(page.title, view),
            page_icon=str(_ICON),
            layout="wide",
            initial_sidebar_state="collapsed",
        )
        show_theme(view.theme)
        show_page_list((LEADERS, STAFF), page.url_path or LEADERS[0], view)
        try:
            page.run()
        finally:
            write_address(view)
    except Exception as why:
        # Viewers get a sentence in their language; what went wrong goes to the server's log.
        _LOG.exception("a page failed")
        st.error(t("frame.fault", lang, reason=type(why).__name__))


main()
