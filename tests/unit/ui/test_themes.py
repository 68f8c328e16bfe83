"""The dark theme turns colours over: what could be read on white must be readable on the dark ground."""

import math
import re
from pathlib import Path

import pytest

from charts import theme
from domain.views import THEMES
from ui import markup

ROOM = Path(markup.__file__).parent
Colour = tuple[float, float, float]
# Of the specification of CSS filters: hue-rotate(180deg) on colours from 0 to 1.
_COS, _SIN = math.cos(math.pi), math.sin(math.pi)
_LUMA = (0.213, 0.715, 0.072)
_TURN = (
    (0.787, -0.715, -0.072, -0.213, -0.715, 0.928),
    (-0.213, 0.285, -0.072, 0.143, 0.140, -0.283),
    (-0.213, -0.715, 0.928, -0.787, 0.715, 0.072),
)


def parsed(text: str) -> Colour:
    return tuple(int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))


def darkened(colour: Colour, amount: float) -> Colour:
    """invert(amount), then hue-rotate(180deg)."""
    inverted = [amount - one * (2 * amount - 1) for one in colour]
    turned = [
        sum((_LUMA[n] + _COS * row[n] + _SIN * row[n + 3]) * inverted[n] for n in range(3)) for row in _TURN
    ]
    return tuple(min(max(one, 0.0), 1.0) for one in turned)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: Colour) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def amount_of_dark() -> float:
    found = re.search(r"invert\(([\d.]+)\) hue-rotate\(180deg\)", (ROOM / "dark.css").read_text("utf-8"))
    assert found
    return float(found[1])


def test_every_theme_but_the_first_has_its_sheet():
    assert [(ROOM / f"{name}.css").is_file() for name in THEMES] == [False, True, True]


@pytest.mark.parametrize("name", ["BLUE", "BLACK", "GREEN", "AMBER", "RED", "INK", "FAINT"])
def test_letters_and_verdicts_are_read_on_the_dark_ground(name):
    ground = darkened((1.0, 1.0, 1.0), amount_of_dark())
    assert contrast(parsed(getattr(theme, name)), (1.0, 1.0, 1.0)) >= 4.5
    assert contrast(darkened(parsed(getattr(theme, name)), amount_of_dark()), ground) >= 4.5


def test_colours_keep_their_hue():
    for name, channel in (("RED", 0), ("GREEN", 1), ("BLUE", 2)):
        found = darkened(parsed(getattr(theme, name)), amount_of_dark())
        assert max(range(3), key=found.__getitem__) == channel
