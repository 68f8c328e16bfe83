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
from charts.wording import months_label, pace_number, year_plan
from domain.bars import PlanLine, Trend, TrendPoint, YearForecast
from domain.numbers import format_number
from domain.periods import QUARTER_ENDS, Period
from domain.told_numbers import tell, tell_forecast
from texts import t
from ui import computed, wording
from ui.markup import fill, join
from ui.wording import Row

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
_BARS = """<figure class="bars" role="img" aria-label="{alt}">{bars}</figure>"""
_BAR = """<div class="row"><span>{label}</span><div class="track">{parts}</div></div>"""
_PART = """<i class="{kind}" style="width:{width}%"></i>"""
_PACE = """<i class="pace" style="left:{place}%"></i>"""
_LEGEND = """<p class="legend">{parts}</p>"""
_KEY = """<span class="{kind}">{text}</span>"""


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
    highs = [one.value for one in ends] + [p.value for p in (*trend.this_year, *trend.last_year)]
    highs += [row["forecast_high"]] if pd.notna(row["forecast_high"]) else []
    top = max(highs) * _AIR or 1.0
    last = trend.this_year[-1]
    lines = [_line("prior", [(p.months, p.value) for p in trend.last_year], top)]
    if trend.plan:
        lines.append(_line("plan", list(trend.plan.path(is_level=trend.is_level)), top))
    if pd.notna(row["forecast"]):
        lines.append(_line("forecast", [(last.months, last.value), (_YEAR, row["forecast"])], top))
    lines.append(_line("actual", [(p.months, p.value) for p in trend.this_year], top))
    marks = [_mark("prior", p, top) for p in trend.last_year] + [_interval(row, top)]
    marks += [_mark("actual", p, top) for p in trend.this_year]
    ticks = [fill(_TICK, x=_x(m), text=months_label(m, lang)) for m in QUARTER_ENDS]
    return fill(
        _FIGURE,
        alt="; ".join(one.text for one in ends),
        lines=join(lines),
        marks=join(marks),
        ticks=join(ticks),
        ends=join(fill(_END, kind=one.kind, y=f"{y:.1f}", text=one.text) for one, y in _apart(ends, top)),
    )


def _ends(trend: Trend, row: Row, lang: str) -> list[_End]:
    last = trend.this_year[-1]
    about = t(
        "present.about_point", lang, value=last_value(last, lang), months=months_label(last.months, lang)
    )
    found = [_End("actual", last.value, f"{trend.year}: {about}")]
    if trend.last_year:
        end = trend.last_year[-1]
        about = t(
            "present.about_point", lang, value=last_value(end, lang), months=months_label(end.months, lang)
        )
        found.append(_End("prior", end.value, f"{trend.year - 1}: {about}"))
    if trend.plan:
        found.append(_End("plan", trend.plan.value, _plan_words(trend.plan, row, lang)))
    if told := year_forecast(row, Period(trend.year, last.months)):
        found.append(_End("forecast", told.value, _forecast(told, lang)))
    return found


def last_value(point: TrendPoint, lang: str) -> str:
    """A point's value with its own digits."""
    return format_number(point.value, point.decimals, lang)


def _plan_words(line: PlanLine, row: Row, lang: str) -> str:
    plan = computed.plan(row, lang) or tell(line.value, line.decimals, lang)
    return t(
        "present.plan",
        lang,
        name=year_plan(lang, is_budget=row["is_budget"]),
        value=computed.words(plan, "", lang),
    )


def _forecast(told: YearForecast, lang: str) -> str:
    value = computed.words(tell_forecast(told, lang), "", lang)
    return t("present.forecast" if told.seasonal else "present.forecast_straight", lang, value=value)


def _x(months: float) -> str:
    return f"{100 * months / _YEAR:.1f}"


def _y(value: float, top: float) -> float:
    return 100 - 100 * max(value, 0.0) / top


def _line(kind: str, points: list[tuple[float, float]], top: float) -> Markup:
    """A band a stretch, along it above and back beneath it; dots cover where two of them meet."""
    placed = [(100 * months / _YEAR, _y(value, top)) for months, value in points]
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


def _mark(kind: str, point: TrendPoint, top: float) -> Markup:
    return fill(_MARK, kind=f"dot {kind}", x=_x(point.months), y=f"{_y(point.value, top):.1f}")


def _interval(row: Row, top: float) -> Markup:
    if pd.isna(row["forecast_low"]):
        return Markup("")
    high, low = _y(row["forecast_high"], top), _y(row["forecast_low"], top)
    return fill(_RANGE, x=_x(_YEAR), y=f"{high:.1f}", height=f"{low - high:.1f}")


def _apart(ends: list[_End], top: float) -> list[tuple[_End, float]]:
    """Each at its line's height, from above to below, pushed so far apart that none covers another."""
    placed: list[tuple[_End, float]] = []
    for one in sorted(ends, key=lambda end: -end.value):
        place = _y(one.value, top)
        placed.append((one, max(place, placed[-1][1] + _GAP) if placed else place))
    beyond = max(0.0, placed[-1][1] - 100) if placed else 0.0
    return [(one, place - beyond) for one, place in placed]


def bars_chart(row: Row, period: Period, lang: str) -> Markup:
    """What is done and what is left of the plan, and the same period of last year, on one scale."""
    told_plan = computed.plan(row, lang)
    value, plan = max(float(row["value"]), 0.0), float(row["plan"]) if told_plan else 0.0
    prior = _prior_value(row)
    top = max(value, plan, prior) or 1.0
    done = t("present.done", lang, value=wording.value(row, lang), unit=row["unit_name"])
    keys = [fill(_KEY, kind="actual", text=done)]
    parts = [fill(_PART, kind="actual", width=f"{100 * value / top:.1f}")]
    label = wording.period_name(period, lang)
    if told_plan:
        name = year_plan(lang, is_budget=row["is_budget"])
        told = computed.words(told_plan, f" {row['unit_name']}", lang)
        label = t("present.plan", lang, name=name, value=told)
    # Nothing is left to be done of a ceiling, however far below it a figure stands.
    if left := computed.left(row, lang):
        told = computed.words(left, "", lang)
        keys.append(fill(_KEY, kind="left", text=t("present.left", lang, value=told)))
        parts.append(fill(_PART, kind="left", width=f"{100 * (plan - value) / top:.1f}"))
    if plan and row["pace"] != "none":
        place = min(row["pace_pct"] * plan / top, 100)
        keys.append(
            fill(_KEY, kind="pace", text=t("present.pace", lang, pace=pace_number(row["pace_pct"], lang)))
        )
        parts.append(fill(_PACE, place=f"{place:.1f}"))
    bars = [fill(_BAR, label=label, parts=join(parts)), fill(_LEGEND, parts=join(keys))]
    if prior:
        told = t("present.same_period", lang, year=period.year - 1, value=wording.prior(row, lang))
        part = fill(_PART, kind="prior", width=f"{100 * prior / top:.1f}")
        bars.append(fill(_BAR, label=told, parts=part))
    return fill(_BARS, alt=f"{label}; {done}", bars=join(bars))


def _prior_value(row: Row) -> float:
    if pd.notna(row["prior"]):
        return max(float(row["prior"]), 0.0)
    is_known = pd.notna(row["yoy_index"]) and row["yoy_index"] > 0
    return max(100 * row["value"] / row["yoy_index"], 0.0) if is_known else 0.0
