"""Many rows into a table at once, by the quickest way each database has."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from store.engine import is_sqlite


def insert_rows(
    connection: Connection, table: Table | str, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Inserts tuples of plain values in the order of the named columns."""
    # The driver's own cursor: a million rows pass without a dict or a compiled statement each.
    cursor: Any = connection.connection.cursor()
    into = f"{table} ({', '.join(names)})"  # from store.tables or a migration, never from a reader
    try:
        if is_sqlite(connection):
            marks = ", ".join("?" * len(names))
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608
            return
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    finally:
        cursor.close()
