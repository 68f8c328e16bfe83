"""Signing in and out by name and password, and where one goes on; over the real routes and the real door."""

import html
import re
import unicodedata
from urllib.parse import unquote

import pytest

from access import (
    STAFF,
    account_named,
    add_account,
    change_account,
    sessions_of,
)
from access.sessions import AGE, BROWSER, DEVICE
from access.tokens import digest_of
from access.told import SESSION
from tests.unit.web.board import (
    PASSWORD,
    Board,
    said,
    token_in,
)
from texts import t
from web.forms import own_path

# In and out


def test_who_knows_name_and_password_comes_in(board: Board) -> None:
    number, browser = board.add(), board.browser()
    assert not browser.is_in
    answer = browser.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.look("/").text == "account from 127.0.0.1"
    (session,) = sessions_of(board.records, number)
    assert (session.kind, session.origin, session.agent) == (BROWSER, "127.0.0.1", "Firefox")
    row = board.records.trail()[0]
    assert (row.action, row.who, row.origin) == ("signed_in", "Nguyễn Văn An", "127.0.0.1")
    assert row.about == {"name": "an.nguyen", "how": "password", "kind": BROWSER}


@pytest.mark.parametrize("name", ["AN.NGUYEN", "  an.nguyen ", "An.Nguyen"])
def test_a_name_counts_as_it_is_meant(board: Board, name: str) -> None:
    board.add()
    assert board.browser().sign_in(name).status_code == 303


def test_a_password_counts_however_a_keyboard_writes_its_letters(board: Board) -> None:
    board.add()
    assert board.browser().sign_in(password=unicodedata.normalize("NFD", PASSWORD)).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("an.nguyen", PASSWORD + " "),
        ("an.nguyen", ""),
        ("an.nguyen", PASSWORD.upper()),
        ("binh", PASSWORD),
        ("", ""),
        ("an.nguyen' OR 1=1 --", PASSWORD),
        ("dung", PASSWORD),
        ("khong.mat.khau", ""),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(board: Board, name: str, password: str) -> None:
    board.add()
    board.add("dung", shown="Dung")
    dung = account_named(board.records, "dung")
    assert dung is not None
    change_account(board.records, "", dung, "Dung", STAFF, [], is_active=False)
    add_account(board.records, "", "khong.mat.khau", "Không", STAFF)
    browser = board.browser()
    answer = browser.sign_in(name, password)
    assert answer.status_code == 401
    assert t("door.fault.wrong", "vi") in said(answer)
    assert not token_in(browser)
    assert board.actions()[-1] == "sign_in_failed"


def test_after_five_wrong_passwords_the_right_one_waits_too(board: Board) -> None:
    board.add()
    board.add("binh", shown="Bình")
    browser = board.browser()
    assert [browser.sign_in(password="sai").status_code for _ in range(5)] == [401] * 5
    answer = browser.sign_in()
    assert answer.status_code == 429
    assert t("door.fault.too_many", "vi", minutes=15) in said(answer)
    assert board.actions().count("sign_in_failed") == 5
    # Another person at the same address, and the same person from another, are not kept waiting.
    assert board.browser().sign_in("binh").status_code == 303
    assert board.browser(address="10.0.0.7").sign_in().status_code == 303


def test_the_session_of_a_browser_ends_with_it_and_that_of_a_device_stays(board: Board) -> None:
    number = board.add()
    plain = board.browser().sign_in().headers["set-cookie"]
    stays = board.browser().sign_in(stays="yes").headers["set-cookie"]
    assert "max-age" not in plain.lower()
    assert f"max-age={AGE[DEVICE]}" in stays.lower()
    assert {one.kind for one in sessions_of(board.records, number)} == {BROWSER, DEVICE}


@pytest.mark.parametrize(
    ("address", "is_secure"), [("http://127.0.0.1:8501", False), ("https://bao-cao.example", True)]
)
def test_no_script_and_no_other_site_gets_hold_of_the_cookie(
    board: Board, address: str, is_secure: bool
) -> None:
    board.add()
    answer = board.browser(address).sign_in()
    flags = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert flags >= {"httponly", "samesite=lax", "path=/"}
    assert ("secure" in flags) is is_secure
    assert ("strict-transport-security" in answer.headers) is is_secure


