"""What the door's pages answer: headers, no secrets, and words for whatever a form may bring."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from access import (
    PASSWORD as NEW_PASSWORD,
)
from access import (
    SET_UP,
    SIGN_IN,
    accounts,
    make_ticket,
)
from access.tokens import digest_of
from domain.errors import StoreFault
from tests.unit.web.board import (
    OTHER_PASSWORD,
    PASSWORD,
    Board,
    new_passwords,
    said,
    set_up,
    token_in,
)
from texts import t
from web import running, serving, sign_in

EVERY_HEADER = {
    "content-security-policy": "default-src 'self'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


# What every answer says


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/account", "/health", "/set-up/x", "/in/x", "/password/x", "/media/x", "/x"]
)
def test_every_answer_tells_the_browser_what_it_may_do(board: Board, path: str) -> None:
    board.add()
    browser = board.browser()
    for answer in (
        browser.look(path),
        browser.get(path),
        browser.post(path),
        browser.post(path, headers={"origin": "https://evil.example"}),
        browser.send_form(path),
    ):
        for name, text in EVERY_HEADER.items():
            assert answer.headers[name].startswith(text), name
        assert "'unsafe-inline'" not in answer.headers["content-security-policy"].split("style-src")[0]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_pages_with_something_private_are_kept_by_nobody(board: Board) -> None:
    board.add()
    browser = board.browser()
    for answer in (
        browser.sign_in(),
        browser.look("/account"),
        browser.look("/sign-in"),
        browser.send_form("/sign-out"),
    ):
        assert answer.headers["cache-control"] == "no-store"


def test_what_outsiders_say_in_the_doors_own_headers_is_not_believed(board: Board) -> None:
    browser = board.browser()
    forged = {"x-board-admitted": "account", "X-Board-Origin": "8.8.8.8"}
    assert browser.get("/", headers=forged).status_code == 401
    board.add()
    browser.sign_in()
    assert browser.get("/", headers={"x-board-admitted": "trial", "x-board-origin": "8.8.8.8"}).text == (
        "account from 127.0.0.1"
    )


# Secrets stay secret


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_no_token_and_no_password_is_logged_or_kept_in_the_trail(
    board: Board, logged: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    secrets = [PASSWORD, OTHER_PASSWORD, "mật khẩu sai rồi"]
    set_up_token = make_ticket(board.records, "", SET_UP)
    browser = board.browser()
    set_up(board, browser, set_up_token)
    number = accounts(board.records)[0].id
    secrets += [set_up_token, token_in(browser)]
    browser.send_form("/sign-out")
    browser.sign_in("binh.tran", "mật khẩu sai rồi")
    # The password in the place of the name, as happens to everybody.
    browser.sign_in(PASSWORD, "")
    browser.sign_in("binh.tran", PASSWORD)
    secrets.append(token_in(browser))
    browser.send_form("/account/password", now=PASSWORD, **new_passwords(OTHER_PASSWORD))
    secrets.append(token_in(browser))
    for kind, path in ((SIGN_IN, "in"), (NEW_PASSWORD, "password")):
        secrets.append(make_ticket(board.records, "", kind, number))
        browser.send_form(f"/{path}/{secrets[-1]}", **new_passwords("một mật khẩu khác"))
        secrets.append(token_in(browser))
    # What the browser of this test logs is not the server's.
    servers = [record for record in logged.records if not record.name.startswith("httpx2")]
    told = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in servers)
    kept = json.dumps(
        [[row.who, row.origin, row.action, dict(row.about)] for row in board.records.trail()],
        ensure_ascii=False,
    )
    assert len(board.records.trail()) >= 10
    for secret in [*secrets, "một mật khẩu khác"]:
        assert secret
        for text in (told, kept):
            assert secret not in text
            assert digest_of(secret) not in text
    # Nor does the store know any of them.
    board.records.engine.dispose()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("board.sqlite*"))
    for secret in secrets:
        assert secret.encode() not in stored


# Hostile forms


MANY = "&".join(f"a{number}=b" for number in range(1000))


@pytest.mark.parametrize("path", ["/sign-in", "/set-up/x", "/password/x", "/in/x"])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"name=" + b"x" * 5000),
        ("application/x-www-form-urlencoded", b"x" * 5_000_000),
        ("application/x-www-form-urlencoded", MANY.encode()),
        ("application/x-www-form-urlencoded", b"name=a%00b&password=c"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"name=%00a&password=c"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--",
        ),
        (
            "multipart/form-data; boundary=x; charset=unicode_escape",
            b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--x--\r\n',
        ),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"no part"),
        ("application/json", b'{"name": "a"}'),
        ("text/plain", b"name=a"),
    ],
)
def test_what_no_form_of_the_door_sends_is_refused_in_words(
    board: Board, logged: pytest.LogCaptureFixture, path: str, kind: str, body: bytes
) -> None:
    board.add()
    headers = {"origin": "http://127.0.0.1:8501", "content-type": kind}
    answer = board.browser().post(path, content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.text == f"{t('door.bad_form', 'vi')}\n{t('door.bad_form', 'en')}\n"
    assert not [record for record in logged.records if record.exc_info]
    assert "sign_in_failed" not in board.actions()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"&&&&===&;",
        b"name&password",
        b"name=%ED%A0%80&password=%FF%FE",
        b"name=%",
        b"name=a&name=b&name=an.nguyen&password=" + b"y" * 4000,
        b"\xff\xfe=\x80",
        "name=nguyễn&password=é".encode(),
        b"name=" + b"%F0%9F%92%A9" * 300,
    ],
)
def test_odd_forms_are_wrong_like_any_other(board: Board, body: bytes) -> None:
    board.add()
    headers = {
        "origin": "http://127.0.0.1:8501",
        "content-type": "application/x-www-form-urlencoded",
    }
    assert board.browser().post("/sign-in", content=body, headers=headers).status_code == 401


HOSTILE_NAME = "<script>alert(1)</script>\"'&{{7*7}}"


def test_hostile_names_come_out_as_they_were_written(board: Board) -> None:
    browser = board.browser()
    answer = browser.sign_in(HOSTILE_NAME, "x", next='/plan?"><script>')
    assert "<script" not in answer.text
    assert said(answer).count(HOSTILE_NAME) == 1
    token = make_ticket(board.records, "", SET_UP)
    answer = set_up(board, browser, token, shown_name=HOSTILE_NAME, name=HOSTILE_NAME)
    assert "<script" not in answer.text
    assert said(answer).count(HOSTILE_NAME) == 2
    assert set_up(board, browser, token, shown_name=HOSTILE_NAME).status_code == 303
    page = browser.look("/account")
    assert "<script" not in page.text
    assert HOSTILE_NAME in said(page)
    code = make_ticket(board.records, "", SIGN_IN, accounts(board.records)[0].id)
    assert HOSTILE_NAME in said(browser.look(f"/in/{code}"))


def test_what_a_browser_calls_itself_comes_out_as_it_was_written(board: Board) -> None:
    board.add()
    browser = board.browser()
    headers = {"origin": "http://127.0.0.1:8501", "user-agent": "<script>alert(1)</script>" + "x" * 5000}
    browser.post("/sign-in", data={"name": "an.nguyen", "password": PASSWORD}, headers=headers)
    page = browser.look("/account")
    assert "<script" not in page.text
    assert len(page.text) < 6000


# The store


def test_health_tells_whether_the_store_can_be_reached(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = board.browser()
    assert browser.get("/health").json() == {"alive": True, "store": True, "edition": 0}

    def away() -> Any:
        raise StoreFault("the disk of the store at /srv/secret is gone")

    with monkeypatch.context() as patch:
        patch.setattr(running, "the_store", away)
        patch.setattr(serving, "the_store", away)
        answer = browser.get("/health")
        assert (answer.status_code, answer.json()) == (503, {"alive": True, "store": False, "edition": None})
        told = browser.sign_in()
        assert told.status_code == 503
        assert "/srv/secret" not in told.text


def test_a_store_that_goes_away_under_way_is_told_in_words(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise StoreFault("busy")

    board.add()
    monkeypatch.setattr(sign_in, "sign_in", away)
    answer = board.browser().sign_in()
    assert answer.status_code == 503
    assert t("door.message.busy.title", "vi") in said(answer)
    assert answer.headers["retry-after"] == "5"
