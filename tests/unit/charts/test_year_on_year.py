"""Growth as drawn: around zero, in one blue, with its word and sign."""

import pytest

from charts.theme import BLUE, GREEN
from charts.year_on_year import CAP, growth_alt, growth_figure, growth_range
from domain.bars import GrowthBar, GrowthBars

FALL = GrowthBar("deaths", "Người chết do TNGT", 96, 0, "reported")
SAME = GrowthBar("spending", "Tổng chi ngân sách", 100.0, 1, "computed")
RISE = GrowthBar("industry", "Sản xuất công nghiệp - TTCN", 106.7, 1, "reported", estimate=True)
ROWS = GrowthBars((FALL, SAME, RISE), 2022)


def texts_of(figure):
    traces = [text.strip("\u00a0") for trace in figure.data for text in trace.text or ()]
    return [*traces, *(note.text for note in figure.layout.annotations)]


def test_bars_stand_around_zero_in_blue():
    bars = growth_figure(ROWS).data[0]
    assert list(bars.x) == pytest.approx([-4, 0, 6.7])
    assert bars.marker.color == BLUE
    assert GREEN not in growth_figure(ROWS).to_json()


def test_growth_is_written_as_officials_say_it():
    assert {"<b>giảm 4%</b>", "<b>bằng cùng kỳ</b>", "<b>ước tăng 6,7%</b>"} <= set(
        texts_of(growth_figure(ROWS))
    )
    assert "<b>est. up 6.7%</b>" in texts_of(growth_figure(ROWS, "en"))


def test_labels_of_a_fall_stand_to_its_left():
    labels = growth_figure(ROWS).data[-1]
    place = labels.text.index("\u00a0<b>giảm 4%</b>\u00a0")
    assert (labels.textposition[place], labels.x[place]) == ("middle left", -4)


def test_the_axis_leaves_room_for_labels_on_the_sides_that_have_bars():
    low, high = growth_range(GrowthBars((RISE,), 2022), 100)
    assert low == 0
    assert (high - 6.7) / high == pytest.approx(100 / 335)
    low, high = growth_range(ROWS, 100)
    assert (low < -4, high > 6.7) == (True, True)


def test_only_unchanged_values_still_have_an_axis():
    low, high = growth_range(GrowthBars((SAME,), 2022), 100)
    assert low < high


def test_a_doubling_is_broken_off_and_written():
    figure = growth_figure(GrowthBars((RISE, RISE._replace(yoy_index=230.0, decimals=0)), 2022))
    assert max(figure.data[0].x) == CAP
    assert "<b>ước tăng 130%</b>" in texts_of(figure)


def test_a_rebuilt_base_is_named():
    figure = growth_figure(GrowthBars((FALL._replace(origin="rebuilt"),), 2022))
    assert "<b>giảm 4% (tính lại theo địa giới hành chính mới)</b>" in texts_of(figure)


def test_alt_counts_rises_and_falls():
    assert "1/3 chỉ tiêu tăng, 1 chỉ tiêu giảm. Thấp nhất: Người chết do TNGT giảm 4%." in growth_alt(ROWS)


def test_nothing_to_draw_is_said():
    rows = GrowthBars((), 2022, ("Tổng thu ngân sách",))
    assert not growth_figure(rows).data
    assert growth_alt(rows).endswith("Chưa có số liệu cùng kỳ: Tổng thu ngân sách.")
