"""The script behind the front door: who is there, the list of their pages, and the one that is asked for."""

import logging
from pathlib import Path

import streamlit as st

from access import NotAllowed
from store import acting_from
from texts import t
from ui.here import Here, find_here, seen_by
from ui.identity import changed_hands, origin
from ui.main_pages import ASKS, LEADERS, OFFICE, STAFF
from ui.markup import show_theme
from ui.page_list import page_title, show_page_list
from ui.refusals import show_refusal
from ui.state import follow_address, write_address
from ui.turned_away import denied, show_changed_hands, show_nobody, show_not_allowed

_LOG = logging.getLogger(__name__)
_ICON = Path(__file__).parent / "icon.svg"


def main() -> None:
    """Find out who is there; without anyone, nothing is shown."""
    here = find_here()
    if here is None:
        show_nobody()
        return
    if changed_hands(here.person):
        show_changed_hands()
        return
    with seen_by(here), acting_from(origin()):
        _show_page(here)


def _show_page(here: Here) -> None:
    """Frame the app and run the page that the address names; the first page answers at '/'."""
    lang = "vi"
    try:
        view = follow_address()
        lang = view.lang
        pages = [
            st.Page(f"../pages/{name}.py", title=t(f"page.{name}", lang), url_path=name, default=not place)
            for place, name in enumerate(ASKS)
        ]
        page = st.navigation(pages, position="hidden")
        name = page.url_path or LEADERS[0]
        st.set_page_config(
            page_title=page_title(page.title, view),
            page_icon=str(_ICON),
            layout="wide",
            initial_sidebar_state="collapsed",
        )
        show_theme(view.theme)
        show_page_list(_offered(here), name, view, here.person)
        show_refusal()
        try:
            if _may_see(name, here):
                page.run()
            else:
                show_not_allowed(here, view)
        finally:
            write_address(view)
    except NotAllowed as why:
        st.error(denied(why, lang))
    except Exception as why:
        # Viewers get a sentence in their language; what went wrong goes to the server's log.
        _LOG.exception("a page failed")
        st.error(t("frame.fault", lang, reason=type(why).__name__))


def _may_see(name: str, here: Here) -> bool:
    """Whether a page is for who is there: by what it asks for, or by the reach of their link."""
    if here.share:
        return name in here.share.pages
    return here.person.may(ASKS[name])


def _offered(here: Here) -> list[list[str]]:
    """The pages of the list, in its rows; those that only others may see are left out."""
    rows = [[name for name in row if _may_see(name, here)] for row in (LEADERS, (*STAFF, *OFFICE))]
    return [row for row in rows if row]


main()
