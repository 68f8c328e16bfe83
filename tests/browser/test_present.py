"""Presenting, the whole way: keys, clickers, autoplay, the list staff saved, what a meeting concludes."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from domain.catalogue_files import catalogue_for
from domain.meetings import conclusion_entry
from domain.periods import Period
from intake import submit_entries
from store import open_store
from tests.browser.conftest import NewPage
from tests.browser.meetings import NINE, SIX, fill_office
from tests.browser.screens import TAN_YEN, VI_DU, fields_of, open_view, settle, unfold
from tests.browser.test_access import foreign_words, grave_barriers, scrolls_sideways

SIZES = [(1920, 1080), (1366, 768)]
# How far the slide shown reaches beyond its stage, and the size of its smallest words beneath the title.
MEASURES = """() => {
  const slide = document.querySelector('.slide:not([hidden])');
  const beyond = e => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2;
  const clipped = [slide, ...slide.querySelectorAll('.body, .words, .tiles, .list, .trend, .bars')]
    .filter(beyond).map(e => e.className);
  const words = [...slide.querySelectorAll('h2, :is(.numbers, .body, .tiles, .list, .sides, .more) *')]
    .filter(e => e.innerText && !e.children.length && !e.closest('.tick'));
  return { clipped, letter: Math.min(...words.map(e => parseFloat(getComputedStyle(e).fontSize))) };
}"""


def slide(page: Page) -> Locator:
    """The slide that is shown."""
    return page.locator(".slide:not([hidden])")


def open_deck(page: Page, base: str, **view: str) -> int:
    """Open the page of a view; how many slides it has."""
    open_view(page, base, "present", **view)
    expect(slide(page)).to_be_visible()
    settle(page)
    return page.locator(".slide").count()


def present(page: Page) -> None:
    """Begin to present."""
    page.get_by_role("button", name="Trình chiếu", exact=True).click()
    expect(page.locator(".deck.presenting")).to_be_visible()


def press_in_bar(page: Page, name: str) -> None:
    """Press a button of the bar, which goes away while nothing moves."""
    page.mouse.move(300, 300)
    page.mouse.move(320, 320)
    expect(page.locator(".deck.idle")).to_have_count(0)
    page.locator(".deck").get_by_role("button", name=name).click()


def expect_place(page: Page, place: int, count: int) -> None:
    """Wait for a slide; the address names it too."""
    expect(slide(page).locator(".place")).to_have_text(f"{place} / {count}")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query)["slide"] == [str(place)])


def test_keys_and_clickers_lead_from_the_first_slide_to_the_last(demo_app: str, page: Page) -> None:
    count = open_deck(page, demo_app, **TAN_YEN)
    present(page)
    expect_place(page, 1, count)
    for place in range(2, count + 1):
        page.keyboard.press(("ArrowRight", "PageDown", "Space")[place % 3])
        expect_place(page, place, count)
    page.keyboard.press("PageDown")
    expect_place(page, count, count)
    for key, place in (("PageUp", count - 1), ("ArrowLeft", count - 2), ("Home", 1), ("End", count)):
        page.keyboard.press(key)
        expect_place(page, place, count)
    expect(slide(page)).to_contain_text("Nhấn Esc để thoát")
    page.keyboard.press("Escape")
    expect(page.locator(".deck.presenting")).to_have_count(0)
    # What was read before is there again, at the same slide.
    expect_place(page, count, count)
    assert page.get_by_role("heading", level=1).is_visible()


def test_nothing_of_the_app_stands_around_the_slides(demo_app: str, page: Page) -> None:
    open_deck(page, demo_app, **TAN_YEN)
    present(page)
    covered = page.evaluate(
        """() => [[5, 5], [innerWidth - 5, 5], [5, innerHeight - 5], [innerWidth / 2, 60]]
          .every(([x, y]) => document.elementFromPoint(x, y)?.closest('.deck'))"""
    )
    assert covered


def test_a_link_opens_the_same_slide_and_a_rerun_stays_there(demo_app: str, new_page: NewPage) -> None:
    page = new_page()
    count = open_deck(page, demo_app, **TAN_YEN, slide="4")
    expect_place(page, 4, count)
    present(page)
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en**")
    expect(slide(page)).to_contain_text("average pace")
    settle(page)
    expect_place(page, 5, count)
    assert fields_of(page)["slide"] == "5"
    # A number past the end opens the last slide.
    other = new_page()
    count = open_deck(other, demo_app, **TAN_YEN, slide="999")
    expect_place(other, count, count)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", [TAN_YEN, VI_DU], ids=lambda view: view["unit"])
def test_every_slide_fits_its_screen_in_letters_large_enough(
    view: dict[str, str], size: tuple[int, int], demo_app: str, new_page: NewPage
) -> None:
    page = new_page(*size)
    count = open_deck(page, demo_app, **view)
    present(page)
    for place in range(1, count + 1):
        found = page.evaluate(MEASURES)
        assert found["clipped"] == [], f"slide {place}"
        # 24 px on a screen 1080 px high, and the same part of any other.
        assert found["letter"] >= 24 * size[1] / 1080 - 0.1, f"slide {place}"
        page.keyboard.press("PageDown")


def test_the_next_slide_asks_nothing_of_the_server(demo_app: str, page: Page) -> None:
    """How long it takes is a row of the benchmark; here, that turning needs no one."""
    asked: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: asked.append(socket.url)))
    page.on("request", lambda request: asked.append(request.url))
    count = open_deck(page, demo_app, **TAN_YEN)
    assert asked, "nothing was overheard while the page opened"
    present(page)
    asked.clear()
    for place in range(2, count + 1):
        page.keyboard.press("PageDown")
        expect_place(page, place, count)
    assert asked == []


def test_slides_turn_by_themselves_until_stopped(demo_app: str, page: Page) -> None:
    count = open_deck(page, demo_app, **TAN_YEN)
    present(page)
    page.get_by_label("Số giây mỗi trang").select_option("5")
    press_in_bar(page, "Tự chạy")
    expect_place(page, 1, count)
    page.wait_for_url("**slide=2**", timeout=9_000)
    expect_place(page, 2, count)
    # The bar rests while nothing moves.
    expect(page.locator(".deck.idle")).to_be_visible()
    press_in_bar(page, "Dừng")
    page.wait_for_timeout(5_500)
    expect_place(page, 2, count)


def test_presenting_fills_the_screen_f_gives_it_back_and_esc_leaves(demo_app: str, page: Page) -> None:
    def wait_until_full(is_full: bool) -> None:
        page.wait_for_function("is_full => Boolean(document.fullscreenElement) === is_full", arg=is_full)

    count = open_deck(page, demo_app, **TAN_YEN)
    present(page)
    wait_until_full(True)
    page.keyboard.press("f")
    wait_until_full(False)
    page.keyboard.press("PageDown")
    expect_place(page, 2, count)
    page.keyboard.press("f")
    wait_until_full(True)
    page.keyboard.press("Escape")
    wait_until_full(False)
    expect(page.locator(".deck.presenting")).to_have_count(0)


def test_the_dark_variant_is_kept_in_the_session(demo_app: str, page: Page) -> None:
    open_deck(page, demo_app, **TAN_YEN)
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator(".deck.dark")).to_be_visible()
    open_deck(page, demo_app, **VI_DU)
    expect(page.locator(".deck.dark")).to_be_visible()


def test_the_saved_list_is_what_everybody_presents(app: str, store_file: Path, new_page: NewPage) -> None:
    fill_office(store_file)
    page = new_page()
    count = open_deck(page, app, **NINE)
    unfold(page, "Chọn và xếp thứ tự trang")
    page.get_by_label("Thứ tự: Tổng thu ngân sách").fill("2")
    page.get_by_label("Giá trị sản xuất nông nghiệp", exact=True).locator("xpath=ancestor::label").click()
    page.get_by_label("Người gửi").fill("Nguyễn Thị An")
    page.get_by_role("button", name="Lưu danh sách trang").click()
    expect(page.get_by_text("Đã cập nhật, lần cập nhật số 3")).to_be_visible()
    expect(slide(page).locator(".place")).to_have_text(f"1 / {count - 1}")

    other = new_page()
    open_deck(other, app, **NINE)
    present(other)
    other.keyboard.press("PageDown")
    expect(slide(other).locator("h2")).to_contain_text("Tổng thu ngân sách đạt 97,0%")
    other.keyboard.press("PageDown")
    expect(slide(other).locator("h2")).to_contain_text("Sản xuất công nghiệp")


def test_a_conclusion_is_recorded_over_its_slide_and_stands_there_next_time(
    app: str, store_file: Path, page: Page
) -> None:
    fill_office(store_file)
    open_deck(page, app, **SIX)
    present(page)
    page.keyboard.press("PageDown")
    expect(slide(page).locator("h2")).to_contain_text("Sản xuất công nghiệp")
    press_in_bar(page, "Ghi kết luận")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nội dung kết luận").fill("Đẩy nhanh hạ tầng cụm công nghiệp <img src=x>")
    dialog.get_by_label("Người ghi").fill("Nguyễn Thị An")
    assert foreign_words(page) == []
    dialog.get_by_role("button", name="Lưu kết luận").click()
    expect(dialog).to_have_count(0)
    # Still presenting, still on that slide, and the words stand on it.
    expect(page.locator(".deck.presenting")).to_be_visible()
    expect(slide(page)).to_contain_text("Kết luận: Đẩy nhanh hạ tầng cụm công nghiệp <img src=x>")
    page.keyboard.press("End")
    expect(slide(page).locator("h2")).to_have_text("Phiên họp này kết luận 1 nội dung")

    open_deck(page, app, **NINE)
    present(page)
    page.keyboard.press("PageDown")
    expect(slide(page)).to_contain_text("Kết luận kỳ trước (6 tháng): Đẩy nhanh hạ tầng cụm công nghiệp")
    open_view(page, app, "comments", **NINE)
    expect(page.get_by_text("Đẩy nhanh hạ tầng cụm công nghiệp <img src=x>")).to_be_visible()


def test_what_is_typed_outlives_somebody_elses_submission(app: str, store_file: Path, page: Page) -> None:
    fill_office(store_file)
    open_deck(page, app, **NINE, slide="2")
    press_in_bar(page, "Ghi kết luận")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nội dung kết luận").fill("Giao Phòng Kinh tế")
    dialog.get_by_label("Người ghi").fill("An")
    unit, period = catalogue_for(demonstration=False).unit("tan_yen", Period(2023, 9)), Period(2023, 9)
    theirs = conclusion_entry("go_industry", "Của người khác", unit, period)
    with open_store(str(store_file)) as store:
        submit_entries([theirs], store, unit, period, "Bình", store.edition(), "x.json")
    dialog.get_by_role("button", name="Lưu kết luận").click()
    expect(dialog).to_contain_text("Nội dung đang lưu: Của người khác")
    expect(dialog.get_by_label("Nội dung kết luận")).to_have_value("Giao Phòng Kinh tế")
    dialog.get_by_role("button", name="Lưu kết luận").click()
    expect(dialog).to_have_count(0)
    expect(slide(page)).to_contain_text("Kết luận: Giao Phòng Kinh tế")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_the_page_and_its_slides_are_fit_for_everyone(
    size: tuple[int, int], demo_app: str, new_page: NewPage
) -> None:
    page = new_page(*size)
    open_deck(page, demo_app, **TAN_YEN)
    assert grave_barriers(page) == []
    assert foreign_words(page) == []
    assert not scrolls_sideways(page)
    present(page)
    for _ in range(2):
        page.keyboard.press("PageDown")
        assert grave_barriers(page) == []
    press_in_bar(page, "Nền tối")
    assert grave_barriers(page) == []
