"""Several plans for one figure, the plan in force on a day, and what staff say beside the figures."""

from pathlib import Path

from playwright.sync_api import Page, expect

from domain.catalogue_files import catalogue_for
from intake import accept, check_content
from store import Store, open_store
from tests.browser.screens import VI_DU, cards, one_line, open_view, pick, press, settle, unfold

REVENUE = "Tổng thu ngân sách"
AGAINST_EACH = "So với từng kế hoạch"


def plans(page: Page) -> dict[str, tuple[str, str, str]]:
    """Whose plan → plan, percent and decision, for total revenue."""
    found = page.locator("table.board").filter(has=page.locator("caption", has_text=AGAINST_EACH))
    rows = found.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    cells = [[one_line(cell) for cell in row] for row in rows]
    return {row[1]: (row[2], row[3], row[5]) for row in cells if row[0] == REVENUE}


def test_two_plans_for_one_figure_give_two_percents(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "plan", **VI_DU)
    found = plans(page)
    assert set(found) == {"dự toán huyện giao (điều chỉnh)", "dự toán HĐND giao (điều chỉnh)"}
    percents = {percent for _, percent, _ in found.values()}
    assert len(percents) == 2
    assert all("1234/QĐ-UBND (giả định), từ 14/07/2023" in decision for _, _, decision in found.values())


def test_before_the_adjustment_took_effect_the_first_plan_counts(page: Page, demo_app: str) -> None:
    open_view(page, demo_app, "plan", unit="vi_du", period="2023-6M")
    assert {name: plan for name, (plan, _, _) in plans(page).items()} == {
        "dự toán huyện giao": "1.190", "dự toán HĐND giao": "1.249,5",
    }  # fmt: skip
    open_view(page, demo_app, "plan", **VI_DU)
    assert plans(page)["dự toán huyện giao (điều chỉnh)"][0] == "1.070"


def test_a_cause_is_said_seen_and_kept_by_the_edition(page: Page, app: str, store_file: Path) -> None:
    view = {"unit": "tan_yen", "period": "2023-9M"}
    open_view(page, app, "comments", **view)
    page.get_by_label("Người gửi").fill("An")
    page.get_by_label("Người gửi").press("Tab")
    settle(page)
    pick(page, "Chỉ tiêu cần giải trình", "Thu tiền sử dụng đất")
    settle(page)
    page.get_by_label("Nguyên nhân").fill("Thị trường bất động sản trầm lắng")
    page.get_by_label("Giải pháp").fill("Đẩy nhanh đấu giá")
    page.get_by_label("Giải pháp").press("Tab")
    press(page, "Cập nhật nguyên nhân, giải pháp")
    expect(page.get_by_text("Đã cập nhật, lần cập nhật số 1.")).to_be_visible()
    with open_store(str(store_file)) as store:
        (kept,) = store.entries("comment")
    assert kept.entry.body == {"cause": "Thị trường bất động sản trầm lắng", "solution": "Đẩy nhanh đấu giá"}
    assert kept.who == "An"


def test_a_name_changed_in_the_catalogue_leaves_a_frozen_view_as_it_was(
    page: Page, app: str, store_file: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "thu.csv"
    sent.write_text(
        "unit,indicator,year,months,value,grade\ntan_yen,go_industry,2023,9,4132,estimate\n"
        "tan_yen,go_industry,2022,9,3873,official\n",
        encoding="utf-8",
    )
    with open_store(str(store_file)) as store:
        accept_file(store, sent)
    open_view(page, app, "catalogue")
    page.get_by_label("Người gửi").fill("An")
    page.get_by_label("Người gửi").press("Tab")
    settle(page)
    unfold(page, "Sửa hoặc thêm một dòng")
    pick(page, "Dòng cần sửa", "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp")
    settle(page)
    page.get_by_label("Tên ngắn").fill("Công nghiệp của huyện")
    page.get_by_label("Tên ngắn").press("Tab")
    press(page, "Cập nhật danh mục")
    expect(page.get_by_text("Danh mục đã cập nhật, lần cập nhật số 2.")).to_be_visible()
    view = {"unit": "tan_yen", "period": "2023-9M"}
    open_view(page, app, **view)
    assert list(cards(page)) == ["Công nghiệp của huyện"]
    open_view(page, app, **view, at="1")
    assert list(cards(page)) == ["Sản xuất công nghiệp - TTCN"]


def accept_file(store: Store, file: Path) -> None:
    """Send a file as staff do."""
    catalogue = catalogue_for(demonstration=False)
    check = check_content(file.read_bytes(), file.name, store, catalogue)
    accept(check, store, catalogue, "An")
