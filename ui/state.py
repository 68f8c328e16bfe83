"""The view a session looks at, in step with the address: read from it, written back when changed."""

from dataclasses import replace
from typing import Any

import streamlit as st

from domain.catalogue import Catalogue
from ui.choices import first_view
from ui.link import View, decode, encode
from ui.reads import read_coverage, read_events, the_catalogue, the_store

# Session state holds texts only: what is in it must survive any change of the code.
_VIEW, _WRITTEN = "view", "written_address"


def current_view(newest: int) -> tuple[View, tuple[str, ...]]:
    """The view to show, and the fields of the address that were not understood."""
    address = st.query_params.to_dict()
    lost: tuple[str, ...] = ()
    if address and address != st.session_state.get(_WRITTEN):
        view, lost = _understood(address, _default(newest), newest)
    else:
        view = _remembered(newest)
    _remember(view)
    _write_address(view)
    return view, lost


def change_view(**fields: Any) -> None:
    """Change fields of the session's view; the address follows at the next run."""
    newest = the_store().edition()
    _remember(replace(_remembered(newest), **fields))


def _remembered(newest: int) -> View:
    kept = st.session_state.get(_VIEW)
    default = _default(newest)
    return _understood(kept, default, newest)[0] if kept else default


def _default(newest: int) -> View:
    return first_view(the_catalogue(), read_coverage(newest), read_events(limit=10))


def _understood(address: dict[str, str], default: View, newest: int) -> tuple[View, tuple[str, ...]]:
    catalogue: Catalogue = the_catalogue()
    known = frozenset(catalogue.by_code), frozenset(catalogue.indicators)
    return decode(address, default, *known, newest)


def _remember(view: View) -> None:
    st.session_state[_VIEW] = encode(view)


def _write_address(view: View) -> None:
    address = encode(view)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_WRITTEN] = address
