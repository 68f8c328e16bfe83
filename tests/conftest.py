"""What tests of every kind share: the real data beside the project, the catalogue, places for stores."""

from pathlib import Path

import pytest
from hypothesis import settings

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from tests.store_servers import (  # noqa: F401 - pytest finds fixtures by their names here
    fresh_store_url,
    postgres_server,
    postgres_url,
    sqlite_url,
    store_url,
)

ROOT = Path(__file__).resolve().parents[1]
# How long one example takes says more of a shared machine than of the code: pytest's timeout stands.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their argument: packed ones carry the second they were packed in, and
    workers that name one test differently cannot share the work."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of seed documents and real data beside the project; skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real data of ../shared is not on this machine")
    return folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The project's own catalogue, without the invented units of the demonstration."""
    return catalogue_for(demonstration=False)
