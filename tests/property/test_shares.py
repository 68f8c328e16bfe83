"""Whatever a browser asks for, a link shows its own unit, its own pages and its own edition."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from access import Share
from access.shares import BOARD, BOARD_PAGES, REACHES
from domain.periods import Period
from domain.views import THEMES, View, decode, encode

TEXTS = st.text(max_size=20)
UNITS = st.sampled_from(["tan_yen", "luc_ngan", "bac_giang", "", "all", "*"]) | TEXTS
EDITIONS = st.none() | st.integers(0, 10**6)
PERIODS = st.builds(Period, st.integers(1990, 2100), st.integers(1, 12))
VIEWS = st.builds(
    View,
    unit=UNITS,
    period=PERIODS,
    edition=EDITIONS,
    lang=st.sampled_from(["vi", "en"]),
    indicator=TEXTS,
    within=UNITS,
    slide=st.integers(1, 999),
    theme=st.sampled_from(THEMES),
    choices=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    link=st.integers(0, 10**6),
)
PAGES = st.sampled_from([*BOARD_PAGES, "compare", "sources"])
SHARES: st.SearchStrategy[Share] = st.builds(
    Share,
    name=TEXTS,
    page=PAGES,
    view=VIEWS,
    ends=st.just("2999-01-01T00:00:00+00:00"),
    reach=st.sampled_from(REACHES),
    edition=st.none() | st.integers(1, 10**6),
    newer=st.booleans(),
    downloads=st.booleans(),
    tells_figures=st.booleans(),
    number=st.integers(1, 10**6),
    maker=st.integers(0, 10),
    made=st.just(""),
    revoked=st.just(""),
    openings=st.integers(0, 10),
    opened=st.just(""),
)


@given(SHARES, VIEWS)
def test_no_view_leads_out_of_a_link(share: Share, asked: View) -> None:
    held = share.held_to(asked)
    assert (held.unit, held.within, held.link) == (share.view.unit, share.view.within, share.view.link)
    if share.reach != BOARD:
        assert (held.period, held.indicator, held.choices) == (
            share.view.period, share.view.indicator, share.view.choices,
        )  # fmt: skip
    allowed: set[Any] = {share.edition} | ({None} if share.newer else set())
    assert held.edition in allowed
    # Held once is held: asking again with what was shown shows the same.
    assert share.held_to(held) == held


@given(SHARES, VIEWS, st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_no_address_leads_out_of_a_link(share: Share, asked: View, beside: dict[str, str]) -> None:
    everything = ["tan_yen", "luc_ngan", "bac_giang", asked.unit, asked.within]
    params = {**encode(asked), **beside}
    found, _ = decode(params, share.view, everything, [asked.indicator], 10**6)
    held = share.held_to(found)
    assert (held.unit, held.within) == (share.view.unit, share.view.within)
    assert held.edition in ({share.edition, None} if share.newer else {share.edition})


@given(SHARES)
def test_a_link_shows_its_page_and_at_most_those_of_leaders(share: Share) -> None:
    assert share.pages[0] == share.page
    assert len(share.pages) == len(set(share.pages))
    assert set(share.pages) - {share.page} <= (set(BOARD_PAGES) if share.reach == BOARD else set())
