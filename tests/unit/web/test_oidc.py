"""Signing in through a provider of OpenID Connect: a real one, on this machine, over real connections."""

import logging
import re
import socket
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx2
import pytest
from authlib.common.errors import AuthlibBaseError
from joserfc.errors import JoseError

from access import STAFF, Account, account_named, add_account, change_account, read_account, sessions_of
from domain.errors import StoreFault
from tests.unit.web.board import OWN, Board, Browser, open_board, said, token_in
from texts import t
from web import oidc
from web.oidc import _client, oidc_routes
from web.settings import read_provider

with warnings.catch_warnings():
    # The provider is made of an older part of Authlib, which says so whenever it is loaded.
    warnings.filterwarnings(
        "ignore", message="authlib.jose module is deprecated", category=DeprecationWarning
    )
    import oidc_provider_mock

# The provider speaks to that older part at every token it gives.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
SUB, MAIL = "0042-An", "an@office.example"
CLIENT_SECRET = "the board's own secret"


class Provider:
    """The provider as its people see it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def know(self, sub: str = SUB, **claims: Any) -> None:
        """A person, and what the provider says of them."""
        httpx2.put(f"{self.issuer}/users/{quote(sub, safe='')}", json=claims).raise_for_status()

    def agree(self, address: str, sub: str = SUB) -> str:
        """Somebody signs in at the provider; gives the address they are sent back to."""
        answer = httpx2.post(address, data={"sub": sub})
        assert answer.status_code == 302, answer.text
        return str(answer.headers["location"])

    def refuse(self, address: str) -> str:
        """Somebody changes their mind at the provider."""
        return str(httpx2.post(address, data={"action": "deny"}).headers["location"])


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


def set_provider(patch: pytest.MonkeyPatch, issuer: str) -> None:
    patch.setenv("OIDC_ISSUER", issuer)
    patch.setenv("OIDC_CLIENT_ID", "board")
    patch.setenv("OIDC_CLIENT_SECRET", CLIENT_SECRET)
    patch.setenv("OIDC_NAME", "Cổng của tỉnh")


@pytest.fixture
def provider(running: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    set_provider(monkeypatch, running)
    _client.cache_clear()
    yield Provider(running)
    _client.cache_clear()


@pytest.fixture
def board(
    provider: Provider, tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Board]:
    with open_board(tmp_path, empty_store, monkeypatch, oidc_routes()) as opened:
        yield opened


@pytest.fixture
def an(board: Board) -> int:
    return add_account(board.records, "", "an.nguyen", "Nguyễn Văn An", STAFF, ["tan_yen"], subject=SUB)


def start(browser: Browser, wanted: str = "") -> str:
    """The address at the provider to which a browser is sent."""
    answer = browser.look("/oidc/start", params={"next": wanted} if wanted else None)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


def back(browser: Browser, address: str) -> Any:
    """What the board answers where the provider sends a browser back to."""
    assert address.startswith(f"{OWN}/oidc/back?")
    return browser.look(address)


def assert_told(answer: Any, fault: str, subject: str = "") -> None:
    assert answer.status_code == 401
    assert t(f"door.fault.{fault}", "vi", subject=subject) in said(answer)


# In by the provider


def test_who_the_provider_knows_is_in_and_goes_on_where_they_wanted_to(
    board: Board, provider: Provider, an: int
) -> None:
    browser = board.browser()
    page = browser.look("/sign-in", params={"next": "/plan?unit=tan_yen&at=3"})
    assert "Cổng của tỉnh" in said(page)
    answer = back(browser, provider.agree(start(browser, "/plan?unit=tan_yen&at=3")))
    assert (answer.status_code, answer.headers["location"]) == (303, "/plan?unit=tan_yen&at=3")
    assert browser.look("/").text == "account from 127.0.0.1"
    row = board.records.trail()[0]
    assert (row.who, row.origin, row.action) == ("Nguyễn Văn An", "127.0.0.1", "signed_in")
    assert row.about["how"] == "provider"


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/evil"])
def test_nobody_is_sent_to_another_site_by_way_of_the_provider(
    board: Board, provider: Provider, an: int, wanted: str
) -> None:
    browser = board.browser()
    assert back(browser, provider.agree(start(browser, wanted))).headers["location"] == "/"


def test_the_request_is_bound_to_this_browser_and_this_client(board: Board) -> None:
    asked = parse_qs(urlsplit(start(board.browser())).query)
    assert asked["response_type"] == ["code"]
    assert asked["client_id"] == ["board"]
    assert asked["redirect_uri"] == [f"{OWN}/oidc/back"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"][0].split()[0] == "openid"
    for once in ("state", "nonce", "code_challenge"):
        assert len(asked[once][0]) >= 16
    again = parse_qs(urlsplit(start(board.browser())).query)
    assert again["state"] != asked["state"]
    assert again["nonce"] != asked["nonce"]
    assert CLIENT_SECRET not in str(asked)


@pytest.mark.parametrize(
    ("address", "is_secure"), [("http://127.0.0.1:8501", False), ("https://bao-cao.example", True)]
)
def test_the_cookie_of_a_sign_in_under_way_is_for_no_script_and_no_other_site(
    board: Board, address: str, is_secure: bool
) -> None:
    answer = board.browser(address).look("/oidc/start")
    flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert flags >= {"httponly", "samesite=lax", "path=/oidc"}
    assert ("secure" in flags) is is_secure
    assert f"redirect_uri={quote(address, safe='')}%2Foidc%2Fback" in answer.headers["location"]


# Who somebody is


def test_a_mail_address_counts_where_the_provider_says_it_was_verified(
    board: Board, provider: Provider
) -> None:
    add_account(board.records, "", "an", "An", STAFF, subject=MAIL.upper())
    provider.know("sub-1", email=MAIL, email_verified=True)
    browser = board.browser()
    assert back(browser, provider.agree(start(browser), "sub-1")).status_code == 303
    assert browser.is_in


@pytest.mark.parametrize("verified", [False, None, "true", 1, "yes"])
def test_an_unverified_mail_address_is_no_identity(board: Board, provider: Provider, verified: Any) -> None:
    add_account(board.records, "", "an", "An", STAFF, subject=MAIL)
    provider.know("sub-2", email=MAIL, **({} if verified is None else {"email_verified": verified}))
    browser = board.browser()
    answer = back(browser, provider.agree(start(browser), "sub-2"))
    assert_told(answer, "unknown_person", "sub-2")
    assert not browser.is_in


def test_a_subject_that_looks_like_a_mail_address_is_none(board: Board, provider: Provider) -> None:
    """Who chooses their own name at the provider chooses nobody's mail address."""
    add_account(board.records, "", "an", "An", STAFF, subject=MAIL)
    provider.know(MAIL, email="other@office.example", email_verified=True)
    browser = board.browser()
    assert_told(back(browser, provider.agree(start(browser), MAIL)), "unknown_person", "other@office.example")
    assert not browser.is_in


