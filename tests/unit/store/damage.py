"""Changes by hand, past the triggers, as somebody with access to the database could make them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from store import Store


def change_by_hand(store: Store, statement: str, **values: object) -> None:
    """Runs a statement with triggers and references out of the way; afterwards they are as before."""
    if store.engine.dialect.name == "sqlite":
        _change_sqlite(str(store.engine.url.database), statement, values)
        return
    with store.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        assert connection.execute(text(statement), values).rowcount > 0


def _change_sqlite(path: str, statement: str, values: dict[str, object]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement, values).rowcount > 0
        for _, sql in triggers:
            connection.execute(sql)


def tear_page(path: Path, table: str) -> None:
    """Overwrites half of a page of a table in a closed SQLite store."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        leaf = "SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        (page,) = connection.execute(leaf, [table]).fetchone()
    with path.open("r+b") as handle:
        handle.seek((page - 1) * size + size // 2)
        handle.write(b"\xa5" * (size // 2))
