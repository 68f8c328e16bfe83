"""Opening a store: new, current, newer than the program, or no store at all."""

import sqlite3
import subprocess
import sys
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from domain.columns import ASSIGNERS, GRADES, MEASURES
from domain.entries import KINDS
from domain.errors import StoreFault
from domain.targets import OPERATORS
from store import Damaged, open_store
from store.engine import reading
from store.opening import KNOWN_SCHEMAS, SCHEMA
from store.tables import metadata

_OPEN = "import sys; from store import open_store; print(open_store(sys.argv[1]).edition())"


def test_a_new_store_is_empty_and_opens_again(store_url):
    for _ in range(2):
        with open_store(store_url) as store:
            assert store.edition() == 0
            assert store.history() == []


def test_the_migrations_make_exactly_the_tables_the_program_knows(store_url):
    with open_store(store_url) as store, reading(store.engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_the_program_expects():
    heads = ScriptDirectory("store/migrations").get_heads()
    assert heads == [SCHEMA]
    assert KNOWN_SCHEMAS[-1] == SCHEMA


def test_positions_that_are_stored_never_change():
    assert MEASURES[:5] == ("actual", "plan", "prior", "pct_plan", "yoy_index")
    assert ASSIGNERS[:7] == ("", "district", "province", "council", "central", "local", "registered")
    assert GRADES == ("estimate", "preliminary", "official", "settled")
    assert OPERATORS[:7] == ("ge", "gt", "le", "lt", "eq", "about", "range")
    assert KINDS[:4] == ("comment", "shortcoming", "task", "catalogue")
    assert KINDS[4:6] == ("signed_document", "mends")
    assert OPERATORS[7:10] == ("fall_points", "fall_percent", "lower_than_prior")


def test_a_store_newer_than_the_program_is_refused(store_url):
    with open_store(store_url) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreFault, match=r"9999.*newer"):
        open_store(store_url)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("no database at all " * 100)
    with pytest.raises(Damaged, match="not a database"):
        open_store(str(tmp_path / "notes.txt"))


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE payroll (name TEXT)")
    with pytest.raises(StoreFault, match="payroll"):
        open_store(str(tmp_path / "other.sqlite"))
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("payroll",)]


def test_a_server_that_does_not_answer_is_a_fault():
    with pytest.raises(StoreFault, match="cannot be reached"):
        open_store("postgresql://an@127.0.0.1:9/db")


def test_sqlite_is_opened_safely(sqlite_url):
    with open_store(sqlite_url) as store, reading(store.engine) as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "busy_timeout")
        ]
    assert found[:4] == ["wal", 2, 1, 1]
    assert found[4] >= 60_000


def test_four_processes_open_a_new_store_at_once(store_url):
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", _OPEN, store_url], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    answers = [opener.communicate(timeout=60) for opener in openers]
    assert [out.strip() for out, _ in answers] == [b"0"] * 4, answers


def test_a_kill_during_the_migration_leaves_nothing_half_done(tmp_path):
    for number in range(6):
        url = str(tmp_path / f"{number}.sqlite")
        opener = subprocess.Popen([sys.executable, "-c", _OPEN, url], stdout=subprocess.DEVNULL)
        while opener.poll() is None and not (tmp_path / f"{number}.sqlite").exists():
            time.sleep(0.001)
        # From the first moment the file is there to a while after the migration is done.
        time.sleep(number * 0.03)
        opener.kill()
        opener.wait()
        with open_store(url) as store:
            assert store.edition() == 0


def test_opening_a_current_store_loads_neither_alembic_nor_pandas(sqlite_url):
    open_store(sqlite_url).close()
    check = f"{_OPEN}; assert not {{'alembic', 'pandas', 'numpy'}} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", check, sqlite_url], check=True, capture_output=True)


def test_only_an_empty_store_becomes_a_demonstration(store_url):
    with open_store(store_url) as store:
        assert not store.is_demonstration
        store.mark_demonstration()
        store.mark_demonstration()
        assert store.is_demonstration
