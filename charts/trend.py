"""Trend: one indicator cumulated over this year and the last, against the plan's even path."""

import textwrap
from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.theme import BLACK, BLUE, GREY, LIGHT_GREY, NOTE_SIZE, plain, themed_layout
from charts.wording import months_label, point_label
from domain.bars import PlanLine, Trend, TrendPoint
from domain.numbers import format_number
from texts import t

_HEIGHT, _YEAR, _LEGEND_LETTERS = 440, 12, 36
_QUARTERS = (3, 6, 9, 12)


def trend_figure(rows: Trend, lang: str = "vi") -> go.Figure:
    """Lines over the months; with fewer than two values it says what is known instead of drawing."""
    if len(rows.this_year) + len(rows.last_year) < 2:
        return empty_figure(_said_instead(rows, lang), lang)
    traces = [
        _line(rows.this_year, rows.year, BLUE, rows.unit, lang),
        _line(rows.last_year, rows.year - 1, GREY, rows.unit, lang),
    ]
    traces += [_plan_path(rows.plan, lang)] if rows.plan else []
    return go.Figure([trace for trace in traces if len(trace.x)], _layout(rows, lang))


def trend_alt(rows: Trend, lang: str = "vi") -> str:
    """The chart's finding in words: the latest value, last year's at the same time, the plan."""
    if len(rows.this_year) + len(rows.last_year) < 2:
        return _said_instead(rows, lang)
    if not rows.this_year:
        year, point = rows.year - 1, rows.last_year[-1]
    else:
        year, point = rows.year, rows.this_year[-1]
    last = f"{months_label(point.months, lang)} {point_label(point, rows.unit, lang)}"
    text = t("chart.alt.trend", lang, year=year, name=rows.name, last=last)
    same = [one for one in rows.last_year if one.months == point.months]
    if rows.this_year and same:
        text += f" {t('chart.alt.trend_before', lang, value=point_label(same[0], rows.unit, lang))}"
    return text + (f" {_plan_name(rows.plan, lang)}." if rows.plan else "")


def _said_instead(rows: Trend, lang: str) -> str:
    known = [(rows.year, p) for p in rows.this_year] + [(rows.year - 1, p) for p in rows.last_year]
    if not known:
        return t("chart.empty.trend", lang, year=rows.year)
    year, point = known[0]
    period = f"{months_label(point.months, lang)} {year}"
    return t("chart.empty.trend_one", lang, period=period, value=point_label(point, rows.unit, lang))


def _line(points: tuple[TrendPoint, ...], year: int, colour: str, unit: str, lang: str) -> go.Scatter:
    name = t("chart.year", lang, year=year)
    written = [f"{months_label(p.months, lang)} {point_label(p, unit, lang)}" for p in points]
    return go.Scatter(
        x=[point.months for point in points],
        y=[point.value for point in points],
        name=_legend_name(f"{name}: {written[-1]}") if points else "",
        mode="lines+markers",
        line={"color": colour, "width": 4},
        marker={"size": 10},
        cliponaxis=False,
        hovertext=[f"{plain(name)}<br>{plain(label)}" for label in written],
        hoverinfo="text",
    )


def _legend_name(text: str) -> str:
    return "<br>".join(plain(line) for line in textwrap.wrap(text, _LEGEND_LETTERS))


def _plan_path(plan: PlanLine, lang: str) -> go.Scatter:
    return go.Scatter(
        x=[0, _YEAR],
        y=[0, plan.value],
        name=_legend_name(_plan_name(plan, lang)),
        mode="lines",
        line={"color": BLACK, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )


def _plan_name(plan: PlanLine, lang: str) -> str:
    key = "chart.plan_implied" if plan.implied else "chart.plan"
    return t(key, lang, value=format_number(plan.value, plan.decimals, lang))


def _layout(rows: Trend, lang: str) -> go.Layout:
    values = [p.value for p in (*rows.this_year, *rows.last_year)] + ([rows.plan.value] if rows.plan else [])
    low, high = min(0.0, *values), max(0.0, *values) or 1.0
    still: dict[str, Any] = {"fixedrange": True, "zeroline": False, "tickfont": {"size": NOTE_SIZE}}
    ticks = {
        "tickvals": _QUARTERS,
        "ticktext": [months_label(m, lang) for m in _QUARTERS],
        "range": [-1.6, 12.9],
    }
    return themed_layout(
        lang,
        _HEIGHT,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=True,
        legend={
            "orientation": "v",
            "x": 0,
            "y": 1.02,
            "xanchor": "left",
            "yanchor": "bottom",
        },
        xaxis=still | ticks | {"showgrid": False, "automargin": True},
        yaxis=still
        | {
            "range": [low, high * 1.12],
            "gridcolor": LIGHT_GREY,
            "nticks": 6,
            "tickformat": ",~f",
            "ticklabelposition": "inside top",
            "automargin": True,
        },
    )
