"""Verify finds every change by hand, and where it was made."""

import zlib
from pathlib import Path

import pytest
from sqlalchemy import select

from store import open_store, verify
from store.chain import GENESIS, event_digest
from store.engine import reading
from store.tables import edition, submission
from tests.unit.store.damage import change_by_hand, tear_page
from tests.unit.store.samples import figure, plan, sent, tidy


@pytest.fixture
def store(store_url):
    """Three acceptances and an undo, of two units."""
    with open_store(store_url) as opened:
        opened.publish(sent(b"a"), tidy(figure("tan_yen", "a", 1), figure("tan_yen", "b", 2)))
        opened.publish(sent(b"b", "huu_lung"), tidy(figure("huu_lung", "a", 3), plan("huu_lung", "a", 4)))
        opened.undo(1, "Bình")
        opened.publish(sent(b"c"), tidy(figure("tan_yen", "a", 5)))
        yield opened


def found(store):
    return {(finding.code, finding.place) for finding in verify(store)}


def test_a_whole_store_has_no_findings(store):
    assert verify(store) == []


def test_an_empty_store_is_whole(store_url):
    with open_store(store_url) as store:
        assert verify(store) == []


COUNTED = ("coverage", "coverage of unit 1, period 202309, submission 3")


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE figure SET value = 1.5 WHERE value = 1", ("rows", "rows of submission 1")),
        ("UPDATE figure SET written = '1,00' WHERE value = 2", ("rows", "rows of submission 1")),
        ("UPDATE figure SET grade = 2 WHERE value = 3", ("rows", "rows of submission 2")),
        ("UPDATE figure SET unit = 2 WHERE value = 1", ("rows", "rows of submission 1")),
        ("UPDATE target SET value = 40", ("rows", "rows of submission 2")),
        ("UPDATE target SET deadline = '2030-12-31'", ("rows", "rows of submission 2")),
        ("UPDATE target SET value = NULL", ("rows", "rows of submission 2")),
        ("DELETE FROM figure WHERE value = 1", ("rows", "rows of submission 1")),
        ("DELETE FROM target", ("rows", "rows of submission 2")),
        ("UPDATE figure SET edition = 2 WHERE value = 5", ("rows_extra", "rows of submission 3, edition 2")),
        ("UPDATE unit_key SET key = 'luc_ngan' WHERE key = 'huu_lung'", ("rows", "rows of submission 2")),
        ("UPDATE indicator_code SET key = 'c' WHERE key = 'b'", ("rows", "rows of submission 1")),
        ("DELETE FROM edition WHERE n = 2", ("gap", "edition 2")),
        ("DELETE FROM edition WHERE n = 4", ("acceptance", "submission 3")),
        ("DELETE FROM edition WHERE n = 3", ("toggle", "toggle of submission 1 by edition 3")),
        ("UPDATE edition SET who = 'Chi' WHERE n = 2", ("chain", "edition 2")),
        ("UPDATE edition SET at = '2020-01-01' WHERE n = 1", ("chain", "edition 1")),
        ("UPDATE edition SET digest = '00' WHERE n = 4", ("chain", "edition 4")),
        ("UPDATE submission SET message = '' WHERE id = 2", ("chain", "edition 2")),
        ("UPDATE submission SET rows_digest = '' WHERE id = 3", ("chain", "edition 4")),
        ("DELETE FROM submission WHERE id = 2", ("no_submission", "edition 2")),
        ("DELETE FROM toggle", ("toggle", "toggle of submission 1 by edition 3")),
        ("UPDATE toggle SET visible = 1", ("toggle", "toggle of submission 1 by edition 3")),
        ("INSERT INTO toggle VALUES (2, 4, 0)", ("toggle", "toggle of submission 2 by edition 4")),
        ("UPDATE coverage SET figures = 9 WHERE submission = 3", COUNTED),
        ("DELETE FROM coverage WHERE submission = 3", COUNTED),
    ],
)  # fmt: skip
def test_a_change_by_hand_is_found_at_its_place(store, statement, finding):
    change_by_hand(store, statement)
    assert finding in found(store)


def test_a_file_replaced_is_found(store):
    other = zlib.compress(b"another file")
    change_by_hand(
        store,
        "UPDATE raw_file SET content = :other, size = 12 WHERE sha256 = :own",
        other=other,
        own=sent(b"b").sha256,
    )
    assert found(store) == {("file_changed", "file of submission 2")}


def test_a_file_that_no_longer_unpacks_or_is_gone_or_nobody_sent_is_found(store):
    change_by_hand(
        store, "UPDATE raw_file SET content = :cut WHERE sha256 = :own", cut=b"x", own=sent(b"a").sha256
    )
    change_by_hand(store, "DELETE FROM raw_file WHERE sha256 = :own", own=sent(b"b").sha256)
    change_by_hand(
        store, "INSERT INTO raw_file (sha256, size, content) VALUES ('ab', 1, :content)", content=b"x"
    )
    assert found(store) >= {
        ("file_changed", "file of submission 1"),
        ("file_missing", "file of submission 2"),
        ("file_extra", "file ab"),
    }


def test_a_figure_moved_to_other_rows_of_the_same_sum_is_found(store):
    """Two values swapped leave every count and sum as it was."""
    change_by_hand(store, "UPDATE figure SET value = 3 - value WHERE submission = 1")
    assert found(store) == {("rows", "rows of submission 1")}


def test_an_edition_forged_with_its_own_digest_breaks_the_next(store):
    with reading(store.engine) as connection:
        event = dict(connection.execute(select(edition).where(edition.c.n == 1)).mappings().one())
        accepted = connection.execute(select(submission).where(submission.c.id == 1)).mappings().one()
    forged = event_digest(GENESIS, {**event, "who": "Chi"}, accepted)
    change_by_hand(store, "UPDATE edition SET who = 'Chi', digest = :forged WHERE n = 1", forged=forged)
    assert found(store) == {("chain", "edition 2")}


def test_a_missing_trigger_is_found(store):
    table = " ON figure" if store.engine.dialect.name == "postgresql" else ""
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER figure_no_update{table}")
    assert found(store) == {("trigger", "figure_no_update")}


def test_every_finding_says_what_was_found_expected_and_to_be_done(store):
    change_by_hand(store, "UPDATE figure SET value = 1.5 WHERE value = 1")
    (finding,) = verify(store)
    assert finding.found.startswith("2 figures, 0 targets, digest ")
    assert finding.expected.startswith("2 figures, 0 targets, digest ")
    assert finding.found != finding.expected
    assert finding.todo == "restore"


@pytest.mark.parametrize("table", ["figure", "by_indicator", "edition", "raw_file"])
def test_a_torn_page_is_found(tmp_path: Path, table):
    path = tmp_path / "store.sqlite"
    with open_store(str(path)) as store:
        for number in range(40):
            rows = [figure("tan_yen", f"i{place}", number + place) for place in range(40)]
            store.publish(sent(bytes(range(256)) * 20 + bytes([number])), tidy(*rows))
    tear_page(path, table)
    with open_store(str(path)) as store:
        assert verify(store) != []
