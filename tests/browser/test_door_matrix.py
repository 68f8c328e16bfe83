"""Every route × everybody who may come, on a server nobody asked for anything before: http and websocket."""

import asyncio
import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websockets

from tests.offices import Office
from ui.main_pages import ASKS
from web.own_files import own_file

VIEW = "v=1&unit=tan_yen&period=2023-9M&at=latest"
NOBODY = ("no one", "forged", "idle", "signed out", "ended", "revoked", "tampered")
BEARERS = ("link", "board")
ACCOUNTS = ("viewer", "other staff", "staff", "approver", "administrator")
EVERYBODY = (*NOBODY, *BEARERS, *ACCOUNTS)
SENDERS = ("other staff", "staff", "approver", "administrator")
PAGE = {"Accept": "text/html"}
METHODS = {"head": "HEAD", "put": "PUT", "post": "POST", "foreign put": "PUT"}
# Routes, and who is answered how: the first that names somebody counts, `else` all others.
ROUTES: dict[tuple[str, str], dict[object, object]] = {
    **{
        ("page", f"/{'' if name == 'overview' else name}?{VIEW}"): {NOBODY: 303, BEARERS: 303, "else": 200}
        for name in ASKS
    },
    ("page", "/no-such-page"): {NOBODY: 303, BEARERS: 303, "else": 307},
    ("page", "/pages/overview.py"): {NOBODY: 303, BEARERS: 303, "else": 200},
    ("page", f"/?{VIEW}&link={{link}}"): {NOBODY: 303, ("board",): 303, "else": 200},
    ("page", f"/?{VIEW}&link={{board}}"): {NOBODY: 303, ("link",): 303, "else": 200},
    ("page", "/?link=999999"): {NOBODY: 303, BEARERS: 303, "else": 200},
    ("page", "/e/{link}"): {("link", "administrator"): 200, "else": 403},
    ("page", "/e/{board}"): {("board", "administrator"): 200, "else": 403},
    ("page", "/e/{revoked}"): {("administrator",): 410, "else": 403},
    ("page", "/e/999999"): {EVERYBODY: 403},
    ("page", f"/edition?{VIEW}"): {NOBODY: 303, BEARERS: 303, "else": 200},
    ("page", "/s/{ended token}"): {EVERYBODY: 410},
    ("page", "/s/{revoked token}"): {EVERYBODY: 410},
    ("page", "/s/not-a-token"): {EVERYBODY: 404},
    ("page", "/s/{ended token}/picture.png"): {EVERYBODY: 404},
    ("page", "/account"): {NOBODY: 303, BEARERS: 303, "else": 200},
    ("page", "/account/password?lang=en"): {EVERYBODY: 303},
    ("page", "/account/sessions"): {EVERYBODY: 303},
    ("page", "/sign-out"): {EVERYBODY: 303},
    ("page", "/account/x"): {NOBODY: 303, BEARERS: 303, "else": 404},
    ("page", "/oidc/start"): {EVERYBODY: 404},
    ("page", "/oidc/x"): {EVERYBODY: 404},
    ("page", "/fonts/x"): {EVERYBODY: 404},
    ("page", "/sign-in"): {EVERYBODY: 200},
    ("page", "/set-up/not-a-token"): {EVERYBODY: 410},
    ("page", "/password/not-a-token"): {EVERYBODY: 410},
    ("page", "/in/not-a-token"): {EVERYBODY: 410},
    ("head", f"/?{VIEW}"): {NOBODY: 303, BEARERS: 303, "else": 200},
    ("head", "/e/{link}"): {("link", "administrator"): 200, "else": 403},
    ("get", "/health"): {EVERYBODY: 200},
    ("get", "/fonts/x"): {EVERYBODY: 404},
    ("get", "/account/x"): {NOBODY: 401, "else": 404},
    ("get", own_file("door.css")): {EVERYBODY: 200},
    ("get", "/own/x/nothing.css"): {EVERYBODY: 404},
    ("get", f"/?{VIEW}"): {NOBODY: 401, "else": 200},
    ("get", "/_stcore/health"): {NOBODY: 401, "else": 200},
    ("get", "/_stcore/host-config"): {NOBODY: 401, "else": 200},
    ("get", "/_stcore/metrics"): {NOBODY: 401, ("administrator",): 200, "else": 403},
    ("get", "/_stcore/agent/openapi.json"): {NOBODY: 401, ("administrator",): {200, 404}, "else": 403},
    ("get", "/media/no-such-file.csv"): {NOBODY: 401, ("link",): 403, "else": 404},
    ("get", "/%2e%2e/data/store"): {NOBODY: 401, "else": {200, 400, 404}},
    ("put", "/_stcore/upload_file/session/file"): {NOBODY: 401, SENDERS: {400, 403, 404}, "else": 403},
    ("foreign put", "/_stcore/upload_file/session/file"): {EVERYBODY: 403},
    ("foreign", f"/?{VIEW}"): {EVERYBODY: 403},
    ("post", "/sign-out"): {EVERYBODY: {303, 401}},
}


