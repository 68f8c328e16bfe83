"""Accounts: what they may be, that each change stands in the trail, and that one administrator stays."""

import unicodedata

import pytest

from access import (
    ADMINISTRATOR,
    PASSWORD,
    ROLES,
    STAFF,
    VIEWER,
    WAITING,
    Account,
    BadAccount,
    Wrong,
    account_named,
    accounts,
    add_account,
    change_account,
    find_person,
    find_ticket,
    make_ticket,
    open_session,
    read_account,
    sessions_of,
    set_password,
)
from access.sessions import BROWSER, BROWSERS
from domain.errors import NotKnown
from store import AccessRecords, Store
from tests.unit.access.at_once import at_once

pytestmark = pytest.mark.usefixtures("quick_hashes")
GOOD = "chín tháng đầu năm"


def added(records: AccessRecords, name: str = "an", role: str = STAFF, **others: object) -> Account:
    shown = "Nguyễn Văn An" if name == "an" else f"Người {name}"
    number = add_account(records, "Chi", name, shown, role, ["tan_yen"], **others)  # type: ignore[arg-type]
    found = read_account(records, number)
    assert found is not None
    return found


def code_of(refused: pytest.ExceptionInfo[BadAccount]) -> str:
    return refused.value.code


def test_an_account_is_kept_as_it_was_asked_for(records: AccessRecords) -> None:
    number = add_account(records, "Chi", " An.Nguyen ", "  Nguyễn   Văn An ", STAFF, ["b", "a"], " sub ")
    found = read_account(records, number)
    assert found == account_named(records, "AN.NGUYEN")
    assert found is not None
    assert (found.name, found.shown_name, found.role) == ("an.nguyen", "Nguyễn Văn An", STAFF)
    assert (found.units, found.subject) == ({"a", "b"}, "sub")
    assert (found.has_password, found.is_active) == (False, True)
    assert (found.person.account, found.person.name) == (number, "Nguyễn Văn An")
    row = records.trail()[0]
    assert (row.who, row.action) == ("Chi", "account_added")
    assert row.about == {"name": "an.nguyen", "role": STAFF, "units": ["a", "b"]}


def test_units_may_come_one_by_one(records: AccessRecords) -> None:
    number = add_account(records, "", "an", "An", STAFF, (unit for unit in ("a", "b")))
    found = read_account(records, number)
    assert found is not None
    assert found.units == {"a", "b"}
    assert records.trail()[0].about["units"] == ["a", "b"]
    change_account(records, "", found, "An", STAFF, (unit for unit in ("c",)))
    assert records.trail()[0].about["units"] == ["c"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a",
        " a ",
        "x" * 61,
        "bình",
        "an nguyen",
        ".an",
        "-an",
        "an/..",
        "a\nn",
        "an\0b",
        "<an>",
        "ａｎ",
        "an'--",
    ],
)
def test_a_name_has_plain_letters_only(records: AccessRecords, name: str) -> None:
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", name, "An", STAFF)
    assert code_of(refused) == "name"
    assert accounts(records) == []
    assert records.trail() == []


@pytest.mark.parametrize("name", ["an", "AN", " An "])
def test_a_name_is_given_once(records: AccessRecords, name: str) -> None:
    added(records)
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", name, "Another", STAFF)
    assert code_of(refused) == "taken"


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "   ",
        "x" * 81,
        "An\0",
        "An\x1b[1m",
        "A\u200bn",
        "An\u202e",
        "A\u00adn",
        "An\ud800",
        "An\ue000",
        "*waiting*",
        " *An",
        "\uff0aAn",
    ],
)
def test_a_full_name_is_asked_for(records: AccessRecords, shown: str) -> None:
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", "an", shown, STAFF)
    assert code_of(refused) == "shown_name"


@pytest.mark.parametrize("shown", ["NGUYỄN  văn an", "Nguyễn\u00a0Văn An", "Ｎguyễn Văn Ａn"])
def test_names_that_read_alike_are_one(records: AccessRecords, shown: str) -> None:
    added(records)
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", "other", unicodedata.normalize("NFD", shown), STAFF)
    assert code_of(refused) == "shown_name_taken"


