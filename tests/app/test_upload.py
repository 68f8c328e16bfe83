"""The page of sending: what a sender says of how a file is to be read, kept and taken back."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import run_page, shown

HEADS = "Chỉ tiêu;ĐVT;Thực hiện 9 tháng năm 2022;Thực hiện 9 tháng năm 2023\n"
TWO_YEARS = "SỐ LIỆU\n" + HEADS + "Tổng thu ngân sách;Tỷ đồng;1.400,5;1.593,851\n"
QUARTERS = "Chỉ tiêu;ĐVT;Quý I;Quý II;Quý III\nTổng thu ngân sách;Tỷ đồng;400,5;500,5;692,851\n"


def widget(app: AppTest, kind: str, label: str):
    """The one widget of a kind with this label."""
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


@pytest.fixture
def upload(empty_store: None):
    """Sends a text as a file for Tân Yên, nine months of 2023."""

    def sending(text: str, name: str = "gui.csv") -> AppTest:
        app = run_page("upload")
        widget(app, "selectbox", "Đơn vị").select("tan_yen")
        widget(app, "selectbox", "Năm").select(2023)
        widget(app, "selectbox", "Kỳ báo cáo").select(9)
        widget(app, "text_input", "Người gửi").input("Lan")
        app.file_uploader[0].set_value([(name, text.encode(), "text/csv")]).run()
        assert not app.exception, app.exception[0].stack_trace
        return app

    return sending


def read(app: AppTest) -> str:
    """The line that tells how the file was read."""
    assert not app.exception, app.exception[0].stack_trace
    return next(one for one in shown(app).splitlines() if "Đã đọc" in one)


def test_the_layout_is_chosen_read_again_at_once_and_taken_back(upload) -> None:
    app = upload(TWO_YEARS)
    assert "biểu tổng hợp · tiêu đề ở dòng 2" in read(app)
    widget(app, "selectbox", "Dạng bảng").select("wide").run()
    assert "bảng nhiều kỳ theo cột" in read(app)
    assert widget(app, "selectbox", "Dạng bảng").value == "wide"
    widget(app, "button", "Bỏ các lựa chọn, để phần mềm tự nhận biết").click().run()
    assert "biểu tổng hợp" in read(app)
    assert widget(app, "selectbox", "Dạng bảng").value is None


def test_a_layout_that_cannot_be_is_told_and_changes_nothing(upload) -> None:
    app = upload(TWO_YEARS)
    widget(app, "selectbox", "Dạng bảng").select("long").run()
    assert "biểu tổng hợp" in read(app)
    assert "Trang này không có dòng tiêu đề của bảng dài" in shown(app)


def test_a_file_in_which_no_heading_was_found_is_shown_and_its_heading_chosen(upload) -> None:
    app = upload("".join(f"Lời dẫn {n};;;\n" for n in range(70)) + TWO_YEARS)
    assert "Không tìm thấy bảng số liệu" in shown(app)
    rows = widget(app, "selectbox", "Dòng tiêu đề của bảng")
    assert rows.options[71].startswith("72: Chỉ tiêu | ĐVT | Thực hiện 9 tháng")
    rows.select(72).run()
    assert "tiêu đề ở dòng 72" in read(app)
    widget(app, "selectbox", "Dòng tiêu đề của bảng").select(73).run()
    assert "Dòng 73 không phải dòng tiêu đề" in shown(app)


def test_quarters_are_added_up_once_their_sender_says_so(upload) -> None:
    app = upload(QUARTERS)
    assert "Không rõ ý nghĩa của cột" in shown(app)
    # Beside another choice, as most files need them together.
    widget(app, "selectbox", "Dòng tiêu đề của bảng").select(1).run()
    label = "Các cột quý là số của riêng từng quý: cộng dồn từ đầu năm"
    widget(app, "checkbox", label).check().run()
    assert "1.593,851" in shown(app)
    assert "Không rõ ý nghĩa của cột" not in shown(app)
    assert widget(app, "checkbox", label).value is True


BROKEN = """Chỉ tiêu;ĐVT;Thực hiện 9 tháng;Ghi chú
Giá trị sản xuất nông nghiệp;Tỷ đồng;3.943,5;"theo "báo cáo; nhanh
"""


def test_a_row_with_broken_quotes_is_written_whole(upload) -> None:
    app = upload(BROKEN + "Tổng thu ngân sách;Tỷ đồng;1.593,851;\n")
    assert "Dấu nháy không khép đúng" in shown(app)
    widget(app, "button", "Tới ô A2").click().run()
    (line,) = app.text_area
    assert line.value.startswith("Giá trị sản xuất nông nghiệp;Tỷ đồng;3.943,5;")
    line.input('Giá trị sản xuất nông nghiệp;Tỷ đồng;3.943,5;"theo')
    widget(app, "button", "Ghi lại cả dòng").click().run()
    assert any("Dấu nháy chưa khép đúng" in one.value for one in app.error)
    app.text_area[0].input('Giá trị sản xuất nông nghiệp;Tỷ đồng;3.943,5;"theo báo cáo; nhanh"')
    widget(app, "button", "Ghi lại cả dòng").click().run()
    assert "Dấu nháy không khép đúng" not in shown(app)
    assert "3.943,5" in shown(app)
    assert not app.text_area


def figures(**values: str) -> bytes:
    """A file of results of nine months, by indicator."""
    rows = "".join(f"tan_yen,{code},2023,9,{value},estimate\n" for code, value in values.items())
    return f"unit,indicator,year,months,value,grade\n{rows}".encode()


def test_overlapping_files_are_all_accepted_and_what_was_not_is_told(upload) -> None:
    app = upload(figures(go_industry="4132").decode(), "mot.csv")
    more = {
        "hai.csv": figures(go_industry="4132", go_agriculture="3943"),
        "ba.csv": figures(go_industry="4132"),
        "bon.csv": figures(go_agriculture="3950"),
    }
    first = ("mot.csv", figures(go_industry="4132"), "text/csv")
    app.file_uploader[0].set_value([first, *((n, c + b"\n", "text/csv") for n, c in more.items())]).run()
    widget(app, "button", "Xác nhận cả 4 tệp không có lỗi").click().run()
    assert not app.exception, app.exception[0].stack_trace
    receipts = [one.value.replace("\\", "") for one in app.success]
    assert [("mot.csv" in one, "hai.csv" in one) for one in receipts] == [(True, False), (False, True)]
    told = [one.value.replace("\\", "") for one in app.warning]
    assert any("Không phải gửi: ba.csv." in one for one in told)
    assert any("Chưa gửi: bon.csv." in one for one in told)
    assert not any("người khác" in one for one in told)


def test_what_is_no_table_is_not_said_to_be_mended_on_the_page(upload) -> None:
    app = upload("", "trong.csv")
    told = " ".join(one.value for one in app.warning)
    assert "Sửa trong tệp rồi chọn lại tệp" in told
    assert "trên bảng" not in told
    assert "tệp trống, hoặc mới có tiêu đề" in shown(app)


def test_one_s_own_undo_is_not_told_as_somebody_else_s(upload) -> None:
    app = upload(figures(go_industry="4132").decode(), "mot.csv")
    widget(app, "button", "Xác nhận cập nhật").click().run()
    app.file_uploader[0].set_value([("hai.csv", figures(go_agriculture="3943"), "text/csv")]).run()
    picked = widget(app, "selectbox", "Lần gửi cần thu hồi")
    picked.select_index(0).run()
    widget(app, "button", "Thu hồi lần gửi").click().run()
    assert not app.exception, app.exception[0].stack_trace
    assert any("Đã thu hồi lần gửi tệp mot" in one.value.replace("\\", "") for one in app.success)
    assert not [one.value for one in app.warning if "người khác" in one.value]