def test_a_mail_address_without_a_place_is_no_subject(board: Board, provider: Provider, an: int) -> None:
    provider.know("sub-3", email=SUB, email_verified=True)
    browser = board.browser()
    assert_told(back(browser, provider.agree(start(browser), "sub-3")), "unknown_person", SUB.casefold())
    assert not browser.is_in


def test_a_person_without_an_account_is_told_what_to_ask_for(
    board: Board, provider: Provider, an: int
) -> None:
    browser = board.browser()
    answer = back(browser, provider.agree(start(browser, "/plan"), "<b>stranger</b>"))
    assert_told(answer, "unknown_person", "<b>stranger</b>")
    assert "<b>stranger" not in answer.text
    assert not token_in(browser)
    row = board.records.trail()[0]
    assert (row.action, row.origin, row.about) == ("sign_in_failed", "127.0.0.1", {"how": "provider"})


@pytest.mark.parametrize("sub", [SUB.upper(), SUB.lower(), SUB + " ", ""])
def test_another_identity_that_looks_alike_is_another_person(
    board: Board, provider: Provider, an: int, sub: str
) -> None:
    browser = board.browser()
    if sub:
        answer = back(browser, provider.agree(start(browser), sub))
        assert answer.status_code == 401
    assert not browser.is_in