@pytest.mark.parametrize(
    ("names", "code"), [(("an",) * 4, "taken"), (("a1", "a2", "a3", "a4"), "shown_name_taken")]
)
def test_of_several_who_are_added_at_once_under_one_name_one_is(
    records: AccessRecords, names: tuple[str, ...], code: str
) -> None:
    def add(one: int) -> str:
        try:
            add_account(records, "", names[one], "Nguyễn Văn An", STAFF)
        except BadAccount as why:
            return why.code
        return "added"

    assert sorted(at_once(add, 4)) == sorted(["added", *[code] * 3])
    assert len(accounts(records)) == len(records.trail()) == 1


def test_of_two_who_take_one_name_at_once_one_gets_it(records: AccessRecords) -> None:
    both = [added(records, name) for name in ("an", "binh")]

    def rename(one: int) -> str:
        try:
            change_account(records, "", both[one], "Chi", STAFF, [])
        except BadAccount as why:
            return why.code
        return "changed"

    assert sorted(at_once(rename)) == ["changed", "shown_name_taken"]


@pytest.mark.parametrize("role", ["", "root", "guest", "bearer", "trial", "Administrator"])
def test_only_roles_of_accounts_are_given(records: AccessRecords, role: str) -> None:
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", "an", "An", role)
    assert code_of(refused) == "role"
    account = added(records)
    with pytest.raises(BadAccount):
        change_account(records, "", account, "An", role, [])


def test_roles_are_listed_from_least_to_most() -> None:
    assert (ROLES[0], ROLES[-1]) == (VIEWER, ADMINISTRATOR)


@pytest.mark.parametrize(("role", "is_active"), [(VIEWER, True), (ADMINISTRATOR, False), (STAFF, False)])
def test_the_last_administrator_stays(records: AccessRecords, role: str, is_active: bool) -> None:
    account = added(records, "chu", ADMINISTRATOR)
    with pytest.raises(BadAccount) as refused:
        change_account(records, "", account, "Chu", role, [], is_active=is_active)
    assert code_of(refused) == "last_administrator"
    assert read_account(records, account.id) == account
    added(records, "pho", ADMINISTRATOR)
    change_account(records, "", account, "Chu", role, [], is_active=is_active)


def test_a_disabled_administrator_does_not_count(records: AccessRecords) -> None:
    first, second = (added(records, name, ADMINISTRATOR) for name in ("chu", "pho"))
    change_account(records, "", second, "Pho", ADMINISTRATOR, [], is_active=False)
    with pytest.raises(BadAccount):
        change_account(records, "", first, "Chu", STAFF, [])


def test_of_two_administrators_who_take_leave_at_once_one_stays(records: AccessRecords) -> None:
    both = [added(records, name, ADMINISTRATOR) for name in ("chu", "pho")]

    def leave(one: int) -> str:
        try:
            change_account(records, "", both[one], "X", STAFF, [])
        except BadAccount as why:
            return why.code
        return "gone"

    assert sorted(at_once(leave)) == ["gone", "last_administrator"]


def test_who_is_disabled_is_out_everywhere_and_stays_out(records: AccessRecords) -> None:
    account = added(records)
    token = open_session(records, BROWSER, account.id)
    link = make_ticket(records, "", PASSWORD, account.id)
    other = open_session(records, BROWSER, added(records, "binh").id)
    change_account(records, "Chi", account, "An", STAFF, [], is_active=False)
    assert find_person(records, token, BROWSERS) is None
    assert find_ticket(records, link, PASSWORD) is None
    assert find_person(records, other, BROWSERS) is not None
    assert records.trail()[0].about["active"] is False
    # Who comes in again starts anew: the old session does not come back to life.
    change_account(records, "Chi", account, "An", STAFF, [], is_active=True)
    assert find_person(records, token, BROWSERS) is None


def test_a_change_of_role_or_units_counts_at_once_for_who_is_in(records: AccessRecords) -> None:
    account = added(records)
    token = open_session(records, BROWSER, account.id)
    change_account(records, "", account, "An B", VIEWER, ["luc_ngan"])
    person = find_person(records, token, BROWSERS)
    assert person is not None
    assert (person.role, person.name, person.units) == (VIEWER, "An B", {"luc_ngan"})


