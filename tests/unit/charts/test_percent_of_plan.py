"""Percent of plan as drawn: the digits as written, one colour a meaning, nothing cut off."""

import pytest

from charts.percent_of_plan import CAP, axis_end, percent_alt, percent_figure
from charts.theme import AMBER, BLUE, GREEN, RED
from domain.bars import PercentBar, PercentBars

LAND = PercentBar("land_use", "Thu tiền sử dụng đất", 63.19, 2, "behind", estimate=True, is_budget=True)
INDUSTRY = PercentBar("industry", "Sản xuất công nghiệp - TTCN", 68, 0, "behind", implied=True)
INVESTMENT = PercentBar("investment", "Vốn đầu tư phát triển", 74.2, 1, "near")
REVENUE = PercentBar("revenue", "Tổng thu ngân sách", 97.0, 1, "ahead", is_budget=True)
ROWS = PercentBars((LAND, INDUSTRY, INVESTMENT, REVENUE), 75.0, ("Thương mại - dịch vụ",))


def texts_of(figure):
    traces = [text.strip("\u00a0") for trace in figure.data for text in trace.text or ()]
    return [*traces, *(note.text for note in figure.layout.annotations)]


def test_bars_carry_the_digits_as_written():
    written = texts_of(percent_figure(ROWS))
    assert {"<b>ước 63,19%</b>", "<b>68%</b>", "<b>74,2%</b>", "<b>97,0%</b>"} <= set(written)
    assert "<b>est. 63.19%</b>" in texts_of(percent_figure(ROWS, "en"))


def test_bars_stand_in_the_order_given_and_are_coloured_by_pace():
    bars = percent_figure(ROWS).data[0]
    assert list(bars.x) == [63.19, 68, 74.2, 97.0]
    assert list(bars.y) == sorted(bars.y)
    assert list(bars.marker.color) == [RED, RED, AMBER, GREEN]


def test_a_word_and_a_sign_go_with_the_colour():
    written = texts_of(percent_figure(ROWS))
    assert {"▼ Chậm tiến độ", "● Bám sát tiến độ", "▲ Vượt tiến độ"} <= set(written)


def test_pace_and_plan_are_labelled_once_each():
    written = texts_of(percent_figure(ROWS))
    assert written.count("Tiến độ bình quân 75%") == written.count("Kế hoạch năm 100%") == 1


def test_at_the_years_end_one_label_says_both():
    written = texts_of(percent_figure(ROWS._replace(pace_pct=100.0)))
    assert "Kế hoạch và tiến độ 100%" in written
    assert not {"Kế hoạch năm 100%", "Tiến độ bình quân 100%"} & set(written)


def test_608_percent_is_broken_off_and_written():
    many = PercentBars((LAND, REVENUE._replace(pct=608, decimals=0)), 75.0)
    figure = percent_figure(many)
    assert figure.layout.xaxis.range == (0, CAP)
    assert max(figure.data[0].x) == CAP
    assert "<b>608%</b>" in texts_of(figure)
    breaks = [shape for shape in figure.layout.shapes if shape.line.color == "#FFFFFF"]
    assert len(breaks) == 2


@pytest.mark.parametrize(("pct", "end"), [(20, 112), (120, 124.8), (608, CAP)])
def test_the_axis_always_holds_the_plan_and_never_runs_away(pct, end):
    assert axis_end(PercentBars((LAND._replace(pct=pct),), 75.0)) == pytest.approx(end)


def test_spending_past_its_plan_is_a_warning():
    rows = PercentBars((REVENUE._replace(pct=104.0, over=True),), 75.0)
    figure = percent_figure(rows)
    assert list(figure.data[0].marker.color) == [AMBER]
    assert "⚠ Vượt dự toán" in texts_of(figure)


def test_without_a_pace_bars_are_blue_and_no_pace_is_marked():
    figure = percent_figure(PercentBars((LAND._replace(pace="none"),), None))
    assert list(figure.data[0].marker.color) == [BLUE]
    assert not [text for text in texts_of(figure) if "Tiến độ" in text]


def test_height_grows_with_the_bars_and_with_long_names():
    one = percent_figure(PercentBars((LAND,), 75.0)).layout.height
    assert percent_figure(ROWS).layout.height > 2 * one
    long = LAND._replace(name="Tỷ lệ tham gia BHXH so với lực lượng lao động trong độ tuổi")
    assert percent_figure(PercentBars((long,), 75.0)).layout.height > one


def test_a_negative_percent_is_written_and_not_drawn_to_the_left():
    figure = percent_figure(PercentBars((LAND._replace(pct=-4.0, decimals=0),), 75.0))
    assert list(figure.data[0].x) == [0]
    assert "<b>ước -4%</b>" in texts_of(figure)


def test_names_are_never_taken_for_markup():
    figure = percent_figure(PercentBars((LAND._replace(name="<b>A & B</b>"),), 75.0))
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in texts_of(figure)


def test_nothing_to_draw_is_said():
    rows = PercentBars((), 75.0, ("Chi thường xuyên",))
    assert texts_of(percent_figure(rows)) == ["Chưa có chỉ tiêu nào có số liệu kế<br>hoạch."]
    assert percent_alt(rows).endswith("Chưa có số liệu kế hoạch: Chi thường xuyên.")


def test_alt_says_the_finding():
    alt = percent_alt(ROWS)
    assert "3/4 chỉ tiêu dưới tiến độ" in alt
    assert "Thấp nhất: Thu tiền sử dụng đất ước 63,19% (chậm tiến độ)" in alt
    assert "Cao nhất: Tổng thu ngân sách 97,0%" in alt
    assert "3 of 4 indicators" in percent_alt(ROWS, "en")
    year = ROWS._replace(pace_pct=100.0, bars=(LAND, REVENUE._replace(pct=100.0, own_pace=102.0)))
    assert "kế hoạch năm: 1/2 chỉ tiêu không đạt kế hoạch. Thấp nhất" in percent_alt(year)
