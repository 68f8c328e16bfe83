"""Bars of a report: how long they are, where their marks stand, and the words beside them."""

import re

from domain.bars import GrowthBar, GrowthBars, PercentBar, PercentBars
from reports.bars import growth_chart, percent_chart


def widths(lines: str) -> list[tuple[str, float, float]]:
    """The kind, start and width of every bar, in percent of the paper."""
    found = re.findall(r'<rect class="(\w*)" x="([\d.-]+)%" width="([\d.]+)%"', lines)
    return [(kind, float(start), float(width)) for kind, start, width in found]


def marks(lines: str, kind: str) -> list[float]:
    return [float(at) for at in re.findall(rf'<line class="{kind}" x1="([\d.]+)%"', lines)]


def test_percents_stand_on_one_scale_with_pace_and_plan() -> None:
    bars = PercentBar("a", "Đất", 56.0, 2, "behind"), PercentBar("b", "Thu", 97.0, 1, "ahead", estimate=True)
    chart = percent_chart(PercentBars(bars, 75.0, ("Chi",)), "vi")
    assert widths(chart.lines) == [("behind", 0, 50), ("ahead", 0, 86.6)]
    assert marks(chart.lines, "pace") == [67.0, 67.0]
    assert marks(chart.lines, "plan") == [89.3, 89.3]
    assert "ước 97,0%" in chart.lines
    assert "▼ Chậm tiến độ" in chart.lines
    assert chart.key == "Vạch đậm: tiến độ bình quân 75%; vạch mảnh: kế hoạch năm 100%."
    assert chart.missing == "Chưa có số liệu kế hoạch: Chi."


def test_what_is_far_beyond_its_plan_is_cut_and_squashes_nothing() -> None:
    bars = PercentBar("a", "Đất", 70.0, 0, "behind"), PercentBar("b", "Khách", 608.0, 0, "ahead")
    chart = percent_chart(PercentBars(bars, 75.0), "vi")
    assert widths(chart.lines) == [("behind", 0, 50), ("ahead", 0, 100)]
    assert chart.lines.count('class="cut"') == 1
    assert "608%" in chart.lines


def test_each_bar_has_the_pace_it_is_judged_by_and_none_has_no_mark() -> None:
    bars = (
        PercentBar("a", "Đất", 70.0, 0, "behind", own_pace=84.0),
        PercentBar("b", "Thu", 70.0, 0, "none"),
        PercentBar("c", "Chi", 111.0, 0, "none", over=True),
    )
    chart = percent_chart(PercentBars(bars, 75.0), "en")
    assert len(marks(chart.lines, "pace")) == 1
    assert [kind for kind, _, _ in widths(chart.lines)] == ["behind", "none", "near"]
    assert "past years" in chart.key


def test_once_judged_the_verdict_stands_in_the_place_of_the_pace() -> None:
    bars = (
        PercentBar("a", "Đất", 90.0, 0, "none", verdict="missed"),
        PercentBar("b", "Thu", 101, 0, "none", verdict="met"),
    )
    chart = percent_chart(PercentBars(bars, 100.0), "vi")
    assert [kind for kind, _, _ in widths(chart.lines)] == ["behind", "ahead"]
    assert chart.key == "Kế hoạch và tiến độ 100%"


def test_growth_goes_both_ways_from_zero() -> None:
    bars = GrowthBar("a", "Đất", 90.0, 0, "reported"), GrowthBar("b", "Thu", 130.0, 0, "reported")
    chart = growth_chart(GrowthBars(bars, 2022), "vi")
    assert widths(chart.lines) == [("fall", 0, 25), ("rise", 25, 75)]
    assert marks(chart.lines, "plan") == [25.0, 25.0]
    assert "giảm 10%" in chart.lines
    assert chart.title == "So với cùng kỳ năm 2022 (%)"


def test_small_growth_does_not_fill_the_paper_and_a_doubling_is_cut() -> None:
    small = growth_chart(GrowthBars((GrowthBar("a", "Đất", 101.0, 0, "reported"),), 2022), "vi")
    assert widths(small.lines) == [("rise", 0, 10)]
    large = growth_chart(GrowthBars((GrowthBar("a", "Đất", 300.0, 0, "reported"),), 2022), "vi")
    assert widths(large.lines) == [("rise", 0, 100)]
    assert large.lines.count('class="cut"') == 1


def test_a_name_is_never_markup() -> None:
    bar = PercentBar("a", "<script>", 56.0, 2, "behind")
    assert "<script>" not in percent_chart(PercentBars((bar,), 75.0), "vi").lines
