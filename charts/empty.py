"""A figure with nothing to draw says so in a sentence."""

import textwrap

import plotly.graph_objects as go

from charts.theme import FAINT, TEXT_SIZE, plain, themed_layout

_HEIGHT, _LINE, _LETTERS = 88, 24, 38


def empty_figure(sentence: str, lang: str = "vi") -> go.Figure:
    """A figure that holds one sentence, its lines short enough for a phone."""
    lines = textwrap.wrap(sentence, _LETTERS)
    figure = go.Figure(layout=themed_layout(lang, _HEIGHT + _LINE * len(lines)))
    figure.update_xaxes(visible=False, fixedrange=True).update_yaxes(visible=False, fixedrange=True)
    figure.add_annotation(
        text="<br>".join(plain(line) for line in lines),
        x=0, y=0.5, xref="paper", yref="paper", xanchor="left", align="left", showarrow=False,
        font={"size": TEXT_SIZE, "color": FAINT},
    )  # fmt: skip
    return figure