def test_what_is_kept_half_done_goes_with_a_new_name(records: AccessRecords) -> None:
    an, store = added(records), Store(records.engine)
    body = {"who": an.shown_name, "key": "tan_yen"}
    store.save_draft(an.shown_name, "a", body, b"half")
    store.save_draft(an.shown_name, "b", body, b"mine")
    store.save_draft("An (TK)", "b", {}, b"theirs")
    store.save_draft(WAITING, "a", body, b"half")
    store.save_draft(WAITING, "c", {**body, "who": "Chi"}, b"")
    change_account(records, "Chi", an, "An (TK)", STAFF, ["tan_yen"])
    assert {(one.key, one.body == body) for one in store.drafts("An (TK)")} == {("a", True), ("b", False)}
    assert [one.key for one in store.drafts(an.shown_name)] == ["b"]
    assert {one.key: one.body["who"] for one in store.drafts(WAITING)} == {"a": "An (TK)", "c": "Chi"}
    kept = store.draft(WAITING, "a")
    assert kept is not None
    assert kept.content == b"half"


def test_an_account_that_is_not_there_is_not_changed(records: AccessRecords) -> None:
    account = added(records)
    gone = Account(99, "gone", "Gone", STAFF, frozenset(), "", "", True, account.made)
    with pytest.raises(NotKnown):
        change_account(records, "", gone, "Gone", STAFF, [])
    with pytest.raises(NotKnown):
        set_password(records, "", gone, GOOD)
    assert len(records.trail()) == 1


def test_a_new_password_ends_every_session_and_ticket(records: AccessRecords) -> None:
    account = added(records)
    token = open_session(records, BROWSER, account.id)
    link = make_ticket(records, "", PASSWORD, account.id)
    set_password(records, "Chi", account, GOOD)
    assert find_person(records, token, BROWSERS) is None
    assert find_ticket(records, link, PASSWORD) is None
    assert sessions_of(records, account.id) == []
    changed = read_account(records, account.id)
    assert changed is not None
    assert changed.has_password
    row = records.trail()[0]
    assert (row.who, row.action, row.about) == ("Chi", "password_set", {"name": "an"})


@pytest.mark.parametrize(("password", "code"), [("ngắn", "password_length"), ("a" * 20, "password_easy")])
def test_a_bad_password_changes_nothing(records: AccessRecords, password: str, code: str) -> None:
    account = added(records)
    token = open_session(records, BROWSER, account.id)
    with pytest.raises(BadAccount) as refused:
        set_password(records, "", account, password)
    assert code_of(refused) == code
    assert find_person(records, token, BROWSERS) is not None
    with pytest.raises(BadAccount) as refused:
        add_account(records, "", "binh", "Bình", STAFF, password=password)
    assert code_of(refused) == code
    assert len(accounts(records)) == 1


def test_no_two_accounts_share_a_name_shown_or_an_identity(records: AccessRecords) -> None:
    """What is sent is kept under the name shown."""
    first = added(records, subject="an@tinh.gov.vn")
    with pytest.raises(BadAccount) as refused:
        add_account(records, "Chi", "an2", "nguyễn  văn AN", STAFF)
    assert code_of(refused) == "shown_name_taken"
    with pytest.raises(BadAccount) as refused:
        add_account(records, "Chi", "an2", "Người khác", STAFF, subject="AN@tinh.gov.vn")
    assert code_of(refused) == "subject_taken"
    other = added(records, "binh")
    with pytest.raises(BadAccount) as refused:
        change_account(records, "Chi", other, "Nguyễn Văn An", STAFF, [])
    assert code_of(refused) == "shown_name_taken"
    # Its own name and identity are no one else's.
    change_account(records, "Chi", first, "Nguyễn Văn An", VIEWER, [], "an@tinh.gov.vn")


def test_a_secret_is_not_shown_where_an_account_is(records: AccessRecords) -> None:
    account = set_password(records, "", added(records), GOOD)
    assert account == read_account(records, account.id)
    assert account.secret.startswith("$argon2")
    assert account.secret not in repr(account)


def test_who_proved_the_old_password_sets_none_once_another_did(records: AccessRecords) -> None:
    proved = added(records)
    others = set_password(records, "Chi", proved, GOOD)
    with pytest.raises(Wrong):
        set_password(records, "An", proved, "một câu khác nữa", must_hold=True)
    assert read_account(records, proved.id) == others
    assert records.trail()[0].who == "Chi"


@pytest.mark.parametrize("subject", ["x" * 256, "an\u202e@coquan.vn", "an\udcff"])
def test_an_identity_can_be_read_and_has_an_end(records: AccessRecords, subject: str) -> None:
    with pytest.raises(BadAccount) as refused:
        added(records, subject=subject)
    assert code_of(refused) == "subject"
    assert accounts(records) == []
