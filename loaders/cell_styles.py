"""How a cell shows what it holds, where its meaning hangs on that: as a percent, in an old font's letters."""

import re
from typing import NamedTuple

from loaders.read_as import TCVN3, VNI

_TCVN3_FONT = re.compile(r"\.vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[-_ ]", re.IGNORECASE)
# What a number format shows as it stands, or leaves room for: "%" among it multiplies nothing.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class Style(NamedTuple):
    """`letters` names the old font's letters, '' for Unicode; some of those fonts show capitals alone."""

    percent: bool = False
    letters: str = ""
    capitals: bool = False


PLAIN = Style()


def style_of(font: str, number_format: str) -> Style:
    """The style of a cell by its font's name and its number format."""
    letters = TCVN3 if _TCVN3_FONT.match(font) else VNI if _VNI_FONT.match(font) else ""
    capitals = letters == TCVN3 and font.endswith("H")
    return Style(shows_percent(number_format), letters, capitals)


def shows_percent(number_format: str) -> bool:
    """Whether a number format such as '0.0%' shows a hundred times the number and a percent sign."""
    return "%" in _LITERAL.sub("", number_format).split(";")[0]
