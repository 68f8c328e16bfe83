"""Signing in: how many wrong passwords are let through, and that nothing tells which names there are."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from argon2 import PasswordHasher

from access import (
    STAFF,
    Attempts,
    TooMany,
    Wrong,
    account_named,
    add_account,
    change_account,
    enter,
    find_person,
    open_session,
    read_account,
    sessions_of,
    set_password,
    sign_in,
    signing_in,
)
from access.sessions import BROWSER, BROWSERS, DEVICE, LINK, PROGRAM, came_from
from access.tokens import later
from store import AccessRecords, Deed, Put

pytestmark = pytest.mark.usefixtures("quick_hashes")
PASSWORD, HERE = "chín tháng đầu năm", "10.0.0.7"


@pytest.fixture
def office(records: AccessRecords) -> AccessRecords:
    """Two accounts of one password, and one without."""
    for name in ("an", "binh"):
        add_account(records, "", name, name.title(), STAFF, password=PASSWORD)
    add_account(records, "", "chi", "Chi", STAFF)
    return records


@pytest.fixture
def attempts() -> Attempts:
    return Attempts()


def outcome(
    records: AccessRecords, attempts: Attempts, name: str = "an", password: str = "sai", origin: str = HERE
) -> str:
    try:
        return sign_in(records, attempts, name, password, origin).name
    except Wrong:
        return "wrong"
    except TooMany as why:
        assert 1 <= why.minutes <= 60
        return "too many"


def test_the_right_password_opens(office: AccessRecords, attempts: Attempts) -> None:
    assert outcome(office, attempts, " AN ", PASSWORD) == "an"
    assert "sign_in_failed" not in [row.action for row in office.trail()]


def test_five_wrong_passwords_of_a_name_from_an_address_are_enough(
    office: AccessRecords, attempts: Attempts
) -> None:
    assert [outcome(office, attempts) for _ in range(6)] == ["wrong"] * 5 + ["too many"]
    assert outcome(office, attempts, password=PASSWORD) == "too many"
    assert outcome(office, attempts, "AN", PASSWORD) == "too many"
    assert outcome(office, attempts, "binh", PASSWORD) == "binh"
    assert outcome(office, attempts, "an", PASSWORD, "10.0.0.8") == "an"


def test_what_was_wrong_is_forgiven_once_the_right_one_came(
    office: AccessRecords, attempts: Attempts
) -> None:
    for _ in range(3):
        assert [outcome(office, attempts) for _ in range(4)] == ["wrong"] * 4
        assert outcome(office, attempts, password=PASSWORD) == "an"


def test_an_address_that_tries_many_names_waits(office: AccessRecords, attempts: Attempts) -> None:
    found = [outcome(office, attempts, f"name{number}") for number in range(31)]
    assert found == ["wrong"] * 30 + ["too many"]
    assert outcome(office, attempts, "an", PASSWORD) == "too many"
    assert outcome(office, attempts, "an", PASSWORD, "10.0.0.8") == "an"


def test_a_name_that_is_tried_from_many_addresses_waits(office: AccessRecords, attempts: Attempts) -> None:
    found = [outcome(office, attempts, origin=f"10.0.1.{number}") for number in range(51)]
    assert found == ["wrong"] * 50 + ["too many"]
    assert outcome(office, attempts, "an", PASSWORD, "10.0.2.1") == "too many"
    assert outcome(office, attempts, "binh", PASSWORD, "10.0.2.1") == "binh"


def test_many_at_once_are_not_more_than_one_by_one(
    office: AccessRecords, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    together, checked = Barrier(5, timeout=20), []

    def check_slowly(*_: object) -> bool:
        checked.append(1)
        # Five are let through; none of them is done before all five have begun.
        together.wait()
        return False

    monkeypatch.setattr(signing_in, "is_right", check_slowly)
    with ThreadPoolExecutor(20) as pool:
        found = sorted(pool.map(lambda _: outcome(office, attempts), range(20)))
    assert found == ["too many"] * 15 + ["wrong"] * 5
    assert len(checked) == 5


def test_many_names_at_once_from_an_address_are_not_more_than_one_by_one(
    office: AccessRecords, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(30, timeout=20)

    def check_slowly(*_: object) -> bool:
        together.wait()
        return False

    monkeypatch.setattr(signing_in, "is_right", check_slowly)
    with ThreadPoolExecutor(40) as pool:
        found = Counter(pool.map(lambda number: outcome(office, attempts, f"name{number}"), range(40)))
    assert found == {"wrong": 30, "too many": 10}


def test_others_keep_nobody_out_where_they_came_from_of_late(
    office: AccessRecords, attempts: Attempts
) -> None:
    for number, name in enumerate(("an", "binh"), 1):
        open_session(office, DEVICE, number, origin=f"10.0.3.{number}")
        found = [outcome(office, attempts, name, origin=f"10.0.1.{other}") for other in range(51)]
        assert found == ["wrong"] * 50 + ["too many"]
    assert outcome(office, attempts, "an", PASSWORD, "10.0.3.1") == "an"
    # An address of one account is none of another's, and no address is none.
    assert outcome(office, attempts, "an", PASSWORD, "10.0.3.2") == "too many"
    assert outcome(office, attempts, "an", PASSWORD, "") == "too many"
    # Its own wrong passwords count there too.
    assert [outcome(office, attempts, "an", origin="10.0.3.1") for _ in range(6)] == ["wrong"] * 5 + [
        "too many"
    ]


@pytest.mark.parametrize(
    ("kind", "days", "is_home"),
    [
        (BROWSER, 29, True),
        (DEVICE, 31, False),
        (PROGRAM, 0, False),
        (LINK, 0, False),
    ],
)
def test_where_an_account_comes_from_is_told_by_its_browsers_of_30_days(
    office: AccessRecords, kind: str, days: int, is_home: bool
) -> None:
    open_session(office, kind, 1, origin=HERE)
    ended = {"made": later(-days * 86400), "ends": later(-days * 86400 + 60)}
    office.write([Put("session", ended, {"account": 1})])
    assert came_from(office, 1, HERE) is is_home


def test_after_they_are_done_nothing_of_them_is_left(office: AccessRecords, attempts: Attempts) -> None:
    for _ in range(4):
        outcome(office, attempts)
    assert outcome(office, attempts, password=PASSWORD) == "an"
    assert not attempts._under_way


@pytest.fixture
def hashes_checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every hash that a password was checked against."""
    seen: list[str] = []
    verify = PasswordHasher.verify

    def note(self: PasswordHasher, kept: str, password: str) -> bool:
        seen.append(kept)
        return bool(verify(self, kept, password))

    monkeypatch.setattr(PasswordHasher, "verify", note)
    yield seen


