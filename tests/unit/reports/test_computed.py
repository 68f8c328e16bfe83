"""What is computed is told by one teller: the same digits, ≈ and interval wherever it stands."""

import re

from analysis.breakdown import without_one_off
from analysis.course import course_rows, year_forecast
from charts.year_end_marks import forecast_name
from domain.bars import PlanLine, Trend, TrendPoint
from domain.catalogue_files import catalogue_for
from domain.told_numbers import Told
from reports import computed
from reports.finding import finding
from tests.unit.analysis.frames import figures, row, target, targets
from tests.unit.reports.shown import NINE_MONTHS, line_of, report_of, tan_yen_report
from texts import t
from ui.deck.slide_bars import bars_chart
from ui.deck.slide_charts import trend_chart
from ui.deck.slide_wording import numbers
from ui.trend_numbers import trend_numbers

INDUSTRY = line_of(tan_yen_report(), "go_industry")
# Past years of 100, of which so many percent were done by nine months.
SEASON = [
    row("tourist_visits", text, period=year * 100 + months)
    for year, share in ((2020, 68), (2021, 70), (2022, 72))
    for months, text in ((9, str(share)), (12, "100"))
]


def test_what_is_left_of_a_count_is_no_multiple_of_an_average() -> None:
    report = report_of(row("ntm_communes", "1"), plans=targets(target("ntm_communes", "2")))
    line = line_of(report, "ntm_communes")
    assert computed.needed(line, "vi", NINE_MONTHS) == "1 xã"
    (need,) = [one for one in numbers(line, NINE_MONTHS, "vi") if one.label == "Quý IV phải thực hiện"]
    assert (need.value, need.below) == ("1", "xã")


def test_what_is_left_reads_the_same_on_every_page_and_slide() -> None:
    interval = "(1.899 đến 1.990)"
    assert f"≈1.944 tỷ đồng {interval}" in computed.needed(INDUSTRY, "vi", NINE_MONTHS)
    assert f"≈1.944 tỷ đồng {interval}" in finding(INDUSTRY, NINE_MONTHS, "vi")
    assert numbers(INDUSTRY, NINE_MONTHS, "vi")[3].value == "≈1.944"
    assert interval in numbers(INDUSTRY, NINE_MONTHS, "vi")[3].below
    assert f"≈1.944 {interval}" in str(bars_chart(INDUSTRY, NINE_MONTHS, "vi"))


def test_where_the_year_will_end_reads_the_same_in_words_charts_and_tables() -> None:
    known = catalogue_for(demonstration=False)
    stored = [row("tourist_visits", "75"), *SEASON]
    report = report_of(*stored, plans=targets(target("tourist_visits", "120")))
    line = line_of(report, "tourist_visits")
    trend = course_rows(figures(*stored), report, known, "tourist_visits", NINE_MONTHS)
    foretold = year_forecast(line, NINE_MONTHS)
    told = (
        finding(line, NINE_MONTHS, "vi"),
        computed.forecast(line, NINE_MONTHS, "vi"),
        forecast_name(foretold, "lượt người", "vi"),
        str(trend_chart(trend, line, "vi")),
        str(trend_numbers(trend, figures(*stored), "vi").rows),
    )
    ends = {re.search(r"(\d+) đến (\d+)", text).groups() for text in told}
    assert len(ends) == 1


def test_a_level_is_not_called_cumulated_and_a_budget_not_a_plan() -> None:
    points = (TrendPoint(6, 92.5, 1), TrendPoint(9, 93.1, 1))
    level = Trend("Tham gia BHYT", "%", 2023, points, (), PlanLine(95, 0), is_level=True)
    told = trend_numbers(level, figures(), "vi")
    assert told.caption == "Diễn biến trong năm: Tham gia BHYT"
    assert told.rows[-1][:2] == ("Mục tiêu năm 2023", "95")
    budget = level._replace(plan=PlanLine(900, 0, implied=True, is_budget=True), is_level=False)
    told = trend_numbers(budget, figures(), "vi")
    assert told.caption == "Lũy kế trong năm: Tham gia BHYT"
    assert told.rows[-1][:2] == ("Dự toán năm 2023", "≈900")


def test_the_state_has_one_name_in_every_table() -> None:
    for lang in ("vi", "en"):
        names = {t(key, lang) for key in ("table.state", "chart_tools.column.state", "compare.columns.state")}
        assert len(names | {t("analysis.table.pace", lang)}) == 1


def test_an_implied_plan_has_its_interval_and_a_given_one_has_none() -> None:
    assert computed.words(computed.plan(INDUSTRY, "vi"), "", "vi") == "≈6.076 (6.031 đến 6.122)"
    given = report_of(row("go_industry", "4.132"), plans=targets(target("go_industry", "6.000")))
    assert computed.plan(line_of(given, "go_industry"), "vi") == Told("6.000")


def test_a_percent_of_what_rounding_leaves_open_is_open_too() -> None:
    assert computed.percent_of_plan(INDUSTRY, "vi") == "68%"
    (rest,) = without_one_off(tan_yen_report(), "budget_revenue_local").to_dict("records")
    assert computed.percent_of_plan(rest, "vi") == "≈85% (85 đến 86)"


def test_nothing_is_left_of_a_ceiling() -> None:
    report = report_of(row("tourist_visits", "5"), plans=targets(target("tourist_visits", "9", "le")))
    line = line_of(report, "tourist_visits")
    assert computed.left(line, "vi") is None
    assert "còn phải" not in str(bars_chart(line, NINE_MONTHS, "vi"))
