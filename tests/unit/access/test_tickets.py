"""Links that can be used once: by one, also of two at once; not too late; for what they were made."""

from datetime import UTC, datetime, timedelta

import pytest

from access import PASSWORD, SET_UP, SIGN_IN, Ticket, find_ticket, make_ticket, use_ticket
from access.tickets import LIFE
from access.tokens import digest_of
from store import AccessRecords, Put, open_store
from tests.unit.access.at_once import at_once

KINDS = (SET_UP, PASSWORD, SIGN_IN)


@pytest.mark.parametrize("kind", KINDS)
def test_a_ticket_can_be_looked_at_often_and_used_once(records: AccessRecords, kind: str) -> None:
    token = make_ticket(records, "Chi", kind, 7)
    for _ in range(3):
        assert find_ticket(records, token, kind) == Ticket(kind, 7)
    assert use_ticket(records, token, kind) == Ticket(kind, 7)
    assert use_ticket(records, token, kind) is None
    assert find_ticket(records, token, kind) is None


def test_of_many_who_come_at_once_one_gets_it(store_url: str) -> None:
    with open_store(store_url) as store:
        records = AccessRecords(store.engine)
        token = make_ticket(records, "", SIGN_IN, 7)
        got = at_once(lambda _: use_ticket(records, token, SIGN_IN), 4)
        assert [one for one in got if one] == [Ticket(SIGN_IN, 7)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_ticket_that_came_too_late_is_none_and_is_gone(records: AccessRecords, kind: str) -> None:
    token = make_ticket(records, "", kind, 7)
    just_now = datetime.now(UTC).isoformat(timespec="seconds")
    records.write([Put("ticket", {"ends": just_now}, {"token": digest_of(token)})])
    assert find_ticket(records, token, kind) is None
    assert use_ticket(records, token, kind) is None
    assert records.rows("ticket") == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_ticket_lasts_as_long_as_is_said(records: AccessRecords, kind: str) -> None:
    make_ticket(records, "", kind, 7)
    (row,) = records.rows("ticket")
    life = datetime.fromisoformat(row["ends"]) - datetime.fromisoformat(row["made"])
    assert abs(life - timedelta(seconds=LIFE[kind])) <= timedelta(seconds=1)


def test_a_code_on_a_screen_lasts_minutes_and_nothing_lasts_longer_than_a_week() -> None:
    assert LIFE[SIGN_IN] <= 600
    assert max(LIFE.values()) <= 7 * 86400


def test_a_ticket_is_good_for_its_own_kind_only(records: AccessRecords) -> None:
    for kind in KINDS:
        token = make_ticket(records, "", kind, 7)
        for other in KINDS:
            if other != kind:
                assert find_ticket(records, token, other) is None
                assert use_ticket(records, token, other) is None
        assert use_ticket(records, token, kind) is not None


def test_a_new_ticket_makes_the_older_ones_of_its_kind_and_account_void(records: AccessRecords) -> None:
    old = make_ticket(records, "", PASSWORD, 7)
    other_account = make_ticket(records, "", PASSWORD, 8)
    other_kind = make_ticket(records, "", SIGN_IN, 7)
    new = make_ticket(records, "", PASSWORD, 7)
    assert find_ticket(records, old, PASSWORD) is None
    assert find_ticket(records, new, PASSWORD) is not None
    assert find_ticket(records, other_account, PASSWORD) is not None
    assert find_ticket(records, other_kind, SIGN_IN) is not None


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "\0", "đ"])
def test_a_forged_ticket_is_none(records: AccessRecords, token: str) -> None:
    make_ticket(records, "", SET_UP)
    assert find_ticket(records, token, SET_UP) is None
    assert use_ticket(records, token, SET_UP) is None


def test_neither_the_store_nor_the_trail_knows_the_token(records: AccessRecords) -> None:
    token = make_ticket(records, "Chi", PASSWORD, 7)
    (row,) = records.rows("ticket")
    assert token not in str(row)
    assert find_ticket(records, row["token"], PASSWORD) is None
    (told,) = records.trail()
    assert (told.who, told.action, told.about) == ("Chi", "ticket_made", {"kind": PASSWORD, "account": 7})
