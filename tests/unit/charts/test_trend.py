"""Trend as drawn: this year, last year and the plan's path; too little is said, not drawn."""

from charts.theme import BLACK, BLUE, CONFIG, GREY, PALE_BLUE
from charts.trend import is_drawn, trend_alt, trend_figure
from domain.bars import PlanLine, Trend, TrendPoint, YearForecast

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


def by_name(figure, start):
    (found,) = [trace for trace in figure.data if (trace.name or "").replace("<br>", " ").startswith(start)]
    return found


def test_the_plan_follows_the_season_where_there_is_one():
    plan = PlanLine(200, 0, steps=((3, 0.1), (6, 0.4), (9, 0.7)))
    drawn = by_name(trend_figure(TREND._replace(plan=plan)), "Kế hoạch năm 200, theo tiến độ các năm trước")
    assert (list(drawn.x), list(drawn.y)) == ([0, 3, 6, 9, 12], [0, 20, 80, 140, 200])


def test_a_budget_has_an_estimate_where_everything_else_has_a_plan():
    plan = PlanLine(1643.1, 1, implied=True, is_budget=True)
    assert by_name(trend_figure(TREND._replace(plan=plan)), "Dự toán năm ≈1.643,1, tính từ tỷ lệ báo cáo")
    assert "Dự toán năm" in trend_alt(TREND._replace(plan=plan))
    season = PlanLine(900, 0, steps=((9, 0.7),), is_budget=True)
    assert by_name(trend_figure(TREND._replace(plan=season)), "Dự toán năm 900, theo tiến độ các năm trước")


def test_a_level_is_held_all_year():
    rates = (TrendPoint(6, 61.0, 1), TrendPoint(9, 62.5, 1))
    figure = trend_figure(
        TREND._replace(unit="%", this_year=rates, last_year=(), plan=PlanLine(64, 0), is_level=True)
    )
    drawn = by_name(figure, "Mục tiêu năm 64")
    assert (list(drawn.x), list(drawn.y)) == ([0, 12], [64, 64])
    # Drawn from nothing, rates would lie upon each other.
    assert 55 < figure.layout.yaxis.range[0] < 61
    assert by_name(figure, "Năm 2023: 9 tháng 62,5%")


def test_the_forecast_goes_from_the_last_value_to_the_years_end_with_its_band():
    figure = trend_figure(TREND._replace(forecast=YearForecast(9, 5500, 0, 5400, 5600)))
    line = by_name(figure, "Dự báo cả năm 5.500 tỷ đồng (độ tin cậy 80%: từ 5.400 đến 5.600)")
    assert (list(line.x), list(line.y), line.line.color) == ([9, 12], [4132, 5500], BLUE)
    (band,) = [trace for trace in figure.data if trace.fill == "toself"]
    assert (list(band.x), list(band.y), band.fillcolor) == ([9, 12, 12], [4132, 5600, 5400], PALE_BLUE)
    assert figure.layout.yaxis.range[1] > 5600


def test_a_straight_line_has_no_band_and_says_what_it_is():
    straight = TREND._replace(forecast=YearForecast(9, 5509, 0, seasonal=False))
    assert by_name(trend_figure(straight), "Cả năm khoảng 5.509 tỷ đồng nếu giữ mức bình quân này")
    assert not [trace for trace in trend_figure(straight).data if trace.fill]
    assert "5.509 tỷ đồng" in trend_alt(straight)


def test_a_forecast_of_another_period_than_the_last_is_not_drawn():
    figure = trend_figure(TREND._replace(forecast=YearForecast(3, 5500, 0, 5400, 5600)))
    assert len(figure.data) == len(trend_figure(TREND).data)


def test_the_units_own_estimate_is_a_mark_at_the_years_end():
    mark = by_name(
        trend_figure(TREND._replace(full_year=TrendPoint(12, 5800, 0, estimate=True))),
        "Đơn vị ước cả năm 5.800 tỷ đồng",
    )
    assert (list(mark.x), list(mark.y), mark.mode) == ([12], [5800], "markers")


def test_one_value_is_not_drawn_even_with_a_forecast():
    one = TREND._replace(this_year=TREND.this_year[-1:], last_year=(), forecast=YearForecast(9, 5509, 0))
    assert (is_drawn(one), is_drawn(TREND)) == (False, True)
    assert not trend_figure(one).data
