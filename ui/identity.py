"""Who the page is drawn for: read anew at every run and every write, from the cookies the tab came with.

Cookies are those of the moment the tab was opened; what they stand for is asked of the store.
"""

import streamlit as st

from access import GUEST, TRIAL, Person, visitor_by
from access.told import ADMITTED, ORIGIN, link_number
from domain.views import LINK
from store import AccessRecords

_GUESTS = (GUEST, TRIAL)
_ACCOUNT = "account_here"


def read_person(records: AccessRecords, link: int) -> Person | None:
    """Who sees a page that names a link (0 for none), as accounts and links stand now; None for no one."""
    admitted = st.context.headers.get(ADMITTED, "")
    guest = Person(admitted) if admitted in _GUESTS else None
    return visitor_by(records, st.context.cookies, guest=guest, links=[link]).acting(link)


def link_named() -> int:
    """The link that the address names, else the one this tab was opened by; 0 for none."""
    number = link_number(st.query_params.get(LINK, ""))
    if number:
        st.session_state[LINK] = number
    return number or int(st.session_state.get(LINK, 0))


def forget_who_was_here(person: Person) -> None:
    """Empty the session of a tab where another account is there by now; what one typed is not for it."""
    if st.session_state.get(_ACCOUNT, person.account) != person.account:
        st.session_state.clear()
    st.session_state[_ACCOUNT] = person.account


def origin() -> str:
    """Where the tab's connection comes from."""
    return str(st.context.headers.get(ORIGIN, ""))
