"""Under a chart: its numbers, what can be copied from it, and the way from a bar to its indicator."""

import struct
import zlib

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.screens import TAN_YEN, fields_of, open_view, settle, table, wait_for_field

LOWEST = ("Thu tiền sử dụng đất", "63,19", "75", "▼ Chậm tiến độ")
# What a page finds that was not opened over https: the clipboard is kept from it.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
READ_CLIPBOARD = """async type => {
  const [item] = await navigator.clipboard.read();
  const blob = await item.getType(type);
  return blob.type.startsWith('text') ? blob.text() : [...new Uint8Array(await blob.arrayBuffer())];
}"""


def tools(page: Page, place: int = 0) -> Locator:
    """The tools of a chart of the page."""
    return page.locator(".chart-tools").nth(place)


def use(page: Page, name: str, said: str) -> None:
    """Press a tool of the first chart and read what it says it has done."""
    tools(page).get_by_role("button", name=name).click()
    expect(tools(page).get_by_role("status")).to_have_text(said)


def bar(page: Page, place: int) -> tuple[float, float]:
    """A spot on a bar of the first chart, a little right of where it begins."""
    shape = page.get_by_test_id("stPlotlyChart").first.locator(".bars .point path").nth(place)
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    assert box
    return box["x"] + 10, box["y"] + box["height"] / 2


def colours(png: bytes) -> int:
    """How many different runs of pixels a picture's lines hold: a blank one has a single kind of line."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    packed, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        packed += png[place + 8 : place + 8 + length] if png[place + 4 : place + 8] == b"IDAT" else b""
        place += 12 + length
    raw = zlib.decompress(packed)
    step = len(raw) // height
    assert (width > 600, height > 600) == (True, True)
    return len({raw[line * step : (line + 1) * step] for line in range(height)})


@pytest.fixture
def overview(demo_app: str, page: Page) -> Page:
    """The overview, with leave to use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=demo_app)
    open_view(page, demo_app, **TAN_YEN)
    return page


def test_the_numbers_of_a_chart_are_one_click_away(overview: Page) -> None:
    assert not overview.locator(".chart-tools table").first.is_visible()
    tools(overview).get_by_text("Bảng số liệu").click()
    expect(overview.locator(".chart-tools table").first).to_be_visible()
    numbers = table(overview, "Tỷ lệ so với kế hoạch năm")
    assert next(iter(numbers)) == LOWEST[0]
    *drawn, source = numbers[LOWEST[0]]
    assert tuple(drawn) == LOWEST[1:]
    assert source.startswith("tỷ lệ theo báo cáo, kế hoạch ≈ tính từ tỷ lệ đó · ước · Văn phòng HĐND")


def test_numbers_that_are_looked_at_stay_open_in_other_words(overview: Page) -> None:
    tools(overview).get_by_text("Bảng số liệu").click()
    overview.get_by_text("English", exact=True).click()
    wait_for_field(overview, "lang", "en")
    expect(overview.locator(".chart-tools table").first).to_be_visible()
    tools(overview).get_by_text("Table of figures").click()
    overview.get_by_text("Tiếng Việt", exact=True).click()
    wait_for_field(overview, "lang", "vi")
    expect(overview.locator(".chart-tools table")).to_have_count(0)


def test_the_file_holds_the_numbers_as_the_page_writes_them(overview: Page) -> None:
    tools(overview).get_by_text("Bảng số liệu").click()
    with overview.expect_download() as begun:
        tools(overview).get_by_role("button", name="Tải bảng về (CSV)").click()
    assert begun.value.suggested_filename == "tan_yen_2023-9M_percent.csv"
    content = begun.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Chỉ tiêu;Tỷ lệ (%);Tiến độ bình quân (%);Tiến độ;")
    assert lines[1].startswith(";".join(LOWEST))


