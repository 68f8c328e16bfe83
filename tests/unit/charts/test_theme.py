"""The theme: contrast that can be read, and one meaning a colour."""

import pytest

from charts.theme import AMBER, BLACK, BLUE, FAINT, GREEN, GREY, INK, LIGHT_GREY, RED


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [BLUE, GREEN, AMBER, RED, INK, FAINT])
def test_letters_stand_out_against_white_at_least_4_5_to_1(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_no_two_meanings_share_a_colour():
    assert len({BLUE, GREEN, AMBER, RED, GREY, LIGHT_GREY, BLACK}) == 7
