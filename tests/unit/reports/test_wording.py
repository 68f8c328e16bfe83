"""A row of the report in words: digits as written, ≈ for what is implied, a reason for what is missing."""

from datetime import date

import pytest

from domain.periods import Period
from reports import computed, wording
from tests.unit.analysis.frames import row, target, targets, told
from tests.unit.reports.shown import line_of, report_of, tan_yen_report

# indicator: value, percent of plan, plan, growth, prior
WRITTEN = {
    "go_industry": ("4.132", "68%", "≈6.076", "tăng 6,7%", "≈3.873"),
    "go_trade_services": ("4.260", "", "", "tăng 10,2%", "≈3.866"),
    "go_agriculture": ("3.943", "68,5%", "≈5.756", "tăng 7,6%", "≈3.664"),
    "investment_total": ("3.093", "74,2%", "≈4.168", "tăng 5,7%", "≈2.926"),
    "budget_revenue_total": ("1.593,851", "97,0%", "≈1.643,1", "", ""),
    "budget_revenue_local": ("699,874", "66,4%", "≈1.054,0", "", ""),
    "budget_revenue_land_use": ("568,7", "63,19%", "≈900,0", "", ""),
    "budget_expenditure_total": ("1.006,7", "69,1%", "≈1.456,9", "", ""),
    "budget_expenditure_recurrent": ("472,5", "", "", "", ""),
    "budget_expenditure_capital": ("534,2", "", "", "", ""),
}


@pytest.mark.parametrize("indicator", WRITTEN)
def test_the_first_seed_is_written_as_its_document_writes_it(indicator: str) -> None:
    line = line_of(tan_yen_report(), indicator)
    told_as = (wording.value, wording.percent, wording.plan, wording.growth, wording.prior)
    assert tuple(words(line, "vi") for words in told_as) == WRITTEN[indicator]


def test_english_writes_its_own_signs() -> None:
    line = line_of(tan_yen_report("en"), "budget_revenue_total")
    written = (wording.value(line, "en"), wording.percent(line, "en"), wording.plan(line, "en"))
    assert written == ("1,593.851", "97.0%", "≈1,643.1")


def test_a_plan_that_was_given_is_not_about() -> None:
    report = report_of(row("go_industry", "4.132"), plans=targets(target("go_industry", "6.000")))
    assert wording.plan(line_of(report, "go_industry"), "vi") == "6.000"


def test_last_years_own_figure_goes_before_one_computed_from_the_index() -> None:
    report = report_of(*told("go_industry", "4.132", index="106,7", prior="3.872"))
    assert wording.prior(line_of(report, "go_industry"), "vi") == "3.872"


def test_a_budget_has_an_estimate_and_everything_else_a_plan() -> None:
    report = tan_yen_report()
    assert wording.plan_name(line_of(report, "budget_revenue_total"), "vi") == "dự toán huyện giao"
    assert wording.plan_name(line_of(report, "go_industry"), "vi") == "kế hoạch"


@pytest.mark.parametrize(
    ("indicator", "style", "words"),
    [
        ("go_industry", "behind", "▼ Chậm tiến độ"),
        ("investment_total", "near", "● Bám sát tiến độ"),
        ("budget_revenue_total", "ahead", "▲ Vượt tiến độ"),
        ("go_trade_services", "none", "Chưa có số liệu kế hoạch"),
    ],
)
def test_a_state_is_a_colour_and_a_word(indicator: str, style: str, words: str) -> None:
    assert wording.state(line_of(tan_yen_report(), indicator), "vi") == (style, words)


def test_spending_past_its_estimate_is_a_warning() -> None:
    report = report_of(*told("budget_expenditure_total", "120", pct="120"))
    style, words = wording.state(line_of(report, "budget_expenditure_total"), "vi")
    assert style != "ahead"
    assert words == "⚠ Vượt dự toán"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("62,1", "66", "tăng 3,9 điểm phần trăm"),
        ("66", "62,1", "giảm 3,9 điểm phần trăm"),
        ("66", "66,0", "bằng cùng kỳ"),
    ],
)
def test_rates_differ_by_points(before: str, now: str, words: str) -> None:
    report = report_of(row("trained_labour_rate", now), row("trained_labour_rate", before, period=202209))
    assert wording.growth(line_of(report, "trained_labour_rate"), "vi") == words


@pytest.mark.parametrize(
    ("indicator", "text", "operator", "words"),
    [
        ("complaint_settlement_rate", "90", "ge", "từ 90% trở lên"),
        ("complaint_decision_execution_rate", "90", "gt", "trên 90%"),
        ("complaint_overdue_rate", "15", "lt", "dưới 15%"),
        ("complaint_overdue_rate", "15", "le", "không quá 15%"),
        ("conscription_rate", "100", "eq", "100%"),
        ("conscription_replacements", "0", "eq", "0"),
        ("new_jobs", "2.500", "about", "khoảng 2.500"),
        ("poverty_rate_reduction", "3", "fall_points", "giảm từ 3 điểm phần trăm trở lên"),
        ("traffic_deaths", "", "lower_than_prior", "giảm so với năm trước"),
    ],
)
def test_a_target_is_told_in_its_form(indicator: str, text: str, operator: str, words: str) -> None:
    report = report_of(plans=targets(target(indicator, text, operator)))
    assert wording.target(line_of(report, indicator), "vi") == words


def test_an_indicator_without_a_target_tells_none() -> None:
    assert wording.target(line_of(tan_yen_report(), "go_industry"), "vi") == ""


