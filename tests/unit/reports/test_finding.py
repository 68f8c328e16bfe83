"""The finding of one indicator: value, plan, pace, growth, what is left, where the year will end."""

from typing import Any

import pandas as pd
import pytest

from domain.periods import Period
from reports.finding import finding
from tests.unit.analysis.frames import row, target, targets, told
from tests.unit.reports.shown import NINE_MONTHS, line_of, report_of, tan_yen_report

OVER, LOCAL = "tourist_visits", "budget_revenue_local"


def found(*rows: dict[str, Any], plans: pd.DataFrame | None = None, period: Period = NINE_MONTHS) -> str:
    """The finding of the only indicator of some rows."""
    report = report_of(*rows, plans=plans, period=period)
    return finding(report.iloc[0].to_dict(), period, "vi").replace("**", "")


def season(indicator: str, *shares: int) -> list[dict[str, Any]]:
    """Past years of 100, of which so many percent were done by nine months."""
    return [
        row(indicator, text, period=year * 100 + months)
        for year, share in enumerate(shares, 2023 - len(shares))
        for months, text in ((9, str(share)), (12, "100"))
    ]


def test_the_first_seeds_industry() -> None:
    line = line_of(tan_yen_report(), "go_industry")
    assert finding(line, NINE_MONTHS, "vi") == (
        "**Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp ước thực hiện 4.132 tỷ đồng, đạt 68% "
        "kế hoạch**; "
        "**chậm tiến độ**, thấp hơn 7 điểm phần trăm so với tiến độ bình quân theo tháng (75%); "
        "tăng 6,7% so với cùng kỳ. "
        "Quý IV phải thực hiện **≈1.944 tỷ đồng (1.899 đến 1.990)**, gấp ≈1,4 lần mức bình quân mỗi quý của "
        "9 tháng. Nếu giữ mức bình quân này, cả năm khoảng 5.509 tỷ đồng (chưa đủ 3 năm số liệu để dự báo "
        "theo các năm trước), bằng ≈91% (90 đến 91) kế hoạch."
    )


def test_the_same_in_english() -> None:
    line = line_of(tan_yen_report("en"), "budget_revenue_land_use")
    text = finding(line, NINE_MONTHS, "en")
    assert "an estimated 568.7 billion đồng, 63.19% of" in text
    assert "11.81 percentage points below the pace by months (75%)" in text


def test_what_has_no_plan_says_so() -> None:
    text = finding(line_of(tan_yen_report(), "go_trade_services"), NINE_MONTHS, "vi")
    assert "chưa có số liệu kế hoạch; tăng 10,2% so với cùng kỳ" in text
    assert "phải thực hiện" not in text


def test_the_pace_of_past_years_is_named_and_the_forecast_has_its_interval() -> None:
    text = found(row(LOCAL, "50"), *season(LOCAL, 48, 50, 52), plans=targets(target(LOCAL, "120")))
    assert "so với tiến độ bình quân các năm trước (50,9%)" in text
    assert "độ tin cậy 80%: từ" in text
    assert "theo 3 năm trước" in text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("75", "bám sát tiến độ, bằng đúng tiến độ bình quân theo tháng (75%)"),
        ("608", "vượt tiến độ, cao hơn 533,0 điểm phần trăm"),
        ("608", "Đã hoàn thành chỉ tiêu cả năm."),
    ],
)
def test_pace_in_words(value: str, words: str) -> None:
    assert words in found(row(OVER, value), plans=targets(target(OVER, "100")))


def test_spending_past_its_plan_is_a_warning() -> None:
    spent = "budget_expenditure_recurrent"
    text = found(row(spent, "110"), plans=targets(target(spent, "100", "eq")))
    assert "⚠ Vượt dự toán" in text
    assert "vượt tiến độ" not in text
    assert "Đã hoàn thành" not in text


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2023, 3), "Ba quý còn lại phải thực hiện 80 lượt người, mỗi quý gấp 1,3 lần mức của quý I"),
        (Period(2023, 6), "Hai quý cuối năm phải thực hiện 80 lượt người, mỗi quý gấp 4,0 lần mức"),
        (Period(2023, 8), "Các tháng còn lại phải thực hiện 80 lượt người."),
    ],
)
def test_what_is_left_names_the_quarters_left(period: Period, words: str) -> None:
    assert words in found(
        row(OVER, "20", period=period.code), plans=targets(target(OVER, "100")), period=period
    )


def test_at_the_years_end_there_is_a_verdict_and_nothing_left() -> None:
    year = Period(2023, 12)
    text = found(row(OVER, "90", period=202312), plans=targets(target(OVER, "100")), period=year)
    assert "đạt 90,0% kế hoạch huyện giao; chưa có số liệu cùng kỳ; đánh giá: ✗ Không đạt." in text
    assert "phải thực hiện" not in text
    assert "cả năm khoảng" not in text


def test_a_rate_stands_beside_its_target_in_points() -> None:
    rate = "health_insurance_rate"
    rows = [row(rate, "93,1"), row(rate, "92,0", period=202209)]
    assert found(*rows, plans=targets(target(rate, "95"))) == (
        "Tỷ lệ người dân tham gia BHYT ước ở mức 93,1%; thấp hơn mục tiêu 1,9 điểm phần trăm "
        "(mục tiêu từ 95% trở lên); tăng 1,1 điểm phần trăm so với cùng kỳ."
    )


def test_a_stock_stands_beside_its_target_in_its_own_unit() -> None:
    text = found(row("buffalo_herd", "1.900"), plans=targets(target("buffalo_herd", "2.000")))
    assert "ước ở mức 1.900 con; thấp hơn mục tiêu 100 con (mục tiêu từ 2.000 con trở lên)" in text


def test_a_count_is_not_foretold_and_needs_no_average() -> None:
    text = found(row("ntm_communes", "1"), plans=targets(target("ntm_communes", "2")))
    assert text.endswith("Quý IV phải thực hiện 1 xã.")


@pytest.mark.parametrize(
    ("indicator", "text", "operator", "words"),
    [
        ("new_jobs", "2.500", "about", "mục tiêu năm 2023 là khoảng 2.500 lao động (huyện giao)"),
        ("complaint_overdue_rate", "15", "lt", "mục tiêu năm 2023 là dưới 15% (huyện giao)"),
        ("traffic_deaths", "", "lower_than_prior", "mục tiêu năm 2023 là giảm so với năm trước (huyện giao)"),
    ],
)
def test_a_target_without_an_actual(indicator: str, text: str, operator: str, words: str) -> None:
    told_so = found(plans=targets(target(indicator, text, operator)), period=Period(2023))
    assert f"{words}; chưa có số liệu thực hiện." in told_so


def test_an_index_alone_is_growth() -> None:
    assert "tăng 2,0% so với cùng kỳ" in found(*told("go_agriculture", "100", index="102,0"))


def test_a_plan_that_is_done_is_said_to_be_done_whatever_the_season_asks_for() -> None:
    rows = [row("go_industry", "100", period=period) for period in (202009, 202012, 202109, 202112)]
    rows += [row("go_industry", "100", period=period) for period in (202209, 202212)]
    report = report_of(*rows, row("go_industry", "100"), plans=targets(target("go_industry", "100")))
    line = line_of(report, "go_industry")
    assert (line["pace_pct"], line["pace"]) == (100, "ahead")
    text = finding(line, NINE_MONTHS, "vi")
    assert "tiến độ" not in text
    assert "Đã hoàn thành chỉ tiêu cả năm." in text
