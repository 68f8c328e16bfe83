"""Links: what they show and never show, until when, and how often they were opened."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from access import Share, Terms, find_share, make_share, open_share, revoke_share, share_numbered, shares
from access.shares import BOARD, BOARD_PAGES, ONE_VIEW, BadTerms, is_open
from access.tokens import digest_of, later
from domain.periods import Period
from domain.views import View
from store import AccessRecords, Put, acting_from, open_store
from tests.unit.access.at_once import at_once
from texts import LANGUAGES, t

LATER = "2999-01-01T00:00:00+00:00"
PINNED = View(
    "tan_yen", Period(2024, 9), None, "vi", "grdp", "bac_giang", 2, "light", (("part", "chart"),), 0
)
# A view that differs from the pinned one in every field.
FORGED = View(
    "luc_ngan", Period(2021, 6), 3, "en", "go_industry", "all", 7, "dark", (("part", "table"), ("x", "y")), 99
)
FREE = {"lang", "theme", "slide"}
FREE_ON_BOARD = FREE | {"period", "indicator", "choices"}


def made(records: AccessRecords, **terms: Any) -> tuple[Share, str]:
    usual = {"name": "Ông Bình", "page": "plan", "view": PINNED, "ends": LATER}
    number, token = make_share(records, "An", 7, Terms(**{**usual, **terms}))
    found = share_numbered(records, number)
    assert found is not None
    return found, token


def test_the_forged_view_differs_in_every_field() -> None:
    assert all(getattr(PINNED, one.name) != getattr(FORGED, one.name) for one in fields(View))


@pytest.mark.parametrize("name", [one.name for one in fields(View)])
@pytest.mark.parametrize(("reach", "free"), [(ONE_VIEW, FREE), (BOARD, FREE_ON_BOARD)])
def test_each_field_of_a_forged_view_is_held_to_the_link(
    records: AccessRecords, name: str, reach: str, free: set[str]
) -> None:
    share, _ = made(records, reach=reach)
    held = share.held_to(FORGED)
    expected = FORGED if name in free else PINNED
    assert getattr(held, name) == getattr(expected, name)
    # And one field forged alone changes no other.
    alone = share.held_to(replace(PINNED, **{name: getattr(FORGED, name)}))
    assert replace(alone, **{name: getattr(PINNED, name)}) == PINNED


def test_what_is_asked_as_it_was_made_is_shown_as_it_was_made(records: AccessRecords) -> None:
    for reach in (ONE_VIEW, BOARD):
        share, _ = made(records, reach=reach)
        assert share.held_to(PINNED) == PINNED


@pytest.mark.parametrize(
    ("edition", "newer", "asked", "shown"),
    [
        (None, False, None, None),
        (None, False, 3, None),
        (None, True, 3, None),
        (5, False, None, 5),
        (5, False, 3, 5),
        (5, False, 9, 5),
        (5, True, None, None),
        (5, True, 5, 5),
        (5, True, 3, 5),
        (5, True, 9, 5),
    ],
)
@pytest.mark.parametrize("reach", [ONE_VIEW, BOARD])
def test_a_frozen_link_shows_its_edition_and_the_newest_only_where_it_may(
    records: AccessRecords, reach: str, edition: int | None, newer: bool, asked: int | None, shown: int | None
) -> None:
    share, _ = made(records, reach=reach, edition=edition, newer=newer)
    assert share.held_to(replace(PINNED, edition=asked)).edition == shown


def test_one_view_has_one_page_and_a_board_those_of_leaders_without_the_comparison(
    records: AccessRecords,
) -> None:
    assert made(records)[0].pages == ("plan",)
    board, _ = made(records, reach=BOARD)
    assert board.pages[0] == "plan"
    assert sorted(board.pages) == sorted(BOARD_PAGES)
    assert "compare" not in board.pages
    for page in ("upload", "catalogue", "sending", "comments"):
        assert page not in board.pages


def test_other_periods_belong_to_a_board_only(records: AccessRecords) -> None:
    assert not made(records)[0].has_every_period
    assert made(records, reach=BOARD)[0].has_every_period


def test_a_link_is_found_by_its_token_and_kept_without_it(records: AccessRecords) -> None:
    share, token = made(records, edition=5, newer=True, downloads=True, tells_figures=False, reach=BOARD)
    assert find_share(records, token) == share
    assert (share.name, share.page, share.maker, share.edition) == ("Ông Bình", "plan", 7, 5)
    assert (share.newer, share.downloads, share.tells_figures) == (True, True, False)
    assert (share.view, share.ends, share.openings) == (replace(PINNED, edition=5), LATER, 0)
    row = records.row("share", number=share.number)
    assert row is not None
    assert token not in str(row)
    assert find_share(records, digest_of(token)) is None
    told = records.trail()[0]
    assert (told.who, told.action) == ("An", "link_made")
    assert told.about["link"] == share.number
    assert token not in str(told)
    assert digest_of(token) not in str(told)


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "\0", "đ"])
def test_a_forged_token_finds_no_link(records: AccessRecords, token: str) -> None:
    made(records)
    assert find_share(records, token) is None


def test_a_link_taken_back_opens_nothing_and_is_still_known(records: AccessRecords) -> None:
    share, token = made(records)
    assert is_open(records, share.number)
    revoke_share(records, "An", share)
    assert not is_open(records, share.number)
    found = find_share(records, token)
    assert found is not None
    assert found.revoked
    assert [row.action for row in records.trail()] == ["link_revoked", "link_made"]


def test_a_link_ends_at_its_moment(records: AccessRecords) -> None:
    at = datetime.now(UTC)
    share, _ = made(records)
    records.write([Put("share", {"ends": at.isoformat(timespec="seconds")}, {"number": share.number})])
    assert not is_open(records, share.number)
    share = shares(records)[0]
    assert share.is_open((at - timedelta(seconds=1)).isoformat(timespec="seconds"))
    assert not share.is_open(share.ends)


def test_a_link_that_was_never_made_is_not_open(records: AccessRecords) -> None:
    assert not is_open(records, 1)
    assert share_numbered(records, 1) is None


def test_openings_are_counted_and_stand_in_the_trail_once_an_hour_of_an_address(
    records: AccessRecords,
) -> None:
    share, token = made(records)
    for origin in ("10.0.0.7", "10.0.0.7", "10.0.0.8"):
        find_share(records, token)
        with acting_from(origin):
            open_share(records, share)
    found = share_numbered(records, share.number)
    assert found is not None
    assert found.openings == 3
    assert found.opened
    assert [row.action for row in records.trail()] == ["link_opened"] * 2 + ["link_made"]
    assert [row.origin for row in records.trail()] == ["10.0.0.8", "10.0.0.7", ""]
    # Of another link the same address is told.
    other, _ = made(records)
    with acting_from("10.0.0.7"):
        open_share(records, other)
    assert records.trail()[0].about["link"] == other.number


def test_openings_at_once_are_all_counted(store_url: str) -> None:
    with open_store(store_url) as store:
        records = AccessRecords(store.engine)
        share, _ = made(records)
        at_once(lambda _: open_share(records, share), 4)
        found = share_numbered(records, share.number)
        assert found is not None
        assert found.openings == 4


def test_an_opening_does_not_bring_a_link_back(records: AccessRecords) -> None:
    share, _ = made(records)
    revoke_share(records, "An", share)
    open_share(records, share)
    assert not is_open(records, share.number)


def test_everybody_lists_their_own_links_newest_first(records: AccessRecords) -> None:
    first, second = made(records)[0], made(records)[0]
    other, _ = make_share(records, "Bình", 8, Terms("", "plan", PINNED, LATER))
    assert [one.number for one in shares(records, 7)] == [second.number, first.number]
    assert [one.number for one in shares(records)] == [other, second.number, first.number]
    assert shares(records, 9) == []


def test_a_name_is_one_line_and_no_novel(records: AccessRecords) -> None:
    assert made(records, name="  Ông\n\tBình  ")[0].name == "Ông Bình"
    assert len(made(records, name="x" * 80)[0].name) == 80
    # A letter that was typed in two parts is one.
    assert made(records, name="e\u0302" * 80)[0].name == "ê" * 80


@pytest.mark.parametrize(
    "name", ["x" * 81, "An\u202enA", "An\u2066", "An\u200b", "An\0", "An\u200f", "An\udcff"]
)
def test_a_name_that_turns_what_follows_it_around_or_hides_is_refused(
    records: AccessRecords, name: str
) -> None:
    with pytest.raises(BadTerms) as refused:
        made(records, name=name)
    assert refused.value.code == "link_name"
    assert all(t("access.denied.link_name", lang, **refused.value.details) for lang in LANGUAGES)
    assert (shares(records), records.trail()) == ([], [])


@pytest.mark.parametrize("seconds", [0, -1, -86400])
def test_a_link_that_has_ended_is_not_made(records: AccessRecords, seconds: int) -> None:
    with pytest.raises(BadTerms) as refused:
        made(records, ends=later(seconds))
    assert refused.value.code == "link_ended"
    assert all(t("access.denied.link_ended", lang) for lang in LANGUAGES)
    assert (shares(records), records.trail()) == ([], [])
    assert made(records, ends=later(60))[0].is_open_now


def test_an_address_changed_by_hand_shows_no_other_unit_by_what_is_asked(records: AccessRecords) -> None:
    share, _ = made(records)
    records.write([Put("share", {"address": '{"v":"1","unit":"","period":"x"}'}, {"number": share.number})])
    found = share_numbered(records, share.number)
    assert found is not None
    assert found.held_to(FORGED).unit == ""
