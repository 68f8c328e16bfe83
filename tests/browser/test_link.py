"""The address holds the whole view: copied into another browser it shows the same."""

import pytest
from playwright.sync_api import Page, expect

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
