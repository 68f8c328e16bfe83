"""The tasks page: filters, the form that tells when somebody was quicker, the year's end."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.catalogue_files import catalogue_for
from domain.entries import TASK
from domain.periods import Period
from domain.task_entries import tasks_of
from domain.tasks import Task
from intake import update_task
from store import open_store
from tests.app.conftest import run_page, shown
from tests.unit.domain.tasks_at_hand import task

HUU_LUNG = {"unit": "huu_lung", "period": "2024"}


@pytest.fixture
def store_file(empty_store: None, tmp_path: Path) -> str:
    return str(tmp_path / "office.sqlite")


def widget(app: AppTest, kind: str, label: str):
    """The one widget of a kind with this label."""
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def start_update(code: str) -> AppTest:
    app = run_page("tasks", **HUU_LUNG)
    return widget(app, "selectbox", "Chọn nhiệm vụ cần cập nhật").select(code).run()


def save_button(app: AppTest):
    return widget(app, "button", "Lưu cập nhật")


def kept(store_file: str) -> dict[str, Task]:
    unit = catalogue_for(demonstration=False).unit("huu_lung", Period(2024))
    with open_store(store_file) as store:
        return {one.code: one for one in tasks_of([], store.entries(TASK), unit, 2024)}


def test_a_task_is_updated_and_its_course_is_told(store_file: str) -> None:
    app = start_update("agri_restructuring")
    assert save_button(app).disabled
    widget(app, "selectbox", "Xã Minh Tiến").select("done")
    widget(app, "selectbox", "Trạng thái").select("in_progress")
    widget(app, "number_input", "Tiến độ (%)").set_value(55)
    widget(app, "text_input", "Cơ quan chủ trì").input("Phòng Nông nghiệp")
    widget(app, "text_area", "Khó khăn, vướng mắc").input("thiếu  vốn\nđối ứng")
    app.run()
    assert "Điền người cập nhật để lưu." in [one.value for one in app.warning]
    assert save_button(app).disabled
    widget(app, "text_input", "Người cập nhật").input("Nguyễn Thị An").run()
    save_button(app).click().run()
    saved = kept(store_file)["agri_restructuring"]
    assert (saved.state, saved.progress, saved.lead_body) == ("in_progress", 55, "Phòng Nông nghiệp")
    assert [item.state for item in saved.items] == ["done", "not_started"]
    assert saved.obstacle == "thiếu vốn đối ứng"
    assert any("lần cập nhật số 1" in one.value for one in app.success)
    drawn = shown(app)
    assert "55%" in drawn
    assert "Nguyễn Thị An" in drawn
    assert "Theo văn bản giao nhiệm vụ" in drawn


def test_who_was_slower_is_told_and_overwrites_nothing(store_file: str) -> None:
    app = start_update("festivals")
    widget(app, "number_input", "Tiến độ (%)").set_value(10)
    widget(app, "text_input", "Người cập nhật").input("An").run()
    catalogue = catalogue_for(demonstration=False)
    with open_store(store_file) as store:
        unit = catalogue.unit("huu_lung", Period(2024))
        update_task(task("festivals", progress=90), unit, store, "Bình", 0)
    save_button(app).click().run()
    assert any("Vừa có người khác cập nhật" in one.value for one in app.warning)
    # What was typed stands in the field, what was stored beside it, until one of them is chosen.
    assert widget(app, "number_input", "Tiến độ (%)").value == 10
    assert "<span>90%</span>" in shown(app)
    assert "<strong>10%</strong>" in shown(app)
    assert kept(store_file)["festivals"].progress == 90
    widget(app, "button", "Bỏ phần đã nhập, dùng bản đang lưu").click().run()
    assert widget(app, "number_input", "Tiến độ (%)").value == 90
    assert save_button(app).disabled


def test_what_was_typed_can_be_saved_over_what_another_saved(store_file: str) -> None:
    app = start_update("festivals")
    widget(app, "text_area", "Khó khăn, vướng mắc").input("thiếu vốn")
    widget(app, "text_input", "Người cập nhật").input("An").run()
    unit = catalogue_for(demonstration=False).unit("huu_lung", Period(2024))
    with open_store(store_file) as store:
        update_task(task("festivals", progress=90), unit, store, "Bình", 0)
    save_button(app).click().run()
    save_button(app).click().run()
    saved = kept(store_file)["festivals"]
    assert (saved.progress, saved.obstacle) == (90, "thiếu vốn")


def test_what_contradicts_itself_cannot_be_saved(store_file: str) -> None:
    app = start_update("agri_restructuring")
    widget(app, "text_input", "Người cập nhật").input("An")
    widget(app, "selectbox", "Trạng thái").select("done").run()
    assert [one.value for one in app.error] == ["Đã hoàn thành thì mọi nội dung cụ thể cũng phải hoàn thành."]
    assert save_button(app).disabled
    widget(app, "text_input", "Ngày hoàn thành (để trống nếu chưa rõ)").input("31/02/2024")
    for commune in ("Xã Minh Tiến", "Xã Quyết Thắng"):
        widget(app, "selectbox", commune).select("done")
    app.run()
    assert "không phải là một ngày" in app.error[0].value


def test_the_list_is_filtered_by_field_and_body(empty_store: None) -> None:
    app = run_page("tasks", unit="tan_yen", period="2023-9M")
    assert "16 nhiệm vụ trọng tâm" in shown(app)
    widget(app, "selectbox", "Cơ quan").select("Văn phòng Huyện ủy").run()
    assert "2 nhiệm vụ trọng tâm" in shown(app)
    widget(app, "selectbox", "Lĩnh vực").select("economy").run()
    assert "Không có nhiệm vụ nào theo bộ lọc đang chọn." in [one.value for one in app.info]


def test_an_older_edition_offers_no_update(store_file: str) -> None:
    unit = catalogue_for(demonstration=False).unit("huu_lung", Period(2024))
    with open_store(store_file) as store:
        update_task(task("festivals", progress=10), unit, store, "An", 0)
        update_task(task("festivals", progress=90), unit, store, "An", 1)
    app = run_page("tasks", **HUU_LUNG, at="1")
    assert "10%" in shown(app)
    assert "90%" not in shown(app)
    assert any("Chuyển về bản mới nhất" in one.value for one in app.info)
    assert not [one for one in app.get("selectbox") if one.label == "Chọn nhiệm vụ cần cập nhật"]


def test_a_task_the_office_added_can_be_withdrawn(store_file: str) -> None:
    unit = catalogue_for(demonstration=False).unit("huu_lung", Period(2024))
    with open_store(store_file) as store:
        update_task(task("moi", title_vi="Việc thêm nhầm"), unit, store, "An", 0)
    app = start_update("moi")
    assert "Việc thêm nhầm" in shown(app)
    widget(app, "text_input", "Người cập nhật").input("An").run()
    widget(app, "button", "Rút nhiệm vụ này").click().run()
    assert '<td class="text" data-title="Nhiệm vụ"><span>Việc thêm nhầm' not in shown(app)
    assert kept(store_file) == {}


def test_the_year_end_says_why_there_is_no_level(empty_store: None) -> None:
    drawn = shown(run_page("tasks", **HUU_LUNG))
    assert "Chưa có báo cáo kết quả" in drawn
    assert "<strong>Chưa đề xuất mức đánh giá:</strong> quá ít nhiệm vụ, chỉ tiêu có kết quả cả năm." in drawn
