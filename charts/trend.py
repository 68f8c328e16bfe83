"""Trend: one indicator over this year and the last, against the plan's path, and where the year will end."""

from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.theme import BLACK, BLUE, GREY, LIGHT_GREY, NOTE_SIZE, plain, themed_layout
from charts.wording import months_label, point_label, year_plan
from charts.year_end_marks import forecast_marks, forecast_name, legend_name, own_estimate_mark
from domain.bars import PlanLine, Trend, TrendPoint
from domain.told_numbers import tell
from texts import t

_HEIGHT, _YEAR, _LEGEND_LINE = 440, 12, 21
_QUARTERS = (3, 6, 9, 12)


def trend_figure(rows: Trend, lang: str = "vi") -> go.Figure:
    """Lines over the months; with fewer than two values it says what is known instead of drawing."""
    if not is_drawn(rows):
        return empty_figure(_said_instead(rows, lang), lang)
    traces = [
        _line(rows.this_year, rows.year, BLUE, rows.unit, lang),
        _line(rows.last_year, rows.year - 1, GREY, rows.unit, lang),
    ]
    traces += [_plan_path(rows.plan, rows.is_level, lang)] if rows.plan else []
    traces += forecast_marks(rows, lang)
    traces += [own_estimate_mark(rows.full_year, rows.unit, lang)] if rows.full_year else []
    return go.Figure([trace for trace in traces if len(trace.x)], _layout(rows, lang))


def is_drawn(rows: Trend) -> bool:
    """Whether there are values enough to draw; else the figure is a sentence."""
    return len(rows.this_year) + len(rows.last_year) > 1


def trend_alt(rows: Trend, lang: str = "vi") -> str:
    """The chart's finding in words: the latest value, last year's at the same time, plan and forecast."""
    if not is_drawn(rows):
        return _said_instead(rows, lang)
    if not rows.this_year:
        year, point = rows.year - 1, rows.last_year[-1]
    else:
        year, point = rows.year, rows.this_year[-1]
    last = f"{months_label(point.months, lang)} {point_label(point, rows.unit, lang)}"
    text = t(
        "chart.alt.trend_level" if rows.is_level else "chart.alt.trend",
        lang,
        year=year,
        name=rows.name,
        last=last,
    )
    same = [one for one in rows.last_year if one.months == point.months]
    if rows.this_year and same:
        text += f" {t('chart.alt.trend_before', lang, value=point_label(same[0], rows.unit, lang))}"
    text += f" {_plan_name(rows.plan, rows.is_level, lang)}." if rows.plan else ""
    return text + (f" {forecast_name(rows.forecast, rows.unit, lang)}." if rows.forecast else "")


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
        name=legend_name(f"{name}: {written[-1]}") if points else "",
        mode="lines+markers",
        line={"color": colour, "width": 4},
        marker={"size": 10},
        cliponaxis=False,
        hovertext=[f"{plain(name)}<br>{plain(label)}" for label in written],
        hoverinfo="text",
    )


def _plan_path(plan: PlanLine, is_level: bool, lang: str) -> go.Scatter:
    """From nothing to the plan by the season's steps, or the level that is to be held."""
    path = plan.path(is_level=is_level)
    return go.Scatter(
        x=[months for months, _ in path],
        y=[value for _, value in path],
        name=legend_name(_plan_name(plan, is_level, lang)),
        mode="lines",
        line={"color": BLACK, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )


def _plan_name(plan: PlanLine, is_level: bool, lang: str) -> str:
    key = "chart.plan_implied" if plan.implied else "chart.plan"
    if is_level or plan.steps:
        key = f"chart.plan_{'level' if is_level else 'implied_season' if plan.implied else 'season'}"
    name = year_plan(lang, is_budget=plan.is_budget)
    return t(key, lang, name=name, value=tell(plan.value, plan.decimals, lang, about=plan.implied).number)


def _heights(rows: Trend) -> tuple[float, float]:
    """From where to where the values reach. Sums stand on nothing; of a level the small changes count."""
    values = [p.value for p in (*rows.this_year, *rows.last_year)] + ([rows.plan.value] if rows.plan else [])
    values += [rows.full_year.value] if rows.full_year else []
    values += [rows.forecast.high or rows.forecast.value] if rows.forecast else []
    if not rows.is_level:
        low, high = min(0.0, *values), max(0.0, *values) or 1.0
        return low, high * 1.12
    air = (max(values) - min(values)) / 4 or abs(max(values)) / 20 or 1.0
    return min(values) - air, max(values) + air


def _layout(rows: Trend, lang: str) -> go.Layout:
    more = bool(rows.forecast) + bool(rows.full_year)
    still: dict[str, Any] = {"fixedrange": True, "zeroline": False, "tickfont": {"size": NOTE_SIZE}}
    ticks = {
        "tickvals": _QUARTERS,
        "ticktext": [months_label(m, lang) for m in _QUARTERS],
        "range": [-1.6, 12.9],
    }
    return themed_layout(
        lang,
        # What is added to the legend takes nothing from the lines.
        _HEIGHT + 2 * _LEGEND_LINE * more,
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
            "range": list(_heights(rows)),
            "gridcolor": LIGHT_GREY,
            "nticks": 6,
            "tickformat": ",~f",
            "ticklabelposition": "inside top",
            "automargin": True,
        },
    )
