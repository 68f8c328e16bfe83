"""The page of who has sent: counts, filters, parts of a long list; closing and reopening with a name."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.catalogue_files import catalogue_for
from domain.entries import DUE_DAY, PERIOD_STATE
from domain.periods import Period
from intake import accept, check_content
from store import open_store
from tests.app.conftest import run_page, shown

VIEW = {"unit": "tan_yen", "period": "2023-9M"}
FILE = b"unit,indicator,year,months,value,grade\ntan_yen,go_industry,2023,9,4132,estimate\n"


@pytest.fixture
def office(empty_store: None, tmp_path: Path) -> str:
    """A store in which one district has sent one figure, long after it was due."""
    place = str(tmp_path / "office.sqlite")
    with open_store(place) as store:
        known = catalogue_for(demonstration=False)
        accept(check_content(FILE, "gui.csv", store, known), store, known, "Trần Văn Bình")
    return place


def widget(app: AppTest, kind: str, label: str):
    """The one widget of a kind with this label."""
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def states(place: str) -> list[tuple[str, str, object]]:
    with open_store(place) as store:
        found = store.entries(PERIOD_STATE)
    return [(one.entry.unit, one.who, (one.entry.body or {})["state"]) for one in found]


def test_who_sent_when_and_how_late_is_told(office: str) -> None:
    drawn = shown(run_page("sending", **VIEW))
    assert "9 tháng đầu năm 2023: <strong>0/" in drawn
    assert "<strong>1</strong> gửi muộn" in drawn
    row = next(part for part in drawn.split("<tr>") if "Huyện Tân Yên" in part)
    assert "Gửi muộn" in row
    assert "25/09/2023" in row
    assert "Trần Văn Bình" in row


def test_how_far_the_list_of_an_earlier_period_is_known_is_told(office: str) -> None:
    assert "biết đến ngày 30/06/2025" in shown(run_page("sending", **VIEW))
    assert "chưa rõ ngày thành lập" not in shown(run_page("sending", unit="tan_yen", period="2025-9M"))


def test_the_list_is_narrowed_by_name_and_state(office: str) -> None:
    app = run_page("sending", **VIEW)
    widget(app, "text_input", "Tìm đơn vị").input("tan yen").run()
    drawn = shown(app)
    assert "Huyện Tân Yên" in drawn
    assert "Xã Liên Sơn" not in drawn
    widget(app, "selectbox", "Tình hình").select("not_sent").run()
    assert "Huyện Tân Yên</strong>" not in shown(app)


def test_the_country_is_shown_in_parts(office: str) -> None:
    app = run_page("sending", unit="lang_son", period="2025-9M")
    assert "/66</strong>" in shown(app)
    widget(app, "selectbox", "Phạm vi").select("").run()
    drawn = shown(app)
    assert "/3.355</strong>" in drawn
    assert drawn.count("<tr>") == 51
    widget(app, "number_input", "Phần (1 đến 68)").set_value(68).run()
    assert shown(app).count("<tr>") == 6


def named(app: AppTest) -> None:
    widget(app, "text_input", "Người gửi").input("Lê Thị Chi").run()


def test_a_period_is_closed_and_reopened_with_a_name_and_asks_once(office: str) -> None:
    app = run_page("sending", **VIEW)
    widget(app, "selectbox", "Khóa cho").select("").run()
    assert widget(app, "button", "Khóa kỳ").disabled
    named(app)
    assert widget(app, "button", "Mở khóa kỳ").disabled
    widget(app, "button", "Khóa kỳ").click().run()
    assert states(office) == []
    (asked,) = [one.value for one in app.warning]
    whose = "Tỉnh Bắc Giang và các đơn vị trực thuộc"
    assert f"Khóa 9 tháng đầu năm 2023 cho {whose}: 204 đơn vị" in asked
    widget(app, "button", "Không").click().run()
    assert not app.warning
    widget(app, "button", "Khóa kỳ").click().run()
    widget(app, "button", "Khóa 204 đơn vị").click().run()
    assert states(office) == [("bac_giang", "Lê Thị Chi", "closed")]
    told = f"Đã khóa 9 tháng đầu năm 2023 cho {whose} (204 đơn vị): lần cập nhật số 2."
    assert told in [one.value.replace("\\", "") for one in app.success]
    assert "Đã khóa (Lê Thị Chi)" in shown(app)
    assert widget(app, "button", "Khóa kỳ").disabled

    widget(app, "selectbox", "Khóa cho").select("tan_yen").run()
    widget(app, "button", "Mở khóa kỳ").click().run()
    widget(app, "button", "Mở khóa 1 đơn vị").click().run()
    assert ("tan_yen", "Lê Thị Chi", "reopened") in states(office)
    row = next(part for part in shown(app).split("<tr>") if "Huyện Tân Yên" in part)
    assert "Đã khóa" not in row


def test_the_due_day_can_be_set_and_is_the_one_shown(office: str) -> None:
    app = run_page("sending", **VIEW)
    named(app)
    label = "Hạn gửi của Tỉnh Bắc Giang và các đơn vị trực thuộc"
    assert widget(app, "date_input", label).value == Period(2023, 9).end.replace(day=25)
    assert widget(app, "button", "Đặt hạn gửi").disabled
    widget(app, "date_input", label).set_value(Period(2023, 10).end).run()
    widget(app, "button", "Đặt hạn gửi").click().run()
    with open_store(office) as store:
        (kept,) = store.entries(DUE_DAY)
    assert kept.entry.body == {"day": "2023-10-31"}
    assert "31/10/2023" in shown(app)
    assert widget(app, "date_input", label).value == Period(2023, 10).end


def test_period_and_range_stand_above_the_counts(office: str) -> None:
    app = run_page("sending", **VIEW)
    assert "9 tháng đầu năm 2023 · Tỉnh Bắc Giang" in [one.value for one in app.subheader]


def test_a_frozen_view_is_for_looking(office: str) -> None:
    app = run_page("sending", **VIEW, at="1")
    assert not [one for one in app.button if one.label == "Khóa kỳ"]
