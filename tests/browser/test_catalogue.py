"""Names of an office's own: a body and a unit renamed, seen everywhere, kept by an edition, taken back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from domain.catalogue_files import catalogue_for
from intake import accept, check_content
from store import open_store
from tests.browser.screens import one_line, open_view, pick, press, settle, table, unfold

VIEW = {"unit": "tan_yen", "period": "2023-9M"}
FIGURES = "unit,indicator,year,months,value,grade\ntan_yen,budget_revenue_total,2023,9,1593.851,estimate\n"
OFFICE, NEW_OFFICE = "Văn phòng Huyện ủy", "Văn phòng Đảng ủy"


def send_figures(store_file: Path) -> None:
    catalogue = catalogue_for(demonstration=False)
    with open_store(str(store_file)) as store:
        accept(check_content(FIGURES.encode(), "thu.csv", store, catalogue), store, catalogue, "An")


def open_part(page: Page, app: str, part: str) -> None:
    """The catalogue at one of its parts, by a sender."""
    open_view(page, app, "catalogue", **VIEW)
    page.get_by_test_id("stButtonGroup").get_by_text(part, exact=True).click()
    settle(page)
    page.get_by_label("Người gửi").fill("An")
    page.get_by_label("Người gửi").press("Tab")
    settle(page)


def rename(page: Page, row: str, name: str) -> None:
    """Another name for a row, by the form."""
    unfold(page, "Sửa hoặc thêm một dòng")
    pick(page, "Dòng cần sửa", row)
    settle(page)
    page.get_by_label("Tên gọi").fill(name)
    page.get_by_label("Tên gọi").press("Tab")
    settle(page)
    (change,) = table(page, "Sẽ thay đổi khi cập nhật").values()
    assert f"Tên gọi: {row} → {name}" in change[-1]
    press(page, "Cập nhật danh mục")
    expect(page.get_by_text("Danh mục đã cập nhật")).to_be_visible()
    settle(page)


def title(page: Page) -> str:
    return one_line(page.locator("h1").inner_text())


def lead_bodies(page: Page) -> set[str]:
    """Who leads the tasks listed."""
    return {row[1] for row in table(page, "16 nhiệm vụ trọng tâm").values()}


def test_names_change_with_an_edition_stay_in_a_frozen_one_and_come_back(
    page: Page, app: str, store_file: Path
) -> None:
    send_figures(store_file)
    open_part(page, app, "Cơ quan")
    rename(page, OFFICE, NEW_OFFICE)
    open_part(page, app, "Đơn vị")
    rename(page, "Huyện Tân Yên", "Huyện Tân Yên (cũ)")

    open_view(page, app, **VIEW)
    assert title(page) == "Huyện Tân Yên (cũ) — 9 tháng đầu năm 2023"
    open_view(page, app, "tasks", **VIEW)
    assert NEW_OFFICE in " ".join(lead_bodies(page))
    assert OFFICE not in " ".join(lead_bodies(page))

    open_view(page, app, "tasks", **VIEW, at="1")
    assert title(page) == "Huyện Tân Yên — 9 tháng đầu năm 2023"
    assert OFFICE in " ".join(lead_bodies(page))

    open_part(page, app, "Cơ quan")
    unfold(page, "Các lần cập nhật danh mục")
    for edition in (3, 2):
        pick_submission(page, edition)
        press(page, "Thu hồi lần gửi")
        expect(page.get_by_text("Đã thu hồi lần gửi")).to_be_visible()
        settle(page)
    open_view(page, app, "tasks", **VIEW)
    assert title(page) == "Huyện Tân Yên — 9 tháng đầu năm 2023"
    assert OFFICE in " ".join(lead_bodies(page))
    # What was changed stays seen by whoever holds the edition it was changed in.
    open_view(page, app, "tasks", **VIEW, at="3")
    assert title(page) == "Huyện Tân Yên (cũ) — 9 tháng đầu năm 2023"


def pick_submission(page: Page, edition: int) -> None:
    """Choose an update of the catalogue by its edition."""
    box = page.get_by_role("combobox", name="Lần gửi cần thu hồi", exact=True)
    box.focus()
    settle(page)
    box.press("ArrowDown")
    page.get_by_role("option").filter(has_text=f"Lần {edition} · ").click()
    settle(page)
