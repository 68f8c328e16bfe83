"""Timeline of tasks: a dot each at its deadline, coloured by its state, and the day they are seen on."""

from datetime import date
from math import ceil
from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.theme import (
    BLACK,
    BLUE,
    FAINT,
    GREEN,
    GREY,
    LIGHT_GREY,
    NOTE_SIZE,
    PHONE_PLOT,
    RED,
    plain,
    themed_layout,
)
from domain.bars import TaskDot, TaskTimeline
from texts import t

# State → colour and symbol, told apart without colours too; in the order of the legend.
_LOOKS = {
    "overdue": (RED, "diamond"),
    "not_started": (GREY, "circle-open"),
    "in_progress": (BLUE, "circle"),
    "submitted": (BLUE, "square-open"),
    "done": (GREEN, "triangle-up"),
}
_STEP, _TALLEST, _LEGEND_LINE, _AXIS, _AIR = 17, 400, 24, 34, 30


def timeline_figure(rows: TaskTimeline, lang: str = "vi") -> go.Figure:
    """Dots stacked where deadlines fall together; without tasks it says so."""
    if not rows.dots:
        return empty_figure(t("chart.empty.timeline", lang), lang)
    levels = stacked(rows)
    step = min(_STEP, _TALLEST / (max(levels) + 1))
    traces = [_dots(rows, levels, state, step, lang) for state in _LOOKS if _count(rows, state)]
    height = int(step * (max(levels) + 1)) + _AIR
    return go.Figure(traces, _layout(rows, height, len(traces), lang))


def stacked(rows: TaskTimeline) -> list[int]:
    """The level of each dot: the lowest at which no dot before it stands too near on a phone."""
    near = (rows.last - rows.first).days * _STEP / PHONE_PLOT
    ends: list[int] = []
    levels = []
    for day in (dot.deadline.toordinal() for dot in rows.dots):
        level = next((place for place, end in enumerate(ends) if day - end >= near), len(ends))
        ends[level : level + 1] = [day]
        levels.append(level)
    return levels


def timeline_alt(rows: TaskTimeline, lang: str = "vi") -> str:
    """The chart's finding in words: how many tasks stand how, and when the next is due."""
    if not rows.dots:
        return t("chart.empty.timeline", lang)
    counts = "; ".join(_legend(rows, state, lang) for state in _LOOKS if _count(rows, state))
    text = t("chart.alt.timeline", lang, count=len(rows.dots), day=_day(rows.on), states=counts)
    coming = [dot.deadline for dot in rows.dots if dot.deadline >= rows.on and dot.state != "done"]
    if not coming:
        return text
    return f"{text} {t('chart.alt.timeline_next', lang, day=_day(coming[0]), count=coming.count(coming[0]))}"


def _dots(rows: TaskTimeline, levels: list[int], state: str, step: float, lang: str) -> go.Scatter:
    colour, symbol = _LOOKS[state]
    mine = [(dot, level) for dot, level in zip(rows.dots, levels, strict=True) if dot.state == state]
    return go.Scatter(
        x=[dot.deadline.toordinal() for dot, _ in mine],
        y=[(level + 0.5) * step for _, level in mine],
        name=plain(_legend(rows, state, lang)),
        mode="markers",
        marker={
            "color": colour,
            "symbol": symbol,
            "size": max(5, min(12, step - 3)),
            "line": {"color": colour, "width": 2},
        },
        cliponaxis=False,
        hovertext=[_hover(dot, lang) for dot, _ in mine],
        hoverinfo="text",
    )


def _hover(dot: TaskDot, lang: str) -> str:
    day = t("tasks.inferred", lang, day=_day(dot.deadline)) if dot.inferred else _day(dot.deadline)
    return "<br>".join(plain(line) for line in (dot.title, day, t(f"tasks.states.{dot.state}", lang)))


def _legend(rows: TaskTimeline, state: str, lang: str) -> str:
    return t("chart.task_state", lang, state=t(f"tasks.states.{state}", lang), count=_count(rows, state))


def _count(rows: TaskTimeline, state: str) -> int:
    return sum(dot.state == state for dot in rows.dots)


def _layout(rows: TaskTimeline, height: int, entries: int, lang: str) -> go.Layout:
    first, last = rows.first.toordinal(), rows.last.toordinal()
    air = (last - first) * 12 / PHONE_PLOT
    marked = rows.first <= rows.on <= rows.last
    ticks = _ticks(rows, lang)
    still: dict[str, Any] = {"fixedrange": True, "zeroline": False, "tickfont": {"size": NOTE_SIZE}}
    return themed_layout(
        lang,
        height + _AXIS + _LEGEND_LINE * entries,
        showlegend=True,
        legend={"orientation": "v", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom"},
        shapes=[_on_line(rows.on)] if marked else [],
        annotations=[_on_label(rows, lang)] if marked else [],
        xaxis=still
        | {
            "range": [first - air, last + air],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "gridcolor": LIGHT_GREY,
            "automargin": True,
        },
        yaxis=still | {"range": [0, height], "visible": False},
    )


def _ticks(rows: TaskTimeline, lang: str) -> dict[int, str]:
    """Beginnings of months by their day's number, as many as a phone has room for."""
    first, last = rows.first, rows.last
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    alone = first.year == last.year
    chosen = [date(*_month(number), 1) for number in months[:: ceil(len(months) / (6 if alone else 4))]]
    key = "chart.month" if alone else "chart.month_of_year"
    return {day.toordinal(): t(key, lang, month=day.month, year=day.year) for day in chosen if day >= first}


def _month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1


def _on_line(on: date) -> dict[str, Any]:
    day = on.toordinal()
    return {
        "type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper",
        "layer": "below", "line": {"color": BLACK, "width": 2, "dash": "dot"},
    }  # fmt: skip


def _on_label(rows: TaskTimeline, lang: str) -> dict[str, Any]:
    share = (rows.on - rows.first).days / max(1, (rows.last - rows.first).days)
    return {
        "text": plain(t("chart.task_day", lang, day=_day(rows.on))), "x": rows.on.toordinal(), "y": 1,
        "yref": "paper", "xanchor": "left" if share < 0.5 else "right", "yanchor": "top", "showarrow": False,
        "xshift": 4 if share < 0.5 else -4, "font": {"size": NOTE_SIZE, "color": FAINT}, "borderpad": 0,
    }  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
