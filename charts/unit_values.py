"""The value of one indicator in many units: a bar a unit, in the blue of what is."""

from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.named_rows import BAR, Row, axes, break_mark, labels_trace, lay_rows, names_trace
from charts.theme import BLUE, INK, PHONE_PLOT, number_width, plain, themed_layout
from domain.numbers import format_number
from domain.unit_bars import ValueBar, ValueBars, drawn_end
from texts import t

_MOST_LABEL = 0.6


def value_figure(rows: ValueBars, lang: str = "vi") -> go.Figure:
    """Bars from zero in the order given, each with its number behind it."""
    if not rows.bars:
        return empty_figure(t("compare.nothing", lang), lang)
    labels = [value_label(bar, lang) for bar in rows.bars]
    places, height = lay_rows([bar.name for bar in rows.bars], [""] * len(labels))
    end = drawn_end(bar.value for bar in rows.bars)
    room = min(max(number_width(label) for label in labels) / PHONE_PLOT, _MOST_LABEL)
    bars = go.Bar(
        orientation="h",
        x=[drawn_value(bar, end) for bar in rows.bars],
        y=[place.middle for place in places],
        width=[BAR] * len(places),
        marker={"color": BLUE},
        hovertext=[
            f"{plain(bar.name)}<br>{plain(label)} {plain(rows.unit_name)}"
            for bar, label in zip(rows.bars, labels, strict=True)
        ],
        hoverinfo="text",
    )
    starts = [drawn_value(bar, end) for bar in rows.bars]
    return go.Figure(
        [bars, names_trace(places, 0), labels_trace(places, labels, starts, INK)],
        themed_layout(
            lang, height + 16, shapes=_breaks(rows, places, end), **axes(0, end / (1 - room), height)
        ),
    )


def value_label(bar: ValueBar, lang: str) -> str:
    """'1.234,5'; 'ước 1.234,5' for an estimate."""
    text = format_number(bar.value, bar.decimals, lang)
    return t("chart.estimate", lang, value=text) if bar.estimate else text


def drawn_value(bar: ValueBar, end: float) -> float:
    """The length of a bar: nothing below zero, `end` at most."""
    return min(max(bar.value, 0.0), end)


def _breaks(rows: ValueBars, places: list[Row], end: float) -> list[dict[str, Any]]:
    return [
        mark
        for bar, place in zip(rows.bars, places, strict=True)
        if bar.value > end
        for mark in break_mark(place, end, end / 60)
    ]
