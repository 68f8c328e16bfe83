"""Things in words: stored and read like figures, the newest visible version of a key counting."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from domain.entries import Entry, Kept
from domain.errors import StoreFault
from store.bulk import insert_rows
from store.names import Books, give_ids
from store.tables import KINDS, edition, entry, unit_key
from store.visibility import AsOf
from store.wording import require_text

_NAMES = ("kind", "unit", "period", "key", "body", "edition", "submission")


def encode_entries(entries: Iterable[Entry]) -> list[tuple[int, str, int, str, str]]:
    """Entries as (kind, unit's key, period, key, body as JSON or ''); raises StoreFault."""
    rows = [(KINDS.index(e.kind), e.unit, int(e.period), _key(e), _body(e)) for e in entries]
    keys = {row[:4] for row in rows}
    if len(keys) < len(rows):
        raise StoreFault("two entries have the same kind, unit, period and key; expected one of each")
    return rows


def insert_entries(
    connection: Connection, rows: Sequence[tuple[int, str, int, str, str]], number: int, given: int
) -> None:
    """Writes the rows of a submission; only while holding the writers' lock."""
    units = give_ids(connection, unit_key, list(dict.fromkeys(row[1] for row in rows)))
    numbered = ((kind, units[unit], *rest, number, given) for kind, unit, *rest in rows)
    insert_rows(connection, entry, _NAMES, numbered)


def read_entries(
    connection: Connection,
    books: Books,
    kind: str,
    units: Sequence[str] | None,
    periods: Sequence[int] | None,
    as_of: AsOf,
) -> list[Kept]:
    """The newest visible version of every entry in a range, withdrawn ones too, by unit, period and key."""
    latest: dict[tuple[int, int, str], Any] = {}
    for row in connection.execute(_select(connection, books, kind, units, periods, as_of.edition)):
        if row.submission not in as_of.hidden:
            latest[row.unit, row.period, row.key] = row
    return [_kept(connection, books, kind, row) for row in latest.values()]


def read_entry_versions(
    connection: Connection, books: Books, kind: str, unit: str, period: int, key: str, as_of: AsOf
) -> list[Kept]:
    """Every visible version of one entry, oldest first, also those that withdraw it (body None)."""
    query = _select(connection, books, kind, [unit], [period], as_of.edition).where(entry.c.key == key)
    rows = [row for row in connection.execute(query) if row.submission not in as_of.hidden]
    return [_kept(connection, books, kind, row) for row in rows]


def _select(
    connection: Connection,
    books: Books,
    kind: str,
    units: Sequence[str] | None,
    periods: Sequence[int] | None,
    newest: int,
) -> Select[Any]:
    query = (
        select(entry, edition.c.who, edition.c.at)
        .join(edition, edition.c.n == entry.c.edition)
        .where(entry.c.kind == KINDS.index(kind), entry.c.edition <= newest)
        .order_by(entry.c.unit, entry.c.period, entry.c.key, entry.c.edition)
    )
    if units is not None:
        query = query.where(entry.c.unit.in_(books.units.ids(connection, units)))
    return query if periods is None else query.where(entry.c.period.in_([int(one) for one in periods]))


def _kept(connection: Connection, books: Books, kind: str, row: Any) -> Kept:
    (unit,) = books.units.names(connection, [row.unit])
    body = json.loads(row.body) if row.body else None
    return Kept(Entry(kind, unit, row.period, row.key, body), row.edition, row.submission, row.who, row.at)


def _key(one: Entry) -> str:
    if not one.key:
        raise StoreFault(f"a {one.kind} of {one.unit or 'all units'} has no key")
    return require_text(one.key, "key")


def _body(one: Entry) -> str:
    if one.body is None:
        return ""
    try:
        text = json.dumps(one.body, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError) as why:
        raise StoreFault(f"{one.kind} {one.key}: {why}; expected texts, numbers, flags and lists") from why
    return require_text(text, "body")
