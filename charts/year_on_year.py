"""Year on year: bars of growth around zero, in the blue of what is; growth is no verdict."""

from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.named_rows import BAR, Row, axes, break_mark, labels_trace, lay_rows, names_trace, ticks_trace
from charts.theme import BLACK, BLUE, INK, PHONE_PLOT, UNDIMMED, number_width, plain, themed_layout
from charts.wording import growth_label, missing_sentence, shown_growth
from domain.bars import GrowthBar, GrowthBars
from texts import t

# Growth beyond this is drawn as a broken bar with its number: a doubling must not squash the rest.
CAP = 60.0
_LEAST = 1.0


def growth_figure(rows: GrowthBars, lang: str = "vi") -> go.Figure:
    """Bars of growth in percent around zero, in the order given."""
    if not rows.bars:
        return empty_figure(t("chart.empty.growth", lang), lang)
    labels = [growth_label(bar, lang) for bar in rows.bars]
    places, height = lay_rows([bar.name for bar in rows.bars], [""] * len(labels))
    low, high = growth_range(rows, max(number_width(label) for label in labels))
    bars = go.Bar(
        orientation="h",
        x=[drawn_growth(bar) for bar in rows.bars],
        y=[place.middle for place in places],
        width=[BAR] * len(places),
        marker={"color": BLUE},
        hovertext=[
            f"{plain(bar.name)}<br>{plain(label)}" for bar, label in zip(rows.bars, labels, strict=True)
        ],
        hoverinfo="text",
        **UNDIMMED,
    )
    falls = [bar.yoy_index < 100 for bar in rows.bars]
    starts = [drawn_growth(bar) for bar in rows.bars]
    return go.Figure(
        [
            bars,
            ticks_trace(places, [0.0] * len(places), BLACK, 2),
            names_trace(places, low),
            labels_trace(places, labels, starts, INK, falls),
        ],
        themed_layout(
            lang,
            height + 16,
            shapes=_breaks(rows, places, (high - low) / 90),
            **axes(low, high, height),
        ),
    )


def drawn_growth(bar: GrowthBar) -> float:
    """The length of a bar in percent, CAP at most on either side."""
    return max(-CAP, min(CAP, bar.yoy_index - 100))


def growth_range(rows: GrowthBars, label: float) -> tuple[float, float]:
    """The ends of the axis in percent: all bars, and room for a label (in px) where bars end."""
    drawn = [drawn_growth(bar) for bar in rows.bars]
    low, high = min(0.0, *drawn), max(0.0, *drawn)
    length = max(high - low, _LEAST)
    sides = (low < 0) + (high > 0) or 1
    room = length * (label / PHONE_PLOT) / (1 - sides * label / PHONE_PLOT)
    return (low - room if low < 0 else 0.0), (high + room if high > 0 or low == 0 else 0.0)


def growth_alt(rows: GrowthBars, lang: str = "vi") -> str:
    """The chart's finding in words: how many grow and fall, the lowest and the highest."""
    missing = missing_sentence("chart.alt.missing_prior", rows.missing, lang)
    if not rows.bars:
        return t("chart.empty.growth", lang) + missing
    by_index = sorted(rows.bars, key=lambda bar: bar.yoy_index)
    facts = {
        "year": rows.year_before,
        "count": len(by_index),
        "up": sum(shown_growth(bar) > 0 for bar in by_index),
        "down": sum(shown_growth(bar) < 0 for bar in by_index),
        "lowest": f"{by_index[0].name} {growth_label(by_index[0], lang)}",
        "highest": f"{by_index[-1].name} {growth_label(by_index[-1], lang)}",
    }
    return t("chart.alt.growth" if len(by_index) > 1 else "chart.alt.growth_one", lang, **facts) + missing


def _breaks(rows: GrowthBars, places: list[Row], span: float) -> list[dict[str, Any]]:
    beyond = [(b, place) for b, place in zip(rows.bars, places, strict=True) if abs(b.yoy_index - 100) > CAP]
    return [
        mark
        for bar, place in beyond
        for mark in break_mark(place, drawn_growth(bar) + (0 if bar.yoy_index > 100 else 4 * span), span)
    ]
