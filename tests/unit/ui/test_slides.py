"""What stands on a slide, word for word."""

import re
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from analysis.deck import CLOSE, SUMMARY, TASKS
from analysis.drawn_rows import plan_line
from domain.bars import PlanLine, Trend, TrendPoint
from domain.periods import Period
from tests.unit.analysis.frames import row, target, targets, told
from tests.unit.reports.shown import NINE_MONTHS, line_of, report_of, tan_yen_report
from ui.deck import slide_levels
from ui.deck.slide_bars import bars_chart
from ui.deck.slide_charts import has_course, trend_chart
from ui.deck.slide_wording import count_words, finding, numbers
from ui.deck.slides import Facts, render


def facts(**more: object) -> Facts:
    usual = {
        "unit": "Huyện Tân Yên", "period": NINE_MONTHS, "lang": "vi", "report": tan_yen_report(),
        "trends": {}, "comments": {}, "said": {}, "before": {}, "last_period": None, "due": [],
        "on": date(2023, 9, 30),
        "sources": {}, "remark": "",
    }  # fmt: skip
    return Facts(**(usual | more))


def words(markup: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", str(markup)).split())


@pytest.mark.parametrize(
    ("indicator", "title"),
    [
        ("go_industry", "Sản xuất công nghiệp - TTCN đạt 68% kế hoạch, thấp hơn 7 điểm phần trăm so với "
         "tiến độ bình quân"),
        ("budget_revenue_land_use", "Thu tiền sử dụng đất đạt 63,19% dự toán huyện giao, thấp hơn 11,81 điểm "
         "phần trăm so với tiến độ bình quân"),
        ("budget_revenue_total", "Tổng thu ngân sách đạt 97,0% dự toán huyện giao, cao hơn 22,0 điểm phần "
         "trăm so với tiến độ bình quân"),
        ("go_trade_services", "Thương mại - dịch vụ tăng 10,2% so với cùng kỳ; chưa có số liệu kế hoạch"),
    ],
)  # fmt: skip
def test_a_title_is_the_finding(indicator: str, title: str) -> None:
    assert finding(line_of(tan_yen_report(), indicator), NINE_MONTHS, "vi") == title


def test_the_title_in_english() -> None:
    assert finding(line_of(tan_yen_report("en"), "go_industry"), NINE_MONTHS, "en").endswith(
        "at 68% of plan, 7 percentage points below the average pace"
    )


def test_past_the_year_and_past_the_budget_are_said() -> None:
    much = line_of(report_of(*told("go_industry", "608", pct="608")), "go_industry")
    assert finding(much, NINE_MONTHS, "vi").endswith("đạt 608% kế hoạch, đã hoàn thành mức cả năm")
    spent = report_of(*told("budget_expenditure_total", "120", pct="120"))
    assert finding(line_of(spent, "budget_expenditure_total"), NINE_MONTHS, "vi").endswith(
        "bằng 120% dự toán, đã vượt mức cả năm"
    )


def test_the_four_numbers_of_a_laggard() -> None:
    found = numbers(line_of(tan_yen_report(), "go_industry"), NINE_MONTHS, "vi")
    assert [tuple(one) for one in found] == [
        ("Ước 9 tháng", "4.132", "tỷ đồng", ""),
        ("So với kế hoạch năm", "68%", "▼ Chậm tiến độ (75%)", "behind"),
        ("So với cùng kỳ 2022", "Tăng 6,7%", "cùng kỳ ≈3.873 tỷ đồng", ""),
        ("Quý IV phải thực hiện", "≈1.944", "tỷ đồng (1.899 đến 1.990), gấp ≈1,4 lần bình quân mỗi quý của "
         "9 tháng", ""),
    ]  # fmt: skip


def test_a_single_period_is_bars_of_done_and_left() -> None:
    drawn = bars_chart(line_of(tan_yen_report(), "go_industry"), NINE_MONTHS, "vi")
    text = words(drawn)
    assert "Kế hoạch năm ≈6.076 tỷ đồng (6.031 đến 6.122)" in text
    assert "đã thực hiện 4.132 tỷ đồng" in text
    assert "còn phải thực hiện ≈1.944 (1.899 đến 1.990)" in text
    assert "Cùng kỳ 2022: ≈3.873" in text


def test_a_bar_far_past_its_plan_stays_within_its_track() -> None:
    drawn = bars_chart(
        line_of(report_of(*told("go_industry", "608", pct="608")), "go_industry"), NINE_MONTHS, "vi"
    )
    assert max(float(width) for width in re.findall(r"(?:width|left):([\d.]+)%", str(drawn))) <= 100


def test_the_course_of_the_year_keeps_its_letters_apart() -> None:
    report = tan_yen_report()
    points = tuple(TrendPoint(months, 1000.0 * months / 2, 0) for months in (3, 6, 9))
    trend = Trend("x", "tỷ đồng", 2023, points, points, plan_line(report, "go_industry"))
    assert has_course(trend)
    assert not has_course(trend._replace(this_year=points[:1], last_year=points[:1]))
    drawn = str(trend_chart(trend, line_of(report, "go_industry"), "vi"))
    tops = sorted(float(y) for y in re.findall(r'<span class="\w+" style="top:([\d.]+)%', drawn))
    assert len(tops) == 4
    assert min(high - low for low, high in pairwise(tops)) >= 17.9
    assert max(tops) <= 100


def test_what_was_concluded_last_time_stands_on_the_slide_of_its_indicator() -> None:
    made = render(
        ["go_industry", CLOSE],
        facts(
            before={"go_industry": "Đẩy nhanh <b>hạ tầng</b>"},
            last_period=Period(2023, 6),
            said={"": "Giao UBND"},
        ),
    )
    first, close = str(made).split("</section>")[:2]
    assert "Kết luận kỳ trước (6 tháng): Đẩy nhanh &lt;b&gt;" in words(first)
    assert "Chưa báo cáo nguyên nhân, giải pháp." in words(first)
    assert "Phiên họp này kết luận 1 nội dung" in words(close)
    assert "Chung: Giao UBND" in words(close)
    assert "Sản xuất công nghiệp - TTCN: Đẩy nhanh" in words(close)


def test_cause_measure_and_lead_stand_on_a_laggards_slide() -> None:
    made = words(
        render(["go_industry"], facts(comments={"go_industry": {"cause": "thiếu mặt bằng", "solution": "x"}}))
    )
    assert "Cơ quan chủ trì:" in made
    assert "Nguyên nhân: thiếu mặt bằng" in made
    assert "Chưa báo cáo" not in made


def test_summary_and_tasks_say_their_finding() -> None:
    made = words(render([SUMMARY, TASKS], facts(remark="bản trình diễn")))
    assert "6/7 chỉ tiêu dưới mức 75%" in made
    assert "▼ 5 Chậm tiến độ" in made
    assert "Huyện Tân Yên · 9 tháng đầu năm 2023 · bản trình diễn" in made
    assert "Không có nhiệm vụ nào quá hạn hoặc đến hạn đến hết ngày 31/12/2023" in made


def test_spending_past_its_budget_is_counted_in_words_that_do_not_praise() -> None:
    told = count_words({"exceeded": 8, "over_budget": 1, "over": 2}, "vi")
    assert [(one.value, one.below) for one in told] == [
        ("▲ 8", "Vượt"), ("⚠ 1", "Chi vượt dự toán"), ("⚠ 2", "Vượt mức giới hạn"),
    ]  # fmt: skip


def test_a_unit_with_targets_only_lists_them() -> None:
    report = report_of(plans=targets(target("go_industry", "6.076"), target("new_jobs", "2.500", "about")))
    made = words(render([SUMMARY, "@targets.1"], facts(report=report, period=Period(2023))))
    assert "2 mục tiêu của năm 2023, chưa có số liệu thực hiện" in made
    assert "khoảng 2.500" in made


INSURED, HERD = "health_insurance_rate", "buffalo_herd"


def levels_report(period: Period = NINE_MONTHS) -> pd.DataFrame:
    """A rate and a stock below their targets, and a rate without one, each with last year's value."""
    before = period.code - 100
    rows = [row(INSURED, "93,1", period=period.code), row(INSURED, "92,0", period=before)]
    rows += [row(HERD, "1.900", period=period.code), row(HERD, "2.000", period=before)]
    rows += [row("trained_labour_rate", "57,7", period=period.code)]
    rows += [row("trained_labour_rate", "57,7", period=before)]
    return report_of(*rows, plans=targets(target(INSURED, "95"), target(HERD, "2.000")), period=period)


@pytest.mark.parametrize(
    ("indicator", "title"),
    [
        (INSURED, "Tham gia BHYT ở mức 93,1%, thấp hơn mục tiêu 1,9 điểm phần trăm; tăng 1,1 điểm phần trăm "
         "so với cùng kỳ"),
        (HERD, "Đàn trâu ở mức 1.900 con, thấp hơn mục tiêu 100 con; giảm 5,0% so với cùng kỳ"),
        ("trained_labour_rate", "Lao động qua đào tạo ở mức 57,7%; bằng cùng kỳ"),
    ],
)  # fmt: skip
def test_the_title_of_a_level_tells_its_height_and_how_far_off_it_is(indicator: str, title: str) -> None:
    assert slide_levels.finding(line_of(levels_report(), indicator), "vi") == title


def test_a_target_that_is_no_level_stands_in_the_title_as_it_binds() -> None:
    fall = "poverty_rate_reduction"
    report = report_of(row(fall, "2,5"), plans=targets(target(fall, "3", "fall_points")))
    title = slide_levels.finding(line_of(report, fall), "vi")
    assert title.endswith("mục tiêu năm giảm từ 3 điểm phần trăm trở lên")


def test_the_numbers_of_a_level_are_its_height_its_target_and_its_change() -> None:
    found = slide_levels.numbers(line_of(levels_report(), INSURED), NINE_MONTHS, "vi")
    assert [tuple(one) for one in found] == [
        ("Ước 9 tháng", "93,1%", "", ""),
        ("Mục tiêu năm", "95%", "từ 95% trở lên; thấp hơn mục tiêu 1,9 điểm phần trăm", ""),
        ("So với cùng kỳ 2022", "Tăng 1,1", "điểm phần trăm; cùng kỳ 92,0%", ""),
    ]
    year = Period(2023, 12)
    level, aim, _ = slide_levels.numbers(line_of(levels_report(year), INSURED), year, "vi")
    assert (level.style, aim.below) == ("behind", "từ 95% trở lên; ✗ Không đạt")


def test_below_a_ceiling_is_where_a_level_should_be() -> None:
    late = "complaint_overdue_rate"
    report = report_of(row(late, "12,0"), plans=targets(target(late, "15", "lt")))
    assert slide_levels.numbers(line_of(report, late), NINE_MONTHS, "vi")[1].below == (
        "dưới 15%; đang đạt mức mục tiêu"
    )
    assert slide_levels.finding(line_of(report, late), "vi").endswith(
        "12,0%, đạt mức mục tiêu, thấp hơn 3,0 điểm phần trăm"
    )


def test_a_level_has_neither_pace_nor_forecast_on_its_slide() -> None:
    made = words(render([INSURED, HERD], facts(report=levels_report())))
    assert "9 tháng đầu năm 2023: 93,1%" in made
    assert "Cùng kỳ 2022: 92,0%" in made
    assert "Cùng kỳ 2022: 2.000 con" in made
    for word in ("tiến độ", "Dự báo", "phải thực hiện"):
        assert word not in made


def test_the_course_of_a_level_is_drawn_from_near_it() -> None:
    line = line_of(levels_report(), INSURED)
    this, last = ((TrendPoint(6, 92.5 - less, 1), TrendPoint(9, 93.1 - less, 1)) for less in (0.0, 1.1))
    trend = Trend("x", "%", 2023, this, last, PlanLine(95, 0), is_level=True)
    drawn = str(trend_chart(trend, line, "vi"))
    assert "2023: 93,1% (9 tháng)" in drawn
    assert "Mục tiêu năm từ 95% trở lên" in drawn
    dots = [float(y) for y in re.findall(r"dot \w+\" style=\"left:[\d.]+%;top:([\d.]+)%", drawn)]
    assert max(dots) - min(dots) > 20


def test_the_summary_shows_levels_beside_their_targets() -> None:
    made = words(render([SUMMARY], facts(report=levels_report())))
    assert "0/2 chỉ tiêu đang đạt mức mục tiêu năm" in made
    assert "Tham gia BHYT 93,1% thấp hơn mục tiêu 1,9 điểm phần trăm" in made
    assert "không cộng dồn" not in made
