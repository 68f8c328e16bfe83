"""What became of what was asked, said once at the run after it."""

import streamlit as st

from ui.markup import plain

_TOLD = "told_once"


def tell(text: str, left: str = "") -> None:
    """Keep a sentence for the next run, and one of what could not be done, and start it."""
    st.session_state[_TOLD] = [text, left]
    st.rerun()


def show_told() -> None:
    """What became of what was asked last, once."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        text, left = st.session_state.pop(_TOLD, ("", ""))
        if text:
            st.success(plain(text))
        if left:
            st.warning(plain(left))
