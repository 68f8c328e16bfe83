"""Units compared in a real browser: the link keeps what is compared, a phone is not scrolled sideways."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.screens import fields_of, one_line, open_view, pick, settle, wait_for_field

HO_SEN = {"unit": "vi_du_ho_sen", "period": "2023-9M", "indicator": "budget_revenue_land_use"}
HEAT = "table.heat tbody tr"
# The contrast of every cell's letters on its colour (WCAG), the least of all.
LEAST_CONTRAST = """() => {
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ratios = [...document.querySelectorAll('table.heat td')].map(cell => {
    const style = getComputedStyle(cell);
    const both = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  });
  return Math.min(...ratios);
}"""
SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(main.scrollWidth - main.clientWidth,
                  document.documentElement.scrollWidth - window.innerWidth);
}"""


def sentence(page: Page) -> str:
    return one_line(page.locator("p.sentence").inner_text())


def test_what_is_compared_is_kept_in_the_address(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "compare", **HO_SEN)
    assert "12/12 đơn vị dưới tiến độ bình quân về thu tiền sử dụng đất" in sentence(page)
    pick(page, "Chỉ tiêu", "Việc làm mới")
    wait_for_field(page, "indicator", "new_jobs")
    pick(page, "So sánh trong", "Tỉnh Ví Dụ (giả định)")
    wait_for_field(page, "within", "vi_du_tinh")
    told = sentence(page)
    assert "Tỉnh Ví Dụ (giả định)" in told
    page.goto(page.url)
    settle(page)
    assert sentence(page) == told
    assert fields_of(page)["within"] == "vi_du_tinh"


def test_measure_order_and_what_is_typed_open_again_from_the_link(
    page: Page, new_page: NewPage, demo_app: str
) -> None:
    open_view(page, demo_app, "compare", **HO_SEN)
    page.get_by_role("radio", name="Giá trị").or_(page.get_by_role("button", name="Giá trị")).click()
    wait_for_field(page, "choices", "measure.value")
    page.get_by_role("radio", name="Theo tên").or_(page.get_by_role("button", name="Theo tên")).click()
    wait_for_field(page, "choices", "measure.value~order.name")
    told, heads = sentence(page), page.locator(f"{HEAT} th").all_inner_texts()
    other = new_page()
    other.goto(page.url)
    settle(other)
    assert sentence(other) == told
    assert other.locator(f"{HEAT} th").all_inner_texts() == heads
    # Back takes the last choice back.
    page.go_back()
    wait_for_field(page, "choices", "measure.value")
    assert page.locator(f"{HEAT} th").all_inner_texts() != heads


def test_the_ranking_can_be_read_as_a_table_and_by_value(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "compare", **HO_SEN)
    page.get_by_text("Bảng số liệu", exact=True).first.click()
    expect(page.locator("table.board").first).to_contain_text("Xã Lúa Vàng (giả định)")
    page.get_by_role("radio", name="Giá trị").or_(page.get_by_role("button", name="Giá trị")).click()
    settle(page)
    assert "triệu đồng" in sentence(page)


def test_letters_stand_out_from_the_colour_of_their_cell(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "compare", **HO_SEN)
    assert page.locator(HEAT).count() == 12
    assert page.evaluate(LEAST_CONTRAST) >= 4.5


def test_on_a_phone_a_unit_is_a_card_and_nothing_scrolls_sideways(new_page: NewPage, demo_app: str) -> None:
    page = new_page(390, 844)
    open_view(page, demo_app, "compare", **HO_SEN)
    assert page.evaluate(SIDEWAYS) <= 0
    first = page.locator(HEAT).first
    assert first.bounding_box()["width"] <= 390
    assert one_line(first.inner_text()).startswith("Xã Lúa Vàng (giả định)")
    shown = first.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert shown == '"Sản xuất nông nghiệp"'
    courses = page.locator("figure.course")
    assert courses.count() == 12
    assert max(box["width"] for one in courses.all() if (box := one.bounding_box())) <= 390
