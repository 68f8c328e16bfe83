"""One's own account: a new password, and the devices that are signed in."""

from unicodedata import normalize

import pytest

from access import (
    SIGN_IN,
    make_ticket,
    open_session,
    sessions_of,
)
from access.sessions import BROWSER
from access.tokens import digest_of
from tests.unit.web.board import (
    OTHER_PASSWORD,
    PASSWORD,
    Board,
    new_passwords,
    said,
    token_in,
)
from texts import t


def test_the_account_page_lists_ones_own_devices_and_signs_them_out(board: Board) -> None:
    number = board.add()
    here, elsewhere = board.browser(), board.browser(address="10.0.0.7")
    elsewhere.sign_in(stays="yes")
    here.sign_in()
    page = said(here.look("/account"))
    assert page.count('action="/account/sessions"') == 2
    assert page.count(f"<strong>{t('door.session_this', 'vi')}</strong>") == 1
    assert "10.0.0.7" in page
    (other,) = (one for one in sessions_of(board.records, number) if one.origin == "10.0.0.7")
    assert here.send_form("/account/sessions", session=other.id).status_code == 303
    assert not elsewhere.is_in
    assert here.is_in


def test_nobody_signs_out_devices_of_others(board: Board) -> None:
    board.add()
    victim = board.add("binh", shown="Bình")
    token = open_session(board.records, BROWSER, victim)
    browser = board.browser()
    browser.sign_in()
    for named in (digest_of(token), token, "", "%", "' OR '1'='1"):
        assert browser.send_form("/account/sessions", session=named).status_code == 303
    assert len(sessions_of(board.records, victim)) == 1
    assert browser.is_in


def test_the_account_pages_are_for_who_is_in(board: Board) -> None:
    browser = board.browser()
    answer = browser.look("/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Faccount")
    for path in ("/account/password", "/account/sessions", "/sign-out"):
        assert browser.send_form(path).status_code == 401


def test_a_changed_password_signs_all_other_devices_out(board: Board) -> None:
    number = board.add()
    here, elsewhere = board.browser(), board.browser()
    here.sign_in()
    elsewhere.sign_in(stays="yes")
    code = make_ticket(board.records, "", SIGN_IN, number)
    before = token_in(here)
    answer = here.send_form("/account/password", now=PASSWORD, **new_passwords(OTHER_PASSWORD))
    assert answer.status_code == 200
    assert t("door.password_changed", "vi") in said(answer)
    assert here.is_in
    assert token_in(here) != before
    assert not elsewhere.is_in
    assert len(sessions_of(board.records, number)) == 1
    assert board.browser().send_form(f"/in/{code}").status_code == 410


@pytest.mark.parametrize(
    ("now", "fields", "fault"),
    [
        ("sai", new_passwords(OTHER_PASSWORD), "wrong_now"),
        ("", new_passwords(OTHER_PASSWORD), "wrong_now"),
        ("sai", new_passwords("sai"), "wrong_now"),
        (PASSWORD, new_passwords(PASSWORD), "password_same"),
        (PASSWORD, new_passwords(normalize("NFD", PASSWORD)), "password_same"),
        (PASSWORD, new_passwords(OTHER_PASSWORD, "khác"), "not_twice"),
        (PASSWORD, new_passwords("ngắn"), "password_length"),
    ],
)
def test_a_password_is_changed_only_by_who_knows_it_and_to_a_good_one(
    board: Board, now: str, fields: dict[str, str], fault: str
) -> None:
    board.add()
    here, elsewhere = board.browser(), board.browser()
    here.sign_in()
    elsewhere.sign_in()
    answer = here.send_form("/account/password", now=now, **fields)
    assert answer.status_code == 400
    assert t(f"door.fault.{fault}", "vi") in said(answer)
    assert here.is_in
    assert elsewhere.is_in
    assert board.browser().sign_in().status_code == 303


def test_who_found_an_open_browser_cannot_try_passwords_for_ever(board: Board) -> None:
    board.add()
    here = board.browser()
    here.sign_in()
    fields = new_passwords(OTHER_PASSWORD)
    for _ in range(5):
        here.send_form("/account/password", now="sai", **fields)
    answer = here.send_form("/account/password", now=PASSWORD, **fields)
    assert t("door.fault.too_many", "vi", minutes=15) in said(answer)
    assert here.is_in


def test_the_other_language_is_had_after_a_form_too(board: Board) -> None:
    board.add()
    here = board.browser()
    here.sign_in()
    page = said(here.send_form("/account/password", now="sai", **new_passwords(OTHER_PASSWORD)))
    assert '<a href="/account?lang=en" lang="en">' in page
    english = here.look("/account?lang=en")
    assert english.status_code == 200
    assert t("door.change_password", "en") in said(english)
