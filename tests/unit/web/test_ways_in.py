"""The first set-up, new passwords by a link, sign-ins by a code: each link works once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from access import (
    PASSWORD as NEW_PASSWORD,
)
from access import (
    SET_UP,
    SIGN_IN,
    STAFF,
    Ticket,
    account_named,
    accounts,
    change_account,
    make_ticket,
    read_account,
    sessions_of,
    set_password,
    signing_in,
)
from store import AccessRecords
from tests.unit.web.board import (
    OTHER_PASSWORD,
    PASSWORD,
    Board,
    administrator_of,
    new_passwords,
    said,
    set_up,
)
from texts import t
from web import sign_in

# The first administrator


def test_who_holds_the_set_up_link_becomes_the_administrator_and_is_in(board: Board) -> None:
    token, browser = make_ticket(board.records, "", SET_UP), board.browser()
    assert browser.look(f"/set-up/{token}").status_code == 200
    assert set_up(board, browser, token).status_code == 303
    assert browser.is_in
    (account,) = accounts(board.records)
    assert (account.name, account.role, account.has_password) == ("binh.tran", "administrator", True)
    assert board.browser().sign_in("binh.tran").status_code == 303


def test_the_set_up_link_works_once_and_only_without_an_administrator(board: Board) -> None:
    token = make_ticket(board.records, "", SET_UP)
    assert set_up(board, board.browser(), token).status_code == 303
    for again in (token, make_ticket(board.records, "", SET_UP)):
        answer = set_up(board, board.browser(), again, name="thief")
        assert answer.status_code == 410
        assert board.browser().look(f"/set-up/{again}").status_code == 410
    assert len(accounts(board.records)) == 1


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "%00", "..%2f", "x" * 3000])
def test_a_set_up_link_that_was_never_made_sets_nothing_up(board: Board, token: str) -> None:
    make_ticket(board.records, "", SET_UP)
    answer = board.browser().send_form(f"/set-up/{token}", name="thief", **new_passwords(PASSWORD))
    assert answer.status_code == 410
    assert accounts(board.records) == []


def test_a_ticket_of_another_kind_sets_nothing_up(board: Board) -> None:
    for kind in (NEW_PASSWORD, SIGN_IN):
        token = make_ticket(board.records, "", kind)
        assert set_up(board, board.browser(), token).status_code == 410


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (new_passwords("short"), "password_length"),
        (new_passwords("x" * 201), "password_length"),
        (new_passwords("aaaaaaaaaaaaa"), "password_easy"),
        (new_passwords("xin chao binh.tran"), "password_easy"),
        (new_passwords(PASSWORD, OTHER_PASSWORD), "not_twice"),
        ({"name": "b"}, "name"),
        ({"name": "bình"}, "name"),
        ({"name": "-binh"}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"shown_name": "   "}, "shown_name"),
        ({"shown_name": "x" * 81}, "shown_name"),
    ],
)
def test_what_is_wrong_at_the_set_up_is_told_and_the_link_stays_good(
    board: Board, fields: dict[str, str], fault: str
) -> None:
    token, browser = make_ticket(board.records, "", SET_UP), board.browser()
    answer = set_up(board, browser, token, **fields)
    assert answer.status_code == 400
    assert t(f"door.fault.{fault}", "vi") in said(answer)
    assert accounts(board.records) == []
    assert set_up(board, browser, token).status_code == 303
    assert browser.is_in


def test_of_two_who_set_up_at_once_one_becomes_the_administrator(board: Board) -> None:
    token = make_ticket(board.records, "", SET_UP)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda name: set_up(board, board.browser(), token, name=name), ["aa", "bb"]))
    assert sorted(answer.status_code for answer in answers) == [303, 410]
    assert len(accounts(board.records)) == 1


# Passwords


def test_the_link_to_a_new_password_works_once(board: Board) -> None:
    number, browser = board.add(), board.browser()
    held = board.browser()
    held.sign_in()
    token = make_ticket(board.records, "Chủ tịch", NEW_PASSWORD, number)
    for _ in range(3):
        assert board.browser().look(f"/password/{token}").status_code == 200
    assert browser.send_form(f"/password/{token}", **new_passwords(OTHER_PASSWORD)).status_code == 303
    assert browser.is_in
    assert not held.is_in
    assert board.browser().sign_in().status_code == 401
    assert board.browser().sign_in(password=OTHER_PASSWORD).status_code == 303
    again = board.browser().send_form(f"/password/{token}", **new_passwords(PASSWORD))
    assert again.status_code == 410
    assert t("door.message.ticket_over.title", "vi") in said(again)


def test_a_bad_new_password_leaves_the_link_good(board: Board) -> None:
    number, browser = board.add(), board.browser()
    token = make_ticket(board.records, "", NEW_PASSWORD, number)
    for fields in (new_passwords("short"), new_passwords(PASSWORD, ""), new_passwords("")):
        assert browser.send_form(f"/password/{token}", **fields).status_code == 400
    assert browser.send_form(f"/password/{token}", **new_passwords(OTHER_PASSWORD)).status_code == 303


def test_of_two_who_set_a_new_password_at_once_one_does(board: Board) -> None:
    token = make_ticket(board.records, "", NEW_PASSWORD, board.add())
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(board.browser().send_form, f"/password/{token}", **new_passwords(text))
            for text in ("một mật khẩu", "hai mật khẩu")
        ]
    assert sorted(one.result().status_code for one in sent) == [303, 410]


def test_who_is_disabled_gets_no_new_password_and_no_code(board: Board) -> None:
    administrator_of(board)
    number = board.add()
    tokens = {kind: make_ticket(board.records, "", kind, number) for kind in (NEW_PASSWORD, SIGN_IN)}
    account = account_named(board.records, "an.nguyen")
    assert account is not None
    change_account(board.records, "", account, "An", STAFF, [], is_active=False)
    # Made in the very moment in which the account was disabled.
    late = make_ticket(board.records, "", NEW_PASSWORD, number)
    late_code = make_ticket(board.records, "", SIGN_IN, number)
    for path in (
        f"/password/{tokens[NEW_PASSWORD]}",
        f"/in/{tokens[SIGN_IN]}",
        f"/password/{late}",
        f"/in/{late_code}",
    ):
        assert board.browser().look(path).status_code == 410
        assert board.browser().send_form(path, **new_passwords(OTHER_PASSWORD)).status_code == 410


# Codes


def test_looking_at_a_code_uses_nothing_up_and_sending_it_works_once(board: Board) -> None:
    number = board.add()
    token = make_ticket(board.records, "Nguyễn Văn An", SIGN_IN, number)
    preview, phone = board.browser(), board.browser()
    for _ in range(3):
        assert preview.look(f"/in/{token}").status_code == 200
        assert preview.head(f"/in/{token}").status_code == 200
    assert not preview.is_in
    assert phone.send_form(f"/in/{token}", stays="yes").status_code == 303
    assert phone.is_in
    assert preview.send_form(f"/in/{token}").status_code == 410
    assert not preview.is_in
    assert board.records.trail()[0].about["how"] == "code"


def test_a_code_sent_twice_at_once_lets_one_in(board: Board) -> None:
    token = make_ticket(board.records, "", SIGN_IN, board.add())
    with ThreadPoolExecutor(2) as pool:
        sent = [pool.submit(board.browser().send_form, f"/in/{token}") for _ in range(2)]
    assert sorted(one.result().status_code for one in sent) == [303, 410]


# What changes in the very moment


def test_a_password_set_in_the_moment_of_a_sign_in_keeps_it_out(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, browser = board.add(), board.browser()
    check = signing_in.is_right

    def check_and_be_overtaken(password: str, kept: str) -> bool:
        found = check(password, kept)
        account = read_account(board.records, number)
        assert account is not None
        set_password(board.records, "Chủ tịch", account, OTHER_PASSWORD)
        return found

    monkeypatch.setattr(signing_in, "is_right", check_and_be_overtaken)
    answer = browser.sign_in()
    assert answer.status_code == 401
    assert not browser.is_in
    assert sessions_of(board.records, number) == []


@pytest.mark.parametrize("place", ["password", "in"])
def test_a_password_set_once_a_ticket_was_used_keeps_its_bearer_out(
    board: Board, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    number, browser = board.add(), board.browser()
    token = make_ticket(board.records, "", {"password": NEW_PASSWORD, "in": SIGN_IN}[place], number)
    use = sign_in.use_ticket

    def use_and_be_overtaken(records: AccessRecords, said: str, kind: str) -> Ticket | None:
        found, account = use(records, said, kind), read_account(records, number)
        assert account is not None
        set_password(records, "Chủ tịch", account, "một câu khác nữa")
        return found

    monkeypatch.setattr(sign_in, "use_ticket", use_and_be_overtaken)
    answer = browser.send_form(f"/{place}/{token}", **new_passwords(OTHER_PASSWORD))
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert not browser.is_in
    assert sessions_of(board.records, number) == []
    assert board.browser().sign_in(password="một câu khác nữa").status_code == 303
