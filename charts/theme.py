"""The one theme: a few colours with one meaning each, letters for the back of a room, numbers by language."""

from html import escape
from typing import Any

import plotly.graph_objects as go

BLUE = "#0B5CAD"  # what is
PALE_BLUE = "rgba(11, 92, 173, 0.15)"  # how sure what will be is
GREY, LIGHT_GREY = "#8A94A6", "#C5CCD8"  # last year; what only guides the eye
BLACK = "#101828"  # the plan and the pace
GREEN, AMBER, RED = "#1A7F4B", "#9A6700", "#B42318"  # the verdict, nothing else
INK, FAINT, WHITE = "#1D2939", "#475467", "#FFFFFF"

FONT = "Be Vietnam Pro, Arial, sans-serif"
TEXT_SIZE, NOTE_SIZE = 16, 15
# Widths are judged on a phone of 390 px and a letter of Be Vietnam Pro at TEXT_SIZE.
PHONE_PLOT, LETTER, BOLD_DIGIT = 335, 8.6, 9.2
SEPARATORS = {"vi": ",.", "en": ".,"}

# What of a figure is in px: letters and marks, its height, the margins.
_SIZES = frozenset({"size", "height", "l", "r", "t", "b", "xshift", "yshift"})

# What figures leave open. Plotly's own template is longer than the figures, in colours that mean nothing.
_TEMPLATE: dict[str, Any] = {
    "layout": {
        "autotypenumbers": "strict",
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "xaxis": {"automargin": True, "zeroline": False},
        "yaxis": {"automargin": True, "zeroline": False},
    }
}

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
}

# A click on a bar leads to its indicator: it must not make the others pale on the way.
UNDIMMED: dict[str, Any] = {"unselected": {"marker": {"opacity": 1}}}


def themed_layout(lang: str, height: int, **more: Any) -> go.Layout:
    """The layout every figure has: transparent, still under the finger, `height` in px."""
    settings: dict[str, Any] = {
        "height": height,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": INK},
        "separators": SEPARATORS[lang],
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 4, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"font": {"family": FONT, "size": NOTE_SIZE}},
        "title": {"text": ""},
        "template": _TEMPLATE,
    }
    return go.Layout(**(settings | more))


def enlarged(figure: go.Figure, times: float = 1.25) -> go.Figure:
    """The figure with letters, marks, margins and height so many times as large, for a bright room."""
    return go.Figure(_enlarged(figure.to_plotly_json(), times))


def _enlarged(part: Any, times: float) -> Any:
    if isinstance(part, (list, tuple)):
        return [_enlarged(one, times) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: value * times if name in _SIZES and isinstance(value, (int, float)) else _enlarged(value, times)
        for name, value in part.items()
    }


def plain(text: str) -> str:
    """A text whose letters plotly will not take for markup."""
    return escape(text, quote=False)


def text_width(text: str, size: int = TEXT_SIZE) -> float:
    """About how many px a text takes."""
    return len(text) * LETTER * size / TEXT_SIZE


def number_width(text: str) -> float:
    """About how many px a bold number takes with the air around it; digits are wider than letters."""
    return (len(text) + 2) * BOLD_DIGIT
