"""Changes of accounts, settings and the trail: by whom, asked anew at every one; what became of them."""

import streamlit as st

from access import ADMINISTER, Person, require
from ui.markup import plain
from ui.served import person_now

_TOLD = "office_told"


def the_administrator() -> Person:
    """Who acts, where they may administer at this very moment; else raises NotAllowed."""
    return require(person_now(), ADMINISTER)


def tell(text: str) -> None:
    """Keep a sentence for the next run, and start it."""
    st.session_state[_TOLD] = text
    st.rerun()


def show_told() -> None:
    """What became of what was asked last, once."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if told := st.session_state.pop(_TOLD, None):
            st.success(plain(told))
