"""Things in words: kept, read as of an edition, undone, withdrawn and proved like figures."""

import pytest
from sqlalchemy import text

from domain.entries import COMMENT, KINDS, TASK, Entry
from domain.errors import StoreFault
from store import open_store
from store.verifying import verify
from tests.unit.store.samples import NINE, SIX, comment, figure, sent, tidy

NO_FIGURES = tidy(figure("tan_yen", "a", 1)).iloc[:0]


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        yield opened


def say(store, *entries, who="An"):
    """Publish entries alone."""
    return store.publish(sent(repr(entries).encode(), who=who), NO_FIGURES, entries=entries)


def causes(store, **where):
    """Unit, key and cause of every comment read."""
    return [(k.entry.unit, k.entry.key, k.entry.body["cause"]) for k in store.entries(COMMENT, **where)]


def test_what_was_said_comes_back_with_who_said_it(store):
    say(store, Entry(TASK, "tan_yen", 202300, "t1", {"title": "Lập quy hoạch", "items": ["xã A"]}))
    (kept,) = store.entries(TASK, units=["tan_yen"])
    assert kept.entry.body == {"title": "Lập quy hoạch", "items": ["xã A"]}
    assert (kept.who, kept.edition, kept.submission) == ("An", 1, 1)


def test_the_newest_version_counts_and_every_edition_keeps_its_own(store):
    say(store, comment("thiếu vốn"))
    say(store, comment("chậm giải phóng mặt bằng"))
    assert causes(store) == [("tan_yen", "go_industry", "chậm giải phóng mặt bằng")]
    assert causes(store, edition=1) == [("tan_yen", "go_industry", "thiếu vốn")]
    versions = store.entry_versions(COMMENT, "tan_yen", NINE, "go_industry")
    assert [one.entry.body["cause"] for one in versions] == ["thiếu vốn", "chậm giải phóng mặt bằng"]


def test_undoing_brings_back_what_was_said_before(store):
    say(store, comment("thiếu vốn"))
    receipt = say(store, comment("nhầm"))
    store.undo(receipt.submission, "Bình")
    assert causes(store) == [("tan_yen", "go_industry", "thiếu vốn")]
    assert causes(store, edition=2) == [("tan_yen", "go_industry", "nhầm")]


def test_what_is_withdrawn_is_gone_but_not_lost(store):
    say(store, comment("thiếu vốn"))
    say(store, Entry(COMMENT, "tan_yen", NINE, "go_industry", None))
    assert causes(store) == []
    versions = store.entry_versions(COMMENT, "tan_yen", NINE, "go_industry")
    assert [one.entry.body for one in versions] == [{"cause": "thiếu vốn"}, None]


def test_only_the_range_asked_for_is_read(store):
    say(store, comment("a"), comment("b", unit="huu_lung"), comment("c", period=SIX))
    assert causes(store, units=["tan_yen"], periods=[NINE]) == [("tan_yen", "go_industry", "a")]
    assert len(causes(store, periods=[NINE])) == 2
    assert causes(store, units=["nowhere"]) == []


def test_figures_and_words_are_one_submission(store):
    receipt = store.publish(sent(), tidy(figure("tan_yen", "go_industry", 4132)), entries=[comment("vốn")])
    assert receipt.edition == 1
    store.undo(receipt.submission, "Bình")
    assert causes(store) == []
    assert len(store.figures(units=["tan_yen"])) == 0


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((comment("a"), comment("b")), "two entries"),
        ((Entry(COMMENT, "tan_yen", NINE, "", {"cause": "a"}),), "no key"),
        ((Entry(COMMENT, "tan_yen", NINE, "go", {"value": float("nan")}),), "expected texts"),
        ((Entry(COMMENT, "tan_yen", NINE, "go", {"cause": {1}}),), "expected texts"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(store, entries, said):
    with pytest.raises(StoreFault, match=said):
        say(store, *entries)
    assert store.edition() == 0


def test_a_store_with_words_is_whole_until_one_is_changed_by_hand(store):
    say(store, *(Entry(kind, "tan_yen", NINE, "k", {"title": kind}) for kind in KINDS))
    assert verify(store) == []
    with store.engine.begin() as connection:
        sqlite = store.engine.dialect.name == "sqlite"
        connection.execute(text("DROP TRIGGER entry_no_update" + ("" if sqlite else " ON entry")))
        connection.execute(text("UPDATE entry SET body = '{}' WHERE kind = 0"))
    assert [one.code for one in verify(store)] == ["trigger", "rows"]
