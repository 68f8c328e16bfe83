"""The trail: written with what it tells of or not at all, refused every change, proved as a chain."""

import json
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, inspect, select
from sqlalchemy.exc import DBAPIError

from domain.errors import StoreFault
from store import AccessRecords, Deed, Drop, Put, acting_from, backup, open_store, restore, verify
from store.access_tables import account, session, setting, share, ticket, trail
from store.engine import make_engine, reading, writing
from store.opening import SCHEMA, bring_up_to_date
from store.records import EditionMoved
from store.trail import trail_digest
from tests.unit.store.damage import change_by_hand
from tests.unit.store.samples import figure, sent, tidy


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


@pytest.fixture
def records(store):
    return AccessRecords(store.engine)


def publish(store, content=b"a", **others):
    return store.publish(sent(content), tidy(figure("tan_yen", "a", 1)), **others)


def setting_of(key, value="yes"):
    return Put("setting", {"key": key, "value": value})


def found(store):
    return {(finding.code, finding.place) for finding in verify(store)}


# What is written


def test_publishing_undoing_and_redoing_are_told_by_whom_from_where_and_of_what(store, records):
    with acting_from("10.0.0.7"):
        publish(store)
    store.undo(1, " Bình ")
    store.redo(1, "Chi")
    redone, undone, published = records.trail()
    assert (published.n, published.who, published.origin, published.action) == (1, "An", "10.0.0.7", "accept")
    assert published.about == {
        "unit": "tan_yen", "period": 202309, "file": "so-lieu.csv", "submission": 1, "edition": 1,
    }  # fmt: skip
    assert (undone.who, undone.origin, undone.action) == ("Bình", "", "undo")
    assert undone.about == {"submission": 1, "edition": 2}
    assert (redone.who, redone.action, redone.about["edition"]) == ("Chi", "redo", 3)
    assert verify(store) == []


def test_what_was_refused_is_not_told(store, records):
    publish(store)
    with pytest.raises(EditionMoved):
        publish(store, b"b", expected_edition=0)
    with pytest.raises(StoreFault):
        store.redo(1, "An")
    with pytest.raises(StoreFault):
        store.undo(2, "An")
    with pytest.raises(StoreFault):
        store.undo(1, "  ")
    assert [row.action for row in records.trail()] == ["accept"]


