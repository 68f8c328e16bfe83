"""The theme: contrast that can be read, and one meaning a colour."""

import plotly.graph_objects as go
import pytest

from charts.theme import AMBER, BLACK, BLUE, FAINT, GREEN, GREY, INK, LIGHT_GREY, RED, enlarged, themed_layout


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [BLUE, GREEN, AMBER, RED, INK, FAINT])
def test_letters_stand_out_against_white_at_least_4_5_to_1(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_no_two_meanings_share_a_colour():
    assert len({BLUE, GREEN, AMBER, RED, GREY, LIGHT_GREY, BLACK}) == 7


def test_a_figure_is_enlarged_in_letters_marks_height_and_margins_alone():
    small = go.Figure(
        go.Scatter(
            x=[1, 2], y=[3, 4], marker={"size": 10, "line": {"width": 2}}, textfont={"size": [16, 12]}
        ),
        themed_layout("vi", 100),
    )
    large = enlarged(small, 2)
    assert (large.layout.height, large.layout.font.size, large.layout.margin.l) == (200, 32, 8)
    assert (large.data[0].marker.size, large.data[0].marker.line.width) == (20, 2)
    assert list(large.data[0].x) == [1, 2]
    assert small.layout.height == 100
