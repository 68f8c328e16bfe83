"""What a page costs in a real browser, against two plain Streamlit pages in the same run.

Every measure is taken in turns, ours and the plain page's, in one browser whose cache is warm; what is
printed is the ratio of medians. Times are taken by the page itself, from the start of its navigation or
from the click to the moment the mark is in the document, so that the driver's own delays do not count.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from access import Terms, make_share
from access.tokens import later
from domain.periods import Period
from domain.views import View
from store import AccessRecords, open_store
from tests.shots.__main__ import served_copy
from texts import t
from tools.browser import FLAGS, find_chromium
from tools.serving import ADDRESS, free_port, wait_until_ready

TURNS = 15
PLAIN = Path(__file__).parent / "plain"
VIEW = "v=1&unit=vi_du&period=2024-9M&lang=vi"
# The overview draws two charts, as the plain page does.
_CHARTS_DRAWN = "document.querySelectorAll('.js-plotly-plot .main-svg .bars .point').length >= {count}"
_IDLE = "document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"
# Notes when a condition first holds, frame by frame, from `since` on.
_WATCH = """(since) => new Promise(done => {
  const look = () => (%s) ? done(performance.now() - since) : requestAnimationFrame(look);
  look();
})"""
# Notes when a condition first holds, at the very change of the document; from its first letter on.
_NOTE = """new MutationObserver((_, watch) => {
  if (!(%s)) return;
  window.stood_at = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true })"""
Row = tuple[str, float | str, str]
Measure = Callable[[], float]


def rows() -> list[Row]:
    """Name, ratio and bound of each measure."""
    with ExitStack() as stack:
        hello, plain = (stack.enter_context(_plain(name)) for name in ("hello", "charts"))
        links: list[str] = []
        board = stack.enter_context(served_copy(lambda store: links.append(_make_link(store))))
        driver = stack.enter_context(sync_playwright())
        browser = driver.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        overview, present = f"{board}/?{VIEW}", f"{board}/present?{VIEW}"
        title = t("period.6", "vi", year=2024)
        found = [
            *_compared(
                "first figures, to the hello page",
                lambda: _until(page, overview, "document.querySelector('article.card')"),
                lambda: _until(page, hello, "document.querySelector('h1')"),
                1.15,
            ),
            *_compared(
                "all charts drawn, to the plain page",
                lambda: _until(page, overview, _CHARTS_DRAWN.format(count=18)),
                lambda: _until(page, plain, _CHARTS_DRAWN.format(count=18)),
                1.1,
            ),
            *_compared(
                "another period, to the plain page's click",
                lambda: _click(page, overview, t("chart.months.6", "vi"), title),
                lambda: _click(page, plain, "6", "Months: 6"),
                1.3,
            ),
            *_compared(
                "next slide, to the plain page's click",
                lambda: _next_slide(page, present),
                lambda: _click(page, plain, "6", "Months: 6"),
                1.0,
            ),
            *_compared(
                "a link's first page with an empty cache, to the hello page",
                lambda: _cold(browser, f"{board}/s/{links[0]}", "document.querySelector('footer')"),
                lambda: _cold(browser, hello, "document.querySelector('h1')"),
                0.15,
            ),
        ]
        browser.close()
    return found


def _compared(name: str, ours: Measure, floor: Measure, bound: float) -> list[Row]:
    """The ratio of the medians of both, taken in turns; a first turn of each warms what is cached."""
    pairs = [(ours(), floor()) for _ in range(TURNS + 1)][1:]
    mine, plain = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        (f"{name}, ms", round(mine), f"floor {plain:.0f} ms"),
        (name, round(mine / plain, 2), f"at most {bound}"),
    ]


def _until(page: Page, address: str, condition: str) -> float:
    """Milliseconds from the start of the navigation until a condition holds in the page."""
    page.goto(address, wait_until="commit")
    taken = float(page.evaluate(_WATCH % condition, 0))
    _settle(page)
    return taken


def _make_link(store: Path) -> str:
    """The token of a link to the view that is measured."""
    with open_store(str(store)) as opened:
        terms = Terms("", "overview", View("vi_du", Period(2024, 9)), later(86400))
        return make_share(AccessRecords(opened.engine), "", 0, terms)[1]


def _cold(browser: Browser, address: str, condition: str) -> float:
    """The same in a browser that has never been here, noted by the document at the change that brought it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(_NOTE % condition)
    # The driver asks nothing of the page before it has loaded: its questions would take the page's time.
    page.goto(address)
    page.wait_for_function("() => window.stood_at !== undefined")
    taken = float(page.evaluate("window.stood_at"))
    context.close()
    return taken


def _click(page: Page, address: str, choice: str, shown: str) -> float:
    """Milliseconds from a click on a choice until the heading says so and the page has come to rest."""
    page.goto(address)
    _settle(page)
    button = page.get_by_role("radio", name=choice, exact=True)
    since = button.evaluate("one => { const now = performance.now(); one.click(); return now; }")
    done = f"[...document.querySelectorAll('h1')].some(h => h.innerText.includes('{shown}')) && {_IDLE}"
    return float(page.evaluate(_WATCH % done, since))


def _next_slide(page: Page, address: str) -> float:
    """Milliseconds from the key of a clicker until the next slide stands."""
    page.goto(address)
    _settle(page)
    page.get_by_role("button", name=t("present.bar.start", "vi")).click()
    press = """deck => {
      const now = performance.now();
      deck.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
      return now;
    }"""
    since = page.locator(".deck").evaluate(press)
    return float(
        page.evaluate(
            _WATCH % "document.querySelector('.deck .slide:not([hidden]) ~ .slide') && "
            "document.querySelector('.deck .slide').hidden",
            since,
        )
    )


def _settle(page: Page) -> None:
    page.wait_for_function(f"() => {_IDLE}")
    page.wait_for_timeout(300)


@contextmanager
def _plain(name: str) -> Iterator[str]:
    """The address of a plain page."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(PLAIN / f"{name}.py")]
    place = ["--server.address", ADDRESS, "--server.port", str(port), "--server.headless", "true"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([*command, *place], cwd=PLAIN, **quiet)
    with _running(server, port) as address:
        yield address


@contextmanager
def _running(server: "subprocess.Popen[bytes]", port: int) -> Iterator[str]:
    try:
        if not wait_until_ready(server, port, path="/_stcore/health"):
            raise RuntimeError(f"the page of port {port} did not come up")
        yield f"http://{ADDRESS}:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
