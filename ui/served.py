"""What this process serves: its store, opened once, and the catalogue as of an edition."""

import streamlit as st

from access import Person, is_two_step, permit
from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE, Entry, Kept
from store import AccessRecords, Act, Store, open_store, resolve_url
from ui.identity import link_named, read_person

_KEPT = 64


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


def _guard(act: Act) -> None:
    """Lets a write pass only where the one who acts may make it now, whatever the page has shown."""
    permit(act, person_now(), the_catalogue(), is_two_step=is_two_step(the_records()))


def the_catalogue(edition: int | None = None) -> Catalogue:
    """The catalogue as of an edition (the newest), the office's own rows over those that ship.

    A broken one raises CatalogueError with file and row.
    """
    store = the_store()
    changes = _changes(store.url, store.edition() if edition is None else edition)
    # By what changed it and when, not by the edition: most editions change figures only.
    versions = tuple((kept.entry.key, kept.edition) for kept in changes)
    return _catalogue(store.url, versions, [kept.entry for kept in changes])


@st.cache_resource(max_entries=_KEPT)
def _changes(url: str, edition: int) -> list[Kept]:
    return the_store().entries(CATALOGUE, [""], [0], edition)


@st.cache_resource(max_entries=8)
def _catalogue(url: str, versions: tuple[tuple[str, int], ...], _changes: list[Entry]) -> Catalogue:
    return with_changes(_shipped(), _changes)


@st.cache_resource
def _shipped() -> Catalogue:
    return catalogue_for(demonstration=the_store().is_demonstration)


def level_of(catalogue: Catalogue, unit: str) -> str:
    """The level of a unit key; '' where there is none."""
    held = catalogue.units.get(unit)
    return held.level if held else ""
