"""The view a session looks at, in step with the address: read from it, written back when changed."""

from dataclasses import replace
from typing import Any

import streamlit as st

from domain.views import FIELDS, View, decode, encode, reread
from ui.choices import NOWHERE, first_view
from ui.here import the_share
from ui.reads import read_coverage, read_events
from ui.served import the_catalogue, the_store

# Session state holds texts only: what is in it must survive any change of the code.
_VIEW, _KNOWN, _LOST = "view", "known_address", "lost_fields"


def follow_address() -> View:
    """Take over the address where it is new to the session; gives the view. `write_address` comes last."""
    address = st.query_params.to_dict()
    if address and address != st.session_state.get(_KNOWN):
        view, lost = _understood(address)
        st.session_state[_LOST] = ", ".join(lost)
    else:
        view = current_view()
    view = _held(view)
    st.session_state[_VIEW] = encode(view)
    # A run that is cut short by the next click leaves the address as it is: it is not to be taken again.
    st.session_state[_KNOWN] = address
    return view


def write_address(view: View) -> None:
    """Put the whole address of a view into the browser: after its figures, which it would hold up."""
    address = encode(view)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    st.session_state[_KNOWN] = address


def current_view() -> View:
    """The view of the session; the first one where it has none yet."""
    kept = st.session_state.get(_VIEW)
    return reread(kept) if kept else _understood({})[0]


def lost_fields() -> str:
    """The fields of the last address that were not understood, until something else is chosen."""
    return str(st.session_state.get(_LOST, ""))


def change_view(**fields: Any) -> None:
    """Change fields of the session's view; the address follows at the next run."""
    st.session_state[_VIEW] = encode(_held(replace(current_view(), **fields)))
    st.session_state[_LOST] = ""


def keep_choice(name: str, text: str, *forgotten: str) -> None:
    """Keep one of a page's own choices in the view, '' for none; `forgotten` are given up for it."""
    view = current_view().with_choice(name, text)
    for other in forgotten:
        view = view.with_choice(other, "")
    change_view(choices=view.choices)


def _held(view: View) -> View:
    """What may be shown of a view: where a link was opened, nothing outside its reach."""
    share = the_share()
    return replace(share.held_to(view), link=share.number) if share else replace(view, link=0)


def _understood(address: dict[str, str]) -> tuple[View, tuple[str, ...]]:
    catalogue, newest = the_catalogue(), the_store().edition()
    # What is shown first is looked up only where the address leaves unit or period open.
    view, lost = decode(address, NOWHERE, catalogue.by_code, catalogue.indicators, newest)
    if address.keys() >= set(FIELDS) and not {"v", "unit", "period"}.intersection(lost):
        return view, lost
    first = first_view(catalogue, read_coverage(newest), read_events(limit=10))
    return decode(address, first, catalogue.by_code, catalogue.indicators, newest)