def ask(base: str, how: str, path: str, cookies: dict[str, str]) -> int:
    """The status of one request."""
    place = urlsplit(base)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    headers |= PAGE if how in ("page", "head") else {}
    method = METHODS.get(how, "GET")
    if method in ("PUT", "POST"):
        headers["Origin"] = base
    if how.startswith("foreign"):
        headers["Origin"] = "http://evil.example"
    connection = http.client.HTTPConnection(place.hostname or "", place.port or 80, timeout=30)
    try:
        connection.request(method, path, body=b"" if method in ("PUT", "POST") else None, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def filled(path: str, office: Office) -> str:
    for name, (number, token) in office.links.items():
        path = path.replace(f"{{{name}}}", str(number)).replace(f"{{{name} token}}", token)
    return path


def expected(row: dict[object, object], who: str) -> set[int]:
    for some, status in row.items():
        if some == "else" or who in some:  # type: ignore[operator]
            return status if isinstance(status, set) else {status}  # type: ignore[arg-type]
    raise AssertionError(f"the table does not say what {who} is to be answered")


def test_a_cold_server_shows_nothing_to_no_one(board: str, office: Office) -> None:
    """First of all: nobody has asked this server for anything yet."""
    paths = [filled(path, office) for how, path in ROUTES if how == "page"]
    assert [path for path in paths if ask(board, "get", path, {}) == 200] == ["/sign-in"]


@pytest.mark.parametrize("how, path", ROUTES, ids=lambda part: part)
def test_everybody_gets_their_own_answer(how: str, path: str, board: str, office: Office) -> None:
    # Signed out here are only those whose session is no part of the table.
    people = [who for who in EVERYBODY if path != "/sign-out" or who in NOBODY]
    found = {who: ask(board, how, filled(path, office), office.cookies[who]) for who in people}
    wrong = {who: status for who, status in found.items() if status not in expected(ROUTES[how, path], who)}
    assert wrong == {}


def opens(base: str, cookies: dict[str, str], origin: str = "") -> bool:
    async def knock() -> bool:
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        try:
            async with websockets.connect(
                base.replace("http", "ws") + "/_stcore/stream",
                origin=origin or base,  # type: ignore[arg-type]
                additional_headers={"Cookie": cookie} if cookie else {},
            ):
                return True
        except websockets.exceptions.InvalidStatus:
            return False

    return asyncio.run(knock())


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_websocket_opens_for_those_who_may_see(who: str, board: str, office: Office) -> None:
    assert opens(board, office.cookies[who]) is (who not in NOBODY)
    assert not opens(board, office.cookies[who], "http://evil.example")


def test_what_the_door_says_of_who_came_cannot_be_said_from_outside(board: str, office: Office) -> None:
    """A header of the door's own, sent by nobody, admits nobody."""
    place = urlsplit(board)
    connection = http.client.HTTPConnection(place.hostname or "", place.port or 80, timeout=30)
    connection.request("GET", "/_stcore/host-config", headers={"x-board-admitted": "trial"})
    assert connection.getresponse().status == 401


def test_the_store_of_the_table_holds_what_it_says(office: Office) -> None:
    assert Path(office.file).is_file()
    assert set(office.cookies) == set(EVERYBODY)
