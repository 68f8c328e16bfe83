"""Trend as drawn: this year, last year and the plan's path; too little is said, not drawn."""

from charts.theme import BLACK, BLUE, CONFIG, GREY
from charts.trend import trend_alt, trend_figure
from domain.bars import PlanLine, Trend, TrendPoint

TREND = Trend(
    "Sản xuất công nghiệp - TTCN",
    "tỷ đồng",
    2023,
    (TrendPoint(6, 2650.5, 1), TrendPoint(9, 4132, 0, estimate=True)),
    (TrendPoint(6, 2500, 0), TrendPoint(9, 3872, 0), TrendPoint(12, 5300, 0)),
    PlanLine(6076.47, 0, implied=True),
)


def test_each_line_has_its_colour_and_its_last_value():
    this_year, last_year, plan = trend_figure(TREND).data
    assert (list(this_year.x), list(this_year.y), this_year.line.color) == ([6, 9], [2650.5, 4132], BLUE)
    assert this_year.name.replace("<br>", " ") == "Năm 2023: 9 tháng ước 4.132 tỷ đồng"
    assert (last_year.line.color, last_year.name) == (GREY, "Năm 2022: Cả năm 5.300 tỷ đồng")
    assert (list(plan.x), list(plan.y), plan.line.color) == ([0, 12], [0, 6076.47], BLACK)
    assert plan.name.replace("<br>", " ") == "Kế hoạch năm ≈6.076, tính từ tỷ lệ báo cáo"


def test_a_year_without_values_has_no_line():
    assert len(trend_figure(TREND._replace(last_year=(), plan=None)).data) == 1


def test_numbers_follow_the_language():
    assert trend_figure(TREND).layout.separators == ",."
    assert trend_figure(TREND, "en").layout.separators == ".,"


def test_one_value_is_said_with_its_period():
    one = TREND._replace(this_year=TREND.this_year[-1:], last_year=())
    assert not trend_figure(one).data
    assert trend_alt(one).startswith("Mới có số liệu một kỳ: 9 tháng 2023, ước 4.132 tỷ đồng.")


def test_no_value_is_said():
    none = TREND._replace(this_year=(), last_year=())
    assert trend_alt(none) == "Chưa có số liệu năm 2023 và năm trước."


def test_alt_compares_with_the_same_months():
    assert "Cùng kỳ năm trước: 3.872 tỷ đồng." in trend_alt(TREND)
    assert "Cùng kỳ" not in trend_alt(TREND._replace(this_year=(TrendPoint(3, 1, 0), TrendPoint(5, 2, 0))))


def test_last_year_alone_is_told_as_last_year():
    assert "năm 2022" in trend_alt(TREND._replace(this_year=()))


def test_figures_stay_still_under_a_thumb():
    figure = trend_figure(TREND)
    assert (figure.layout.dragmode, figure.layout.xaxis.fixedrange) == (False, True)
    assert CONFIG["displayModeBar"] is False
