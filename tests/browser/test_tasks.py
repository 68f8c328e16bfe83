"""Key tasks, the whole way: updated in the form, seen by leaders, undone, sent and fetched as a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from domain.entries import TASK
from store import open_store
from tests.browser.conftest import NewPage
from tests.browser.screens import (
    HUU_LUNG,
    open_list,
    open_view,
    pick,
    press,
    settle,
    table,
    unfold,
    uploader,
)
from tests.browser.test_access import beyond_the_edge, foreign_words, grave_barriers, scrolls_sideways

COMMUNES = "Tái cơ cấu ngành nông nghiệp gắn với NTM theo Kế hoạch 113/KH-UBND"
LIST, COURSE, PREVIEW = "nhiệm vụ trọng tâm", "Quá trình cập nhật", "Sẽ thay đổi khi xác nhận"
UPDATE, FILES, YEAR_END = (
    "Cập nhật nhiệm vụ",
    "Gửi, tải danh sách nhiệm vụ bằng tệp",
    "Đánh giá cuối năm 2024",
)
SENT = """Mã;Nhiệm vụ;Lĩnh vực;Trạng thái;Tiến độ;Thời hạn
festivals;;Xã hội;Hoàn thành;100%;
cho_moi;Xây chợ trung tâm <b>xã</b>;Kinh tế;Đang thực hiện;40%;30/06/2024
"""


def fill(page: Page, label: str, text: str) -> None:
    """Type into a field of the form and leave it."""
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).press("Tab")
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in the form and wait for the page."""
    pick(page, label, option)
    settle(page)


def update(page: Page, progress: str, who: str) -> None:
    """Say in the form how far the task is, by whom, and save it."""
    fill(page, "Tiến độ (%)", progress)
    fill(page, "Người cập nhật", who)
    press(page, "Lưu cập nhật")
    expect(page.get_by_text(f"Đã lưu: {COMMUNES}")).to_be_visible()
    settle(page)


def row(page: Page, title: str) -> str:
    """A row of the list of tasks as one text."""
    return " ".join(table(page, LIST)[title])


def versions(file: Path) -> list[int]:
    """The progress that each version of the task states."""
    with open_store(str(file)) as store:
        kept = store.entry_versions(TASK, "huu_lung", 202400, "agri_restructuring")
    return [one.entry.body["progress"] for one in kept if one.entry.body is not None]


def test_a_task_is_updated_seen_and_its_earlier_version_comes_back(
    app: str, store_file: Path, page: Page
) -> None:
    open_view(page, app, "tasks", **HUU_LUNG)
    unfold(page, UPDATE)
    choose(page, "Chọn nhiệm vụ cần cập nhật", COMMUNES)
    choose(page, "Trạng thái", "Đang thực hiện")
    choose(page, "Xã Minh Tiến", "Hoàn thành")
    fill(page, "Kết quả / minh chứng", "Quyết định số 15/QĐ-UBND <img src=x onerror=window.came_out=1>")
    update(page, "40", "Nguyễn Thị An, Phòng Nông nghiệp")
    assert "40%" in row(page, COMMUNES)
    assert "Chưa triển khai: Xã Quyết Thắng; Hoàn thành: Xã Minh Tiến" in row(page, COMMUNES)
    assert page.evaluate("window.came_out") is None

    update(page, "75", "Trần Văn Bình, Văn phòng")
    assert "75%" in row(page, COMMUNES)
    course = table(page, COURSE)
    assert list(course) == ["2", "1", ""]
    assert "Trần Văn Bình, Văn phòng" in " ".join(course["2"])
    assert "Nguyễn Thị An, Phòng Nông nghiệp" in " ".join(course["1"])
    assert versions(store_file) == [40, 75]

    open_view(page, app, "upload")
    fill(page, "Người gửi", "Nguyễn Thị An")
    unfold(page, "Lịch sử gửi")
    open_list(page, "Lần gửi cần thu hồi")
    page.get_by_role("option").first.click()
    press(page, "Thu hồi lần gửi")
    expect(page.get_by_text("(lần cập nhật số 3)")).to_be_visible()
    open_view(page, app, "tasks", **HUU_LUNG)
    assert "40%" in row(page, COMMUNES)


def test_tasks_are_sent_and_fetched_as_a_file(app: str, store_file: Path, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "nhiem_vu.csv"
    file.write_text(SENT, encoding="utf-8")
    open_view(page, app, "tasks", **HUU_LUNG)
    unfold(page, FILES)
    fill(page, "Người gửi", "Nguyễn Thị An")
    uploader(page).set_input_files(file)
    expect(page.locator("p.chips")).to_contain_text("2 nhiệm vụ đọc được")
    expect(page.locator("caption", has_text=PREVIEW)).to_be_visible()
    expect(page.get_by_text(PREVIEW)).to_be_visible()
    settle(page)
    preview = [f"{change} {' '.join(cells)}" for change, cells in table(page, PREVIEW).items()]
    assert preview[0].startswith("sửa Lễ hội Trò Ngô")
    assert "Trạng thái: Chưa triển khai → Hoàn thành" in preview[0]
    assert preview[1].startswith("mới Xây chợ trung tâm <b>xã</b>")
    press(page, "Xác nhận cập nhật")
    expect(page.get_by_text("Biên nhận: lần cập nhật số 1, 2 nhiệm vụ mới hoặc sửa.")).to_be_visible()
    settle(page)
    listed = table(page, LIST)
    assert next(iter(listed)) == "Xây chợ trung tâm <b>xã</b>"
    assert listed["Xây chợ trung tâm <b>xã</b>"][0] == "⚠ Quá hạn 184 ngày"
    expect(page.locator("p.sentence").first).to_contain_text("1 nhiệm vụ quá hạn")

    uploader(page).set_input_files(file)
    expect(page.locator("article.problem", has_text="Tệp đã gửi")).to_contain_text("ở lần số 1")
    with page.expect_download() as fetched:
        press(page, "Tải danh sách nhiệm vụ (.csv)")
    assert fetched.value.suggested_filename == "nhiem-vu-huu_lung-2024.csv"
    text = Path(fetched.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("Mã;Nhiệm vụ;Lĩnh vực;")
    assert "cho_moi;Xây chợ trung tâm <b>xã</b>;Kinh tế;" in text


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=str)
def test_everything_unfolded_is_fit_for_everyone(
    size: tuple[int, int], demo_app: str, new_page: NewPage
) -> None:
    page = new_page(*size)
    open_view(page, demo_app, "tasks", **HUU_LUNG)
    for part in (YEAR_END, UPDATE, FILES):
        unfold(page, part)
    choose(page, "Chọn nhiệm vụ cần cập nhật", COMMUNES)
    assert grave_barriers(page) == []
    assert foreign_words(page) == []
    assert not scrolls_sideways(page)
    assert beyond_the_edge(page) == []