def test_what_is_left_is_about_where_the_plan_is() -> None:
    line = line_of(tan_yen_report(), "go_industry")
    assert computed.needed(line, "vi", Period(2023, 9)) == (
        "Quý IV phải thực hiện ≈1.944 tỷ đồng (1.899 đến 1.990), "
        "gấp ≈1,4 lần mức bình quân mỗi quý của 9 tháng"
    )


def test_nothing_is_left_where_the_plan_is_met_the_year_over_or_the_plan_unknown() -> None:
    met = report_of(row("go_industry", "6.100"), plans=targets(target("go_industry", "6.000")))
    over = line_of(tan_yen_report(), "go_industry")
    unknown = line_of(tan_yen_report(), "go_trade_services")
    assert computed.needed(line_of(met, "go_industry"), "vi", Period(2023, 9)) == ""
    assert computed.needed(over, "vi", Period(2023, 12)) == ""
    assert computed.needed(unknown, "vi", Period(2023, 9)) == ""


@pytest.mark.parametrize(
    ("period", "name", "short"),
    [
        (Period(2023, 3), "Quý I năm 2023", "Quý I"),
        (Period(2023, 6), "6 tháng đầu năm 2023", "6 tháng"),
        (Period(2023, 9), "9 tháng đầu năm 2023", "9 tháng"),
        (Period(2023, 12), "Cả năm 2023", "Cả năm"),
        (Period(2023, 5), "5 tháng đầu năm 2023", "5 tháng"),
        (Period(2024), "Năm 2024", "Kế hoạch năm"),
    ],
)
def test_periods_have_the_names_officials_use(period: Period, name: str, short: str) -> None:
    assert (wording.period_name(period, "vi"), wording.months_name(period, "vi")) == (name, short)


def test_a_units_end_is_told_only_where_there_is_one() -> None:
    assert wording.unit_end(None, "vi") == ""
    assert "30/06/2025" in wording.unit_end(date(2025, 6, 30), "vi")


def test_only_the_first_letter_is_made_large() -> None:
    assert wording.sentence_case("công tác GPMB") == "Công tác GPMB"
    assert wording.sentence_case("") == ""


@pytest.mark.parametrize(
    ("value", "style", "words"),
    [("6.000", "ahead", "✓ Đạt"), ("6.100", "ahead", "▲ Vượt"), ("5.900", "behind", "✗ Không đạt")],
)
def test_once_the_year_is_over_the_state_is_the_verdict(value: str, style: str, words: str) -> None:
    plans = targets(target("go_industry", "6.000"))
    report = report_of(row("go_industry", value, period=202312), plans=plans, period=Period(2023, 12))
    assert wording.state(line_of(report, "go_industry"), "vi") == (style, words)


def test_before_that_it_is_the_pace() -> None:
    report = report_of(row("go_industry", "3.000"), plans=targets(target("go_industry", "6.000")))
    assert wording.state(line_of(report, "go_industry"), "vi")[0] == "behind"
    assert wording.verdict(line_of(report, "go_industry"), "vi") == "Chưa đến kỳ đánh giá"


def test_a_count_names_its_things() -> None:
    plans = targets(target("ntm_communes", "2", written="02 xã (Minh Tiến và Quyết Thắng)"))
    report = report_of(plans=plans, period=Period(2023))
    assert wording.target(line_of(report, "ntm_communes"), "vi") == "từ 2 trở lên (Minh Tiến, Quyết Thắng)"


def test_the_units_own_estimate_of_the_year_is_told() -> None:
    told = (row("go_industry", "4.132"), row("go_industry", "6.000,5", measure="full_year"))
    assert wording.full_year(line_of(report_of(*told), "go_industry"), "vi") == "6.000,5 tỷ đồng"


def test_an_index_of_nothing_tells_no_year_before() -> None:
    line = line_of(tan_yen_report(), "go_industry") | {"yoy_index": 0.0}
    assert wording.prior(line, "vi") == ""


def test_less_than_the_average_left_is_told_in_percent() -> None:
    line = line_of(tan_yen_report(), "budget_revenue_total")
    assert "bằng ≈9% mức bình quân mỗi quý của 9 tháng" in computed.needed(line, "vi", Period(2023, 9))


def test_an_odd_month_has_no_average_quarter_left() -> None:
    line = line_of(tan_yen_report(), "go_industry")
    assert "quý" not in computed.needed(line, "vi", Period(2023, 11))


@pytest.mark.parametrize(
    ("indicator", "aim", "operator", "value", "told_as"),
    [
        ("complaint_overdue_rate", "15", "lt", "12,0", "đạt mức mục tiêu, thấp hơn 3,0 điểm phần trăm"),
        ("complaint_overdue_rate", "15", "lt", "15", "bằng mức mục tiêu, chưa đạt"),
        ("complaint_overdue_rate", "15", "lt", "16,5", "cao hơn mục tiêu 1,5 điểm phần trăm"),
        ("health_insurance_rate", "95", "ge", "92", "thấp hơn mục tiêu 3 điểm phần trăm"),
        ("health_insurance_rate", "95", "ge", "95", "đúng mục tiêu"),
        ("health_insurance_rate", "95", "ge", "96", "đạt mức mục tiêu, cao hơn 1 điểm phần trăm"),
        ("buffalo_herd", "2.000", "ge", "2.100", "đạt mức mục tiêu, cao hơn 100 con"),
    ],
)
def test_the_distance_says_whether_the_target_is_reached(
    indicator: str, aim: str, operator: str, value: str, told_as: str
) -> None:
    report = report_of(row(indicator, value), plans=targets(target(indicator, aim, operator)))
    assert wording.distance(line_of(report, indicator), "vi") == told_as
