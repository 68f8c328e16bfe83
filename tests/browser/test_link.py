"""The address holds the whole view: copied into another browser it shows the same."""

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.screens import (
    HUU_LUNG,
    TAN_YEN,
    VI_DU,
    cards,
    fields_of,
    one_line,
    open_view,
    pick,
    settle,
    wait_for_field,
)

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
TAN_YEN_TITLE = "Huyện Tân Yên — 9 tháng đầu năm 2023"


def title(page: Page) -> str:
    """The title of the page."""
    return one_line(page.locator("h1").inner_text())


def chosen(page: Page) -> list[str]:
    """What stands in the filters: unit, year, period, language."""
    boxes = page.locator(".st-key-filters input[role=combobox]").all()
    return [box.input_value() for box in boxes] + page.locator(
        ".st-key-filters [role=radio][aria-checked=true]"
    ).all_inner_texts()


def notices(page: Page) -> list[str]:
    """The notices above the page."""
    return [one_line(text) for text in page.locator("p.notice").all_inner_texts()]


def test_what_is_chosen_by_the_filters_is_what_another_browser_shows(
    demo_app: str, new_page: NewPage
) -> None:
    here, there = new_page(), new_page()
    open_view(here, demo_app)
    assert title(here) == TAN_YEN_TITLE
    pick(here, "Đơn vị", "Huyện Ví Dụ (giả định)")
    wait_for_field(here, "unit", "vi_du")
    pick(here, "Năm", "2022")
    wait_for_field(here, "period", "2022-9M")
    here.get_by_role("radio", name="6 tháng").click()
    wait_for_field(here, "period", "2022-6M")
    here.get_by_role("radio", name="English").click()
    wait_for_field(here, "lang", "en")
    expect(here.locator("h1")).to_have_text("Ví Dụ district (invented) — First 6 months of 2022")
    there.goto(here.url)
    settle(there)
    assert title(there) == title(here)
    assert cards(there) == cards(here) != {}
    assert (
        chosen(there) == chosen(here) == ["Ví Dụ district (invented)", "2022", "6 months", "English", "Light"]
    )
    assert there.url == here.url


def test_the_address_says_every_field_from_the_start(demo_app: str, page: Page) -> None:
    open_view(page, demo_app)
    assert fields_of(page) == {
        "v": "1",
        **TAN_YEN,
        "at": "latest",
        "lang": "vi",
        "indicator": "",
        "within": "",
        "slide": "1",
        "theme": "light",
        "choices": "",
    }


def test_the_indicator_looked_at_is_part_of_the_address(demo_app: str, new_page: NewPage) -> None:
    here, there = new_page(), new_page()
    open_view(here, demo_app, "year_on_year", **TAN_YEN)
    pick(here, "Chỉ tiêu", "Giá trị sản xuất nông nghiệp")
    wait_for_field(here, "indicator", "go_agriculture")
    there.goto(here.url)
    settle(there)
    box = there.get_by_role("combobox", name="Chỉ tiêu", exact=True)
    expect(box).to_have_value("Giá trị sản xuất nông nghiệp")


def test_the_view_goes_along_from_page_to_page(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, lang="en", **HUU_LUNG)
    before = fields_of(page)
    for name, words in (("plan", "Against plan"), ("tasks", "Key tasks"), ("year_on_year", "Year on year")):
        page.get_by_role("link", name=words).click()
        expect(page.locator(".kicker")).to_have_text(words)
        settle(page)
        assert page.url.split("?")[0].endswith(f"/{name}")
        assert fields_of(page) == before
        assert title(page) == "Hữu Lũng district — Year 2024"


def test_back_and_forward_keep_title_and_address_together(demo_app: str, page: Page) -> None:
    open_view(page, demo_app)
    pick(page, "Đơn vị", "Huyện Ví Dụ (giả định)")
    wait_for_field(page, "unit", "vi_du")
    page.get_by_role("link", name="So với kế hoạch").click()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    settle(page)
    for move in (page.go_back, page.go_back, page.go_forward):
        move()
        settle(page)
        name = "Huyện Tân Yên" if fields_of(page)["unit"] == "tan_yen" else "Huyện Ví Dụ (giả định)"
        expect(page.locator("h1")).to_contain_text(name)
        settle(page)
        assert chosen(page)[0] == name
        assert notices(page)[0].startswith("Bản trình diễn.")


@pytest.mark.parametrize("name", ["overview", "plan"])
@pytest.mark.parametrize(("field", "text"), [("unit", "huyen_la"), ("period", "2023-13M"), ("at", "100000")])
def test_an_address_that_is_not_understood_says_so(
    name: str, field: str, text: str, demo_app: str, page: Page
) -> None:
    open_view(page, demo_app, name, **{field: text})
    assert title(page) == TAN_YEN_TITLE
    told = f"Địa chỉ có phần không hiểu được ({field}); trang đang hiện giá trị mặc định cho phần đó."
    assert told in notices(page)


