"""Chi tiết chỉ tiêu in a real browser: the numbers of both seeds and of the invented district."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import (
    HUU_LUNG,
    TAN_YEN,
    VI_DU,
    one_line,
    open_view,
    pick,
    table,
    unfold,
    wait_for_field,
)

PLANS, FACTS, PARTS, VERSIONS, NUMBERS = (
    "So với kế hoạch, mục tiêu năm", "Số liệu, cơ quan thực hiện", "Trong đó", "Các lần gửi",
    "Lũy kế trong năm",
)  # fmt: skip


def sentence(page: Page) -> str:
    return one_line(page.locator("p.sentence").inner_text())


def look_at(page: Page, base: str, view: dict[str, str], indicator: str) -> None:
    open_view(page, base, "indicator", **view, lang="vi", indicator=indicator)


def test_industry_of_the_first_seed(page: Page, demo_app: str) -> None:
    look_at(page, demo_app, TAN_YEN, "go_industry")
    said = sentence(page)
    for words in ("ước thực hiện 4.132 tỷ đồng, đạt 68% kế hoạch", "thấp hơn 7 điểm phần trăm", "tăng 6,7%"):
        assert words in said
    assert "Quý IV phải thực hiện ≈1.944 tỷ đồng (1.899 đến 1.990), gấp ≈1,4 lần" in said
    assert "chưa đủ 3 năm số liệu" in said
    # One period is known: said, not drawn.
    assert page.get_by_test_id("stPlotlyChart").count() == 0
    expect(page.get_by_text("Mới có số liệu một kỳ: 9 tháng 2023")).to_be_visible()
    assert table(page, PLANS)["Kế hoạch"][:2] == [
        "≈6.076 tỷ đồng (6.031 đến 6.122), tính từ tỷ lệ báo cáo", "68%",
    ]  # fmt: skip


def test_local_revenue_without_land_use_fees(page: Page, demo_app: str) -> None:
    look_at(page, demo_app, TAN_YEN, "budget_revenue_local")
    parts = table(page, PARTS)
    assert parts["Thu tiền sử dụng đất"] == ["568,7 tỷ đồng", "81,3%", "≈900,0 (899,8 đến 900,1)", "63,19%"]
    assert parts["Không kể thu tiền sử dụng đất"] == [
        "131,2 tỷ đồng", "18,7%", "≈154,0 (153,1 đến 155,0)", "≈85% (85 đến 86)",
    ]  # fmt: skip


def test_who_sent_it_and_when_is_one_click_away(page: Page, demo_app: str) -> None:
    look_at(page, demo_app, TAN_YEN, "budget_revenue_local")
    unfold(page, "Mọi lần gửi của chỉ tiêu này trong kỳ: ai gửi, khi nào")
    sent = table(page, VERSIONS)
    assert sent["Thực hiện"][:3] == ["699,874 tỷ đồng", "ước", "Văn phòng HĐND và UBND huyện Tân Yên"]
    assert sent["Dự toán năm"][0].startswith("≈1.054,0 tỷ đồng")
    assert sent["Dự toán năm"][-1] == "tính từ tỷ lệ báo cáo"


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("tourist_visits", "mục tiêu năm 2024 là từ 750.000 lượt người trở lên (đăng ký)"),
        ("poverty_rate_reduction", "mục tiêu năm 2024 là giảm từ 3 điểm phần trăm trở lên (đăng ký)"),
        ("traffic_accidents", "mục tiêu năm 2024 là giảm so với năm trước (đăng ký)"),
    ],
)
def test_targets_of_the_second_seed(page: Page, demo_app: str, indicator: str, words: str) -> None:
    look_at(page, demo_app, HUU_LUNG, indicator)
    assert f"{words}; chưa có số liệu thực hiện." in sentence(page)


def test_the_invented_district_by_its_own_season(page: Page, demo_app: str) -> None:
    look_at(page, demo_app, VI_DU, "budget_revenue_local")
    said = sentence(page)
    assert "thấp hơn 13,1 điểm phần trăm so với tiến độ bình quân các năm trước (49%)" in said
    assert "Dự báo cả năm 271,1 tỷ đồng (độ tin cậy 80%: từ 240,8 đến 310,1), theo 3 năm trước" in said
    legend = " ".join(page.locator(".legendtext").all_text_contents())
    assert "Dự toán năm 370, theo tiến độ các" in legend
    assert "Dự báo cả năm 271,1 tỷ đồng" in legend
    unfold(page, "Bảng số liệu")
    numbers = table(page, NUMBERS)
    assert numbers["9 tháng 2023"][:2] == ["132,713", "tỷ đồng"]
    assert numbers["9 tháng 2022"][0] == "184,907"
    assert numbers["Dự báo cả năm"][0] == "271,1 (240,8 đến 310,1)"


def test_another_indicator_is_chosen_and_kept_in_the_address(page: Page, demo_app: str) -> None:
    look_at(page, demo_app, VI_DU, "budget_revenue_total")
    assert set(table(page, PLANS)) == {"Dự toán huyện giao (điều chỉnh)", "Dự toán HĐND giao (điều chỉnh)"}
    pick(page, "Chỉ tiêu", "Lượng khách du lịch")
    wait_for_field(page, "indicator", "tourist_visits")
    assert "đạt 351,0% kế hoạch huyện giao" in sentence(page)
    assert table(page, FACTS)["87.762 lượt người chính thức"][0] == "46.863"
