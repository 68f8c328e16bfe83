"""The store that the door serves, opened once for an address; for reading, and for the door's own rows."""

from functools import lru_cache

from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE
from store import AccessRecords, Store, open_store, resolve_url


def the_store() -> Store:
    """The store of the setting STORE."""
    return _open(resolve_url(None))


def the_records() -> AccessRecords:
    """Its rows of the door."""
    return AccessRecords(the_store().engine)


def the_catalogue(edition: int) -> Catalogue:
    """The catalogue as of an edition, the office's own rows over those that ship; raises CatalogueError."""
    return _catalogue(resolve_url(None), edition)


@lru_cache(maxsize=16)
def _catalogue(url: str, edition: int) -> Catalogue:
    changes = _open(url).entries(CATALOGUE, [""], [0], edition)
    return with_changes(_shipped(url), (kept.entry for kept in changes))


@lru_cache(maxsize=4)
def _shipped(url: str) -> Catalogue:
    return catalogue_for(demonstration=_open(url).is_demonstration)


@lru_cache(maxsize=4)
def _open(url: str) -> Store:
    return open_store(url)
