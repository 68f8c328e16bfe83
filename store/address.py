"""Where a store is: a URL, a bare path, the setting STORE, or the demonstration store under data/."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from domain.errors import StoreFault

SETTING = "STORE"
DEFAULT_FILE = Path(__file__).resolve().parent.parent / "data" / "store" / "demo.sqlite"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
_DRIVERS = {SQLITE: "sqlite", POSTGRESQL: "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def resolve_url(text: str | None = None) -> str:
    """The URL of a store: the text, else the setting STORE, else the embedded store; raises StoreFault."""
    given = (text or os.environ.get(SETTING) or "").strip()
    if "://" not in given:
        return _render(_file_url(Path(given).expanduser() if given else DEFAULT_FILE))
    url = parse_url(given)
    return _render(url.set(drivername=_driver(url)))


def parse_url(text: str) -> URL:
    """The parts of a URL; raises StoreFault without repeating the text, which may hold a password."""
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        scheme = text.partition("://")[0]
        raise StoreFault(
            f"the store's address ({scheme}://…) cannot be understood; expected "
            "sqlite:///path/to/file.sqlite or postgresql://user:password@host:port/database, "
            "with special characters percent-encoded",
            "bad_address",
            found=f"{scheme}://…",
        ) from None


def shown_url(url: str) -> str:
    """The URL as it may be shown and logged: without a password, also without one among its options."""
    parsed = parse_url(url)
    return parsed.set(query={}).render_as_string(hide_password=True)


def store_file(url: str) -> Path | None:
    """The file of a SQLite store; None where the store is on a server."""
    parsed = parse_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == SQLITE else None


def _driver(url: URL) -> str:
    backend = url.drivername.partition("+")[0]
    if backend not in _DRIVERS:
        told = f"a store cannot be kept in {backend!r}; expected sqlite or postgresql"
        raise StoreFault(told, "bad_database", found=backend)
    if backend == SQLITE and url.database in (None, "", ":memory:"):
        raise StoreFault("a store in memory would be lost; give the address of a file", "in_memory")
    return _DRIVERS[backend]


def _file_url(path: Path) -> URL:
    return URL.create(SQLITE, database=str(path.absolute()))


def _render(url: URL) -> str:
    return url.render_as_string(hide_password=False)
