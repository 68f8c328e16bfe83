"""Undo and redo are events: nothing is taken away, and the order stays as it was."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.errors import StoreFault
from store import Receipt, open_store, verify
from store.tables import TABLES
from tests.unit.store.samples import NINE, comment, figure, plan, sent, tidy


@pytest.fixture
def store(store_url):
    """Two submissions: 4132, then 4150 for the same figure."""
    with open_store(store_url) as opened:
        opened.publish(sent(b"a"), tidy(figure("tan_yen", "go_industry", 4132)))
        opened.publish(sent(b"b"), tidy(figure("tan_yen", "go_industry", 4150)))
        yield opened


def industry(store, edition=None):
    return list(store.figures(["tan_yen"], [NINE], ["go_industry"], edition=edition)["value"])


def test_undo_uncovers_what_was_there_before_and_redo_covers_it_again(store):
    assert store.undo(2, "Bình") == Receipt(2, 3)
    assert industry(store) == [4132]
    assert store.redo(2, "Bình") == Receipt(2, 4)
    assert [industry(store, edition) for edition in range(5)] == [[], [4132], [4150], [4132], [4150]]


def test_redo_keeps_the_first_order(store):
    store.undo(1, "Bình")
    store.redo(1, "Bình")
    assert industry(store) == [4150]


def test_with_everything_undone_nothing_is_visible_but_all_is_kept(store):
    store.undo(1, "Bình")
    store.undo(2, "Bình")
    assert industry(store) == []
    assert store.coverage().empty
    assert len(store.versions("tan_yen", NINE, "go_industry")) == 2
    assert industry(store, 2) == [4150]


def test_undo_reaches_targets_and_coverage(store):
    store.publish(sent(b"c"), tidy(plan("huu_lung", "go_industry", 1)))
    store.undo(3, "Bình")
    assert store.targets(["huu_lung"]).empty
    assert list(store.coverage()["unit"]) == ["tan_yen"]
    assert set(store.coverage(3)["unit"]) == {"tan_yen", "huu_lung"}


@pytest.mark.parametrize("who", ["", "   "])
def test_somebody_has_to_be_named(store, who):
    with pytest.raises(StoreFault, match="nobody is named"):
        store.undo(1, who)
    assert store.edition() == 2


def test_what_is_undone_already_or_unknown_is_refused_and_changes_nothing(store):
    with pytest.raises(StoreFault, match="no submission 9"):
        store.undo(9, "Bình")
    with pytest.raises(StoreFault, match="submission 1 is visible already"):
        store.redo(1, "Bình")
    store.undo(1, "Bình")
    with pytest.raises(StoreFault, match="submission 1 is undone already"):
        store.undo(1, "Bình")
    assert store.edition() == 3


def test_history_tells_every_event_newest_first(store):
    store.undo(2, "Bình")
    told = [(e.edition, e.kind, e.submission, e.who, e.visible) for e in store.history()]
    assert told == [
        (3, "undo", 2, "Bình", False),
        (2, "accept", 2, "An", False),
        (1, "accept", 1, "An", True),
    ]
    newest = store.history()[0]
    assert (newest.file, newest.message, newest.figures) == ("so-lieu.csv", "9 tháng", 1)
    assert newest.sha256 == sent(b"b").sha256
    assert newest.at.endswith("+00:00")
    assert [event.edition for event in store.history(limit=1, offset=1)] == [2]
    assert [event.edition for event in store.history(limit=None)] == [3, 2, 1]


def test_a_file_sent_before_is_found_while_it_is_visible(store):
    found = store.find_file(sent(b"b").sha256, "tan_yen", NINE)
    assert (found.submission, found.edition) == (2, 2)
    assert store.find_file(sent(b"b").sha256, "huu_lung", NINE) is None
    assert store.find_file(sent(b"b").sha256, "tan_yen", 202306) is None
    assert store.find_file(sent(b"never").sha256, "tan_yen", NINE) is None
    store.undo(2, "Bình")
    assert store.find_file(sent(b"b").sha256, "tan_yen", NINE) is None


def test_a_store_with_data_does_not_become_a_demonstration(store):
    with pytest.raises(StoreFault, match="holds data already"):
        store.mark_demonstration()
    assert not store.is_demonstration


SQLITE_CHANGES = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
)
POSTGRESQL_CHANGES = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
)


def test_nothing_is_ever_changed_or_deleted(store_url):
    with open_store(store_url) as store:
        store.mark_demonstration()
        rows = tidy(figure("tan_yen", "go_industry", 1), plan("tan_yen", "go_industry", 2))
        store.publish(sent(), rows, entries=[comment("thiếu vốn")])
        store.undo(1, "Bình")
        changes = SQLITE_CHANGES if store.engine.dialect.name == "sqlite" else POSTGRESQL_CHANGES
        for table in TABLES:
            for change in changes:
                statement = change.format(table=table.name, column=table.columns.keys()[0])
                with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
                    connection.execute(text(statement))
        assert verify(store) == []
