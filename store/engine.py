"""Connections to a store: readers in a snapshot, writers one at a time, faults without secrets."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from domain.errors import StoreFault
from store.address import SQLITE, shown_url, store_file
from store.records import Busy, Damaged

WAIT_SECONDS = 120
WRITES = "store_writes"
# Any fixed number: all writers of a PostgreSQL store queue on it.
_WRITERS_LOCK = 7_402_023_09
_MOST_BEYOND_POOL = 35


def make_engine(url: str) -> Engine:
    """An engine for a resolved URL; nothing is connected yet."""
    if store_file(url) is None:
        return create_engine(
            url,
            # A writer must see what was committed while it waited for the lock.
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": 10},
        )
    engine = create_engine(
        url,
        hide_parameters=True,
        # Whoever waits for the writers' lock holds one meanwhile: readers are to find others.
        max_overflow=_MOST_BEYOND_POOL,
        connect_args={"timeout": WAIT_SECONDS},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_sqlite(connection: Connection | Engine) -> bool:
    """Whether the store is a SQLite file."""
    return connection.dialect.name == SQLITE


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the store throughout; raises StoreFault."""
    with translated_faults(engine), engine.connect() as connection:
        if not is_sqlite(connection):
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, wait_seconds: float = WAIT_SECONDS) -> Iterator[Connection]:
    """The one connection that may write now; all of it is stored or nothing; raises StoreFault.

    Busy, where others write for longer than it waits.
    """
    with translated_faults(engine), engine.connect() as connection, _waiting(connection, wait_seconds):
        connection.execution_options(**{WRITES: True})
        with connection.begin():
            if not is_sqlite(connection):
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * wait_seconds)}")
                connection.execute(select(func.pg_advisory_xact_lock(_WRITERS_LOCK)))
            yield connection


@contextmanager
def touching(engine: Engine) -> Iterator[Connection | None]:
    """A connection for what may be lost, None where somebody else is writing: it waits for nobody."""
    with translated_faults(engine), engine.connect() as connection, _waiting(connection, 0):
        connection.execution_options(**{WRITES: True})
        try:
            begun = connection.begin()
        except DBAPIError:
            yield None
        else:
            with begun:
                yield connection


@contextmanager
def _waiting(connection: Connection, seconds: float) -> Iterator[None]:
    """How long a connection to SQLite waits for the writers' lock within it."""
    if not is_sqlite(connection) or seconds == WAIT_SECONDS:
        yield
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1000 * seconds)}")
    # Out of a transaction of SQLAlchemy's own, which the reading of a setting has begun.
    connection.rollback()
    try:
        yield
    finally:
        connection.rollback()
        # As a reader: somebody may have begun to write in between, and this must not want their lock.
        connection.execution_options(**{WRITES: False})
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {1000 * WAIT_SECONDS}")


@contextmanager
def translated_faults(engine: Engine) -> Iterator[None]:
    """Turns what the database says into a StoreFault that names the store without its password."""
    try:
        yield
    except (SQLAlchemyError, engine.dialect.loaded_dbapi.Error) as why:
        raise _fault(engine.url.render_as_string(hide_password=False), why) from why


def _fault(url: str, why: Exception) -> StoreFault:
    said = str(why.orig if isinstance(why, DBAPIError) else why).strip().partition("\n")[0]
    place = shown_url(url)
    if "not a database" in said or "malformed" in said or "disk I/O error" in said:
        told = f"{place}: {said}; expected a whole store; restore it from a backup"
        return Damaged(told, "damaged", place=place, why=said)
    if any(word in said for word in ("locked", "busy", "lock timeout", "connection")):
        told = f"{place} cannot be reached now ({said}); try again, and tell IT if it stays so"
        return Busy(told, "busy", place=place, why=said)
    return StoreFault(f"{place}: the database refused ({said})", "refused", place=place, why=said)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # None: this module says BEGIN itself (see _begin_sqlite), the driver never does.
    connection.isolation_level = None
    for setting in ("foreign_keys = ON", "recursive_triggers = ON", "cache_size = -32768"):
        connection.execute(f"PRAGMA {setting}")
    _enter_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _enter_wal(connection: sqlite3.Connection) -> None:
    # Two processes that open a new store at once: switching to WAL does not wait by itself.
    deadline = time.monotonic() + WAIT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as why:
            if "locked" not in str(why) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_folder(url: str) -> None:
    """Creates the folder of a SQLite store; raises StoreFault where that cannot be."""
    file = store_file(url)
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        told = f"the folder {file.parent} of the store cannot be made: {why.strerror}"
        raise StoreFault(told, "no_folder", place=file.parent, why=why.strerror) from why
