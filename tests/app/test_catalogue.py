"""The catalogue's page: each part by form, previewed, stored, undone; and choosing a unit to send for."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE
from store import open_store
from tests.app.conftest import run_page, shown

SHIPPED = catalogue_for(demonstration=False)
BODY = "Phòng Kinh tế và Hạ tầng"


@pytest.fixture
def store_file(empty_store: None, tmp_path: Path) -> str:
    return str(tmp_path / "office.sqlite")


def widget(app: AppTest, kind: str, label: str):
    """The one widget of a kind with this label."""
    (found,) = {one.key: one for one in app.get(kind) if one.label == label}.values()
    return found


def open_part(kind: str, **address: str) -> AppTest:
    """The page at one of its parts, with a sender."""
    app = run_page("catalogue", **address)
    widget(app, "button_group", "Phần danh mục").set_value(kind).run()
    if texts := [one for one in app.get("text_input") if one.label == "Người gửi"]:
        texts[0].input("An").run()
    return app


def accept(app: AppTest) -> AppTest:
    widget(app, "button", "Cập nhật danh mục").click().run()
    assert not app.exception
    return app


def kept(store_file: str):
    with open_store(store_file) as store:
        return with_changes(SHIPPED, (one.entry for one in store.entries(CATALOGUE)))


def rename_body(name: str, code: str = "economy_infrastructure") -> AppTest:
    app = open_part("bodies")
    widget(app, "selectbox", "Dòng cần sửa").select(code).run()
    widget(app, "text_input", "Tên gọi").input(name).run()
    return app


def test_a_body_is_renamed_with_a_preview_and_taken_back(store_file: str) -> None:
    app = rename_body("Phòng Kinh tế")
    drawn = shown(app)
    assert f"<strong>Tên gọi:</strong> {BODY} → Phòng Kinh tế" in drawn
    assert f"<strong>Tên khác:</strong> thêm {BODY}" in drawn
    accept(app)
    assert "lần cập nhật số 1" in app.success[0].value
    assert kept(store_file).bodies.name(BODY, "vi") == "Phòng Kinh tế"
    widget(app, "selectbox", "Lần gửi cần thu hồi").select_index(0).run()
    widget(app, "button", "Thu hồi lần gửi").click().run()
    assert "Đã thu hồi" in app.success[0].value
    assert kept(store_file).bodies.name(BODY, "vi") == BODY


def test_a_renamed_body_is_shown_on_tasks_and_an_earlier_edition_keeps_the_old_name(store_file: str) -> None:
    for name in ("Văn phòng Đảng ủy", "Văn phòng chung"):
        accept(rename_body(name, "party_office"))
    view = {"unit": "tan_yen", "period": "2023-9M"}
    now, then = (shown(run_page("tasks", **view, **at)) for at in ({}, {"at": "1"}))
    assert ("Văn phòng chung" in now, "Văn phòng Đảng ủy" in now) == (True, False)
    assert ("Văn phòng chung" in then, "Văn phòng Đảng ủy" in then) == (False, True)


def test_a_unit_is_added_by_the_form(store_file: str) -> None:
    app = open_part("units")
    widget(app, "button_group", "Việc cần làm").set_value("add").run()
    assert not app.get("arrow_data_frame")
    widget(app, "text_input", "Tên gọi").input("Thôn Đồng Bé").run()
    assert "Cột “Cấp”" in app.error[0].value
    widget(app, "selectbox", "Cấp").select("village").run()
    widget(app, "selectbox", "Thuộc đơn vị").select("minh_tien").run()
    assert not app.error
    accept(app)
    unit = kept(store_file).own["minh_tien_thon_dong_be"]
    assert (unit.name_vi, unit.level, unit.parent) == ("Thôn Đồng Bé", "village", "minh_tien")


def test_a_unit_of_the_country_is_found_by_its_code_and_renamed(store_file: str) -> None:
    app = open_part("units")
    widget(app, "selectbox", "Dòng cần sửa").select("*").run()
    widget(app, "text_input", "Tìm theo tên hoặc mã").input("06400").run()
    (found,) = (one for one in app.get("selectbox") if one.label.startswith("Chọn trong 2 đơn vị"))
    assert found.value is None
    assert found.options[0] == "Xã Hữu Liên (06400) · Tỉnh Lạng Sơn · từ 01/07/2025"
    found.select("06400@2025-07-01").run()
    widget(app, "text_input", "Tên gọi").input("Xã Hữu Liên mới").run()
    accept(app)
    assert kept(store_file).units["06400@2025-07-01"].name_vi == "Xã Hữu Liên mới"


def test_a_share_is_stated_by_the_form(store_file: str) -> None:
    app = open_part("successions")
    for label, code in (("Đơn vị cũ", "00016"), ("Đơn vị mới", "00004")):
        widget(app, "selectbox", label).select("*").run()
        fields = [one for one in app.get("text_input") if one.label == "Tìm theo tên hoặc mã"]
        fields[-1].input(code).run()
    (found,) = (one for one in app.get("selectbox") if one.label.startswith("Chọn trong 2 đơn vị"))
    found.select("00004@2025-07-01").run()
    widget(app, "text_input", "Phần chuyển sang (0-1)").input("0,25").run()
    assert "<strong>Phần chuyển sang (0-1):</strong> … → 0,25" in shown(app)
    accept(app)
    assert [row.cells["share"] for row in kept(store_file).stated] == ["0.25"]


def test_a_row_that_does_not_fit_cannot_be_stored_and_says_why(store_file: str) -> None:
    app = rename_body("Công an")
    assert r"Tên “Công an” đang là tên của Công an \(police\)" in app.error[0].value
    assert widget(app, "button", "Cập nhật danh mục").disabled


def test_an_indicator_is_changed_and_added_by_the_form(store_file: str) -> None:
    app = open_part("indicators")
    widget(app, "selectbox", "Dòng cần sửa").select("go_industry").run()
    widget(app, "selectbox", "Cơ quan chủ trì").select("Phòng Y tế").run()
    widget(app, "text_input", "Định nghĩa").input("Giá trị làm ra trong kỳ").run()
    accept(app)
    assert kept(store_file).indicators["go_industry"].lead_body == "Phòng Y tế"
    widget(app, "button_group", "Việc cần làm").set_value("add").run()
    widget(app, "text_input", "Tên gọi").input("Tỷ lệ che phủ rừng").run()
    for label, choice in (
        ("Lĩnh vực", "social"), ("Đơn vị tính", "%"), ("Loại", "rate"), ("Lũy kế từ đầu năm", "no"),
        ("Hướng tốt", "up"),
    ):  # fmt: skip
        widget(app, "selectbox", label).select(choice)
    widget(app, "text_input", "Số chữ số thập phân").input("1").run()
    assert not app.error, app.error[0].value
    accept(app)
    assert kept(store_file).indicators["ty_le_che_phu_rung"].decimals == 1


def test_an_older_edition_offers_no_change(store_file: str) -> None:
    accept(rename_body("Phòng Kinh tế"))
    accept(rename_body("Phòng Kinh tế số"))
    app = run_page("catalogue", at="1")
    assert not [one for one in app.get("text_input") if one.label == "Người gửi"]
    assert any("lần cập nhật cũ" in one.value for one in app.info)


def test_what_the_figures_mean_is_told_on_the_plan_page(demo_store: None) -> None:
    drawn = shown(run_page("plan", unit="tan_yen", period="2023-9M"))
    assert "Toàn bộ thu ngân sách của địa phương trong kỳ" in drawn
    assert "Kho bạc Nhà nước" in drawn


# --- choosing a unit to send for


def test_the_choice_of_units_to_send_for_is_short_and_the_rest_is_searched(empty_store: None) -> None:
    app = run_page("upload")
    choice = widget(app, "selectbox", "Đơn vị")
    assert choice.value is None
    assert len(choice.options) == len(SHIPPED.own) + 1
    choice.select("*").run()
    widget(app, "text_input", "Tìm theo tên hoặc mã").input("Tân Thành").run()
    (found,) = (one for one in app.get("selectbox") if one.label.startswith("Chọn trong"))
    assert (
        int(found.label.split("(")[-1].split()[0] if "(" in found.label else found.label.split()[2]) >= 27 + 7
    )
    assert all("Tân Thành" in option for option in found.options[:20])


def test_a_period_leaves_only_the_unit_that_stood_then(empty_store: None) -> None:
    app = run_page("upload")
    widget(app, "selectbox", "Năm").select(2025)
    widget(app, "selectbox", "Kỳ báo cáo").select(9)
    widget(app, "selectbox", "Đơn vị").select("*").run()
    widget(app, "text_input", "Tìm theo tên hoặc mã").input("06400").run()
    (found,) = (one for one in app.get("selectbox") if one.label.startswith("Chọn trong 1 đơn vị"))
    # A whole code that one unit alone has is a choice made.
    assert found.value == "06400@2025-07-01"


def test_a_province_narrows_the_search(empty_store: None) -> None:
    app = run_page("upload")
    widget(app, "selectbox", "Đơn vị").select("*").run()
    widget(app, "text_input", "Tìm theo tên hoặc mã").input("tan thanh")
    widget(app, "selectbox", "Trong tỉnh, thành phố").select("lang_son").run()
    (found,) = (one for one in app.get("selectbox") if one.label.startswith("Chọn trong"))
    assert found.options
    assert all("Tỉnh Lạng Sơn" in option for option in found.options)
