"""Checks of uploads kept between two runs: what was stated and the edition tell one from another."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def kept_check(statement: str, edition: int, make: Callable[[], T]) -> T:
    """What `make` gives for a statement at an edition; made once."""
    found: T = _kept(statement, edition, make)
    return found


@st.cache_resource(max_entries=12, show_spinner=False)
def _kept(statement: str, edition: int, _make: Callable[[], T]) -> T:
    return _make()
