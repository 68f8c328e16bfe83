"""The presentation page without a browser: what its slides say, what is saved, what a frozen view lacks."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.catalogue_files import catalogue_for
from domain.entries import CONCLUSION, DECK
from domain.meetings import chosen_slides, conclusions_of, deck_entry
from domain.periods import Period
from intake import submit_entries
from store import open_store
from tests.app.conftest import run_page, shown
from tests.browser.meetings import NINE, SIX, fill_office
from ui.markup import plain

PERIOD = Period(2023, 9)
UNIT = catalogue_for(demonstration=False).unit("tan_yen", PERIOD)


@pytest.fixture
def office(empty_store: None, tmp_path: Path) -> str:
    place = tmp_path / "office.sqlite"
    fill_office(place)
    return str(place)


def widget(app: AppTest, kind: str, label: str):
    """The one widget of a kind with this label."""
    (found,) = [one for one in app.get(kind) if one.label in (label, plain(label))]
    return found


def keys(app: AppTest) -> list[str]:
    """The slides of the page, in order."""
    return [part.partition('"')[0] for part in shown(app).split('data-key="')[1:]]


def save_deck(office: str, *slides: str) -> None:
    with open_store(office) as store:
        submit_entries(
            [deck_entry(slides, UNIT, PERIOD)], store, UNIT, PERIOD, "An", store.edition(), "x.json"
        )


def test_laggards_come_first_between_summary_and_close(office: str) -> None:
    found = keys(run_page("present", **NINE))
    assert found == ["@summary", "go_industry", "go_agriculture", "budget_revenue_total", "@tasks", "@close"]


def test_a_list_is_saved_in_the_order_of_its_numbers(office: str) -> None:
    app = run_page("present", **NINE)
    widget(app, "number_input", "Thứ tự: Tổng thu ngân sách").set_value(2)
    widget(app, "checkbox", "Nhiệm vụ đến hạn").uncheck()
    widget(app, "button", "Lưu danh sách trang").click().run()
    # Without a name nothing is saved.
    assert [one.value for one in app.warning] == ["Ghi người gửi để lưu."]
    widget(app, "text_input", "Người gửi").input("Nguyễn Thị An")
    widget(app, "button", "Lưu danh sách trang").click().run()
    wanted = ("@summary", "budget_revenue_total", "go_industry", "go_agriculture", "@close")
    with open_store(office) as store:
        kept = store.entries(DECK)
    assert chosen_slides(kept) == wanted
    assert kept[0].who == "Nguyễn Thị An"
    assert tuple(keys(app)) == wanted


def test_a_slide_without_figures_any_more_is_left_out_and_named(office: str) -> None:
    save_deck(office, "go_industry", "go_trade_services", "@close")
    app = run_page("present", **NINE)
    assert keys(app) == ["go_industry", "@close"]
    assert "Giá trị sản xuất thương mại" in app.warning[0].value


def test_a_conclusion_of_the_slide_in_the_address_is_kept_by_name(office: str) -> None:
    app = run_page("present", **SIX, slide="2")
    widget(app, "button", "Ghi kết luận").click().run()
    widget(app, "text_area", "Nội dung kết luận").input("Đẩy nhanh hạ tầng")
    widget(app, "text_input", "Người ghi").input("Nguyễn Thị An")
    widget(app, "button", "Lưu kết luận").click().run()
    with open_store(office) as store:
        kept = store.entries(CONCLUSION)
    assert conclusions_of(kept, Period(2023, 6)) == {"go_industry": "Đẩy nhanh hạ tầng"}
    assert kept[0].who == "Nguyễn Thị An"
    assert "Kết luận kỳ trước (6 tháng)" in shown(run_page("present", **NINE))
    assert "Đẩy nhanh hạ tầng" in shown(run_page("comments", **NINE))


def test_a_conclusion_is_of_the_slide_that_was_drawn_whoever_reordered_them_since(office: str) -> None:
    app = run_page("present", **NINE, slide="2")
    assert keys(app)[1] == "go_industry"
    save_deck(office, "@summary", "budget_revenue_total", "go_industry", "@close")
    widget(app, "button", "Ghi kết luận").click().run()
    assert keys(app)[1] == "budget_revenue_total"
    assert "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp" in app.get("text")[0].value
    widget(app, "text_area", "Nội dung kết luận").input("Đẩy nhanh hạ tầng")
    widget(app, "text_input", "Người ghi").input("Nguyễn Thị An")
    widget(app, "button", "Lưu kết luận").click().run()
    with open_store(office) as store:
        assert conclusions_of(store.entries(CONCLUSION), PERIOD) == {"go_industry": "Đẩy nhanh hạ tầng"}


def test_a_frozen_view_is_for_looking(office: str) -> None:
    app = run_page("present", **NINE, at="1")
    drawn = shown(app)
    assert not app.get("form")
    assert not [one for one in app.button if one.label == "Ghi kết luận"]
    app = run_page("present", **NINE, at="2")
    assert "giữ nguyên tại lần cập nhật số 2" in shown(app)
    assert 'data-does="conclude"' not in shown(app) + drawn


def test_targets_alone_have_slides_of_their_own(demo_store: None) -> None:
    app = run_page("present", unit="huu_lung", period="2024")
    assert keys(app) == ["@summary", "@targets.1", "@targets.2", "@targets.3", "@tasks", "@close"]
    assert "28 mục tiêu của năm 2024, chưa có số liệu thực hiện (1/3)" in shown(app)
