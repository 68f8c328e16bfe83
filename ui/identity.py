"""Who the page is drawn for: read anew at every run and every write, from the cookies the tab came with.

Cookies are those of the moment the tab was opened; what they stand for is asked of the store.
"""

import streamlit as st

from access import BROWSERS, GUEST, LINKS, TRIAL, Person, find_person
from access.told import ADMITTED, LINK_COOKIE, ORIGIN, SESSION
from domain.views import LINK
from store import AccessRecords

_GUESTS = (GUEST, TRIAL)


def read_person(records: AccessRecords, link: int) -> Person | None:
    """Who sees a page that names a link (0 for none), as accounts and links stand now; None for no one.

    The bearer of the link first, who sees least; an account does without the link.
    """
    cookies, admitted = st.context.cookies, st.context.headers.get(ADMITTED, "")
    bearer = find_person(records, cookies.get(f"{LINK_COOKIE}{link}", ""), LINKS) if link else None
    if bearer is not None and bearer.share == link:
        return bearer
    account = find_person(records, cookies.get(SESSION, ""), BROWSERS)
    if account is not None and account.account:
        return account
    # A link is for whoever opened it, guests too.
    return Person(admitted) if admitted in _GUESTS and not link else None


def link_named() -> int:
    """The link that the address names, else the one this tab was opened by; 0 for none."""
    named = st.query_params.get(LINK, "")
    number = int(named) if named.isdecimal() and len(named) < 10 else 0
    if number:
        st.session_state[LINK] = number
    return number or int(st.session_state.get(LINK, 0))


def origin() -> str:
    """Where the tab's connection comes from."""
    return str(st.context.headers.get(ORIGIN, ""))
