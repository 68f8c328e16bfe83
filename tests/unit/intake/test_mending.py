"""Mends on record: stored with the submission, proved, undone, and enough to read the file again as meant."""

from dataclasses import replace

import pytest

from domain import columns as col
from domain.entries import MENDS, Entry
from domain.errors import BrokenEntry
from domain.periods import Period
from intake import Mend, check_content, describe_mend, mended, mends_entry, mends_made, mends_of, sent_with
from loaders import read_content, read_figures
from loaders.frames import tidy_frame
from store import Submission, open_store, verify
from tests.unit.loaders.sheets import csv_bytes, form

PERIOD = Period(2023, 9)
FILE = csv_bytes(form(("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "5.756,0", "3.9x3")))
MEND = {("", 3, 5): "3.943,0"}


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


@pytest.fixture
def unit(catalogue):
    return catalogue.unit("tan_yen", PERIOD)


def send(store, catalogue, unit, mends, who="Lan"):
    """Publishes the file as mended, as a page would."""
    raw = read_content(FILE, "bieu.csv")
    check = check_content(FILE, "bieu.csv", store, catalogue, unit, PERIOD)
    figures = read_figures(mended(raw, mends), catalogue, unit, PERIOD).figures
    made = mends_made(raw, mends)
    sent = Submission(unit.key, PERIOD.code, "bieu.csv", check.sha256, FILE, "", who)
    entries = [mends_entry(check, made)] if made else []
    return store.publish(sent, figures[figures[col.VALUE].notna()], entries=entries)


def test_what_was_mended_stands_with_the_submission(store, catalogue, unit):
    receipt = send(store, catalogue, unit, MEND)
    assert mends_of(store, receipt.submission) == [Mend("", 3, 5, "3.9x3", "3.943,0")]
    assert store.raw_file(store.accepted(receipt.submission).sha256) == FILE
    assert verify(store) == []
    store.undo(receipt.submission, "Bình")
    assert len(mends_of(store, receipt.submission)) == 1


def test_the_file_kept_and_its_mends_read_to_the_same_figures(store, catalogue, unit):
    receipt = send(store, catalogue, unit, MEND)
    event = store.accepted(receipt.submission)
    mends = {one.place: one.after for one in mends_of(store, receipt.submission)}
    again = read_figures(
        mended(read_content(store.raw_file(event.sha256), event.file), mends), catalogue, unit, PERIOD
    )
    kept = store.figures(units=[unit.key], measures=["actual"])
    actual = again.figures[again.figures[col.MEASURE] == "actual"]
    assert actual[col.VALUE].tolist() == kept["value"].tolist() == [3943]


def test_the_same_file_with_other_mends_is_another_submission(store, catalogue, unit):
    first = send(store, catalogue, unit, MEND)
    plain = send(store, catalogue, unit, {})
    second = send(store, catalogue, unit, {("", 3, 5): "3.944,0"})
    assert [len(mends_of(store, one.submission)) for one in (first, plain, second)] == [1, 0, 1]
    assert mends_of(store, first.submission)[0].after == "3.943,0"
    assert sent_with(store, first.submission, MEND)
    assert not sent_with(store, second.submission, MEND)
    assert sent_with(store, plain.submission, {})
    assert not sent_with(store, plain.submission, MEND)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Ô Biểu 01!D7: 41.32 → 4.132, sửa khi gửi"),
        ("en", "Cell Biểu 01!D7: 41.32 → 4.132, mended on sending"),
    ],
)
def test_a_mend_is_told_in_words(lang, said):
    mend = Mend("Biểu 01", 7, 3, "41.32", "4.132")
    assert describe_mend(mend, lang) == said
    assert "D7: (" in describe_mend(replace(mend, sheet="", before=""), lang)


def test_a_record_that_is_not_understood_is_a_fault(store, catalogue, unit):
    check = check_content(FILE, "bieu.csv", store, catalogue, unit, PERIOD)
    sent = Submission(unit.key, PERIOD.code, "bieu.csv", check.sha256, FILE, "", "Lan")
    entry = Entry(MENDS, unit.key, PERIOD.code, check.sha256, {"cells": [[1]]})
    store.publish(sent, tidy_frame({}, 0), entries=[entry])
    with pytest.raises(BrokenEntry):
        mends_of(store, 1)