@pytest.mark.parametrize("name", ["an", "nobody", "chi", "", "x" * 500])
def test_a_password_is_checked_whoever_is_named(
    office: AccessRecords, attempts: Attempts, hashes_checked: list[str], name: str
) -> None:
    assert outcome(office, attempts, name) == "wrong"
    assert len(hashes_checked) == 1
    assert hashes_checked[0].startswith("$argon2id$")


def test_a_disabled_account_is_answered_like_a_wrong_password(
    office: AccessRecords, attempts: Attempts, hashes_checked: list[str]
) -> None:
    office.write([Put("account", {"active": 0}, {"name": "an"})])
    assert outcome(office, attempts, "an", PASSWORD) == "wrong"
    assert len(hashes_checked) == 1


def test_what_failed_stands_in_the_trail_by_name_only_where_the_name_is_known(
    office: AccessRecords, attempts: Attempts
) -> None:
    outcome(office, attempts, "AN", "sai mật khẩu")
    outcome(office, attempts, PASSWORD, "")
    unknown, known = office.trail()[:2]
    assert (known.action, known.who, known.about) == ("sign_in_failed", "an", {})
    assert (unknown.action, unknown.who, unknown.about) == ("sign_in_failed", "", {})


def test_who_is_kept_waiting_writes_nothing_more_into_the_trail(
    office: AccessRecords, attempts: Attempts
) -> None:
    for _ in range(5):
        outcome(office, attempts)
    before = office.trail_length()
    for _ in range(5):
        assert outcome(office, attempts) == "too many"
    assert office.trail_length() == before


