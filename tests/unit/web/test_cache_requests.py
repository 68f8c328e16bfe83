"""A tab that asks for it empties nobody's caches."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import caching
from streamlit.runtime.app_session import AppSession

from web.cache_requests import ignore_cache_requests

CLEARED = ["data", "resource", "state"]


@pytest.fixture(autouse=True)
def own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's own method, put back after each test."""
    monkeypatch.setattr(AppSession, "_handle_clear_cache_request", AppSession._handle_clear_cache_request)


@pytest.fixture
def cleared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is emptied."""
    found: list[str] = []
    monkeypatch.setattr(caching.cache_data, "clear", lambda: found.append("data"))
    monkeypatch.setattr(caching.cache_resource, "clear", lambda: found.append("resource"))
    return found


class State:
    """A session's state, which tells that it was emptied."""

    def __init__(self, told: list[str]) -> None:
        self.told = told

    def clear(self) -> None:
        self.told.append("state")


class Tab(AppSession):
    """A session without a browser and a script."""

    def __init__(self, told: list[str]) -> None:
        self._session_state = State(told)  # type: ignore[assignment]

    def __del__(self) -> None:
        """Nothing was begun that has to be ended."""


def ask_for_it(told: list[str]) -> None:
    """What a tab sends that has its caches emptied."""
    message = BackMsg()
    message.clear_cache = True
    Tab(told).handle_backmsg(message)


def test_streamlit_still_empties_them_by_itself(cleared: list[str]) -> None:
    """When this fails, Streamlit asks for more than an open tab: web/cache_requests.py can go."""
    ask_for_it(cleared)
    assert cleared == CLEARED


def test_a_tab_that_asks_empties_nothing(cleared: list[str]) -> None:
    ignore_cache_requests()
    ask_for_it(cleared)
    assert cleared == []
