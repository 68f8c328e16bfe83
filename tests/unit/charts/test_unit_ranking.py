"""Ranked units: the exact bars, what squashes nothing, and the mark of one unit."""

import pytest

from charts.unit_ranking import ranking_figure
from charts.unit_values import value_label
from domain.bars import GrowthBar, GrowthBars, PercentBar, PercentBars
from domain.unit_bars import ValueBar, ValueBars, drawn_end

PERCENTS = PercentBars(
    (
        PercentBar("a", "Xã An", 60.0, 1, "behind", estimate=True),
        PercentBar("b", "Xã Bé", 74.0, 1, "near"),
        PercentBar("c", "Xã Cỏ", 608.0, 1, "ahead"),
    ),
    75.0,
)
GROWTHS = GrowthBars((GrowthBar("a", "Xã An", 96.0, 1, "computed"),), 2022)
VALUES = ValueBars(
    (
        ValueBar("a", "Xã An", 5000.0, 0), ValueBar("b", "Xã Bé", 40.0, 0),
        ValueBar("c", "Xã Cỏ", 30.5, 1, estimate=True), ValueBar("d", "Xã <b>Da</b>", 20.0, 0),
        ValueBar("e", "Xã E", -1.0, 0),
    ),
    "triệu đồng",
)  # fmt: skip


def texts(figure) -> list[str]:
    traces = [text.strip("\u00a0") for trace in figure.data for text in trace.text or ()]
    return [*traces, *(note.text for note in figure.layout.annotations)]


def bands(figure) -> list:
    return [shape for shape in figure.layout.shapes if shape.type == "rect"]


@pytest.mark.parametrize("rows", [PERCENTS, GROWTHS, VALUES])
def test_one_unit_is_marked_by_a_band_behind_its_row(rows: PercentBars | GrowthBars | ValueBars):
    (band,) = bands(ranking_figure(rows, "a"))
    assert band.layer == "below"
    assert band.y0 < ranking_figure(rows, "a").data[0].y[0] < band.y1
    assert not bands(ranking_figure(rows, ""))
    assert not bands(ranking_figure(rows, "elsewhere"))


def test_a_percent_far_over_the_plan_does_not_squash_the_rest():
    figure = ranking_figure(PERCENTS, "")
    assert max(figure.data[0].x) <= 140.0
    assert "<b>608,0%</b>" in texts(figure)
    assert "<b>ước 60,0%</b>" in texts(figure)


def test_a_value_far_over_the_others_is_a_broken_bar_with_its_number():
    figure = ranking_figure(VALUES, "")
    assert drawn_end(bar.value for bar in VALUES.bars) == 120.0
    assert list(figure.data[0].x) == [120.0, 40.0, 30.5, 20.0, 0.0]
    assert "<b>5.000</b>" in texts(figure)
    assert len(figure.layout.shapes) == 2


def test_values_are_written_as_they_are_and_estimates_marked():
    assert value_label(VALUES.bars[2], "vi") == "ước 30,5"
    assert "Xã &lt;b&gt;Da&lt;/b&gt;" in texts(ranking_figure(VALUES, ""))


def test_without_any_value_it_says_so():
    figure = ranking_figure(ValueBars((), ""), "a", "en")
    assert not figure.data
    assert "No unit has figures" in texts(figure)[0]
    assert drawn_end([0.0]) == drawn_end([]) == 1.0