def test_each_sign_in_has_a_token_of_its_own_and_what_was_brought_along_is_not_taken_over(
    board: Board,
) -> None:
    board.add()
    browser = board.browser()
    browser.cookies.set(SESSION, "chosen-by-somebody-else", domain="127.0.0.1")
    answer = browser.sign_in()
    (token,) = re.findall(f"{SESSION}=([^;]+)", answer.headers["set-cookie"])
    assert token != "chosen-by-somebody-else"
    assert len(token) >= 43
    assert board.records.row("session", token=token) is None
    assert board.records.row("session", token=digest_of(token)) is not None


def test_who_signs_out_is_out_on_the_server_too(board: Board) -> None:
    number = board.add()
    browser, thief = board.browser(), board.browser()
    browser.sign_in()
    thief.cookies.set(SESSION, token_in(browser), domain="127.0.0.1")
    assert thief.is_in
    answer = browser.send_form("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert not token_in(browser)
    assert not thief.is_in
    assert sessions_of(board.records, number) == []
    assert board.actions()[-2:] == ["signed_in", "session_ended"]


def test_signing_out_twice_or_without_being_in_is_no_fault(board: Board) -> None:
    assert board.browser().send_form("/sign-out").status_code in (303, 401)
    board.add()
    browser = board.browser()
    browser.sign_in()
    for _ in range(2):
        assert browser.send_form("/sign-out").status_code in (303, 401)


# Where to go on


@pytest.mark.parametrize(
    "wanted",
    [
        "/",
        "/plan",
        "/plan?unit=tan_yen&period=2024-9M&at=latest",
        "/plan?choices=a.b~c.d",
        "/plan#bảng",
        "/s/x",
    ],
)
def test_after_signing_in_one_goes_on_where_one_wanted_to(board: Board, wanted: str) -> None:
    board.add()
    browser = board.browser()
    page = browser.look("/sign-in", params={"next": wanted})
    (kept,) = re.findall(r'name="next" value="([^"]*)"', page.text)
    assert html.unescape(kept) == wanted
    going = browser.sign_in(next=html.unescape(kept)).headers["location"]
    assert unquote(going) == wanted


HOSTILE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/ok\r\nSet-Cookie: a=b",
    " /plan",
    "/plan x",
    "/plan\x00",
    "/plan\\..\\x",
    "/" + "x" * 2000,
    "?next=//evil.example",
    "",
]


@pytest.mark.parametrize("wanted", HOSTILE)
def test_nobody_is_sent_to_another_site(board: Board, wanted: str) -> None:
    assert own_path(wanted) == "/"
    board.add()
    browser = board.browser()
    answer = browser.look("/sign-in", params={"next": wanted})
    assert 'name="next" value="/"' in answer.text
    if "\0" not in wanted:
        assert browser.sign_in(next=wanted).headers["location"] == "/"


# In either language


def test_the_pages_speak_the_language_that_was_chosen_and_remember_it(board: Board) -> None:
    browser = board.browser()
    assert t("door.forgotten", "vi") in said(browser.look("/sign-in"))
    assert t("door.forgotten", "en") in said(browser.look("/sign-in?lang=en"))
    assert t("door.forgotten", "en") in said(browser.look("/sign-in"))
    assert t("door.forgotten", "vi") in said(browser.look("/sign-in?lang=vi"))
    assert t("door.forgotten", "vi") in said(browser.look("/sign-in?lang=xx"))


def test_the_way_to_the_other_language_keeps_where_one_wanted_to_go(board: Board) -> None:
    page = board.browser().look("/sign-in", params={"next": "/plan?unit=tan_yen"})
    assert 'href="/sign-in?next=%2Fplan%3Funit%3Dtan_yen&amp;lang=en"' in page.text
