"""The pages run without a browser: what they draw, by page, language and store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from access import TRIAL, Person
from tools import demo
from tools.environment import ROOT

RunPage = Callable[..., AppTest]
# AppTest keeps the widgets' own functions in the session, which the app itself never does
# (test_session.py holds the rule that is switched off here); and a fault must tell what it was.
_FOR_TESTS = {"runner.enforceSerializableSessionState": False, "client.showErrorDetails": "full"}


@pytest.fixture(scope="session", autouse=True)
def settings() -> Iterator[None]:
    """The app's own settings but for two that stand in a test's way."""
    usual = {name: config.get_option(name) for name in _FOR_TESTS}
    for name, value in _FOR_TESTS.items():
        config.set_option(name, value)
    yield
    for name, value in usual.items():
        config.set_option(name, value)


@pytest.fixture(scope="session")
def demonstration() -> None:
    """Sees to it that the demonstration store is there and fresh."""
    if demo.main([]) != 0:
        pytest.fail("the demonstration store could not be prepared")


@pytest.fixture(autouse=True)
def anyone_may_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookie can be given to a page that runs without a browser: all of it may be tried by anyone."""
    be(monkeypatch, Person(TRIAL))


def be(monkeypatch: pytest.MonkeyPatch, person: Person | None) -> None:
    """Run the pages as somebody."""
    monkeypatch.setattr("ui.served.read_person", lambda _records, _link: person)


# Whether what is kept by edition was read from the demonstration, and from nothing else.
_kept = {"of_demonstration": False}


def _clear() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
    _kept["of_demonstration"] = False


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """What is kept by edition belongs to one store: another store starts without it."""
    _clear()
    yield
    _clear()


@pytest.fixture
def demo_store(monkeypatch: pytest.MonkeyPatch, demonstration: None) -> None:
    """The demonstration is what the pages show. For reading: what one test had read serves the next."""
    if not _kept["of_demonstration"]:
        _clear()
    _kept["of_demonstration"] = True
    monkeypatch.setenv("STORE", "")


@pytest.fixture
def empty_store(monkeypatch: pytest.MonkeyPatch, fresh_caches: None, tmp_path: Path) -> None:
    """An office's own store in which nothing is yet is what the pages show."""
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))


def run_page(name: str = "overview", **address: str) -> AppTest:
    """A page as the router runs it under an address; a fault on it fails the test with its trace."""
    app = AppTest.from_file(ROOT / "ui" / "main.py", default_timeout=60)
    for field, text in address.items():
        app.query_params[field] = text
    app.switch_page(f"../pages/{name}.py").run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error, app.error[0].value
    return app


def shown(app: AppTest) -> str:
    """All raw HTML of the page, in order."""
    return "\n".join(element.proto.body for element in app.get("html"))
