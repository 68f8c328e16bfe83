"""The edition page in a browser: no barrier, one thumb on a phone, and whole on paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from domain.periods import Period
from domain.views import View
from reports import Around, edition_page
from store import Store, open_store
from tests.browser.test_access import beyond_the_edge, foreign_words, grave_barriers
from tests.unit.reports.editions import HOSTILE_UNIT, seed_hostile
from tools import demo

AROUND = Around(
    board="/?v=1", other_language="/e/1?lang=en", newer="/e/2", newest=99, is_frozen=True,
    link_name="Họp UBND tháng 10", ends="2026-12-31",
)  # fmt: skip
WIDE, PHONE = (1440, 900), (390, 844)
VIEWS = {
    "tan_yen overview": View("tan_yen", Period(2023, 9)),
    "vi_du overview": View("vi_du", Period(2024, 9)),
    "huu_lung overview": View("huu_lung", Period(2024)),
    "huu_lung tasks": View("huu_lung", Period(2024)),
    "vi_du compare": View("vi_du", Period(2024, 9), lang="en"),
    "tan_yen indicator": View("tan_yen", Period(2023, 9), indicator="budget_revenue_land_use"),
    "tan_yen plan": View("tan_yen", Period(2019, 3)),
}
_PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture(scope="module")
def store(demonstration: None) -> Iterator[Store]:
    """The demonstration store."""
    with open_store(str(demo.DEFAULT_FILE)) as store:
        yield store


@pytest.fixture(scope="module", params=[(name, size) for size in (WIDE, PHONE) for name in VIEWS], ids=str)
def shown(request: pytest.FixtureRequest, chromium: Browser, store: Store) -> Iterator[Page]:
    """Each edition, drawn once for all that is asked of it; without any script."""
    name, size = request.param
    with drawn(chromium, edition_page(store, VIEWS[name], name.split()[1], AROUND), size) as page:
        yield page


@pytest.fixture(params=[WIDE, PHONE], ids=str)
def hostile(request: pytest.FixtureRequest, chromium: Browser, sqlite_url: str) -> Iterator[Page]:
    """An edition whose every name is markup."""
    with open_store(sqlite_url) as store:
        seed_hostile(store)
        document = edition_page(store, View(HOSTILE_UNIT, Period(2023, 9)), "overview", AROUND)
    with drawn(chromium, document, request.param) as page:
        yield page


@contextmanager
def drawn(chromium: Browser, document: str, size: tuple[int, int]) -> Iterator[Page]:
    """A document in a browser profile of its own; it may ask nobody for anything, and start nothing."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.set_content(document)
    yield page
    context.close()
    assert asked == []
    assert said == []


def on_paper(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def page_count(pdf: bytes) -> int:
    """How many page objects a PDF has."""
    return len(_PAGES.findall(pdf))


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.scrollingElement.scrollWidth > innerWidth")


def link_the_heads(page: Page) -> None:
    """Put a link into the head of every table: a PDF lists links by sheet, and so tells where heads stand."""
    page.evaluate(
        """() => document.querySelectorAll('thead th:first-child').forEach(cell => {
          const link = document.createElement('a');
          link.href = 'https://head.invalid/';
          link.append(...cell.childNodes);
          cell.append(link);
        })"""
    )


def test_axe_finds_no_barrier(shown: Page) -> None:
    assert grave_barriers(shown) == []


def test_nothing_scrolls_sideways_or_is_cut_off(shown: Page) -> None:
    assert not scrolls_sideways(shown)
    assert beyond_the_edge(shown) == []


def test_no_word_of_another_tool_is_seen(shown: Page) -> None:
    assert foreign_words(shown) == [] or shown.locator("html").get_attribute("lang") == "en"


def test_hostile_names_do_nothing(hostile: Page) -> None:
    assert hostile.locator("img, script").count() == 0
    assert not scrolls_sideways(hostile)
    assert grave_barriers(hostile) == []


def test_on_a_phone_a_cell_says_its_heading(chromium: Browser, store: Store) -> None:
    document = edition_page(store, VIEWS["tan_yen overview"], "overview", AROUND)
    with drawn(chromium, document, PHONE) as page:
        cell = page.locator("table td").first
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Thực hiện: "'
        assert not page.locator("thead").first.evaluate("head => head.getBoundingClientRect().height > 1")


@pytest.mark.parametrize(("name", "most"), [("tan_yen overview", 4), ("vi_du overview", 9)])
def test_a_report_fits_on_few_sheets(name: str, most: int, chromium: Browser, store: Store) -> None:
    with drawn(chromium, edition_page(store, VIEWS[name], "overview", AROUND), WIDE) as page:
        assert 2 <= page_count(on_paper(page)) <= most


def test_what_is_around_the_figures_is_not_printed(chromium: Browser, store: Store) -> None:
    with drawn(chromium, edition_page(store, VIEWS["tan_yen overview"], "overview", AROUND), WIDE) as page:
        page.emulate_media(media="print")
        assert [one.is_visible() for one in page.locator(".around").all()] == [False, False]
        split = page.locator(".card, tr, .chart li").evaluate_all(
            "all => all.filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
        )
        assert split == 0


def test_the_head_of_a_long_table_stands_on_every_sheet(chromium: Browser, store: Store) -> None:
    with drawn(chromium, edition_page(store, VIEWS["huu_lung tasks"], "tasks", AROUND), WIDE) as page:
        link_the_heads(page)
        pdf = on_paper(page)
        sheets = page_count(pdf)
        assert sheets > 1
        assert pdf.count(b"/Annots") == sheets
        page.add_style_tag(content="thead { display: table-row-group !important }")
        assert on_paper(page).count(b"/Annots") == 1


def test_bars_are_told_apart_without_colour(chromium: Browser, store: Store) -> None:
    with drawn(chromium, edition_page(store, VIEWS["vi_du overview"], "overview", AROUND), WIDE) as page:
        page.emulate_media(media="print")
        fills = {
            kind: page.locator(f"rect.{kind}").first.evaluate("bar => getComputedStyle(bar).fill")
            for kind in ("behind", "near", "ahead")
        }
        assert len(set(fills.values())) == 3
        coloured = page.evaluate(
            """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility())
              .map(e => getComputedStyle(e).color)
              .filter(colour => !/^rgb\\(0, 0, 0\\)$/.test(colour)).length"""
        )
        assert coloured == 0
