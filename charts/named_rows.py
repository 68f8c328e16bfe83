"""Rows with their name above the bar, so that long Vietnamese names are whole at any width.

The vertical axis counts px from the top, which makes every row exactly as high as its text needs.
"""

import textwrap
from typing import Any, NamedTuple

from charts.theme import FAINT, INK, LETTER, NOTE_SIZE, PHONE_PLOT, TEXT_SIZE, plain, text_width

NAME_LINE, BAR, GAP = 23, 26, 14
# Between a name and its bar, so that marks standing out of the bar stay clear of the letters.
_AIR = 6
_SPACE = 14
DASH = " -\u00a0"  # a line never ends in a dash


class Row(NamedTuple):
    """Where one row stands, in px from the top: the name's lines, and the middle of its bar."""

    name: str
    top: float
    middle: float


def lay_rows(names: list[str], beside: list[str]) -> tuple[list[Row], int]:
    """Rows for names that share their line with a word beside them, and the height of all."""
    rows, y = [], 0
    for name, word in zip(names, beside, strict=True):
        room = PHONE_PLOT - (text_width(word, NOTE_SIZE) + _SPACE if word else 0)
        lines = textwrap.wrap(name.replace(" - ", DASH), max(12, int(room / LETTER))) or [""]
        middle = y + NAME_LINE * len(lines) + _AIR + BAR / 2
        rows.append(Row("<br>".join(plain(line) for line in lines), y, middle))
        y = int(middle + BAR / 2 + GAP)
    return rows, y


def name_label(row: Row) -> dict[str, Any]:
    """The annotation that writes a row's name above its bar."""
    return {
        "text": row.name, "x": 0, "xref": "paper", "y": row.top, "xanchor": "left", "yanchor": "top",
        "align": "left", "showarrow": False, "font": {"size": TEXT_SIZE, "color": INK}, "borderpad": 0,
    }  # fmt: skip


def word_beside(row: Row, text: str, colour: str) -> dict[str, Any]:
    """The annotation at the right end of a name's first line."""
    return {
        "text": plain(text), "x": 1, "xref": "paper", "y": row.top, "xanchor": "right", "yanchor": "top",
        "align": "right", "showarrow": False, "font": {"size": NOTE_SIZE, "color": colour}, "borderpad": 0,
    }  # fmt: skip


def bar_label(row: Row, text: str, x: float, colour: str, to_left: bool = False) -> dict[str, Any]:
    """The annotation with a bar's number, beginning (or ending) at x."""
    return {
        "text": f"<b>{plain(text)}</b>", "x": x, "y": row.middle, "xanchor": "right" if to_left else "left",
        "xshift": -4 if to_left else 4, "yanchor": "middle", "showarrow": False,
        "font": {"size": TEXT_SIZE, "color": colour}, "borderpad": 0,
    }  # fmt: skip


def tick(
    row: Row, x: float, colour: str, width: float, reach: float = 3, dash: str = "solid"
) -> dict[str, Any]:
    """The shape that marks a place on one bar, standing out `reach` px above and below."""
    return {
        "type": "line", "x0": x, "x1": x, "y0": row.middle - BAR / 2 - reach,
        "y1": row.middle + BAR / 2 + reach, "line": {"color": colour, "width": width, "dash": dash},
    }  # fmt: skip


def break_mark(row: Row, x: float, span: float) -> list[dict[str, Any]]:
    """Two slanting white lines: the bar goes on beyond what is drawn. `span` is their width in x."""
    return [
        {
            "type": "line", "x0": start, "x1": start + span, "y0": row.middle + BAR / 2 + 1,
            "y1": row.middle - BAR / 2 - 1, "line": {"color": "#FFFFFF", "width": 3},
        }
        for start in (x - 3 * span, x - 1.5 * span)
    ]  # fmt: skip


def axes(low: float, high: float, height: int) -> dict[str, Any]:
    """The two axes without decoration: x in percent, y in px from the top."""
    still = {"fixedrange": True, "visible": False}
    return {"xaxis": still | {"range": [low, high]}, "yaxis": still | {"range": [height, 0]}}


def line_label(text: str, x: float, share: float, height: int, above: bool) -> dict[str, Any]:
    """The label of a vertical line, above or below all rows, kept inside the plot by its anchor."""
    anchor = "left" if share < 0.3 else "right" if share > 0.7 else "center"
    return {
        "text": plain(text), "x": x, "y": 0 if above else height, "xanchor": anchor, "align": anchor,
        "yanchor": "bottom" if above else "top", "yshift": 4 if above else -2, "showarrow": False,
        "font": {"size": NOTE_SIZE, "color": FAINT}, "borderpad": 0,
    }  # fmt: skip
