"""Sessions: ended by idleness, by age and by hand; what was never handed out opens nothing."""

import itertools
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from access import (
    PASSWORD,
    STAFF,
    Terms,
    add_account,
    change_account,
    end_session,
    end_sessions,
    find_person,
    make_share,
    make_ticket,
    open_session,
    read_account,
    revoke_share,
    sessions_of,
    share_numbered,
)
from access.people import BEARER
from access.sessions import (
    AGE,
    BROWSER,
    BROWSERS,
    DEVICE,
    IDLE,
    LINK,
    LINKS,
    PROGRAM,
    PROGRAMS,
    find_session,
)
from access.tokens import digest_of, later, new_token, now
from domain.periods import Period
from domain.views import View
from store import AccessRecords, Put, engine, open_store
from store.engine import writing

KINDS = (BROWSER, DEVICE, PROGRAM, LINK)


def ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat(timespec="seconds")


@pytest.fixture
def account(records: AccessRecords) -> int:
    return add_account(records, "", "an", "An", STAFF, ["tan_yen"])


def put_back(records: AccessRecords, token: str, **times: Any) -> None:
    """Makes a session look as if it had been opened or used earlier."""
    records.write([Put("session", times, {"token": digest_of(token)})])


def test_a_token_lets_in_whom_it_was_given_to(records: AccessRecords, account: int) -> None:
    token = open_session(records, BROWSER, account, origin="10.0.0.7", agent="Firefox")
    person = find_person(records, token, KINDS)
    assert person is not None
    assert (person.account, person.name, person.units) == (account, "An", {"tan_yen"})
    (session,) = sessions_of(records, account)
    assert (session.origin, session.agent, session.id) == ("10.0.0.7", "Firefox", digest_of(token))


def test_a_session_opens_only_where_its_kind_belongs(records: AccessRecords, account: int) -> None:
    places = {BROWSERS: {BROWSER, DEVICE}, PROGRAMS: {PROGRAM}, LINKS: {LINK}}
    for kind, (place, kinds) in itertools.product(KINDS, places.items()):
        token = open_session(records, kind, account)
        assert (find_person(records, token, place) is not None) is (kind in kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_who_does_nothing_for_long_is_out(records: AccessRecords, account: int, kind: str) -> None:
    token = open_session(records, kind, account)
    put_back(records, token, seen=ago(IDLE[kind] - 30))
    assert find_person(records, token, KINDS) is not None
    put_back(records, token, seen=ago(IDLE[kind] + 1))
    assert find_person(records, token, KINDS) is None
    assert sessions_of(records, account) == []


@pytest.mark.parametrize("kind", KINDS)
def test_however_busy_everybody_is_out_in_the_end(records: AccessRecords, account: int, kind: str) -> None:
    token = open_session(records, kind, account)
    (session,) = sessions_of(records, account)
    made = datetime.fromisoformat(session.made)
    assert datetime.fromisoformat(session.ends) - made == timedelta(seconds=AGE[kind])
    put_back(records, token, ends=ago(0), seen=ago(0))
    assert find_person(records, token, KINDS) is None


def test_use_keeps_a_session_alive_but_moves_its_end_nowhere(records: AccessRecords, account: int) -> None:
    token = open_session(records, BROWSER, account)
    (before,) = sessions_of(records, account)
    put_back(records, token, seen=ago(600))
    assert find_session(records, token) is not None
    (after,) = sessions_of(records, account)
    assert after.seen >= before.seen
    assert after.ends == before.ends


def test_use_is_noted_once_a_minute_and_not_at_every_click(records: AccessRecords, account: int) -> None:
    token = open_session(records, BROWSER, account)
    put_back(records, token, seen=(recently := ago(30)))
    find_session(records, token)
    (session,) = sessions_of(records, account)
    assert session.seen == recently


def test_an_ended_session_is_not_revived_by_being_used(records: AccessRecords, account: int) -> None:
    token = open_session(records, BROWSER, account)
    put_back(records, token, seen=(long_ago := ago(IDLE[BROWSER] + 60)))
    for _ in range(2):
        assert find_session(records, token) is None
    (row,) = records.rows("session")
    assert row["seen"] == long_ago


def test_a_session_is_opened_for_no_longer_than_asked(records: AccessRecords) -> None:
    soon = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="seconds")
    open_session(records, LINK, share=1, until=soon)
    open_session(records, LINK, share=1, until="2999-01-01T00:00:00+00:00")
    short, usual = sorted(row["ends"] for row in records.rows("session"))
    assert short == soon
    assert usual < "2999"


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "đ", "\0", "a" * 100_000, "' OR '1'='1"])
def test_a_forged_token_opens_nothing(records: AccessRecords, account: int, token: str) -> None:
    open_session(records, BROWSER, account)
    assert find_person(records, token, KINDS) is None


def test_what_the_store_keeps_of_a_token_opens_nothing(records: AccessRecords, account: int) -> None:
    token = open_session(records, BROWSER, account)
    (row,) = records.rows("session")
    assert token not in row.values()
    assert find_person(records, row["token"], KINDS) is None


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert min(map(len, tokens)) == 43


def test_a_token_is_worth_nothing_after_signing_out(records: AccessRecords, account: int) -> None:
    token, other = (open_session(records, BROWSER, account) for _ in range(2))
    session = find_session(records, token)
    assert session is not None
    end_session(records, "An", session)
    assert find_person(records, token, KINDS) is None
    assert find_person(records, other, KINDS) is not None
    row = records.trail()[0]
    assert (row.who, row.action) == ("An", "session_ended")
    about = {"account": account, "kind": BROWSER, "origin": "", "since": session.made}
    assert row.about == about
    assert digest_of(token) not in str(row)


