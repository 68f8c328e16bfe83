"""Half-mended uploads: kept for their owner, replaced and deleted, part of no edition and proof."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from domain.errors import NotKnown, StoreFault
from store import AccessRecords, Damaged, Deed, Draft, DraftMoved, backup, drafts, open_store, restore, verify
from tests.unit.store.samples import figure, sent, tidy

BODY = {"file": "biểu.csv", "mends": [["", 7, 3, "4.132"]], "unit": "tan_yen"}


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


def test_a_draft_comes_back_to_its_owner_alone(store):
    store.save_draft(" An ", "tan_yen 2023-9M", BODY, b"\x00\xff half")
    kept = store.draft("An", "tan_yen 2023-9M")
    assert (kept.owner, kept.body, kept.content) == ("An", BODY, b"\x00\xff half")
    assert store.draft("Bình", "tan_yen 2023-9M") is None
    assert store.drafts("Bình") == []


def test_a_draft_is_replaced_and_deleted(store):
    store.save_draft("An", "a", {"round": 1}, b"one")
    store.save_draft("An", "b", {}, b"other")
    store.save_draft("An", "a", {"round": 2}, b"two")
    assert (store.draft("An", "a").body, store.draft("An", "a").content) == ({"round": 2}, b"two")
    assert {(one.key, one.content) for one in store.drafts("An")} == {("a", None), ("b", None)}
    assert store.delete_draft("An", "a")
    assert not store.delete_draft("An", "a")
    assert not store.delete_draft("Bình", "b")
    assert [one.key for one in store.drafts("An")] == ["b"]


def test_a_draft_makes_no_edition_and_the_store_stays_whole(store):
    store.publish(sent(), tidy(figure("tan_yen", "a", 1)))
    store.save_draft("An", "a", BODY, b"half")
    assert store.edition() == 1
    store.delete_draft("An", "a")
    assert verify(store) == []


def test_a_draft_is_settled_with_its_submission_or_neither(store):
    store.save_draft("*", "a", {"round": 1}, b"half")
    read = store.draft("*", "a")
    store.save_draft("*", "a", {"round": 2}, b"half")
    with pytest.raises(DraftMoved, match="a of \\*"):
        store.publish(sent(), tidy(figure("tan_yen", "a", 1)), draft=read)
    assert (store.edition(), len(store.drafts("*"))) == (0, 1)
    store.publish(sent(), tidy(figure("tan_yen", "a", 1)), draft=store.draft("*", "a"))
    assert (store.edition(), store.drafts("*")) == (1, [])


def test_drafts_are_exchanged_with_their_row_of_the_trail_or_not_at_all(store):
    store.save_draft("*", "a", {"round": 1}, b"half")
    read = store.draft("*", "a")
    mine = Draft("An", "a", "", {"round": 1, "returned": "sai"}, b"half")
    store.exchange_drafts([read], mine, Deed("Chi", "returned", {}))
    assert store.drafts("*") == []
    assert (store.draft("An", "a").body, store.draft("An", "a").content) == (mine.body, b"half")
    store.save_draft("*", "a", {"round": 1}, b"half")
    for gone in ([read], [read, replace(mine, body={})]):
        # Its place is taken, or what goes with it is not that any more.
        with pytest.raises(DraftMoved):
            store.exchange_drafts(gone, mine, Deed("Chi", "returned", {}))
    with pytest.raises(DraftMoved):
        store.exchange_drafts([replace(read, key="none")])
    assert [one.body for one in store.drafts("*")] == [{"round": 1}]
    assert [row.action for row in AccessRecords(store.engine).trail()] == ["returned"]


def test_a_backup_holds_drafts(store, tmp_path):
    store.publish(sent(), tidy(figure("tan_yen", "a", 1)))
    store.save_draft("An", "a", BODY, b"half")
    backup(store, tmp_path / "kept.zip")
    restore(tmp_path / "kept.zip", str(tmp_path / "restored.sqlite"))
    with open_store(str(tmp_path / "restored.sqlite")) as restored:
        assert restored.edition() == 1
        assert restored.draft("An", "a") == store.draft("An", "a")


@pytest.mark.parametrize(
    ("owner", "key", "body", "said"),
    [
        (" ", "a", {}, "nobody is named"),
        ("An", "", {}, "no key"),
        ("An", "a", {"x": float("nan")}, "expected texts"),
        ("An", "a", {"x": "\0" * 9}, "expected at most"),
    ],
)
def test_what_cannot_be_kept_is_refused(store, monkeypatch, owner, key, body, said):
    monkeypatch.setattr(drafts, "MOST_BODY", 20)
    with pytest.raises(StoreFault, match=said):
        store.save_draft(owner, key, body, b"")
    assert store.drafts("An") == []


def test_too_large_a_draft_leaves_the_older_one(store, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_BYTES", 4)
    store.save_draft("An", "a", {}, b"1234")
    with pytest.raises(StoreFault, match="5 bytes"):
        store.save_draft("An", "a", {}, b"12345")
    assert store.draft("An", "a").content == b"1234"


def test_an_owner_keeps_so_many_and_may_still_replace_one(store, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    for key in ("a", "b"):
        store.save_draft("An", key, {}, b"")
    with pytest.raises(StoreFault, match="keeps 2 drafts"):
        store.save_draft("An", "c", {}, b"")
    store.save_draft("An", "b", {"round": 2}, b"")
    store.save_draft("Bình", "c", {}, b"")
    assert {one.key for one in store.drafts("An")} == {"a", "b"}


def test_a_broken_draft_is_named(store):
    store.save_draft("An", "a", {}, b"half")
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE draft SET content = :junk"), {"junk": b"junk"})
    with pytest.raises(Damaged, match="draft a of An"):
        store.draft("An", "a")


def test_the_acceptance_of_a_submission_is_found_by_its_number(store):
    receipt = store.publish(sent(), tidy(figure("tan_yen", "a", 1)))
    store.undo(receipt.submission, "Bình")
    event = store.accepted(receipt.submission)
    assert (event.edition, event.kind, event.unit, event.visible) == (1, "accept", "tan_yen", False)
    with pytest.raises(NotKnown, match="submission: 7"):
        store.accepted(7)
