"""What the database says of itself: its pages, its references, and the triggers that guard it."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from store.access_tables import APPEND_ONLY
from store.engine import is_sqlite
from store.records import Finding

_SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_POSTGRESQL_TRIGGERS = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"


def check_database(connection: Connection) -> Iterator[Finding]:
    """Torn pages and broken references (SQLite), and triggers that were taken away."""
    yield from _missing_triggers(connection)
    if not is_sqlite(connection):
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if said != "ok":
            yield Finding("integrity", "integrity_check", said, "ok", "restore")
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")).all()[:20]:
        yield Finding("reference", f"{table} {row or ''}".strip(), f"no row in {parent}", parent, "restore")


def _missing_triggers(connection: Connection) -> Iterator[Finding]:
    query = _SQLITE_TRIGGERS if is_sqlite(connection) else _POSTGRESQL_TRIGGERS
    found = set(connection.execute(text(query)).scalars())
    changes = ("update", "delete") if is_sqlite(connection) else ("update", "delete", "truncate")
    for table in APPEND_ONLY:
        for change in changes:
            if f"{table.name}_no_{change}" not in found:
                name = f"{table.name}_no_{change}"
                yield Finding("trigger", name, "no trigger", "a trigger that refuses changes", "inquire")
