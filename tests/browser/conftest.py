"""A running app and a real Chromium, and the rule that no page calls anyone but its own server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from store import open_store
from tests.offices import Office, make_office
from tools.browser import FLAGS, find_chromium
from tools.environment import ROOT
from tools.serving import ADDRESS, free_port, start_app, wait_until_ready

StartServer = Callable[..., str]
NewPage = Callable[..., Page]
OWN_HOSTS = {ADDRESS, "localhost", ""}  # "" is what data: and blob: have for a host
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def started_servers(logs: Path) -> Iterator[StartServer]:
    """Gives what starts servers, and ends all it has started."""
    running: list[subprocess.Popen[bytes]] = []

    def start(store: str = "", root: Path = ROOT, port: int = 0, **more: str) -> str:
        port, log = port or free_port(), logs / f"server_{len(running)}.log"
        with log.open("wb") as out:
            settings = {**os.environ, "STORE": store, "GUESTS": "try", **more}
            server = start_app(sys.executable, port, settings, root, stdout=out, stderr=subprocess.STDOUT)
        running.append(server)
        if not wait_until_ready(server, port):
            said = log.read_text(encoding="utf-8", errors="replace")
            pytest.fail(f"the app did not come up; it said:\n{said}")
        return f"http://{ADDRESS}:{port}"

    try:
        yield start
    finally:
        for server in running:
            server.terminate()
        for server in running:
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Starts an app that lives until the end of the session: `start_server(store=URL or path)`.

    Gives its address. An empty store means the demonstration, which anyone may try without an account, as any
    store that is marked as one; `root` another copy of the project, `GUESTS=""` and the like are settings.
    """
    with started_servers(tmp_path_factory.mktemp("servers")) as start:
        yield start


@pytest.fixture
def start_own_server(tmp_path: Path) -> Iterator[StartServer]:
    """Like start_server, for this test alone: a server nobody has asked for anything."""
    with started_servers(tmp_path) as start:
        yield start


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """Where the store of one test alone stands."""
    return tmp_path / "office.sqlite"


@pytest.fixture
def app(store_file: Path, start_own_server: StartServer) -> str:
    """Address of an app on a store of one test's own to be tried without an account: nothing is in it yet."""
    return start_own_server(store=to_be_tried(store_file))


def to_be_tried(store: Path) -> str:
    """A new store that may be tried without an account."""
    with open_store(str(store)) as made:
        made.mark_demonstration()
    return str(store)


@pytest.fixture(scope="session")
def demonstration() -> None:
    """Sees to it that the demonstration store is there and fresh."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.demo"],
        cwd=ROOT,
        env={**os.environ, "STORE": ""},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        pytest.fail(f"the demonstration store could not be prepared:\n{done.stdout}{done.stderr}")


@pytest.fixture(scope="session")
def demo_app(start_server: StartServer, demonstration: None) -> str:
    """Address of an app on the demonstration store, one a worker. For reading: nothing is sent to it."""
    return start_server()


@pytest.fixture(scope="session")
def empty_app(start_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of an app on a store in which nothing is yet. For reading."""
    return start_server(store=to_be_tried(tmp_path_factory.mktemp("office") / "office.sqlite"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium a file of tests: a longer life would leave its event loop running under other tests."""
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium was found: run `make setup`, or set CHROMIUM to one")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens a page in a browser profile of its own: `new_page(width=390, height=844)`.

    When the test is over it fails if any page asked a host other than its own server for anything.
    """
    contexts = []
    asked: list[str] = []

    def open_page(width: int = 1440, height: int = 900) -> Page:
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda request: asked.append(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: asked.append(socket.url)))
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    foreign = sorted({url for url in asked if (urlsplit(url).hostname or "") not in OWN_HOSTS})
    if foreign:
        pytest.fail(f"the page called the outside: {foreign}")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page 1440 wide in a browser profile of its own."""
    return new_page()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, demonstration: None) -> Office:
    """An office with an account of every role and links of every kind, one a file of tests."""
    return make_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def board(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app that serves the office to those who may come, and to no guest."""
    with started_servers(tmp_path_factory.mktemp("logs")) as start:
        yield start(store=str(office.file), GUESTS="")
