"""Every page for everyone: no barrier axe knows of, one thumb on a phone, Vietnamese words only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.screens import (
    HUU_LUNG,
    PAGES,
    TAN_YEN,
    VI_DU,
    open_list,
    open_view,
    pick,
    settle,
    unfold,
    uploader,
)
from tests.browser.sheets import NASTY, write_sheet

WIDE, PHONE = (1440, 900), (390, 844)
GRAVE = {"serious", "critical"}
# Words of Streamlit's own that its widgets, its frame and its messages may show.
FOREIGN = re.compile(
    r"\b(upload|browse files|drag and drop|per file|limit \d|choose an? option|choose options|no results|"
    r"press enter|press ⌘|running|stop|rerun|deploy|settings|clear (all|cache|value)|fullscreen|view more|"
    r"page not found|skip to|select all|manage app|made with|connecting|loading|please wait|remove)\b",
    re.IGNORECASE,
)
# Texts a viewer sees: of a size, not hidden, not clipped away, no letters of an icon font; and
# placeholders of empty fields and what the style sheet writes before and after.
SEEN = """() => {
  const seen = [];
  const shown = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const clipped = e => {
    for (let p = e; p; p = p.parentElement) {
      const box = p.getBoundingClientRect(), style = getComputedStyle(p);
      if (box.width <= 1 && box.height <= 1 && style.overflow !== 'visible') return true;
      if (style.clip === 'rect(0px, 0px, 0px, 0px)' || /^inset\\((50|100)%/.test(style.clipPath)) return true;
    }
    return e.getBoundingClientRect().bottom < 0;
  };
  const readable = style => parseFloat(style.fontSize) >= 1 && !/Material/.test(style.fontFamily);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), e = walker.currentNode.parentElement;
    if (!text || /^(style|script|noscript|template|title)$/i.test(e.tagName)) continue;
    if (readable(getComputedStyle(e)) && shown(e) && !clipped(e)) seen.push(text);
  }
  for (const e of document.body.querySelectorAll('*')) {
    for (const side of ['::before', '::after']) {
      const style = getComputedStyle(e, side);
      if (/^"./.test(style.content) && readable(style) && shown(e)) seen.push(style.content.slice(1, -1));
    }
    if (e.placeholder && !e.value && shown(e)) seen.push(e.placeholder);
  }
  return seen;
}"""


def grave_barriers(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe calls serious or critical: rule, help, and the elements it found it on."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], one["help"], [str(node["target"]) for node in one["nodes"]])
        for one in found
        if one["impact"] in GRAVE
    ]


def foreign_words(page: Page) -> list[str]:
    """Texts on the screen with a word of Streamlit's own."""
    return sorted({text for text in page.evaluate(SEEN) if FOREIGN.search(text)})


def scrolls_sideways(page: Page) -> bool:
    """Whether the page, or the part of it that Streamlit scrolls, is wider than the screen."""
    return page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')].filter(Boolean)
          .some(e => e.scrollWidth > Math.min(innerWidth, e.clientWidth))"""
    )


def beyond_the_edge(page: Page) -> list[str]:
    """Words cut off at the right edge: further out than the screen, and in nothing that scrolls."""
    return page.evaluate(
        """() => [...document.querySelectorAll('h1,h2,h3,h4,p,td,th,li,span,button,strong')]
          .filter(e => e.checkVisibility() && e.innerText && e.getBoundingClientRect().right > innerWidth + 1)
          .filter(e => {
            for (let p = e; p && p.dataset.testid !== 'stMain'; p = p.parentElement)
              if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return false;
            return true;
          })
          .map(e => e.innerText.slice(0, 60))"""
    )


def opened(chromium: Browser, size: tuple[int, int]) -> Page:
    """A page in a browser profile of its own."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    return context.new_page()


@pytest.fixture(scope="module", params=[(name, size) for size in (WIDE, PHONE) for name in PAGES], ids=str)
def visited(request: pytest.FixtureRequest, chromium: Browser, demo_app: str) -> Iterator[Page]:
    """Each page of the first seed, opened once for all that is asked of it."""
    name, size = request.param
    page = opened(chromium, size)
    open_view(page, demo_app, name, **TAN_YEN)
    yield page
    page.context.close()