def test_the_sentence_and_the_table_are_copied(overview: Page) -> None:
    use(overview, "Sao chép câu", "Đã sao chép.")
    said = overview.evaluate(READ_CLIPBOARD, "text/plain")
    assert said.startswith("Biểu đồ so với kế hoạch năm, tiến độ bình quân 75%")
    use(overview, "Sao chép bảng", "Đã sao chép.")
    assert "\t".join(LOWEST) in overview.evaluate(READ_CLIPBOARD, "text/plain")
    pasted = overview.evaluate(READ_CLIPBOARD, "text/html")
    assert "<table" in pasted
    assert ">63,19</td>" in pasted


def test_the_picture_of_a_chart_is_copied(overview: Page) -> None:
    use(overview, "Sao chép ảnh", "Đã sao chép.")
    assert colours(bytes(overview.evaluate(READ_CLIPBOARD, "image/png"))) > 200


def test_without_a_clipboard_text_is_still_copied_and_the_picture_is_a_file(
    demo_app: str, page: Page
) -> None:
    page.add_init_script(NO_CLIPBOARD)
    open_view(page, demo_app, **TAN_YEN)
    use(page, "Sao chép bảng", "Đã sao chép.")
    with page.expect_download() as begun:
        use(page, "Sao chép ảnh", "Đã tải tệp về máy.")
    assert begun.value.suggested_filename == "tan_yen_2023-9M_percent.png"
    assert colours(begun.value.path().read_bytes()) > 200


def test_a_click_on_a_bar_leads_to_its_indicator_and_again_after_coming_back(overview: Page) -> None:
    for _ in range(2):
        overview.mouse.click(*bar(overview, 0))
        wait_for_field(overview, "indicator", "budget_revenue_land_use")
        assert overview.url.split("?")[0].endswith("/indicator")
        assert {**fields_of(overview), **TAN_YEN} == fields_of(overview)
        overview.get_by_role("link", name="Tổng quan").click()
        expect(overview.locator(".kicker")).to_have_text("Tổng quan")
        settle(overview)


def test_the_bars_stay_as_they_are_under_a_click(overview: Page) -> None:
    shapes = overview.get_by_test_id("stPlotlyChart").first.locator(".bars .point path")
    seen = shapes.evaluate_all("paths => paths.map(path => getComputedStyle(path).opacity)")
    overview.evaluate("""() => new MutationObserver(() => {
      const found = [...document.querySelectorAll('.bars .point path')];
      window.pale ||= found.some(path => getComputedStyle(path).opacity < 1);
    }).observe(document.body, {subtree: true, attributes: true, childList: true})""")
    overview.mouse.click(*bar(overview, 1))
    wait_for_field(overview, "indicator", "budget_revenue_local")
    assert set(seen) == {"1"}
    assert not overview.evaluate("window.pale")


@pytest.mark.parametrize(
    ("name", "part"), [("overview", ".chart-tools"), ("plan", "#root"), ("year_on_year", "#root")]
)
def test_the_same_way_by_keyboard(name: str, part: str, demo_app: str, page: Page) -> None:
    open_view(page, demo_app, name, lang="en", **TAN_YEN)
    if part == ".chart-tools":
        tools(page).get_by_text("Table of figures").press("Enter")
    link = page.locator(f"{part} table.board a:visible").first
    link.focus()
    link.press("Enter")
    page.wait_for_url("**/indicator?**")
    settle(page)
    assert {**fields_of(page), **TAN_YEN, "lang": "en"} == fields_of(page)
    assert fields_of(page)["indicator"]


def test_a_thumb_on_a_chart_scrolls_the_page(demo_app: str, new_page: NewPage) -> None:
    page = new_page(width=390, height=844)
    open_view(page, demo_app, **TAN_YEN)
    x, y = bar(page, 0)
    held = page.evaluate(
        """([x, y]) => {
          const spot = document.elementFromPoint(x, y);
          const touch = new Touch({identifier: 1, target: spot, clientX: x, clientY: y});
          const began = new TouchEvent('touchstart', {
            touches: [touch], changedTouches: [touch], bubbles: true, cancelable: true});
          spot.dispatchEvent(began);
          return began.defaultPrevented;
        }""",
        [x, y],
    )
    assert held is False
    page.mouse.click(x, y)
    wait_for_field(page, "indicator", "budget_revenue_land_use")