def test_a_hash_of_weaker_settings_is_made_anew_at_the_next_sign_in(
    office: AccessRecords, attempts: Attempts
) -> None:
    weak = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    office.write([Put("account", {"password": weak}, {"name": "an"})])
    assert outcome(office, attempts, "an", PASSWORD) == "an"
    row = office.row("account", name="an")
    assert row is not None
    assert row["password"] != weak
    assert outcome(office, attempts, "an", PASSWORD) == "an"
    assert account_named(office, "an") is not None


def test_who_proved_a_password_comes_in(office: AccessRecords, attempts: Attempts) -> None:
    proved = sign_in(office, attempts, "an", PASSWORD, HERE)
    token = enter(office, proved, BROWSER, HERE, "Firefox", deed=Deed("An", "signed_in", {}))
    person = find_person(office, token, BROWSERS)
    assert person is not None
    assert person.account == proved.id
    (session,) = sessions_of(office, proved.id)
    assert (session.kind, session.origin, session.agent) == (BROWSER, HERE, "Firefox")
    assert office.trail()[0].action == "signed_in"


def replace_password(records: AccessRecords) -> None:
    account = account_named(records, "an")
    assert account is not None
    set_password(records, "Chi", account, "một câu khác nữa")


def disable(records: AccessRecords) -> None:
    account = account_named(records, "an")
    assert account is not None
    change_account(records, "Chi", account, "An", STAFF, [], is_active=False)


@pytest.mark.parametrize("change", [replace_password, disable])
def test_nobody_comes_in_by_what_held_no_longer(
    office: AccessRecords, attempts: Attempts, change: Callable[[AccessRecords], None]
) -> None:
    proved = sign_in(office, attempts, "an", PASSWORD, HERE)
    change(office)
    with pytest.raises(Wrong):
        enter(office, proved, BROWSER, HERE, deed=Deed("An", "signed_in", {}))
    assert sessions_of(office, proved.id) == []
    assert "signed_in" not in [row.action for row in office.trail()]


@pytest.mark.parametrize("change", [replace_password, disable])
def test_what_changes_while_a_password_is_checked_keeps_its_bearer_out(
    office: AccessRecords,
    attempts: Attempts,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[AccessRecords], None],
) -> None:
    check = signing_in.is_right

    def check_and_be_overtaken(password: str, kept: str) -> bool:
        found = check(password, kept)
        change(office)
        return found

    monkeypatch.setattr(signing_in, "is_right", check_and_be_overtaken)
    # A hash that is kept anew must not bring the old password back either.
    monkeypatch.setattr(signing_in, "is_outdated", lambda _: True)
    before = account_named(office, "an")
    with pytest.raises(Wrong):
        sign_in(office, attempts, "an", PASSWORD, HERE)
    account = account_named(office, "an")
    assert before is not None
    assert account is not None
    assert (account.secret, account.is_active) != (before.secret, before.is_active)
    assert not check(PASSWORD, account.secret) or not account.is_active


def test_of_two_who_come_in_at_once_with_an_old_hash_both_do(
    office: AccessRecords, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, first = signing_in.is_right, [True]

    def check_and_be_overtaken(password: str, kept: str) -> bool:
        found = check(password, kept)
        if first.pop() if first else False:
            enter(office, sign_in(office, attempts, "an", PASSWORD, HERE), BROWSER, HERE)
        return found

    monkeypatch.setattr(signing_in, "is_right", check_and_be_overtaken)
    monkeypatch.setattr(signing_in, "is_outdated", lambda _: True)
    proved = sign_in(office, attempts, "an", PASSWORD, HERE)
    enter(office, proved, BROWSER, HERE)
    assert len(sessions_of(office, proved.id)) == 2


def test_a_hash_kept_anew_lets_in(
    office: AccessRecords, attempts: Attempts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "is_outdated", lambda _: True)
    proved = sign_in(office, attempts, "an", PASSWORD, HERE)
    assert proved == read_account(office, proved.id)
    assert enter(office, proved, BROWSER, HERE)
