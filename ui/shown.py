"""What a page shows where its view leaves the choice to it: a link made of the page pins that."""

from dataclasses import replace
from typing import Any

import streamlit as st

from domain.views import View, address_of, encode, reread

_OF, _SHOWN = "shown_of", "shown_view"


def begin_showing(page: str, view: View) -> None:
    """Forget what another page or view showed; what this one said before stands till it says anew."""
    of = address_of(page, view)
    if st.session_state.get(_OF) != of:
        st.session_state[_OF] = of
        st.session_state[_SHOWN] = encode(view)


def say_shown(**fields: Any) -> None:
    """Say which fields of the view the page filled."""
    _keep(replace(shown_view(), **fields))


def say_chosen(name: str, text: str) -> None:
    """Say what the page chose of its own choices (ui.kept_choices)."""
    _keep(shown_view().with_choice(name, text))


def shown_view() -> View:
    """The view with all that its page has said."""
    return reread(st.session_state[_SHOWN])


def _keep(view: View) -> None:
    st.session_state[_SHOWN] = encode(view)
