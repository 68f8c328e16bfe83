"""A board small enough for tests: the door's own pages behind the real door, on a store of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from access import ADMINISTRATOR, STAFF, Attempts, add_account, passwords
from access.told import ADMITTED, ORIGIN, SESSION
from store import AccessRecords, open_store
from web import account_page, serving, sign_in
from web.account_page import account_routes
from web.door import Door
from web.health import health_routes
from web.policy import Policy
from web.sign_in import sign_in_routes

OWN = "http://127.0.0.1:8501"
PASSWORD = "chín tháng đầu năm"
OTHER_PASSWORD = "sáu tháng cuối năm"


class Browser(TestClient):
    """A browser with cookies of its own, which says where its forms come from and follows no redirect."""

    def __init__(self, app: Any, base_url: str = OWN, client: tuple[str, int] = ("127.0.0.1", 50000)) -> None:
        super().__init__(app, base_url=base_url, client=client, follow_redirects=False)

    def look(self, path: str, **others: Any) -> Any:
        """A page that is asked for by hand."""
        return self.get(path, headers={"accept": "text/html", "user-agent": "Firefox"}, **others)

    def send_form(self, path: str, **fields: str) -> Any:
        """A form that is sent."""
        origin = str(self.base_url).rstrip("/")
        return self.post(path, data=fields, headers={"origin": origin, "user-agent": "Firefox"})

    def sign_in(self, name: str = "an.nguyen", password: str = PASSWORD, **others: str) -> Any:
        return self.send_form("/sign-in", name=name, password=password, **others)

    @property
    def is_in(self) -> bool:
        """Whether the board opens."""
        return self.look("/").status_code == 200


class Board:
    """The app, its store's rows, and people who come to it."""

    def __init__(self, app: Starlette, records: AccessRecords) -> None:
        self.app, self.records = app, records

    def browser(self, base_url: str = OWN, address: str = "127.0.0.1") -> Browser:
        return Browser(self.app, base_url, (address, 50000))

    def add(self, name: str = "an.nguyen", role: str = STAFF, shown: str = "Nguyễn Văn An") -> int:
        """An account that has the password."""
        return add_account(self.records, "", name, shown, role, ["tan_yen"], password=PASSWORD)

    def actions(self) -> list[str]:
        """What stands in the trail, oldest first."""
        return [row.action for row in reversed(self.records.trail())]


@contextmanager
def open_board(
    folder: Path, empty: Path, patch: pytest.MonkeyPatch, routes: list[BaseRoute] | None = None
) -> Iterator[Board]:
    """A board on an empty store; attempts of other tests are forgotten."""
    shutil.copy(empty, folder / "board.sqlite")
    patch.setenv("STORE", str(folder / "board.sqlite"))
    attempts = Attempts()
    for module in (sign_in, account_page):
        patch.setattr(module, "ATTEMPTS", attempts)
    app = Starlette(
        routes=[
            *sign_in_routes(),
            *account_routes(),
            *health_routes(),
            *(routes or []),
            Route("/{rest:path}", _figures),
        ],
        middleware=[Middleware(Policy), Middleware(Door, records=serving.the_records, guests="")],
    )
    try:
        yield Board(app, serving.the_records())
    finally:
        serving.the_store().close()
        serving._open.cache_clear()


async def _figures(request: Request) -> Response:
    """In the place of the app: what it is told of who came."""
    return PlainTextResponse(f"{request.headers[ADMITTED]} from {request.headers[ORIGIN]}")


def said(answer: Any) -> str:
    """The words of a page."""
    return unescape(answer.text)


def administrator_of(board: Board) -> int:
    return board.add("chu.tich", ADMINISTRATOR, "Chủ tịch")


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the weakest settings there are: how strong real ones are stands in tests/unit/access."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", quick)
    monkeypatch.setattr(passwords, "_NOBODY", quick.hash("nobody"))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was opened once: a copy of it need not be made anew."""
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    open_store(str(path)).close()
    return path


@pytest.fixture
def board(
    tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch, quick_hashes: None
) -> Iterator[Board]:
    with open_board(tmp_path, empty_store, monkeypatch) as opened:
        yield opened


def token_in(browser: Browser) -> str:
    return browser.cookies.get(SESSION, "")


def new_passwords(password: str, again: str | None = None) -> dict[str, str]:
    return {"password": password, "again": password if again is None else again}


def set_up(board: Board, browser: Any, token: str, **fields: str) -> Any:
    usual = {"shown_name": "Trần Thị Bình", "name": "binh.tran", **new_passwords(PASSWORD)}
    return browser.send_form(f"/set-up/{token}", **{**usual, **fields})
