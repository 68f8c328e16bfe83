"""What stands on a slide, word for word."""

import re
from datetime import date
from itertools import pairwise

import pytest

from analysis.deck import CLOSE, SUMMARY, TASKS
from analysis.drawn_rows import plan_line
from domain.bars import Trend, TrendPoint
from domain.periods import Period
from tests.unit.analysis.frames import target, targets, told
from tests.unit.ui.shown import NINE_MONTHS, line_of, report_of, tan_yen_report
from ui.slide_charts import bars_chart, has_course, trend_chart
from ui.slide_wording import finding, numbers
from ui.slides import Facts, render


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


def test_a_unit_with_targets_only_lists_them() -> None:
    report = report_of(plans=targets(target("go_industry", "6.076"), target("new_jobs", "2.500", "about")))
    made = words(render([SUMMARY, "@targets.1"], facts(report=report, period=Period(2023))))
    assert "2 mục tiêu của năm 2023, chưa có số liệu thực hiện" in made
    assert "khoảng 2.500" in made
