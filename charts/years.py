"""The same months of several years: a bar a year, this year's in the blue of what is, the others grey."""

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.theme import BLUE, GREY, INK, NOTE_SIZE, TEXT_SIZE, plain, themed_layout
from charts.wording import growth_label, months_label, point_label
from domain.bars import GrowthBar, TrendPoint, YearBar, YearBars
from domain.numbers import format_number
from texts import t

_HEIGHT = 340
_GROWTH_DECIMALS = 1


def years_figure(rows: YearBars, lang: str = "vi") -> go.Figure:
    """Bars with their value above and their growth below; with one year it says that there is no other."""
    if len(rows.bars) < 2:
        return empty_figure(t("chart.empty.years", lang, months=months_label(rows.months, lang)), lang)
    newest = rows.bars[-1].year
    still = {"fixedrange": True, "showgrid": False, "zeroline": False}
    lowest = min(0.0, *(bar.value for bar in rows.bars))
    highest = max(0.0, *(bar.value for bar in rows.bars)) or 1.0
    return go.Figure(
        go.Bar(
            x=[_year_label(bar, lang) for bar in rows.bars],
            y=[bar.value for bar in rows.bars],
            marker={"color": [BLUE if bar.year == newest else GREY for bar in rows.bars]},
            text=[f"<b>{format_number(bar.value, bar.decimals, lang)}</b>" for bar in rows.bars],
            textposition="outside",
            textfont={"size": TEXT_SIZE, "color": INK},
            cliponaxis=False,
            hovertext=[plain(_told(rows, bar, lang)) for bar in rows.bars],
            hoverinfo="text",
        ),
        themed_layout(
            lang,
            _HEIGHT,
            margin={"l": 4, "r": 4, "t": 8, "b": 8},
            bargap=0.35,
            xaxis=still | {"type": "category", "tickfont": {"size": NOTE_SIZE}, "automargin": True},
            yaxis=still | {"visible": False, "range": [lowest * 1.15, highest * 1.15]},
        ),
    )


def years_alt(rows: YearBars, lang: str = "vi") -> str:
    """The chart's finding in words: every year's value and growth."""
    if len(rows.bars) < 2:
        return t("chart.empty.years", lang, months=months_label(rows.months, lang))
    told = "; ".join(_told(rows, bar, lang) for bar in rows.bars)
    return t("chart.alt.years", lang, name=rows.name, months=months_label(rows.months, lang), told=told)


def growth_of(bar: YearBar, lang: str) -> str:
    """'tăng 6,7%' on the year before; '' where that is unknown."""
    if bar.yoy_index is None:
        return ""
    return growth_label(GrowthBar("", "", bar.yoy_index, _GROWTH_DECIMALS, "computed"), lang)


def _year_label(bar: YearBar, lang: str) -> str:
    growth = growth_of(bar, lang)
    return f"{bar.year}<br>{growth}" if growth else str(bar.year)


def _told(rows: YearBars, bar: YearBar, lang: str) -> str:
    value = point_label(TrendPoint(rows.months, bar.value, bar.decimals, bar.estimate), rows.unit, lang)
    growth = growth_of(bar, lang)
    return f"{bar.year}: {value}" + (f", {growth}" if growth else "")
