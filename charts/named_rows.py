"""Rows with their name above the bar, so that long Vietnamese names are whole at any width.

The vertical axis counts px from the top, which makes every row exactly as high as its text needs.
"""

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

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


def names_trace(rows: Sequence[Row], x: float) -> go.Scatter:
    """Every row's name above its bar, beginning at x: one trace of texts, as annotations are drawn slowly."""
    return _texts([row.name for row in rows], [x] * len(rows), [row.top for row in rows], "bottom right", INK)


def words_trace(rows: Sequence[Row], words: Sequence[str], x: float, colours: Sequence[str]) -> go.Scatter:
    """A word a row at the right end of its name's first line, ending at x."""
    texts = [plain(word) for word in words]
    tops = [row.top for row in rows]
    return _texts(texts, [x] * len(rows), tops, "bottom left", colours, NOTE_SIZE)


def labels_trace(
    rows: Sequence[Row],
    texts: Sequence[str],
    starts: Sequence[float],
    colours: Sequence[str] | str,
    to_left: Sequence[bool] | None = None,
) -> go.Scatter:
    """The number of each bar, beginning at its start, or ending there."""
    # A blank that does not break keeps the digits clear of the bar's end.
    bold = [f"\u00a0<b>{plain(text)}</b>\u00a0" for text in texts]
    sides = ["middle left" if left else "middle right" for left in to_left or [False] * len(rows)]
    return _texts(bold, starts, [row.middle for row in rows], sides, colours)


def ticks_trace(rows: Sequence[Row], places: Sequence[float], colour: str, width: float) -> go.Scatter:
    """A mark a row at its place, standing out of the bar above and below."""
    return go.Scatter(
        x=list(places),
        y=[row.middle for row in rows],
        mode="markers",
        marker={"symbol": "line-ns", "size": BAR + 6, "line": {"color": colour, "width": width}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _texts(
    texts: Sequence[str],
    x: Sequence[float],
    y: Sequence[float],
    place: Sequence[str] | str,
    colours: Sequence[str] | str,
    size: int = TEXT_SIZE,
) -> go.Scatter:
    return go.Scatter(
        x=list(x),
        y=list(y),
        text=list(texts),
        mode="text",
        textposition=place if isinstance(place, str) else list(place),
        textfont={"size": size, "color": colours if isinstance(colours, str) else list(colours)},
        cliponaxis=False,
        hoverinfo="skip",
    )


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
        "yanchor": "bottom" if above else "top", "yshift": 9 if above else -2, "showarrow": False,
        "font": {"size": NOTE_SIZE, "color": FAINT}, "borderpad": 0,
    }  # fmt: skip
