"""Sending figures, the whole way: a file full of faults, the mended one, its receipt, and undoing it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from intake import document_of, document_pdf, mends_of
from store import open_store
from tests.browser.conftest import NewPage
from tests.browser.screens import (
    TAN_YEN,
    cards,
    one_line,
    open_list,
    open_view,
    pick,
    press,
    settle,
    unfold,
    uploader,
)
from tests.browser.sending import (
    SENDER,
    accept,
    accept_button,
    chips,
    editions,
    problem_heads,
    problem_kinds,
    put,
    send,
    state_all,
)
from tests.browser.sheets import AGRICULTURE, HEAD, KINDS, MENDED, NASTY, PLACES, TRADE, write_sheet

# Each would leave its mark on the window if it came out as an element.
IMAGE = '<img src=x onerror="window.came_out=1">'
SCRIPT = "<script>window.came_out=1</script>"


def test_a_file_full_of_faults_is_told_in_both_languages_and_not_stored(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    assert chips(page)[:2] == ["5 lỗi phải sửa", "1 điểm cần xem lại"]
    expect(problem_heads(page)).to_have_text(PLACES["vi"])
    expect(problem_kinds(page)).to_have_text(KINDS["vi"])
    expect(page.locator("[role=gridcell]", has_text="Giá trị sản xuất thủy tinh")).to_be_attached()
    expect(page.get_by_text("Còn 5 lỗi phải sửa trước khi xác nhận.")).to_be_visible()
    expect(accept_button(page)).to_be_disabled()

    page.get_by_role("radio", name="English").click()
    expect(page.locator("p.chips")).to_contain_text("Errors to mend: 5")
    settle(page)
    expect(problem_heads(page)).to_have_text(PLACES["en"])
    expect(problem_kinds(page)).to_have_text(KINDS["en"])
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
    press(page, "Remove co_loi.csv")
    send(page, mended)
    expect(problem_heads(page)).to_have_text(PLACES["vi"][-1:])
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
    press(page, "Thu hồi lần gửi")
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
    expect(page.locator("[role=gridcell]", has_text=IMAGE).first).to_be_attached()
    assert_nothing_came_out(page)

    press(page, f"Remove {name}")
    send(page, write_sheet(tmp_path, HEAD + TRADE + note, f"2{name}"))
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


def test_cells_are_mended_on_the_page_kept_as_a_draft_and_on_record(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    """A nasty file mended by a suggestion, by cells and by rows; left half done and gone on with."""
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, NASTY))
    press(page, "Thay bằng “4132”")
    expect(page.locator("p.chips")).to_contain_text("4 lỗi phải sửa")
    put(page, "F12", "3.093")
    expect(page.locator("p.chips")).to_contain_text("3 lỗi phải sửa")

    open_view(page, app, "upload")
    page.get_by_label("Người gửi").fill(SENDER)
    page.get_by_label("Người gửi").press("Tab")
    press(page, "Mở lại")
    expect(page.locator("p.chips")).to_contain_text("3 lỗi phải sửa")
    settle(page)
    put(page, "F14", "699,874")
    press(page, "Bỏ cả dòng 9")
    press(page, "Tới ô B10")
    press(page, "Bỏ cả dòng 10")
    settle(page)
    expect(problem_heads(page)).to_have_text(PLACES["vi"][-1:])
    accept(page, 1)
    with open_store(str(store_file)) as store:
        event = store.history()[0]
        figures = store.figures(units=["tan_yen"], periods=[202309], measures=["actual"])
        assert store.raw_file(event.sha256).decode("utf-8-sig") == NASTY
        assert {"4132", "3.093", "699,874", ""} == {one.after for one in mends_of(store, event.submission)}
        assert store.drafts(SENDER) == []
    assert dict(zip(figures["indicator"], figures["value"], strict=True))["go_industry"] == 4132


def test_how_a_file_was_to_be_read_is_offered_for_the_sender_s_next_one(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    """A number that two formats read otherwise: the sign is chosen once, and next time it is one click."""
    rows = "Chỉ tiêu\tĐVT\tƯớc thực hiện 9 tháng năm 2023\nGiá trị sản xuất nông nghiệp\tTỷ đồng\t{}\n"
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, rows.format("3.943"), "mot.txt"))
    expect(problem_kinds(page).first).to_have_text("Chưa rõ dấu thập phân 1")
    pick(page, "Dấu thập phân", ",")
    expect(problem_kinds(page)).to_have_text(["Chưa có số liệu kế hoạch 1"])
    settle(page)
    accept(page, 1)

    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, rows.format("3.944"), "hai.txt"))
    expect(accept_button(page)).to_be_disabled()
    press(page, "Đọc như tệp gửi lần trước: Dấu thập phân “,”")
    expect(accept_button(page)).to_be_enabled()
    settle(page)
    accept(page, 2)
    with open_store(str(store_file)) as store:
        figures = store.figures(units=["tan_yen"], periods=[202309])
    assert figures["value"].tolist() == [3944.0]


def test_several_files_are_shown_one_by_one_and_accepted_together(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    files = [
        write_sheet(tmp_path, HEAD + TRADE, "mot.csv"),
        write_sheet(tmp_path, HEAD + AGRICULTURE, "hai.csv"),
        write_sheet(tmp_path, NASTY, "co_loi.csv"),
    ]
    uploader(page).set_input_files(files)
    expect(page.get_by_role("radio", name="co_loi.csv · 5 lỗi")).to_be_checked()
    settle(page)
    expect(accept_button(page)).to_be_disabled()
    page.get_by_role("radio", name="mot.csv · không có lỗi").click()
    press(page, "Xác nhận cả 2 tệp không có lỗi")
    for number, name in ((1, "mot.csv"), (2, "hai.csv")):
        expect(page.get_by_text(f"Biên nhận: lần cập nhật số {number}, ")).to_contain_text(name)
    settle(page)
    assert editions(store_file) == 2
    expect(page.get_by_role("radio", name="co_loi.csv · 5 lỗi")).to_be_visible()


def test_who_sends_at_the_same_time_sees_what_the_other_changed(
    app: str, store_file: Path, new_page: NewPage, tmp_path: Path
) -> None:
    first, second = new_page(), new_page()
    for page, name, value in ((first, "mot.csv", "4.260"), (second, "hai.csv", "4.300")):
        open_view(page, app, "upload")
        state_all(page, f"Người gửi {name}")
        send(page, write_sheet(tmp_path, HEAD + TRADE.replace("4.260", value), name))
    accept(first, 1)
    accept_button(second).click()
    notice = second.get_by_text("Vừa có người khác cập nhật số liệu.")
    expect(notice).to_be_visible()
    expect(second.get_by_test_id("stAlert").filter(has_text="Vừa có người khác")).to_contain_text("mot.csv")
    settle(second)
    expect(second.locator("table.board td", has_text="4.260 (ước)")).to_be_visible()
    assert editions(store_file) == 1
    accept(second, 2)
    assert editions(store_file) == 2


def test_a_signed_document_is_attached_to_a_receipt(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, MENDED))
    accept(page, 1)
    unfold(page, "Văn bản đã ký của bieu_9_thang.csv (số, ngày, người ký, bản PDF)")
    pdf = tmp_path / "ky.pdf"
    pdf.write_bytes(b"%PDF-1.4 a signed paper")

    def attach(number: str, day: str) -> None:
        page.get_by_label("Số văn bản").fill(number)
        page.get_by_label("Ngày ký").fill(day)
        page.get_by_label("Người ký").fill("Nguyễn Văn B, Chủ tịch")
        press(page, "Đính kèm")
        settle(page)

    page.get_by_test_id("stFileUploaderDropzoneInput").last.set_input_files(pdf)
    attach("125/BC-UBND", "25/09/2099")
    expect(page.get_by_text("Ngày ký 25/09/2099 còn ở phía trước")).to_be_visible()
    attach("125/BC-UBND", "25/09/2023")
    expect(page.get_by_text("Đã đính kèm văn bản số 125/BC-UBND.")).to_be_visible()
    held = "Đang đính kèm: số 125/BC-UBND, ký ngày 25/09/2023, người ký Nguyễn Văn B, Chủ tịch."
    expect(page.get_by_text(held)).to_be_visible()
    with page.expect_download() as fetched:
        press(page, "Tải bản PDF đã ký")
    assert fetched.value.path().read_bytes() == pdf.read_bytes()
    attach("126/BC-UBND", "26/09/2023")
    expect(page.get_by_text("Lần gửi này đã có văn bản.")).to_be_visible()
    with open_store(str(store_file)) as store:
        kept = document_of(store, store.history()[-1].submission)
        assert kept is not None
        assert (kept.number, kept.signer) == ("125/BC-UBND", "Nguyễn Văn B, Chủ tịch")
        assert document_pdf(store, kept) == pdf.read_bytes()
    page.get_by_text("Thay văn bản số 125/BC-UBND đang đính kèm").click()
    attach("126/BC-UBND", "26/09/2023")
    expect(page.get_by_text("Đang đính kèm: số 126/BC-UBND")).to_be_visible()


def test_layout_and_heading_are_chosen_and_offered_for_the_next_file(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    """A form under a long preamble, two years of results as a series, quarters added up."""
    heads = "Chỉ tiêu;ĐVT;Quý I năm 2023;Quý II năm 2023;Quý III năm 2023\n"
    text = "Lời dẫn;;;;\n" * 70 + heads + "Tổng thu ngân sách;Tỷ đồng;400,5;500,5;{}\n"
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, text.format("692,851"), "mot.csv"))
    expect(problem_kinds(page).first).to_have_text("Không tìm thấy bảng số liệu 1")
    settle(page)
    pick(
        page,
        "Dòng tiêu đề của bảng",
        "71: Chỉ tiêu | ĐVT | Quý I năm 2023 | Quý II năm 2023 | Quý III năm 2023",
    )
    expect(page.get_by_text("tiêu đề ở dòng 71")).to_be_visible()
    expect(problem_kinds(page).first).to_have_text("Không rõ ý nghĩa của cột 2")
    settle(page)
    page.get_by_text("Các cột quý là số của riêng từng quý: cộng dồn từ đầu năm").click()
    expect(page.locator("table.board td", has_text="1.593,851 (sơ bộ)")).to_be_visible()
    settle(page)
    pick(page, "Dạng bảng", "bảng dài")
    expect(problem_kinds(page).first).to_have_text("Cách đọc đã chọn không dùng được 1")
    settle(page)
    pick(page, "Dạng bảng", "bảng nhiều kỳ theo cột")
    expect(page.get_by_text("csv · bảng nhiều kỳ theo cột")).to_be_visible()
    accept(page, 1)

    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, text.format("693,851"), "hai.csv"))
    chosen = (
        "Dòng tiêu đề của bảng “71”",
        "Dạng bảng “bảng nhiều kỳ theo cột”",
        "Các cột quý là số của riêng từng quý: cộng dồn từ đầu năm",
    )
    press(page, f"Đọc như tệp gửi lần trước: {', '.join(chosen)}")
    expect(accept_button(page)).to_be_enabled()
    accept(page, 2)
    with open_store(str(store_file)) as store:
        figures = store.figures(units=["tan_yen"], periods=[202309], columns=["value", "note"])
    assert figures["value"].tolist() == [1594.851]
    assert "Quý II năm 2023, dòng 72: 500,5 (sơ bộ)" in figures["note"].tolist()[0]


def test_a_row_with_broken_quotes_is_written_whole_and_accepted(
    app: str, store_file: Path, page: Page, tmp_path: Path
) -> None:
    broken = '2;Giá trị sản xuất thương mại - dịch vụ;Tỷ đồng;;;4.260;;;"theo "báo cáo; nhanh\n'
    mended = '2;Giá trị sản xuất thương mại - dịch vụ;Tỷ đồng;;;4.260;;;"theo báo cáo; nhanh"'
    text = HEAD + broken + AGRICULTURE
    open_view(page, app, "upload")
    state_all(page)
    send(page, write_sheet(tmp_path, text))
    expect(problem_kinds(page).first).to_have_text("Dấu nháy không khép đúng 1")
    expect(accept_button(page)).to_be_disabled()
    press(page, "Tới ô A6")
    line = page.get_by_label("Dòng 6: sửa lại chỗ")
    expect(line).to_be_visible()
    line.fill(mended.removesuffix('"'))
    press(page, "Ghi lại cả dòng")
    expect(page.get_by_text("Dấu nháy chưa khép đúng")).to_be_visible()
    settle(page)
    line.fill(mended)
    press(page, "Ghi lại cả dòng")
    expect(problem_kinds(page)).to_have_text(["Chưa có số liệu kế hoạch 1"])
    accept(page, 1)
    with open_store(str(store_file)) as store:
        event = store.history()[0]
        figures = store.figures(
            units=["tan_yen"], indicators=["go_trade_services"], columns=["value", "note"]
        )
        assert store.raw_file(event.sha256).decode("utf-8-sig") == text
        assert "theo báo cáo; nhanh" in {one.after for one in mends_of(store, event.submission)}
    assert figures.to_dict("list") == {"value": [4260.0], "note": ["theo báo cáo; nhanh"]}