def test_an_account_without_an_identity_is_nobodys_and_a_disabled_one_stays_out(
    board: Board, provider: Provider, an: int
) -> None:
    add_account(board.records, "", "nobody", "Nobody", STAFF)
    account = read_account(board.records, an)
    assert account is not None
    change_account(board.records, "", account, "An", STAFF, [], SUB, is_active=False)
    browser = board.browser()
    assert_told(back(browser, provider.agree(start(browser))), "unknown_person", SUB)
    assert not browser.is_in


def test_no_password_is_asked_for_nor_made(board: Board, provider: Provider, an: int) -> None:
    browser = board.browser()
    back(browser, provider.agree(start(browser)))
    found = account_named(board.records, "an.nguyen")
    assert found is not None
    assert not found.has_password
    assert board.browser().sign_in(password="").status_code == 401


# What is forged


def test_a_callback_that_this_browser_never_asked_for_is_refused(
    board: Board, provider: Provider, an: int
) -> None:
    attacker, victim = board.browser(), board.browser()
    forged = provider.agree(start(attacker))
    assert_told(victim.look(forged), "provider")
    # Nor where the victim has a sign-in of their own under way.
    start(victim)
    assert_told(victim.look(forged), "provider")
    assert not victim.is_in


def test_a_callback_works_once(board: Board, provider: Provider, an: int) -> None:
    browser = board.browser()
    address = provider.agree(start(browser))
    assert back(browser, address).status_code == 303
    browser.send_form("/sign-out")
    assert_told(browser.look(address), "provider")
    assert not browser.is_in


@pytest.mark.parametrize(
    "change",
    [
        lambda address: re.sub(r"state=[^&]+", "state=forged", address),
        lambda address: re.sub(r"&?state=[^&]+", "", address),
        lambda address: re.sub(r"code=[^&]+", "code=forged", address),
        lambda address: re.sub(r"code=[^&]+&?", "", address),
        lambda address: address.partition("?")[0],
        lambda address: address.partition("?")[0] + "?error=server_error&error_description=<script>",
    ],
)
def test_a_forged_callback_is_refused_in_words(
    board: Board, provider: Provider, an: int, change: Any, caplog: pytest.LogCaptureFixture
) -> None:
    browser = board.browser()
    answer = browser.look(change(provider.agree(start(browser))))
    assert_told(answer, "provider")
    assert "<script" not in answer.text
    assert not browser.is_in
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize("cookie", ["", "forged", "eyJuZXh0IjogIi8ifQ==.aaaa.bbbb"])
def test_a_forged_cookie_of_a_sign_in_under_way_is_none(
    board: Board, provider: Provider, an: int, cookie: str
) -> None:
    browser = board.browser()
    address = provider.agree(start(browser))
    browser.cookies.clear()
    browser.cookies.set("signing_in", cookie, domain="127.0.0.1", path="/oidc")
    assert_told(browser.look(address), "provider")


def test_who_changes_their_mind_at_the_provider_is_told(board: Board, provider: Provider, an: int) -> None:
    browser = board.browser()
    assert_told(back(browser, provider.refuse(start(browser))), "provider")
    assert not browser.is_in


def test_what_another_issuer_signed_is_refused(
    board: Board, provider: Provider, an: int, caplog: pytest.LogCaptureFixture
) -> None:
    browser = board.browser()
    address = provider.agree(start(browser))
    with oidc_provider_mock.run_server_in_thread() as other:
        # Its keys are others, as those of somebody would be who answers in the provider's place.
        keys = httpx2.get(f"http://localhost:{other.server_port}/jwks").json()
    _client(read_provider()).server_metadata["jwks"] = keys
    assert_told(browser.look(address), "provider")
    assert not browser.is_in
    assert not [record for record in caplog.records if record.exc_info]


# When the provider is away


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        issuer = f"http://127.0.0.1:{free.getsockname()[1]}"
    set_provider(monkeypatch, issuer)
    _client.cache_clear()
    yield issuer
    _client.cache_clear()


def test_a_provider_that_is_away_is_told_and_passwords_work_on(
    board: Board, away: str, caplog: pytest.LogCaptureFixture
) -> None:
    board.add()
    browser = board.browser()
    answer = browser.look("/oidc/start")
    assert_told(answer, "provider")
    assert 'href="/sign-in"' in answer.text
    assert CLIENT_SECRET not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]
    assert browser.sign_in().status_code == 303


