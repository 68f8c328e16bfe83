"""The trail: who did what, when and from where; each row carries the digest of the one before."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from store.access_tables import trail
from store.chain import GENESIS, now
from store.records import Finding
from store.tables import ACCEPT, REDO, UNDO, edition

_EVENTS = (ACCEPT, UNDO, REDO)
# Where a change comes from: the address of a browser. '' for the command line and what runs by itself.
_ORIGIN: ContextVar[str] = ContextVar("origin", default="")


@dataclass(frozen=True)
class Deed:
    """Something for the trail: who did it, a word of what it was, and what about, without secrets."""

    who: str
    action: str
    about: Mapping[str, Any]


@dataclass(frozen=True)
class TrailRow:
    """A row of the trail."""

    n: int
    at: str
    who: str
    origin: str
    action: str
    about: Mapping[str, Any]
    digest: str


@contextmanager
def acting_from(origin: str | None) -> Iterator[None]:
    """What is done within it comes from this address; None leaves what is known."""
    token = _ORIGIN.set(_ORIGIN.get() if origin is None else origin)
    try:
        yield
    finally:
        _ORIGIN.reset(token)


def acting_origin() -> str:
    """The address that what is done now comes from, '' where it is not known."""
    return _ORIGIN.get()


def append_trail(connection: Connection, deed: Deed) -> None:
    """Writes the next row of the trail; only while holding the writers' lock."""
    last = connection.execute(select(trail.c.n, trail.c.digest).order_by(trail.c.n.desc()).limit(1))
    number, before = last.one_or_none() or (0, GENESIS)
    row = {
        "n": number + 1,
        "at": now(),
        "who": deed.who,
        "origin": _ORIGIN.get(),
        "action": deed.action,
        "about": json.dumps(deed.about, ensure_ascii=False, sort_keys=True),
    }
    connection.execute(insert(trail), {**row, "digest": trail_digest(before, row)})


def trail_digest(before: str, row: Mapping[Any, Any] | RowMapping) -> str:
    """sha256 over the digest before and the row."""
    fields = {name: row[name] for name in ("n", "at", "who", "origin", "action", "about")}
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()


def read_trail(connection: Connection, limit: int | None, offset: int = 0) -> list[TrailRow]:
    """Rows of the trail, newest first; `limit` None gives all."""
    query = select(trail).order_by(trail.c.n.desc()).limit(limit).offset(offset)
    rows = connection.execute(query).mappings()
    return [TrailRow(**{**row, "about": _told(row["about"])}) for row in rows]


def count_trail(connection: Connection) -> int:
    """How many rows the trail has."""
    return connection.execute(select(func.count()).select_from(trail)).scalar() or 0


def check_trail(connection: Connection) -> Iterator[Finding]:
    """Rows count from 1 without gaps, each digest covers its row and the one before, each edition is told."""
    expected, before = 1, GENESIS
    for row in connection.execute(select(trail).order_by(trail.c.n)).mappings():
        if row["n"] != expected:
            yield Finding("trail_gap", f"trail {expected}", f"row {row['n']}", f"row {expected}", "restore")
        digest = trail_digest(before, row)
        if row["digest"] != digest:
            yield Finding("trail_chain", f"trail {row['n']}", row["digest"], digest, "restore")
        # On from what stands there, so that one change is found once.
        expected, before = row["n"] + 1, row["digest"]
    yield from _untold_editions(connection)


def _untold_editions(connection: Connection) -> Iterator[Finding]:
    """Editions without their row, which a trail that was cut short lacks; a store is older than its trail."""
    rows = connection.execute(select(trail.c.action, trail.c.about).where(trail.c.action.in_(_EVENTS)))
    told = {str(_told(about).get("edition")): action for action, about in rows}
    since = min((int(one) for one in told if one.isdecimal()), default=None)
    if since is None:
        return
    events = select(edition.c.n, edition.c.kind).where(edition.c.n >= since).order_by(edition.c.n)
    for n, kind in connection.execute(events):
        if told.get(str(n)) != kind:
            yield Finding("trail_edition", f"edition {n}", told.get(str(n), "none"), kind, "restore")


def _told(about: str) -> Mapping[str, Any]:
    """What a row is about; nothing where it was damaged, which the chain finds."""
    try:
        read = json.loads(about)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
