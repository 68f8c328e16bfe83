"""What tests and pictures do with a page of the app: open a view, wait for it, choose, read."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

PAGES = (
    "overview", "plan", "year_on_year", "indicator", "compare", "tasks", "present",
    "comments", "catalogue", "sending", "upload", "links",
)  # fmt: skip
TAN_YEN = {"unit": "tan_yen", "period": "2023-9M"}
HUU_LUNG = {"unit": "huu_lung", "period": "2024"}
VI_DU = {"unit": "vi_du", "period": "2023-9M"}
_IDLE = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
# Idle for a while: between a click and the run it asks for, the app looks idle too.
_IDLE_FOR_LONG = """([selector, stale, long]) => {
  const idle = document.querySelector(selector) && !document.querySelector(stale);
  const now = performance.now();
  window.idle_since = idle ? window.idle_since ?? now : undefined;
  return idle && now - window.idle_since >= long;
}"""
_LONG_MS = 150
_STALE = "[data-testid=stElementContainer][data-stale=true], [data-testid=stSkeleton]"


def address(base: str, name: str = "overview", **fields: str) -> str:
    """The address of a page and view; what is not given stays at its default."""
    path = "" if name == "overview" else name
    return f"{base}/{path}" + (f"?{urlencode({'v': '1', **fields})}" if fields else "")


def open_view(page: Page, base: str, name: str = "overview", **fields: str) -> None:
    """Go to a page and view, and wait until it is drawn."""
    page.goto(address(base, name, **fields))
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run, its page stands and every chart on it is drawn."""
    page.evaluate("window.idle_since = undefined")
    page.wait_for_function(_IDLE_FOR_LONG, arg=[_IDLE, _STALE, _LONG_MS])
    expect(page.locator("h1").first).to_be_visible()
    charts = page.get_by_test_id("stPlotlyChart")
    for place in range(charts.count()):
        expect(charts.nth(place).locator(".main-svg").first).to_be_visible()


def fields_of(page: Page) -> dict[str, str]:
    """The query parameters of the page's address."""
    found = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    return {name: values[-1] for name, values in found.items()}


def wait_for_field(page: Page, name: str, text: str) -> None:
    """Wait until the address holds a field, and the page has been drawn for it."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(name) == [text])
    settle(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose from a select box by its label."""
    open_list(page, label)
    page.get_by_role("combobox", name=label, exact=True).fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def press(page: Page, name: str) -> None:
    """Press a button of the page, once nothing of an earlier run stands beside it any more.

    While a run is drawn, a button of the run before it may still stand beside the new one of the same name.
    """
    settle(page)
    page.get_by_role("button", name=name, exact=True).click()


def open_list(page: Page, label: str) -> None:
    """Open the list of a select box by keyboard, which does not move the page and so close it again."""
    box = page.get_by_role("combobox", name=label, exact=True)
    expect(box).to_be_visible()
    box.focus()
    settle(page)
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()


def unfold(page: Page, label: str) -> None:
    """Open a folded part of the page and wait until it has stopped growing."""
    page.get_by_text(label, exact=True).click()
    page.locator("details[open]").filter(has_text=label).evaluate(
        """part => new Promise(done => {
          let height = -1, still = 0;
          const look = () => {
            still = part.offsetHeight === height ? still + 1 : 0;
            height = part.offsetHeight;
            still > 20 ? done() : requestAnimationFrame(look);
          };
          look();
        })"""
    )


def one_line(text: str) -> str:
    """A text with every run of blanks as one."""
    return re.sub(r"\s+", " ", text).strip()


def cards(page: Page) -> dict[str, str]:
    """The cards of the overview in their order: name → all its words."""
    found = page.locator("article.card")
    return {one_line(card.locator("h3").inner_text()): one_line(card.inner_text()) for card in found.all()}


def table(page: Page, caption: str) -> dict[str, list[str]]:
    """A table by the start of its caption: first cell of a row → its other cells."""
    found = page.locator("table.board").filter(has=page.locator("caption", has_text=caption))
    rows = found.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    return {one_line(first): [one_line(cell) for cell in cells] for first, *cells in rows}


def shortcomings(page: Page) -> list[str]:
    """The shortcomings listed under their heading."""
    expect(page.get_by_role("heading", name="Hạn chế")).to_be_visible()
    return [one_line(line) for line in page.locator("ul.plain li").all_inner_texts()]


def uploader(page: Page) -> Locator:
    """The field a file is put into."""
    return page.get_by_test_id("stFileUploaderDropzoneInput")