def refuse_rows_of_the_trail(store):
    """As where the disk is full at the very end: the trail takes no row any more."""
    begins = "CREATE TRIGGER trail_is_full BEFORE INSERT ON trail"
    refusal = (
        f"{begins} BEGIN SELECT RAISE(ABORT, 'full'); END"
        if store.engine.dialect.name == "sqlite"
        else f"{begins} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    with store.engine.begin() as connection:
        connection.exec_driver_sql(refusal)


def test_what_cannot_be_told_is_not_done(store, records):
    publish(store)
    records.write([setting_of("two_step")])
    refuse_rows_of_the_trail(store)
    for change in (
        lambda: publish(store, b"b"),
        lambda: store.undo(1, "An"),
        lambda: records.write([setting_of("own_unit")], Deed("An", "x", {})),
        lambda: records.write_next("account", "id", lambda _: ({**ACCOUNT}, Deed("An", "x", {}))),
        lambda: records.take("setting", lambda _: [Drop("setting", {})], Deed("An", "x", {}), key="two_step"),
        lambda: records.note(Deed("An", "x", {})),
    ):
        with pytest.raises(StoreFault):
            change()
    assert store.edition() == 1
    assert list(store.figures(["tan_yen"])["value"]) == [1]
    assert [row["key"] for row in records.rows("setting")] == ["two_step"]
    assert records.rows("account") == []
    assert records.trail_length() == 1


ACCOUNT = {
    "name": "an", "shown_name": "An", "role": "staff", "units": "[]", "password": "", "subject": "",
    "active": 1, "made": "2026-01-01T00:00:00+00:00",
}  # fmt: skip


def test_where_a_deed_comes_from_holds_for_its_own_thread_and_no_longer(records):
    def note(origin):
        with acting_from(origin):
            with acting_from("inner"):
                records.note(Deed(origin, "inner", {}))
            records.note(Deed(origin, "outer", {}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(note, map(str, range(4))))
    records.note(Deed("", "after", {}))
    for row in records.trail():
        assert row.origin == {"inner": "inner", "outer": row.who, "after": ""}[row.action]


def test_rows_are_read_newest_first_and_by_the_page(records):
    for number in range(5):
        records.note(Deed("An", f"deed {number}", {"chữ": ["đ", 1, None, True]}))
    assert [row.n for row in records.trail()] == [5, 4, 3, 2, 1]
    assert [row.n for row in records.trail(2, 1)] == [4, 3]
    assert records.trail_length() == 5
    assert records.trail(1)[0].about == {"chữ": ["đ", 1, None, True]}


def test_writers_at_once_leave_one_whole_chain(store, records):
    def write(number):
        if number % 2:
            publish(store, str(number).encode())
        else:
            records.note(Deed("An", f"deed {number}", {}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert [row.n for row in records.trail()] == list(range(12, 0, -1))
    assert verify(store) == []


# The rows of the door: all or none


def test_changes_are_made_together_or_not_at_all(records):
    records.write([setting_of("a")], Deed("An", "first", {}))
    refused = (
        [setting_of("b"), Put("setting", {"value": "x"}, {"key": "never there"})],
        [setting_of("b"), setting_of("a")],
        [Drop("setting", {"key": "a"}), Put("setting", {"value": "x"}, {"key": "a"})],
        [setting_of("b"), Put("setting", {"key": "c", "value": None})],
    )
    for changes in refused:
        with pytest.raises(StoreFault):
            records.write(changes, Deed("An", "second", {}))
    assert [row["key"] for row in records.rows("setting")] == ["a"]
    assert [row.action for row in records.trail()] == ["first"]


def test_a_row_that_is_gone_is_told_as_such(records):
    with pytest.raises(StoreFault) as refused:
        records.write([Put("account", {"active": 0}, {"id": 9})])
    assert (refused.value.code, refused.value.details) == ("row_gone", {"table": "account"})


def test_who_asks_for_a_number_at_once_gets_one_of_their_own(records):
    def add(number):
        made = {**ACCOUNT, "name": f"name{number}"}
        return records.write_next("account", "id", lambda free: (made, Deed("", "added", {"id": free})))

    with ThreadPoolExecutor(2) as pool:
        given = list(pool.map(add, range(8)))
    assert sorted(given) == list(range(1, 9))
    assert [row["id"] for row in records.rows("account")] == list(range(1, 9))
    assert {row.about["id"] for row in records.trail()} == set(range(1, 9))


def test_a_number_that_was_refused_is_not_used_up(records):
    add = ("account", "id", lambda _: (ACCOUNT, Deed("", "added", {})))
    assert records.write_next(*add) == 1
    with pytest.raises(StoreFault):
        records.write_next(*add)
    other = {**ACCOUNT, "name": "binh"}
    assert records.write_next("account", "id", lambda _: (other, Deed("", "added", {}))) == 2
    assert records.trail_length() == 2


def test_a_row_is_taken_by_one_and_told_once(records):
    records.write([setting_of("a")])
    drop = [Drop("setting", {"key": "a"})]
    with ThreadPoolExecutor(4) as pool:
        got = list(
            pool.map(lambda _: records.take("setting", lambda _: drop, Deed("", "t", {}), key="a"), range(6))
        )
    assert [one for one in got if one] == [{"key": "a", "value": "yes"}]
    assert records.trail_length() == 1


# What is refused and found


@pytest.mark.parametrize(
    "change", ["UPDATE trail SET who = 'Chi'", "DELETE FROM trail", "DELETE FROM trail WHERE n = 1"]
)
def test_the_database_refuses_changes_of_the_trail(store, records, change):
    publish(store)
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.exec_driver_sql(change)
    assert [row.who for row in records.trail()] == ["An"]


def test_postgresql_refuses_to_empty_the_trail(postgres_url):
    with open_store(postgres_url) as store:
        publish(store)
        with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
            connection.exec_driver_sql("TRUNCATE trail")
        with store.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER trail_no_truncate ON trail")
        assert found(store) == {("trigger", "trail_no_truncate")}


def test_a_missing_guard_of_the_trail_is_found(store):
    table = " ON trail" if store.engine.dialect.name == "postgresql" else ""
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER trail_no_delete{table}")
    assert found(store) == {("trigger", "trail_no_delete")}


@pytest.fixture
def told(store, records):
    """Five rows: an acceptance, a deed, an undo, a deed, an acceptance."""
    publish(store)
    records.note(Deed("An", "signed_in", {"name": "an"}))
    store.undo(1, "Bình")
    records.note(Deed("Chi", "account_added", {"name": "dung"}))
    publish(store, b"b")
    assert verify(store) == []
    return store


@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        ("UPDATE trail SET who = 'Chi' WHERE n = 2", {("trail_chain", "trail 2")}),
        ("UPDATE trail SET at = '2020-01-01T00:00:00+00:00' WHERE n = 3", {("trail_chain", "trail 3")}),
        ("UPDATE trail SET origin = '10.0.0.7' WHERE n = 1", {("trail_chain", "trail 1")}),
        ("UPDATE trail SET action = 'x' WHERE n = 4", {("trail_chain", "trail 4")}),
        ("UPDATE trail SET about = '{}' WHERE n = 4", {("trail_chain", "trail 4")}),
        ("UPDATE trail SET about = '{\"name\":\"an\"}' WHERE n = 2", {("trail_chain", "trail 2")}),
        ("UPDATE trail SET digest = '00' WHERE n = 5", {("trail_chain", "trail 5")}),
        (
            "UPDATE trail SET digest = '00' WHERE n = 2",
            {("trail_chain", "trail 2"), ("trail_chain", "trail 3")},
        ),
        ("UPDATE trail SET about = 'no JSON' WHERE n = 2", {("trail_chain", "trail 2")}),
        (
            "UPDATE trail SET about = '[1]' WHERE n = 3",
            {("trail_chain", "trail 3"), ("trail_edition", "edition 2")},
        ),
        (
            "UPDATE trail SET about = '{\"edition\":[2]}' WHERE n = 3",
            {("trail_chain", "trail 3"), ("trail_edition", "edition 2")},
        ),
        ("DELETE FROM trail WHERE n = 2", {("trail_gap", "trail 2"), ("trail_chain", "trail 3")}),
        (
            "DELETE FROM trail WHERE n = 1",
            {("trail_gap", "trail 1"), ("trail_chain", "trail 2")},
        ),
        ("DELETE FROM trail WHERE n = 5", {("trail_edition", "edition 3")}),
        ("DELETE FROM trail WHERE n > 2", {("trail_edition", "edition 2"), ("trail_edition", "edition 3")}),
        (
            "INSERT INTO trail SELECT 6, at, who, origin, action, about, digest FROM trail WHERE n = 2",
            {("trail_chain", "trail 6")},
        ),
        (
            "INSERT INTO trail SELECT 9, at, who, origin, action, about, digest FROM trail WHERE n = 2",
            {("trail_gap", "trail 6"), ("trail_chain", "trail 9")},
        ),
    ],
)  # fmt: skip
def test_a_change_by_hand_is_found_at_its_place(told, statement, findings):
    change_by_hand(told, statement)
    assert found(told) == findings
    records = AccessRecords(told.engine)
    assert set(records.broken_trail()) == {place for _, place in findings}
    # And what is left can be read all the same.
    assert len(records.trail()) == records.trail_length()


def test_a_row_forged_with_its_own_digest_breaks_the_next(told):
    with reading(told.engine) as connection:
        first, second = connection.execute(select(trail).order_by(trail.c.n).limit(2)).mappings().all()
    forged = trail_digest(first["digest"], {**second, "who": "Chi"})
    change_by_hand(told, "UPDATE trail SET who = 'Chi', digest = :forged WHERE n = 2", forged=forged)
    assert found(told) == {("trail_chain", "trail 3")}


def test_a_trail_written_anew_without_an_acceptance_is_found(told):
    """Whoever writes the whole chain anew, honestly digested, cannot leave an edition out."""
    with reading(told.engine) as connection:
        rows = [dict(row) for row in connection.execute(select(trail).order_by(trail.c.n)).mappings()]
    change_by_hand(told, "DELETE FROM trail")
    before = "0" * 64
    with told.engine.begin() as connection:
        for number, row in enumerate((rows[0], rows[1], rows[3], rows[4]), start=1):
            anew = {**row, "n": number}
            before = trail_digest(before, anew)
            connection.execute(insert(trail), {**anew, "digest": before})
    assert found(told) == {("trail_edition", "edition 2")}


# From before, and to elsewhere


def test_a_store_from_before_the_trail_gets_one_and_is_whole(fresh_store_url):
    url = fresh_store_url()
    engine = make_engine(url if "://" in url else f"sqlite:///{url}")
    bring_up_to_date(engine, "0003")
    with writing(engine) as connection:
        assert "trail" not in inspect(connection).get_table_names()
    engine.dispose()
    with open_store(url) as store:
        assert verify(store) == []
        publish(store)
        assert [row.n for row in AccessRecords(store.engine).trail()] == [1]
        assert verify(store) == []


def test_editions_from_before_the_trail_need_no_rows(store):
    publish(store)
    publish(store, b"b")
    change_by_hand(store, "DELETE FROM trail")
    assert verify(store) == []
    publish(store, b"c")
    assert verify(store) == []


@pytest.fixture
def furnished(store, records):
    """One row of every kind that the door keeps, and a trail."""
    publish(store)
    at = "2026-01-01T00:00:00+00:00"
    records.write_next(
        "account", "id", lambda _: ({**ACCOUNT, "password": "$argon2id$x"}, Deed("", "added", {}))
    )
    records.write(
        [
            setting_of("two_step"),
            Put("session", {
                "token": "5e55", "kind": "browser", "account": 1, "share": 0, "made": at, "seen": at,
                "ends": at, "idle_seconds": 60, "origin": "", "agent": "",
            }),
            Put("ticket", {"token": "71c4", "kind": "sign_in", "account": 1, "made": at, "ends": at}),
            Put("share", {
                "number": 1, "token": "5a4e", "name": "Ông Bình", "maker": 1, "made": at, "ends": at,
                "reach": "view", "page": "plan", "address": "{}", "edition": 0, "newer": 0, "downloads": 1,
                "tells_figures": 1, "revoked": "", "openings": 3, "opened": at,
            }),
        ],
        Deed("Chủ tịch", "setting_changed", {"setting": "two_step"}),
    )  # fmt: skip
    return store


@pytest.mark.parametrize("into", ["sqlite_url", "postgres_url"])
def test_a_backup_carries_trail_accounts_links_and_settings_but_nobodys_way_in(
    furnished, into, request, tmp_path
):
    url = request.getfixturevalue(into) + ("" if into == "postgres_url" else ".restored")
    backup(furnished, tmp_path / "kept.zip")
    restore(tmp_path / "kept.zip", url)
    before = AccessRecords(furnished.engine)
    with open_store(url) as store:
        after = AccessRecords(store.engine)
        assert verify(store) == []
        assert after.trail() == before.trail()
        assert len(after.trail()) == 3
        for table in (account, share, setting):
            assert after.rows(table.name) == before.rows(table.name) != []
        for table in (session, ticket):
            assert after.rows(table.name) == []
            assert before.rows(table.name) != []
        after.note(Deed("An", "later", {}))
        assert verify(store) == []


def test_no_member_of_a_backup_knows_a_session_or_a_ticket(furnished, tmp_path):
    backup(furnished, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert b"5e55" not in content
    assert b"71c4" not in content
    assert manifest["schema"] == SCHEMA
    assert {"trail", "account", "share", "setting"} <= manifest["tables"].keys()
    assert not {"session", "ticket"} & manifest["tables"].keys()


def test_a_store_with_a_broken_trail_is_not_backed_up(furnished, tmp_path):
    change_by_hand(furnished, "UPDATE trail SET who = 'Chi' WHERE n = 2")
    with pytest.raises(StoreFault, match="trail 2"):
        backup(furnished, tmp_path / "kept.zip")


def test_a_store_in_which_somebody_has_an_account_is_not_filled(furnished, tmp_path, fresh_store_url):
    backup(furnished, tmp_path / "kept.zip")
    url = fresh_store_url()
    with open_store(url) as store:
        AccessRecords(store.engine).write_next("account", "id", lambda _: (ACCOUNT, Deed("", "added", {})))
    with pytest.raises(StoreFault, match="needs an empty store"):
        restore(tmp_path / "kept.zip", url)
