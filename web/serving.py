"""The store that the door serves, opened once for an address; for reading, and for the door's own rows."""

from functools import lru_cache

from store import AccessRecords, Store, open_store, resolve_url


def the_store() -> Store:
    """The store of the setting STORE."""
    return _open(resolve_url(None))


def the_records() -> AccessRecords:
    """Its rows of the door."""
    return AccessRecords(the_store().engine)


@lru_cache(maxsize=4)
def _open(url: str) -> Store:
    return open_store(url)
