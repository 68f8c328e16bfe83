"""What this process serves: its store, opened once, and the catalogue as of an edition."""

import streamlit as st

from access import Person, is_two_step, permit
from domain.catalogue import Catalogue
from reports.reading import catalogue_at
from store import AccessRecords, Act, Store, open_store, resolve_url
from ui.identity import link_named, origin, read_person


def the_store() -> Store:
    """The store this process serves."""
    return _store(resolve_url(None))


@st.cache_resource
def _store(url: str) -> Store:
    return open_store(url, guard=_guard)


def the_records() -> AccessRecords:
    """Accounts, links and the trail of that store."""
    return AccessRecords(the_store().engine)


def person_now() -> Person | None:
    """Who acts, as accounts and links stand at this very moment."""
    return read_person(the_records(), link_named())


def _guard(act: Act) -> str:
    """Lets a write pass only where the one who acts may make it now, whatever the page has shown."""
    permit(act, person_now(), the_catalogue(), is_two_step=is_two_step(the_records()))
    return origin()


def the_catalogue(edition: int | None = None) -> Catalogue:
    """The catalogue as of an edition (the newest), the office's own rows over those that ship.

    A broken one raises CatalogueError with file and row.
    """
    store = the_store()
    return catalogue_at(store, store.edition() if edition is None else edition)
