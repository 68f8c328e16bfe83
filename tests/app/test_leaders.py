"""What leaders look at, in words: what changed, what is owed, quarters, contributions, forecasts."""

import re

from tests.app.conftest import run_page, shown

VI_DU = {"unit": "vi_du", "period": "2024-9M"}


def test_the_overview_says_what_the_last_edition_changed(demo_store: None) -> None:
    drawn = shown(run_page("overview", **VI_DU))
    assert "Lần cập nhật số 27 (Phòng Tài chính - Kế hoạch huyện Ví Dụ (giả định)" in drawn
    assert "22 số sửa lại" in drawn
    assert "2.255 tỷ đồng (ước) → <strong>2.246 tỷ đồng (chính thức)</strong>" in drawn
    assert "và 17 mục khác" in drawn


def test_the_first_edition_of_a_unit_is_new_and_lists_nothing(demo_store: None) -> None:
    drawn = shown(run_page("overview", unit="tan_yen", period="2023-9M"))
    # The day is that on which the demonstration was made.
    assert re.search(r"\d\d/\d\d/\d{4}\): 14 số mới</h3>", drawn)
    assert "→" not in drawn


def test_an_edition_of_before_shows_its_own_change(demo_store: None) -> None:
    drawn = shown(run_page("overview", **VI_DU, at="26"))
    assert "Lần cập nhật số 26" in drawn
    assert "22 số mới" in drawn


def test_a_plan_without_a_figure_is_owed_by_its_body(demo_store: None) -> None:
    drawn = shown(run_page("overview", unit="huu_lung", period="2024-9M"))
    assert "chỉ tiêu có kế hoạch năm nhưng chưa có số liệu kỳ này" in drawn


def test_the_pace_of_past_years_is_called_one_and_the_years_end_foretold(demo_store: None) -> None:
    drawn = shown(run_page("plan", **VI_DU))
    assert "10/18 chỉ tiêu dưới tiến độ bình quân" in drawn
    assert "Tiến độ và dự báo của 17/18 chỉ tiêu tính theo bình quân các năm trước của chính đơn vị" in drawn
    # ≈ is for what was computed from a reported percent; a forecast has its interval.
    assert re.search(r"dự báo \d[\d.,]* [^;(]+ \(\d", drawn)
    assert "dự báo ≈" not in drawn
    straight = shown(run_page("plan", unit="tan_yen", period="2023-9M"))
    assert "Tiến độ tính đều theo tháng" in straight
    assert "Quý IV phải thực hiện ≈1.944 tỷ đồng (1.899 đến 1.990)" in straight


def test_growth_by_quarter_by_part_and_over_the_years(demo_store: None) -> None:
    drawn = shown(run_page("year_on_year", **VI_DU))
    assert "Riêng quý III năm 2024" in drawn
    assert "882 tỷ đồng" in drawn
    assert "Mỗi phần đóng góp bao nhiêu" in drawn
    assert "+6,1" in drawn
    assert "Riêng quý" not in shown(run_page("year_on_year", unit="vi_du", period="2024-3M"))


def test_the_same_in_english(demo_store: None) -> None:
    drawn = shown(run_page("overview", **VI_DU, lang="en"))
    assert "22 revised" in drawn
    assert "third quarter of 2024" in shown(run_page("year_on_year", **VI_DU, lang="en"))
