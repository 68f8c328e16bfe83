"""What this process serves: its store, opened once, and the catalogue as of an edition."""

import streamlit as st

from domain.catalogue import Catalogue
from reports.reading import catalogue_at
from store import Store, open_store, resolve_url


def the_store() -> Store:
    """The store this process serves."""
    return _store(resolve_url(None))


@st.cache_resource
def _store(url: str) -> Store:
    return open_store(url)


def the_catalogue(edition: int | None = None) -> Catalogue:
    """The catalogue as of an edition (the newest), the office's own rows over those that ship.

    A broken one raises CatalogueError with file and row.
    """
    store = the_store()
    return catalogue_at(store, store.edition() if edition is None else edition)