@pytest.fixture(scope="module", params=[WIDE, PHONE], ids=str)
def checked(
    request: pytest.FixtureRequest, chromium: Browser, demo_app: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The upload page with a file full of faults; it is checked, not sent."""
    page = opened(chromium, request.param)
    open_view(page, demo_app, "upload")
    for label, option in (("Đơn vị", "Huyện Tân Yên"), ("Năm", "2023"), ("Kỳ báo cáo", "9 tháng")):
        pick(page, label, option)
    settle(page)
    uploader(page).set_input_files(write_sheet(tmp_path_factory.mktemp("sheets"), NASTY))
    expect(page.locator("article.problem")).to_have_count(6)
    settle(page)
    yield page
    page.context.close()


def test_axe_finds_no_barrier(visited: Page) -> None:
    assert grave_barriers(visited) == []


def test_axe_finds_no_barrier_among_problems(checked: Page) -> None:
    assert grave_barriers(checked) == []


def test_nothing_scrolls_sideways(visited: Page) -> None:
    assert not scrolls_sideways(visited)
    assert beyond_the_edge(visited) == []


def test_nothing_scrolls_sideways_among_problems(checked: Page) -> None:
    assert not scrolls_sideways(checked)
    assert beyond_the_edge(checked) == []


def test_a_page_has_a_language_one_title_and_a_name(visited: Page) -> None:
    assert visited.locator("html").get_attribute("lang") == "vi"
    assert visited.locator("h1").count() == 1
    assert visited.locator("h1").inner_text().strip()
    assert "Streamlit" not in visited.title()


def test_no_word_of_streamlits_own_is_seen(visited: Page) -> None:
    assert foreign_words(visited) == []


def test_no_word_of_streamlits_own_is_seen_among_problems(checked: Page) -> None:
    assert foreign_words(checked) == []


def test_charts_have_a_finding_for_those_who_cannot_see_them(visited: Page) -> None:
    charts = visited.get_by_test_id("stPlotlyChart")
    labels = charts.evaluate_all(
        "charts => charts.map(e => (e.closest('[aria-label]') ?? e.querySelector('[aria-label]'))"
        "?.getAttribute('aria-label') ?? '')"
    )
    assert all(len(label.split()) > 5 and not label.isascii() for label in labels), labels


@pytest.mark.parametrize("view", [HUU_LUNG, VI_DU], ids=lambda view: view["unit"])
@pytest.mark.parametrize("name", ["overview", "plan", "year_on_year", "tasks"])
def test_other_units_fit_a_phone_too(
    name: str, view: dict[str, str], chromium: Browser, demo_app: str
) -> None:
    page = opened(chromium, PHONE)
    open_view(page, demo_app, name, **view)
    assert not scrolls_sideways(page)
    assert beyond_the_edge(page) == []
    page.context.close()


def test_a_phone_goes_to_a_page_and_sees_it(chromium: Browser, demo_app: str) -> None:
    page = opened(chromium, PHONE)
    open_view(page, demo_app, **TAN_YEN)
    page.locator("nav.pages summary").click()
    page.get_by_role("link", name="Nhiệm vụ trọng tâm").click()
    expect(page.locator(".kicker")).to_have_text("Nhiệm vụ trọng tâm")
    settle(page)
    covered_by = page.locator("h1").evaluate(
        """title => {
          const box = title.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + 20, box.top + 10);
          return title.contains(top) ? '' : (top?.closest('[data-testid]')?.dataset.testid ?? 'nothing');
        }"""
    )
    assert covered_by == ""
    page.context.close()


def test_no_english_word_comes_by_typing(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "upload")
    page.get_by_label("Người gửi").press_sequentially("An")
    assert foreign_words(page) == []


def test_no_english_word_comes_by_unfolding(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "upload")
    unfold(page, "Lịch sử gửi")
    open_list(page, "Lần gửi cần thu hồi")
    assert foreign_words(page) == []


def test_a_file_of_another_kind_is_not_refused_in_english(page: Page, demo_app: str, tmp_path: Path) -> None:
    open_view(page, demo_app, "upload")
    uploader(page).set_input_files(write_sheet(tmp_path, NASTY, "bao_cao.pdf"))
    expect(page.get_by_test_id("stFileChip")).to_be_visible()
    assert foreign_words(page) == []
    assert not page.get_by_text("files are not allowed").count()


def test_no_english_word_comes_by_looking_at_a_chart(page: Page, demo_app: str) -> None:
    open_view(page, demo_app)
    page.get_by_test_id("stPlotlyChart").first.hover()
    assert foreign_words(page) == []


def test_a_name_nobody_has_is_not_answered_in_english(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "upload")
    open_list(page, "Đơn vị")
    page.get_by_role("combobox", name="Đơn vị", exact=True).fill("không có đơn vị này")
    expect(page.get_by_role("option", name="Huyện Tân Yên")).to_have_count(0)
    assert foreign_words(page) == []


def test_a_file_over_the_limit_says_so_in_the_readers_language(
    page: Page, demo_app: str, tmp_path: Path
) -> None:
    large = tmp_path / "lon.csv"
    with large.open("wb") as out:
        out.truncate(51 * 2**20)
    open_view(page, demo_app, "upload")
    uploader(page).set_input_files(large)
    refused = page.get_by_test_id("stFileChip")
    expect(refused).to_have_attribute("aria-invalid", "true")
    said = refused.evaluate("chip => getComputedStyle(chip, '::after').content")
    assert said == '"Tệp quá lớn: tối đa 50 MB. Hãy chia thành nhiều tệp."'
