"""The one sentence above a page, word for word."""

from analysis.drawn_rows import growth_rows
from tests.unit.analysis.frames import row, target, targets, told
from tests.unit.ui.shown import NINE_MONTHS, report_of, tan_yen_report
from ui.sentence import growth_sentence, headline_sentence

TAN_YEN = (
    "**Tổng thu ngân sách đạt 97,0% dự toán**, vượt tiến độ; **6/7 chỉ tiêu dưới mức 75%**, trong đó 1 bám "
    "sát; thấp nhất là thu tiền sử dụng đất (63,19%)."
)


def test_the_sentence_of_the_first_seed() -> None:
    assert headline_sentence(tan_yen_report(), NINE_MONTHS, "vi") == TAN_YEN


def test_the_sentence_of_the_first_seed_in_english() -> None:
    assert headline_sentence(tan_yen_report("en"), NINE_MONTHS, "en") == (
        "**Total revenue at 97.0% of budget**, ahead of pace; **6 of 7 indicators are below 75%**, "
        "1 of them close to it; the lowest is land-use fees (63.19%)."
    )


def test_nothing_below_the_pace_is_said_so() -> None:
    report = report_of(*told("go_industry", "80", pct="80"), *told("go_agriculture", "91", pct="91"))
    sentence = headline_sentence(report, NINE_MONTHS, "vi")
    assert sentence.endswith("; cả 2 chỉ tiêu đều đạt mức 75% trở lên.")
    assert "thấp nhất" not in sentence


def test_a_leader_that_lags_is_not_praised() -> None:
    report = report_of(*told("go_industry", "50", pct="50"), *told("go_agriculture", "40,5", pct="40,5"))
    assert headline_sentence(report, NINE_MONTHS, "vi") == (
        "**2/2 chỉ tiêu dưới mức 75%**; thấp nhất là sản xuất nông nghiệp (40,5%)."
    )


def test_spending_past_its_estimate_is_no_success() -> None:
    report = report_of(
        *told("budget_expenditure_total", "120", pct="120"), *told("go_industry", "80", pct="80")
    )
    assert headline_sentence(report, NINE_MONTHS, "vi").startswith(
        "**Sản xuất công nghiệp - TTCN đạt 80% kế hoạch**"
    )


def test_results_without_a_plan_are_counted_and_the_lack_is_named() -> None:
    report = report_of(row("go_industry", "4.132"), row("go_trade_services", "4.260"))
    assert headline_sentence(report, NINE_MONTHS, "vi") == (
        "Có 2 chỉ tiêu đã có số liệu thực hiện; chưa có số liệu kế hoạch để tính tỷ lệ."
    )


def test_targets_without_results_are_counted() -> None:
    report = report_of(plans=targets(target("go_industry", "6.076"), target("new_jobs", "2.500", "about")))
    assert (
        headline_sentence(report, NINE_MONTHS, "vi")
        == "Có **2 chỉ tiêu** cho cả năm; chưa có số liệu thực hiện."
    )


def test_an_empty_report_says_that_nothing_is_there() -> None:
    assert headline_sentence(report_of(), NINE_MONTHS, "vi") == "Chưa có số liệu."


def test_growth_of_the_first_seed() -> None:
    rows = growth_rows(tan_yen_report(), NINE_MONTHS)
    assert growth_sentence(rows, "vi") == (
        "**4/4 chỉ tiêu tăng** so với cùng kỳ năm 2022; thấp nhất là vốn đầu tư phát triển (tăng 5,7%); "
        "cao nhất là thương mại - dịch vụ (tăng 10,2%)."
    )


def test_a_fall_is_told() -> None:
    rows = told("go_industry", "96", index="96") + told("go_agriculture", "102", index="102")
    sentence = growth_sentence(growth_rows(report_of(*rows), NINE_MONTHS), "vi")
    assert sentence.startswith("**1/2 chỉ tiêu tăng** so với cùng kỳ năm 2022, **1 chỉ tiêu giảm**")
    assert "thấp nhất là sản xuất công nghiệp - TTCN (giảm 4%)" in sentence


def test_growth_without_a_figure_of_last_year_is_said_to_be_unknown() -> None:
    rows = growth_rows(report_of(row("go_industry", "4.132")), NINE_MONTHS)
    assert growth_sentence(rows, "vi") == "Chưa có chỉ tiêu nào có số liệu cùng kỳ."
