"""Sending figures, the whole way: a file full of faults, the mended one, its receipt, and undoing it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from store import open_store
from tests.browser.screens import (
    TAN_YEN,
    cards,
    one_line,
    open_list,
    open_view,
    pick,
    settle,
    unfold,
    uploader,
)
from tests.browser.sheets import HEAD, MENDED, NASTY, PROBLEMS, TRADE, write_sheet

SENDER = "Nguyễn Thị An, Phòng Tài chính - Kế hoạch"
# Each would leave its mark on the window if it came out as an element.
IMAGE = '<img src=x onerror="window.came_out=1">'
SCRIPT = "<script>window.came_out=1</script>"


def state_all(page: Page, sender: str = SENDER) -> None:
    """Say for whom, for when and by whom the file is sent."""
    pick(page, "Đơn vị", "Huyện Tân Yên")
    pick(page, "Năm", "2023")
    pick(page, "Kỳ báo cáo", "9 tháng")
    page.get_by_label("Người gửi").fill(sender)
    page.get_by_label("Người gửi").press("Tab")
    settle(page)


def send(page: Page, file: Path) -> None:
    """Choose a file and wait until it has been checked."""
    uploader(page).set_input_files(file)
    expect(page.locator("p.chips")).to_be_visible()
    settle(page)


def chips(page: Page) -> list[str]:
    """The counts above the problems."""
    return page.locator("p.chips span").all_inner_texts()


def problem_heads(page: Page) -> Locator:
    """Place and name of each problem, in order."""
    return page.locator("article.problem h4")


def accept_button(page: Page, name: str = "Xác nhận cập nhật") -> Locator:
    """The button that publishes."""
    return page.get_by_role("button", name=name, exact=True)


def editions(file: Path) -> int:
    """How many editions the store has."""
    with open_store(str(file)) as store:
        return store.edition()


def accept(page: Page, edition: int) -> None:
    """Publish the checked file and wait for the receipt."""
    expect(accept_button(page)).to_be_enabled()
    accept_button(page).click()
    expect(page.get_by_text(f"Biên nhận: lần cập nhật số {edition}, ")).to_be_visible()
    settle(page)


def test_a_file_full_of_faults_is_told_in_both_languages_and_not_stored(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    assert chips(page)[:2] == ["5 lỗi phải sửa", "1 điểm cần xem lại"]
    expect(problem_heads(page)).to_have_text(PROBLEMS["vi"])
    marked = page.locator("table.sheet td.error, table.sheet td.warning").all_inner_texts()
    assert {"4.132.000", "Giá trị sản xuất thủy tinh", "3.09x", "1.699,874", "4.260"} <= set(marked)
    expect(page.get_by_text("Còn 5 lỗi phải sửa trước khi xác nhận.")).to_be_visible()
    expect(accept_button(page)).to_be_disabled()

    page.get_by_role("radio", name="English").click()
    expect(page.locator("p.chips")).to_contain_text("Errors to mend: 5")
    settle(page)
    expect(problem_heads(page)).to_have_text(PROBLEMS["en"])
    expect(accept_button(page, "Accept")).to_be_disabled()
    assert editions(store_file) == 0
    open_view(page, app, **TAN_YEN)
    assert cards(page) == {}


def test_the_mended_file_is_accepted_shown_known_again_and_undone(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY, "co_loi.csv"))
    expect(accept_button(page)).to_be_disabled()
    mended = write_sheet(tmp_path, MENDED)
    uploader(page).set_input_files(mended)
    expect(problem_heads(page)).to_have_text(PROBLEMS["vi"][-1:])
    accept(page, 1)
    assert editions(store_file) == 1

    page.get_by_role("link", name="Xem số liệu").click()
    expect(page.locator("article.card").first).to_be_visible()
    settle(page)
    assert one_line(page.locator("h1").inner_text()) == "Huyện Tân Yên — 9 tháng đầu năm 2023"
    shown = cards(page)
    assert shown["Sản xuất nông nghiệp"].startswith("Sản xuất nông nghiệp 3.943 tỷ đồng ước 68,5%")
    assert shown["Tổng thu ngân sách"].startswith("Tổng thu ngân sách 1.593,851 tỷ đồng ước 97,0%")
    assert SENDER in page.locator(".about").inner_text()
    assert "Lần cập nhật số 1" in page.locator(".about").inner_text()

    open_view(page, app, "upload")
    state_all(page)
    send(page, mended)
    expect(page.locator("article.problem", has_text="Tệp đã gửi")).to_contain_text("ở lần số 1")
    expect(accept_button(page)).to_be_disabled()
    assert editions(store_file) == 1

    unfold(page, "Lịch sử gửi")
    open_list(page, "Lần gửi cần thu hồi")
    page.get_by_role("option").first.click()
    settle(page)
    page.get_by_role("button", name="Thu hồi lần gửi").click()
    expect(page.get_by_text("số liệu trở lại như trước (lần cập nhật số 2)")).to_be_visible()
    assert editions(store_file) == 2
    open_view(page, app, **TAN_YEN)
    assert cards(page) == {}
    expect(page.get_by_text("Chưa có số liệu: 9 tháng đầu năm 2023.")).to_be_visible()


def test_a_file_without_a_single_remark_is_shown_and_accepted(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, MENDED.replace(TRADE, ""), "sach.csv"))
    expect(problem_heads(page)).to_have_count(0)
    accept(page, 1)
    assert editions(store_file) == 1


def test_a_sender_is_asked_for_and_a_file_cannot_be_sent_twice_by_clicking(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page, sender="")
    send(page, write_sheet(tmp_path, MENDED))
    expect(accept_button(page)).to_be_disabled()
    expect(page.get_by_text("Điền người gửi để xác nhận.")).to_be_visible()
    page.get_by_label("Người gửi").fill(SENDER)
    page.get_by_label("Người gửi").press("Tab")
    accept(page, 1)
    expect(accept_button(page)).to_have_count(0)
    expect(page.get_by_text("Chọn đủ đơn vị, năm, kỳ và tệp để kiểm tra.")).to_be_visible()
    assert editions(store_file) == 1


def assert_nothing_came_out(page: Page) -> None:
    """No element was made of what a sender wrote."""
    assert page.evaluate("window.came_out") is None
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("script", has_text="came_out").count() == 0


def test_markup_from_a_sender_stays_text(app: str, store_file: Path, page: Page, tmp_path: Path) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sender, name = f"An {IMAGE} **in đậm**", "<img src=x onerror=window.came_out=1>.csv"
    quoted = IMAGE.replace('"', '""')
    note = f';1;Cụm công nghiệp đang đầu tư hạ tầng;Cụm;;;02;;;"{quoted}{SCRIPT}"\n'[1:]
    open_view(page, app, "upload")
    state_all(page, sender)

    broken = HEAD + TRADE + f'4;"{quoted}";Tỷ đồng;;;{SCRIPT};;;\n'
    send(page, write_sheet(tmp_path, broken, name))
    expect(page.locator("article.problem", has_text=IMAGE).first).to_be_visible()
    expect(page.locator("table.sheet td", has_text=IMAGE).first).to_be_visible()
    assert_nothing_came_out(page)

    uploader(page).set_input_files(write_sheet(tmp_path, HEAD + TRADE + note, f"2{name}"))
    expect(problem_heads(page)).to_have_count(1)
    accept(page, 1)
    unfold(page, "Lịch sử gửi")
    expect(page.get_by_test_id("stText").filter(has_text=IMAGE)).to_contain_text(f"2{name}")
    assert_nothing_came_out(page)
    open_list(page, "Lần gửi cần thu hồi")
    expect(page.get_by_role("option").first).to_contain_text(IMAGE)
    assert_nothing_came_out(page)

    for where in ("overview", "plan", "year_on_year", "tasks"):
        open_view(page, app, where, **TAN_YEN)
        assert sender in page.locator(".about").inner_text()
        assert_nothing_came_out(page)
    open_view(page, app, **TAN_YEN)
    expect(page.locator("table.board td", has_text=SCRIPT)).to_be_visible()
    assert dialogs == []
