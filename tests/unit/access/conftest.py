"""An empty store, and quick hashes where passwords are not what is tested."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from access import passwords
from store import AccessRecords, open_store


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was opened once: a copy of it need not be made anew."""
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    open_store(str(path)).close()
    return path


@pytest.fixture
def records(empty_store: Path, tmp_path: Path) -> Iterator[AccessRecords]:
    """The rows of the door in an empty store."""
    path = tmp_path / "store.sqlite"
    shutil.copy(empty_store, path)
    with open_store(str(path)) as store:
        yield AccessRecords(store.engine)


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the weakest settings there are."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    monkeypatch.setattr(passwords, "_NOBODY", quick.hash("nobody"))