def test_an_older_edition_is_frozen_and_says_so(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **VI_DU)
    latest = cards(page)
    newest = int(page.locator(".about").inner_text().split("cập nhật số ")[1].split()[0])
    open_view(page, demo_app, **VI_DU, at=str(newest - 2))
    assert any(f"giữ nguyên tại lần cập nhật số {newest - 2}" in notice for notice in notices(page))
    assert fields_of(page)["at"] == str(newest - 2)
    assert cards(page) != latest
    # It stays frozen on the next page.
    page.get_by_role("link", name="So với kế hoạch").click()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    settle(page)
    assert fields_of(page)["at"] == str(newest - 2)
    assert page.locator("p.notice.frozen").is_visible()


def test_an_address_nobody_knows_leads_to_the_overview(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "khong-co-trang-nay")
    assert title(page) == TAN_YEN_TITLE
    assert not page.get_by_text("Page not found").count()


def test_links_between_views_load_nothing_anew_and_back_leads_back(demo_app: str, page: Page) -> None:
    kicker = page.locator(".kicker")
    open_view(page, demo_app, **VI_DU)
    page.evaluate("window.same_document = true")
    page.get_by_role("link", name="So với kế hoạch").click()
    expect(kicker).to_have_text("So với kế hoạch")
    settle(page)
    page.locator("table.board a").first.click()
    expect(kicker).to_have_text("Chi tiết chỉ tiêu")
    settle(page)
    assert fields_of(page)["indicator"]
    page.go_back()
    expect(kicker).to_have_text("So với kế hoạch")
    page.go_back()
    expect(kicker).to_have_text("Tổng quan")
    assert page.evaluate("window.same_document")


def test_a_link_can_be_opened_beside_its_page(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **VI_DU)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="So với kế hoạch").click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator(".kicker")).to_have_text("So với kế hoạch")
    expect(page.locator(".kicker")).to_have_text("Tổng quan")
    assert fields_of(opened.value)["unit"] == VI_DU["unit"]


def test_without_a_connection_a_link_loads_its_page(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **VI_DU)
    page.evaluate("window.same_document = true")
    # What the app itself says while it has lost its server.
    page.evaluate(
        "document.querySelector('[data-testid=stApp]').dataset.testConnectionState = 'DISCONNECTED'"
    )
    page.get_by_role("link", name="So với kế hoạch").click()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    assert not page.evaluate("window.same_document")


def test_a_tap_after_typing_follows_the_link_and_asks_before_words_are_lost(
    demo_app: str, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss() if len(asked) == 1 else dialog.accept()

    page.on("dialog", answer)
    open_view(page, demo_app, "comments", **VI_DU)
    shortcomings = page.get_by_label("Hạn chế của kỳ (mỗi dòng một ý)")
    shortcomings.fill("Giải ngân chậm")
    page.locator("nav.pages summary").tap()
    page.get_by_role("link", name="So với kế hoạch").tap()
    page.wait_for_function("true")
    expect(page.locator(".kicker")).to_have_text("Nguyên nhân, giải pháp")
    settle(page)
    expect(shortcomings).to_have_value("Giải ngân chậm")
    page.locator("nav.pages summary").tap()
    page.get_by_role("link", name="So với kế hoạch").tap()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    settle(page)
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    assert asked == ["Nội dung chưa gửi trên trang này sẽ mất. Rời trang?"] * 2
    context.close()


def test_a_name_typed_at_once_before_a_link_holds_nothing_up(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "comments", **VI_DU)
    page.get_by_label("Người gửi").fill("An")
    page.get_by_role("link", name="So với kế hoạch").click()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    settle(page)
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")


def test_a_followed_link_is_told_and_back_comes_to_the_same_place(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "plan", lang="en", **VI_DU)
    assert page.title() == "Against plan · Ví Dụ district (invented) · First 9 months of 2023"
    assert page.evaluate("document.documentElement.lang") == "en"
    link = page.locator("table.board a").last
    link.scroll_into_view_if_needed()
    before = page.evaluate(SCROLLED)
    assert before > 500
    link.click()
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate(SCROLLED) == 0
    page.go_back()
    page.wait_for_function(f"() => Math.abs({SCROLLED} - {before}) < 50")


def test_a_link_to_the_page_one_is_on_adds_nothing_to_the_way_back(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **VI_DU)
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Tổng quan").click()
    page.get_by_role("link", name="So với kế hoạch").dblclick()
    expect(page.locator(".kicker")).to_have_text("So với kế hoạch")
    settle(page)
    assert page.evaluate("history.length") == before + 1


@pytest.mark.parametrize("broken", [{"unit": "tan_yn"}, {"period": "2023-9"}], ids=str)
def test_a_whole_address_with_one_broken_field_shows_what_a_short_one_would(
    broken: dict[str, str], demo_app: str, page: Page
) -> None:
    open_view(page, demo_app, **VI_DU)
    whole = fields_of(page) | broken
    open_view(page, demo_app, **{name: text for name, text in whole.items() if name != "v"})
    expect(page.locator("article.card").first).to_be_visible()
