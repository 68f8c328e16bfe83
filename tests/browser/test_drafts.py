"""Mends on the page and work left half done: two windows, a file chosen again, another page, another name."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from store import open_store
from tests.browser.conftest import NewPage
from tests.browser.screens import open_view, press, settle, uploader
from tests.browser.sending import SENDER, put, send, state_all
from tests.browser.sheets import NASTY, write_sheet


def name_sender(page: Page, sender: str = SENDER) -> None:
    """Fill in the sender's name alone."""
    page.get_by_label("Người gửi").fill(sender)
    page.get_by_label("Người gửi").press("Tab")
    settle(page)


def errors_are(page: Page, count: int) -> None:
    """Wait for the chip that counts errors."""
    expect(page.locator("p.chips")).to_contain_text(f"{count} lỗi phải sửa")
    settle(page)


def reopen(page: Page) -> None:
    """Open the one draft that is offered."""
    press(page, "Mở lại")
    settle(page)


def cells_kept(file: Path, sender: str = SENDER) -> set[str]:
    """The texts of the cells in the sender's one draft."""
    with open_store(str(file)) as store:
        (draft,) = store.drafts(sender)
    return set(draft.body["said"]["mends"].values())


def test_the_marked_file_is_downloaded(app: str, page: Page, tmp_path: Path) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    with page.expect_download() as fetched:
        press(page, "Tải tệp có đánh dấu lỗi")
    fetched.value.save_as(tmp_path / "marked.xlsx")
    book = load_workbook(tmp_path / "marked.xlsx")
    assert fetched.value.suggested_filename == "bieu_9_thang_danh_dau_loi.xlsx"
    assert "Lỗi" in book.sheetnames
    assert book.worksheets[0]["F6"].comment is not None


def test_a_file_chosen_again_is_offered_its_draft_and_never_overwrites_it(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    file = write_sheet(tmp_path, NASTY)
    open_view(page, app, "upload")
    state_all(page)
    send(page, file)
    put(page, "F6", "4.132")
    put(page, "F12", "3.093")
    errors_are(page, 3)

    open_view(page, app, "upload")
    state_all(page)
    send(page, file)
    errors_are(page, 5)
    put(page, "F14", "699,874")
    errors_are(page, 4)
    assert cells_kept(store_file) == {"4.132", "3.093", "699,874"}
    reopen(page)
    errors_are(page, 2)
    expect(page.get_by_role("button", name="Mở lại")).to_have_count(0)


def test_two_windows_on_one_draft_keep_the_cells_of_both(
    app: str, store_file: Path, new_page: NewPage, tmp_path: Path
) -> None:
    file = write_sheet(tmp_path, NASTY)
    first, second = new_page(), new_page()
    open_view(first, app, "upload")
    state_all(first)
    send(first, file)
    put(first, "F6", "4.132")
    open_view(second, app, "upload")
    name_sender(second)
    reopen(second)
    expect(second.get_by_text("Bản nháp đang mở: bieu_9_thang.csv")).to_be_visible()
    errors_are(second, 4)
    put(second, "F12", "3.093")
    put(first, "F14", "699,874")
    errors_are(first, 3)
    assert cells_kept(store_file) == {"4.132", "3.093", "699,874"}
    reopen(first)
    errors_are(first, 2)


def test_a_draft_is_offered_after_another_page_closed_and_kept_under_another_name(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    put(page, "F6", "4.132")
    errors_are(page, 4)
    page.get_by_role("link", name="Tổng quan").first.click()
    expect(page.locator(".kicker")).to_have_text("Tổng quan")
    settle(page)
    page.go_back()
    settle(page)
    name_sender(page)
    reopen(page)
    errors_are(page, 4)

    name_sender(page, "Lê Thị Chi")
    errors_are(page, 4)
    assert cells_kept(store_file, "Lê Thị Chi") == {"4.132"}
    press(page, "Đóng bản nháp")
    expect(page.locator("p.chips")).to_have_count(0)
    expect(page.get_by_role("button", name="Mở lại")).to_be_visible()


def test_a_second_file_of_one_name_is_told_of(app: str, page: Page, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    uploader(page).set_input_files(write_sheet(tmp_path / "khac", NASTY.replace("3.09x", "3.093")))
    expect(page.get_by_text("Có hai tệp khác nhau cùng tên")).to_be_visible()
    errors_are(page, 4)


def test_a_problem_is_mended_below_itself_and_an_emptied_row_is_one_mend(
    app: str, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(width=390, height=844)
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    expect(page.locator("table.board tr", has_text="có lỗi, chưa nhận")).to_have_count(5)
    press(page, "Tới ô F12")
    expect(page.get_by_label("Ô F12", exact=True)).to_be_in_viewport()
    press(page, "Bỏ cả dòng 9")
    errors_are(page, 4)
    page.get_by_text("Đã sửa 1 chỗ").click()
    expect(page.get_by_text("Dòng 9: bỏ trống 6 ô")).to_be_visible()
    press(page, "Bỏ sửa")
    errors_are(page, 5)


def test_choices_are_said_in_the_language_chosen(app: str, page: Page, tmp_path: Path) -> None:
    open_view(page, app, "upload")
    state_all(page)
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("combobox", name="Period")).to_have_value("9 months")
    expect(page.get_by_role("combobox", name="Unit", exact=True)).to_have_value("Tân Yên district")


def test_the_sheet_stays_in_sight_beside_a_long_list_and_nothing_is_cut_on_a_phone(
    app: str, new_page: NewPage, tmp_path: Path
) -> None:
    wide, phone = new_page(), new_page(width=390, height=844)
    open_view(phone, app, "upload")
    words = phone.get_by_test_id("stFileUploaderDropzoneInstructions").locator("span").first
    assert words.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight + 1")
    open_view(wide, app, "upload")
    state_all(wide)
    send(wide, write_sheet(tmp_path, NASTY))
    last = wide.get_by_role("button", name="Tới ô F7", exact=True)
    last.evaluate("e => e.scrollIntoView({block: 'end'})")
    expect(last).to_be_in_viewport()
    expect(wide.get_by_test_id("stDataFrame")).to_be_in_viewport()
