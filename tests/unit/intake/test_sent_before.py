"""A file that was accepted once and comes again, and what counts as a change of a target."""

import pytest

from intake import accept, check_content
from store import open_store
from tests.unit.loaders.sheets import csv_bytes

LONG = ["unit", "indicator", "year", "months", "value", "grade", "measure"]


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


@pytest.fixture
def look(store, catalogue):
    def check(*rows):
        return check_content(csv_bytes([LONG, *rows], ","), "a.csv", store, catalogue)

    return check


def test_a_file_of_which_all_still_stands_says_only_that_it_was_sent(look, store, catalogue):
    estimate = ["tan_yen", "go_industry", 2023, 9, 4132, "estimate", ""]
    accept(look(estimate), store, catalogue, "An")
    again = look(estimate)
    assert again.findings.counts == {"duplicate_file": 1}
    assert again.sent_before.edition == 1
    assert accept(again, store, catalogue, "An") is None
    assert store.edition() == 1


def test_a_file_that_was_overwritten_puts_its_figures_back(look, store, catalogue):
    first, second = (["tan_yen", "go_industry", 2023, 9, value, "official", ""] for value in (1000, 2000))
    accept(look(first), store, catalogue, "An")
    accept(look(second), store, catalogue, "An")
    again = look(first)
    assert "duplicate_file" not in again.findings.counts
    assert again.acceptable
    assert accept(again, store, catalogue, "An").edition == 3
    assert look(first).findings.counts == {"duplicate_file": 1}
    assert look(second).acceptable


def test_a_file_that_was_overwritten_is_held_against_what_stands_now(look, store, catalogue):
    estimate = ["tan_yen", "go_industry", 2023, 9, 4132, "estimate", ""]
    accept(look(estimate), store, catalogue, "An")
    accept(look(["tan_yen", "go_industry", 2023, 9, 4140, "official", ""]), store, catalogue, "An")
    assert look(estimate).findings.counts["grade_downgrade"] == 1


@pytest.mark.parametrize(
    ("after", "change"),
    [("6.6 - 6.8", "same"), ("6.6 - 6.9", "revised"), ("6.6", "revised"), ("trên 6.6", "revised")],
)
def test_a_target_is_revised_where_any_end_of_it_is(look, store, catalogue, after, change):
    accept(
        look(["tan_yen", "trained_labour_rate", 2023, "", "6.6 - 6.8", "", "plan"]), store, catalogue, "An"
    )
    found = look(
        ["tan_yen", "trained_labour_rate", 2023, "", after, "", "plan"], ["", "", "", "", "", "", ""]
    )
    assert list(found.changes["change"]) == [change]
    assert found.findings.counts == {}


def test_a_figure_of_a_unit_that_is_gone_by_then_is_unknown(look):
    found = look(
        ["tan_yen", "go_industry", 2025, 9, 1, "estimate", ""],
        ["tan_yen", "go_industry", 2024, 9, 1, "estimate", ""],
    )
    assert found.findings.counts["unknown_unit"] == 1
    assert [p.where.row for p in found.findings.listed if p.code == "unknown_unit"] == [2]
