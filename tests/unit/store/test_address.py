"""Where a store is, and that a password is never shown."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from domain.errors import StoreFault
from store import open_store, resolve_url
from store.address import DEFAULT_FILE, shown_url


def test_the_argument_comes_before_the_setting(monkeypatch, tmp_path):
    monkeypatch.setenv("STORE", "sqlite:////elsewhere/b.sqlite")
    assert make_url(resolve_url(str(tmp_path / "a.sqlite"))).database == str(tmp_path / "a.sqlite")
    assert resolve_url() == "sqlite:////elsewhere/b.sqlite"


def test_without_argument_and_setting_it_is_the_embedded_store(monkeypatch):
    monkeypatch.delenv("STORE", raising=False)
    assert make_url(resolve_url()).database == str(DEFAULT_FILE)
    assert DEFAULT_FILE.parts[-3:] == ("data", "store", "demo.sqlite")


@pytest.mark.parametrize("name", ["số liệu.sqlite", "a?b#c%20d.sqlite", "a b.sqlite"])
def test_a_bare_path_is_a_file_of_exactly_that_name(tmp_path, name):
    with open_store(str(tmp_path / "new" / name)) as store:
        assert store.edition() == 0
    assert (tmp_path / "new" / name).is_file()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_postgresql_is_spoken_to_through_psycopg(scheme):
    assert resolve_url(f"{scheme}://u:p%40w@h/db?sslmode=require").startswith(
        "postgresql+psycopg://u:p%40w@h/db?"
    )


@pytest.mark.parametrize("address", ["mysql://u:secret@h/db", "sqlite://", "sqlite:///:memory:", "://x"])
def test_what_cannot_be_a_store_is_refused(address):
    with pytest.raises(StoreFault) as refused:
        resolve_url(address)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://an:secret@127.0.0.1:9/db",
        "postgresql://an:se@secret@127.0.0.1:port/db",
        "postgresql://an@127.0.0.1:9/db?password=secret",
    ],
)
def test_no_fault_repeats_a_password(address):
    with pytest.raises(StoreFault) as refused:
        open_store(address)
    assert "secret" not in str(refused.value)


def test_the_address_shown_hides_the_password():
    assert (
        shown_url("postgresql+psycopg://an:secret@h/db?password=secret") == "postgresql+psycopg://an:***@h/db"
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFault, match="file/below"):
        open_store(str(Path(tmp_path) / "file" / "below" / "a.sqlite"))