def test_the_trail_says_whose_token_was_taken_back_and_which(records: AccessRecords, account: int) -> None:
    open_session(records, PROGRAM, account)
    (session,) = sessions_of(records, account)
    end_session(records, "An", session)
    about = records.trail()[0].about
    assert (about["account"], about["kind"], about["token"]) == (account, PROGRAM, session.id[:12])


def test_an_account_is_signed_out_everywhere_and_nobody_else(records: AccessRecords, account: int) -> None:
    other = add_account(records, "", "binh", "Bình", STAFF)
    tokens = [open_session(records, kind, account) for kind in (BROWSER, DEVICE)]
    stays = open_session(records, BROWSER, other)
    end_sessions(records, "Chi", account)
    assert [find_person(records, token, KINDS) for token in tokens] == [None, None]
    assert find_person(records, stays, KINDS) is not None


def test_a_disabled_accounts_session_dies_at_once_even_where_its_row_is_left(
    records: AccessRecords, account: int
) -> None:
    token = open_session(records, BROWSER, account)
    records.write([Put("account", {"active": 0}, {"id": account})])
    assert find_person(records, token, KINDS) is None


def test_disabling_takes_the_sessions_away(records: AccessRecords, account: int) -> None:
    open_session(records, BROWSER, account)
    found = read_account(records, account)
    assert found is not None
    change_account(records, "", found, "An", STAFF, [], is_active=False)
    assert records.rows("session") == []


def test_a_session_of_nobody_lets_nobody_in(records: AccessRecords) -> None:
    for account, share in ((0, 0), (99, 0), (0, 99)):
        assert find_person(records, open_session(records, BROWSER, account, share), KINDS) is None


def test_the_session_of_a_link_dies_with_it(records: AccessRecords) -> None:
    terms = Terms("Ông B", "overview", View("tan_yen", Period(2024, 9)), "2999-01-01T00:00:00+00:00")
    number, _ = make_share(records, "An", 1, terms)
    token = open_session(records, LINK, share=number)
    person = find_person(records, token, KINDS)
    assert person is not None
    assert (person.role, person.share, person.account) == (BEARER, number, 0)
    share = share_numbered(records, number)
    assert share is not None
    revoke_share(records, "An", share)
    assert find_person(records, token, KINDS) is None


def test_a_browser_that_calls_itself_a_novel_is_cut_short(records: AccessRecords, account: int) -> None:
    open_session(records, BROWSER, account, agent="x" * 10_000)
    (session,) = sessions_of(records, account)
    assert len(session.agent) == 200


def test_the_devices_are_listed_newest_first(records: AccessRecords, account: int) -> None:
    tokens = [open_session(records, BROWSER, account) for _ in range(3)]
    for number, token in enumerate(tokens):
        put_back(records, token, made=ago(60 * number))
    assert [one.id for one in sessions_of(records, account)] == [digest_of(token) for token in tokens]


def test_who_looks_while_somebody_writes_does_not_wait(store_url: str) -> None:
    with open_store(store_url) as store:
        records = AccessRecords(store.engine)
        token = open_session(records, BROWSER, add_account(records, "", "an", "An", STAFF))
        put_back(records, token, seen=(before := ago(600)))
        with writing(store.engine):
            # Were it to wait, it would wait for this very thread, and for ever.
            assert find_person(records, token, KINDS) is not None
        if store.engine.dialect.name == "sqlite":
            assert records.rows("session")[0]["seen"] == before
        assert find_person(records, token, KINDS) is not None
        assert records.rows("session")[0]["seen"] > before


def test_a_writer_who_begins_right_behind_a_touch_is_not_run_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, done = tmp_path / "store.sqlite", []
    open_store(str(path)).close()
    begin = engine._begin_sqlite
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def take_the_lock_first(connection: Connection) -> None:
            if done == ["touched"]:
                done.append("locked")
                other.execute("BEGIN IMMEDIATE")
            begin(connection)

        monkeypatch.setattr(engine, "_begin_sqlite", take_the_lock_first)
        with open_store(str(path)) as store:
            records = AccessRecords(store.engine)
            token = open_session(records, BROWSER, add_account(records, "", "an", "An", STAFF))
            event.listen(store.engine, "commit", lambda _: done.append("touched"))
            records.touch("session", {"seen": ago(60)}, token=digest_of(token))
            other.execute("ROLLBACK")
            # And the connection that touched waits for others again, as writers must.
            with store.engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 120_000
    assert done[:2] == ["touched", "locked"]


def test_sessions_and_tickets_that_have_ended_are_taken_away(records: AccessRecords, account: int) -> None:
    ended, alive = (open_session(records, BROWSER, account) for _ in range(2))
    put_back(records, ended, ends=ago(60))
    make_ticket(records, "", PASSWORD, account)
    records.forget_ended(now())
    assert [row["token"] for row in records.rows("session")] == [digest_of(alive)]
    assert len(records.rows("ticket")) == 1
    records.forget_ended(later(30 * 86400))
    assert records.rows("session") == records.rows("ticket") == []


def test_what_ended_long_ago_is_taken_away_when_someone_comes_in_once_an_hour(
    records: AccessRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(AccessRecords, "forget_ended", lambda _, at: forgotten.append(at))
    for _ in range(3):
        open_session(records, BROWSER, 1)
    (at,) = forgotten
    # What ended lately still tells where its account comes from.
    assert later(-31 * 86400) < at < later(-29 * 86400)
