"""What is said where nobody is there any more, a page is not for who is there, or a write was refused."""

import streamlit as st

from access import NotAllowed
from domain.errors import StoreFault
from domain.views import FIRST_PAGE, View, address_of
from reports.markup import fill
from texts import LANGUAGES, t
from ui.here import Here
from ui.markup import plain, show

_LINK = '<p class="notice lost" role="status">{} <a href="{}" target="_self">{}</a></p>'
SIGN_IN = "/sign-in"


def show_nobody() -> None:
    """The session has ended, the account was disabled, or the link taken back, while the tab stood open."""
    # Whose language it was is not known any more.
    st.set_page_config(page_title=t("app.title"), layout="wide")
    for lang in LANGUAGES:
        show(fill(_LINK, t("access.nobody", lang), f"{SIGN_IN}?lang={lang}", t("door.sign_in", lang)))


def show_changed_hands() -> None:
    """Somebody else has signed in since this tab was last used: what was there is neither shown nor kept."""
    st.set_page_config(page_title=t("app.title"), layout="wide")
    for lang in LANGUAGES:
        show(fill(_LINK, t("access.changed_hands", lang), f"/?lang={lang}", t("access.way_back", lang)))


def show_not_allowed(here: Here, view: View) -> None:
    """The page is not for who is there: what they may see instead."""
    if here.share:
        told, first = t("access.not_in_link", view.lang), here.share.pages[0]
    else:
        role = t(f"access.role.{here.person.role}", view.lang)
        told, first = t("access.not_for_role", view.lang, role=role), FIRST_PAGE
    way = address_of(first, view)
    show(fill(_LINK, told, way, t("access.way_back", view.lang)))


def failed(why: StoreFault, lang: str) -> str:
    """Why the store could not do something."""
    if not why.code:
        return t("frame.fault", lang, reason=type(why).__name__)
    return t(f"store.fault.{why.code}", lang, **why.details)


def denied(why: NotAllowed, lang: str) -> str:
    """Why a write was refused, for Streamlit's own notices."""
    details = {**why.details}
    if "action" in details:
        details["action"] = t(f"access.action.{details['action']}", lang)
    named = {name: plain(str(one)) for name, one in details.items()}
    return t(f"access.denied.{why.code}", lang, **named)
