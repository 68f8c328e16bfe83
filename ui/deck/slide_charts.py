"""The one chart of a slide, as markup that scales with the slide: lines over the year, or bars of one period.

A line is a box cut to a narrow band: Streamlit takes drawings (svg) out of markup, and the letters beside
it keep the slide's size on every screen.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from analysis.course import year_forecast
from charts.wording import months_label, year_plan
from domain.bars import PlanLine, Trend, TrendPoint, YearForecast
from domain.numbers import format_number
from domain.periods import QUARTER_ENDS, Period
from domain.told_numbers import tell, tell_forecast
from reports import computed, wording
from reports.finding import target_words
from reports.markup import fill, join
from reports.wording import Row
from texts import t

_YEAR, _AIR, _GAP = 12, 1.1, 18.0
# About how high for its width the place of the lines is.
_HIGH_TO_WIDE = 0.65
_FIGURE = """<figure class="trend" role="img" aria-label="{alt}"><div class="plot">{lines}{marks}{ticks}</div>
<div class="ends">{ends}</div></figure>"""
_LINE = """<i class="line {kind}" style="clip-path:polygon({points})"></i>"""
_MARK = """<i class="{kind}" style="left:{x}%;top:{y}%"></i>"""
_RANGE = """<i class="range" style="left:{x}%;top:{y}%;height:{height}%"></i>"""
_TICK = """<span class="tick" style="left:{x}%">{text}</span>"""
_END = """<span class="{kind}" style="top:{y}%">{text}</span>"""


class _Scale(NamedTuple):
    """From where to where the place of the lines reaches, in the unit of measure."""

    low: float
    high: float


class _End(NamedTuple):
    """What is written beside the end of a line: its kind, its height in the unit of measure, its words."""

    kind: str
    value: float
    text: str


def has_course(trend: Trend) -> bool:
    """Whether there is more than one period to draw a line through."""
    return bool(trend.this_year) and max(len(trend.this_year), len(trend.last_year)) > 1


def trend_chart(trend: Trend, row: Row, lang: str) -> Markup:
    """This year, last year, the plan's path and the forecast with its interval, over the months."""
    ends = _ends(trend, row, lang)
    values = [one.value for one in ends] + [p.value for p in (*trend.this_year, *trend.last_year)]
    values += [row["forecast_high"]] if pd.notna(row["forecast_high"]) else []
    scale = _scale(values, is_level=trend.is_level)
    last = trend.this_year[-1]
    lines = [_line("prior", [(p.months, p.value) for p in trend.last_year], scale)]
    if trend.plan:
        lines.append(_line("plan", list(trend.plan.path(is_level=trend.is_level)), scale))
    if pd.notna(row["forecast"]):
        lines.append(_line("forecast", [(last.months, last.value), (_YEAR, row["forecast"])], scale))
    lines.append(_line("actual", [(p.months, p.value) for p in trend.this_year], scale))
    marks = [_mark("prior", p, scale) for p in trend.last_year] + [_interval(row, scale)]
    marks += [_mark("actual", p, scale) for p in trend.this_year]
    ticks = [fill(_TICK, x=_x(m), text=months_label(m, lang)) for m in QUARTER_ENDS]
    return fill(
        _FIGURE,
        alt="; ".join(one.text for one in ends),
        lines=join(lines),
        marks=join(marks),
        ticks=join(ticks),
        ends=join(fill(_END, kind=one.kind, y=f"{y:.1f}", text=one.text) for one, y in _apart(ends, scale)),
    )


def _scale(values: list[float], *, is_level: bool) -> _Scale:
    """Sums stand on nothing; drawn from there, the levels of two years would lie upon each other."""
    if not is_level:
        return _Scale(0.0, max(values) * _AIR or 1.0)
    air = (max(values) - min(values)) / 4 or abs(max(values)) / 20 or 1.0
    return _Scale(min(values) - air, max(values) + air)