def test_a_provider_that_goes_away_under_way_is_told(
    board: Board, provider: Provider, an: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    browser = board.browser()
    address = provider.agree(start(browser))
    request.getfixturevalue("away")
    assert_told(browser.look(address), "provider")


def test_a_store_that_goes_away_under_way_is_told(
    board: Board, provider: Provider, an: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> Any:
        raise StoreFault("busy")

    browser = board.browser()
    address = provider.agree(start(browser))
    monkeypatch.setattr(oidc, "accounts", away)
    answer = browser.look(address)
    assert answer.status_code == 503
    assert t("door.message.busy.title", "vi") in said(answer)
    assert answer.headers["retry-after"] == "5"


@pytest.mark.parametrize("path", ["/nothing/here", "/users/x"])
def test_an_address_that_is_no_provider_is_told(
    board: Board, provider: Provider, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    set_provider(monkeypatch, provider.issuer + path)
    _client.cache_clear()
    assert_told(board.browser().look("/oidc/start"), "provider")


@pytest.mark.parametrize(
    "fault",
    [
        httpx2.InvalidURL("no address"),
        httpx2.ConnectError("away"),
        JoseError("not its own"),
        AuthlibBaseError("odd"),
        ValueError("no JSON"),
        KeyError("jwks_uri"),
        RuntimeError("no endpoint"),
    ],
    ids=lambda fault: type(fault).__name__,
)
@pytest.mark.parametrize("path", ["/oidc/start", "/oidc/back"])
def test_whatever_goes_wrong_at_the_provider_is_told(
    board: Board, monkeypatch: pytest.MonkeyPatch, path: str, fault: Exception
) -> None:
    class Odd:
        async def authorize_redirect(self, *_: Any) -> Any:
            raise fault

        authorize_access_token = authorize_redirect

    monkeypatch.setattr(oidc, "_client", lambda _: Odd())
    assert_told(board.browser().look(path), "provider")


class Portal(BaseHTTPRequestHandler):
    """As in a hotel: whatever is asked for, a page comes that asks one to accept something."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>Welcome</html>")

    def log_message(self, *_: Any) -> None:
        pass


def test_a_page_in_the_place_of_the_provider_is_told(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        serving = Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        set_provider(monkeypatch, f"http://127.0.0.1:{server.server_port}")
        _client.cache_clear()
        assert_told(board.browser().look("/oidc/start"), "provider")
        server.shutdown()
        serving.join()


def test_who_is_disabled_in_that_very_moment_stays_out(
    board: Board, provider: Provider, an: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_theirs = oidc._is_theirs

    def is_theirs_no_more(account: Account, mail: str, sub: str) -> bool:
        found = is_theirs(account, mail, sub)
        change_account(board.records, "", account, "An", STAFF, [], account.subject, is_active=False)
        return found

    monkeypatch.setattr(oidc, "_is_theirs", is_theirs_no_more)
    browser = board.browser()
    assert_told(back(browser, provider.agree(start(browser))), "unknown_person", SUB)
    assert not browser.is_in
    assert sessions_of(board.records, an) == []


def test_without_a_provider_there_is_no_way_to_one(
    tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_board(tmp_path, empty_store, monkeypatch, oidc_routes()) as board:
        assert "/oidc/start" not in board.browser().look("/sign-in").text
        assert board.browser().look("/oidc/start").status_code == 404


def test_beside_the_way_to_the_provider_there_is_nothing(board: Board, provider: Provider) -> None:
    for path in ("/oidc/x", "/oidc/", "/oidc/start/x"):
        answer = board.browser().look(path)
        assert answer.status_code == 404
        assert t("door.message.nowhere.title", "vi") in said(answer)


# Secrets


def test_no_token_code_or_secret_is_logged_or_kept(
    board: Board, provider: Provider, an: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        browser = board.browser()
        address = provider.agree(start(browser))
        back(browser, address)
    code = parse_qs(urlsplit(address).query)["code"][0]
    ours = [
        one
        for one in caplog.records
        if one.name.startswith(("web", "access", "store", "authlib.integrations"))
    ]
    told = "\n".join(f"{one.getMessage()} {one.exc_text}" for one in ours) + str(board.records.trail())
    for secret in (code, token_in(browser), CLIENT_SECRET):
        assert secret
        assert secret not in told
