"""Decks and conclusions as entries: there and back, which meeting was the last, what is refused."""

from pathlib import Path

import pytest

from domain.catalogue_files import catalogue_for
from domain.entries import CONCLUSION, DECK, Entry, Kept
from domain.errors import BrokenEntry
from domain.meetings import (
    chosen_slides,
    conclusion_entry,
    conclusions_before,
    conclusions_of,
    deck_entry,
)
from domain.periods import Period
from intake import submit_entries
from store import open_store

UNIT = catalogue_for(demonstration=False).unit("tan_yen", Period(2023, 9))
SIX, NINE = Period(2023, 6), Period(2023, 9)


def kept(*entries: Entry) -> list[Kept]:
    return [Kept(entry, 1, 1, "An", "2023-09-25T08:00:00") for entry in entries]


def test_a_deck_comes_back_in_its_order() -> None:
    assert chosen_slides(kept(deck_entry(["b", "@summary"], UNIT, NINE))) == ("b", "@summary")


def test_a_withdrawn_deck_or_none_is_no_choice() -> None:
    assert chosen_slides([]) is None
    assert chosen_slides(kept(Entry(DECK, UNIT.key, NINE.code, "", None))) is None


def test_conclusions_are_those_of_the_period_and_of_the_last_one_before_it() -> None:
    found = kept(
        conclusion_entry("go_industry", "cũ", UNIT, Period(2023, 3)),
        conclusion_entry("go_industry", " đẩy nhanh ", UNIT, SIX),
        conclusion_entry("", "giao Văn phòng theo dõi", UNIT, SIX),
        conclusion_entry("go_agriculture", "nay", UNIT, NINE),
    )
    assert conclusions_of(found, NINE) == {"go_agriculture": "nay"}
    told = {"go_industry": "đẩy nhanh", "": "giao Văn phòng theo dõi"}
    assert conclusions_before(found, NINE) == (SIX, told)
    assert conclusions_before(found, Period(2023, 3)) == (None, {})


def test_an_empty_conclusion_withdraws_it() -> None:
    assert conclusion_entry("go_industry", "  ", UNIT, NINE).body is None
    assert conclusions_of(kept(conclusion_entry("go_industry", "", UNIT, NINE)), NINE) == {}


@pytest.mark.parametrize("body", [{}, {"slides": "a"}, {"slides": [1]}], ids=str)
def test_a_broken_deck_is_refused(body: dict) -> None:
    with pytest.raises(BrokenEntry):
        chosen_slides(kept(Entry(DECK, UNIT.key, NINE.code, "", body)))


def test_a_broken_conclusion_is_refused() -> None:
    with pytest.raises(BrokenEntry):
        conclusions_of(kept(Entry(CONCLUSION, UNIT.key, NINE.code, "x", {"text": 3})), NINE)


def test_a_store_takes_them_and_takes_them_back(tmp_path: Path) -> None:
    entries = [deck_entry(["go_industry"], UNIT, NINE), conclusion_entry("", "giao việc", UNIT, NINE)]
    with open_store(str(tmp_path / "office.sqlite")) as store:
        submit_entries(entries, store, UNIT, NINE, "An", store.edition(), "x.json")
        assert chosen_slides(store.entries(DECK)) == ("go_industry",)
        assert conclusions_of(store.entries(CONCLUSION), NINE) == {"": "giao việc"}
        # Taken back like any other submission.
        (event,) = store.history(limit=1)
        store.undo(event.submission, "An")
        assert chosen_slides(store.entries(DECK)) is None
