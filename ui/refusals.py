"""What is refused where the main script is not around: in a dialog, and in what a button does by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from access import NotAllowed
from ui.state import current_view
from ui.turned_away import denied

_TOLD = "refused"
P = ParamSpec("P")


@contextmanager
def refusals_told() -> Iterator[None]:
    """Say here why something was refused: a dialog runs without the script around it."""
    try:
        yield
    except NotAllowed as why:
        st.error(denied(why, current_view().lang))


def told_later(action: Callable[P, None]) -> Callable[P, None]:
    """What a button does before the page is drawn: refused, the page says so."""

    @wraps(action)
    def run(*args: P.args, **named: P.kwargs) -> None:
        try:
            action(*args, **named)
        except NotAllowed as why:
            st.session_state[_TOLD] = denied(why, current_view().lang)

    return run


def show_refusal() -> None:
    """Say once what was refused of what a button was to do."""
    if told := st.session_state.pop(_TOLD, None):
        st.error(told)