def _ends(trend: Trend, row: Row, lang: str) -> list[_End]:
    last = trend.this_year[-1]
    found = [_End("actual", last.value, f"{trend.year}: {_about(trend, last, lang)}")]
    if trend.last_year:
        end = trend.last_year[-1]
        found.append(_End("prior", end.value, f"{trend.year - 1}: {_about(trend, end, lang)}"))
    if trend.plan:
        found.append(_End("plan", trend.plan.value, _plan_words(trend, trend.plan, row, lang)))
    if told := year_forecast(row, Period(trend.year, last.months)):
        found.append(_End("forecast", told.value, _forecast(told, lang)))
    return found


def _about(trend: Trend, point: TrendPoint, lang: str) -> str:
    """A point's value with its own digits, and when it stood so: '4.132 (9 tháng)', '93,1% (9 tháng)'."""
    value = format_number(point.value, point.decimals, lang) + ("%" if trend.unit == "%" else "")
    return t("present.about_point", lang, value=value, months=months_label(point.months, lang))


def _plan_words(trend: Trend, line: PlanLine, row: Row, lang: str) -> str:
    if trend.is_level:
        return wording.sentence_case(t("present.level_target", lang, target=target_words(row, lang)))
    plan = computed.plan(row, lang) or tell(line.value, line.decimals, lang)
    name = year_plan(lang, is_budget=row["is_budget"])
    return t("present.plan", lang, name=name, value=computed.words(plan, "", lang))


def _forecast(told: YearForecast, lang: str) -> str:
    value = computed.words(tell_forecast(told, lang), "", lang)
    return t("present.forecast" if told.seasonal else "present.forecast_straight", lang, value=value)


def _x(months: float) -> str:
    return f"{100 * months / _YEAR:.1f}"


def _y(value: float, scale: _Scale) -> float:
    return 100 - 100 * max(value - scale.low, 0.0) / (scale.high - scale.low)


def _line(kind: str, points: list[tuple[float, float]], scale: _Scale) -> Markup:
    """A band a stretch, along it above and back beneath it; dots cover where two of them meet."""
    placed = [(100 * months / _YEAR, _y(value, scale)) for months, value in points]
    return join(_stretch(kind, one, other) for one, other in pairwise(placed))


def _stretch(kind: str, one: tuple[float, float], other: tuple[float, float]) -> Markup:
    # A steep band is measured straight up: it must be as much taller for its line to be as thick.
    slope = (other[1] - one[1]) / (other[0] - one[0]) * _HIGH_TO_WIDE
    half = f"{math.hypot(1, slope):.2f} * var(--half)"
    corners = [
        f"{x:.1f}% calc({y:.1f}% {sign} {half})"
        for sign, ends in (("-", (one, other)), ("+", (other, one)))
        for x, y in ends
    ]
    return fill(_LINE, kind=kind, points=", ".join(corners))


def _mark(kind: str, point: TrendPoint, scale: _Scale) -> Markup:
    return fill(_MARK, kind=f"dot {kind}", x=_x(point.months), y=f"{_y(point.value, scale):.1f}")


def _interval(row: Row, scale: _Scale) -> Markup:
    if pd.isna(row["forecast_low"]):
        return Markup("")
    high, low = _y(row["forecast_high"], scale), _y(row["forecast_low"], scale)
    return fill(_RANGE, x=_x(_YEAR), y=f"{high:.1f}", height=f"{low - high:.1f}")


def _apart(ends: list[_End], scale: _Scale) -> list[tuple[_End, float]]:
    """Each at its line's height, from above to below, pushed so far apart that none covers another."""
    placed: list[tuple[_End, float]] = []
    for one in sorted(ends, key=lambda end: -end.value):
        place = _y(one.value, scale)
        placed.append((one, max(place, placed[-1][1] + _GAP) if placed else place))
    beyond = max(0.0, placed[-1][1] - 100) if placed else 0.0
    return [(one, place - beyond) for one, place in placed]
