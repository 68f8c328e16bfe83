"""Where the year will end, as the trend draws it: the forecast with its band, the unit's own estimate."""

import textwrap

import plotly.graph_objects as go

from charts.theme import BLUE, PALE_BLUE, WHITE, plain
from charts.wording import measured
from domain.bars import Trend, TrendPoint, YearForecast
from domain.numbers import format_number
from domain.told_numbers import tell_forecast
from texts import t

_YEAR, _LEGEND_LETTERS = 12, 36


def forecast_marks(rows: Trend, lang: str) -> list[go.Scatter]:
    """From the value it was foretold from to the year's end, with its band."""
    told = rows.forecast
    start = [point for point in rows.this_year if told and point.months == told.months]
    if told is None or not start:
        return []
    months, value = start[0].months, start[0].value
    line = go.Scatter(
        x=[months, _YEAR],
        y=[value, told.value],
        name=legend_name(forecast_name(told, rows.unit, lang)),
        mode="lines+markers",
        line={"color": BLUE, "width": 3, "dash": "dash"},
        marker={"size": [0, 12], "symbol": "circle-open", "line": {"width": 3}},
        cliponaxis=False,
        hoverinfo="skip",
    )
    if told.low is None or told.high is None:
        return [line]
    band = go.Scatter(
        x=[months, _YEAR, _YEAR],
        y=[value, told.high, told.low],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=PALE_BLUE,
        showlegend=False,
        hoverinfo="skip",
    )
    return [band, line]


def forecast_name(told: YearForecast, unit: str, lang: str) -> str:
    """The forecast in words, with its interval or what it rests on."""
    number = tell_forecast(told, lang)
    value = measured(number.text, unit, lang)
    if not told.seasonal:
        return t("chart.forecast_straight", lang, value=value)
    if not number.low:
        return t("chart.forecast_seasonal", lang, value=value)
    return t("chart.forecast", lang, value=value, low=number.low, high=number.high)


def own_estimate_mark(point: TrendPoint, unit: str, lang: str) -> go.Scatter:
    """The unit's own estimate of the whole year."""
    value = measured(format_number(point.value, point.decimals, lang), unit, lang)
    return go.Scatter(
        x=[point.months],
        y=[point.value],
        name=legend_name(t("chart.own_estimate", lang, value=value)),
        mode="markers",
        marker={"size": 14, "symbol": "diamond", "color": WHITE, "line": {"color": BLUE, "width": 3}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def legend_name(text: str) -> str:
    """A name in lines short enough for a phone."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, _LEGEND_LETTERS))
