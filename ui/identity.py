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


def changed_hands(person: Person) -> bool:
    """Whether another account is there than at the last run; what was left by the one before is gone then.

    The browser keeps what was typed until a whole run has shown none of its fields.
    """
    before = st.session_state.get(_ACCOUNT)
    if before in (None, person.account):
        st.session_state[_ACCOUNT] = person.account
        return False
    for name in [one for one in st.session_state if one != _ACCOUNT]:
        del st.session_state[name]
    st.session_state[_ACCOUNT] = person.account
    return True


def origin() -> str:
    """Where the tab's connection comes from."""
    return str(st.context.headers.get(ORIGIN, ""))
