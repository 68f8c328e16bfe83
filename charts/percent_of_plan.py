"""Percent of plan: a bar an indicator, coloured by its pace, with the pace and the plan marked on it."""

from typing import Any

import plotly.graph_objects as go

from charts.empty import empty_figure
from charts.named_rows import (
    BAR,
    Row,
    axes,
    break_mark,
    labels_trace,
    lay_rows,
    line_label,
    names_trace,
    ticks_trace,
    words_trace,
)
from charts.theme import (
    AMBER,
    BLACK,
    BLUE,
    GREEN,
    INK,
    PHONE_PLOT,
    RED,
    UNDIMMED,
    WHITE,
    number_width,
    plain,
    themed_layout,
)
from charts.wording import missing_sentence, pace_number, pace_word, percent_label
from domain.bars import PercentBar, PercentBars
from domain.numbers import round_half_up
from texts import t

PLAN = 100.0
# The axis reaches past the plan so that its label fits, and no further than CAP: 608% is drawn
# as a broken bar with its number.
LEAST, CAP = 112.0, 140.0
_COLOURS = {
    "ahead": GREEN, "near": AMBER, "behind": RED, "exceeded": GREEN, "met": GREEN, "missed": RED,
}  # fmt: skip
_MARGIN = {"l": 4, "r": 8, "t": 30, "b": 30}


def percent_figure(rows: PercentBars, lang: str = "vi") -> go.Figure:
    """Bars of percent of plan, furthest behind first (as given); its height grows with the bars."""
    if not rows.bars:
        return empty_figure(t("chart.empty.percent", lang), lang)
    words = [pace_word(bar, lang) for bar in rows.bars]
    places, height = lay_rows([bar.name for bar in rows.bars], words)
    end = axis_end(rows)
    return go.Figure(
        [
            _bars(rows, places, end, lang),
            ticks_trace(places, [PLAN] * len(places), BLACK, 1),
            _pace_marks(rows, places),
            names_trace(places, 0),
            words_trace(places, words, end, [_colour(bar) for bar in rows.bars]),
            _labels(rows, places, end, lang),
        ],
        themed_layout(
            lang,
            height + _MARGIN["t"] + _MARGIN["b"],
            margin=_MARGIN,
            shapes=_breaks(rows, places, end),
            annotations=_line_labels(rows, end, height, lang),
            **axes(0, end, height),
        ),
    )


def axis_end(rows: PercentBars) -> float:
    """Where the axis ends, in percent: past the plan and the longest bar, but never past CAP."""
    return min(max(LEAST, *(bar.pct * 1.04 for bar in rows.bars)), CAP)


def percent_alt(rows: PercentBars, lang: str = "vi") -> str:
    """The chart's finding in words: how many are below the pace, the lowest and the highest."""
    missing = missing_sentence("chart.alt.missing_plan", rows.missing, lang)
    if not rows.bars:
        return t("chart.empty.percent", lang) + missing
    by_percent = sorted(rows.bars, key=lambda bar: bar.pct)
    facts = {
        "lowest": _named(by_percent[0], lang),
        "highest": _named(by_percent[-1], lang),
        "count": len([bar for bar in rows.bars if bar.pace != "none"]) or len(rows.bars),
    }
    if rows.pace_pct is None:
        return t("chart.alt.percent_without_pace", lang, **facts) + missing
    paced = [bar for bar in rows.bars if bar.pace != "none"]
    # A plan that is done is not below a pace, whatever the season asks for.
    below = sum(round_half_up(bar.pct, bar.decimals) < min(rows.pace_of(bar) or 0, PLAN) for bar in paced)
    key = "chart.alt.percent" if len(rows.bars) > 1 else "chart.alt.percent_one"
    # Once the year is over there is no pace left to be told, but whether plans were met.
    key += "_year" if rows.pace_pct == PLAN else "_own" if rows.has_own_paces else ""
    return t(key, lang, pace=pace_number(rows.pace_pct, lang), below=below, **facts) + missing


def _named(bar: PercentBar, lang: str) -> str:
    word = pace_word(bar, lang)[2:]
    label = f"{bar.name} {percent_label(bar, lang)}"
    return f"{label} ({word.lower()})" if word else label


def _colour(bar: PercentBar) -> str:
    return AMBER if bar.over else _COLOURS.get(bar.verdict or bar.pace, BLUE)


def _bars(rows: PercentBars, places: list[Row], end: float, lang: str) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=[min(max(bar.pct, 0.0), end) for bar in rows.bars],
        y=[place.middle for place in places],
        width=[BAR] * len(places),
        marker={"color": [_colour(bar) for bar in rows.bars]},
        hovertext=[_hover(bar, lang) for bar in rows.bars],
        hoverinfo="text",
        **UNDIMMED,
    )


def _hover(bar: PercentBar, lang: str) -> str:
    lines = [bar.name, percent_label(bar, lang), pace_word(bar, lang)]
    lines += [t("chart.implied_plan", lang)] if bar.implied else []
    return "<br>".join(plain(line) for line in lines if line)


def _pace_marks(rows: PercentBars, places: list[Row]) -> go.Scatter:
    paced = [(place, rows.pace_of(bar)) for bar, place in zip(rows.bars, places, strict=True)]
    known = [
        (place, pace)
        for (place, pace), bar in zip(paced, rows.bars, strict=True)
        if pace is not None and bar.pace != "none"
    ]
    return ticks_trace([place for place, _ in known], [pace for _, pace in known], BLACK, 3)


def _breaks(rows: PercentBars, places: list[Row], end: float) -> list[dict[str, Any]]:
    beyond = (place for bar, place in zip(rows.bars, places, strict=True) if bar.pct > end)
    return [mark for place in beyond for mark in break_mark(place, end, end / 60)]


def _labels(rows: PercentBars, places: list[Row], end: float, lang: str) -> go.Scatter:
    texts = [percent_label(bar, lang) for bar in rows.bars]
    placed = [
        label_place(bar.pct, rows.pace_of(bar), number_width(text) / PHONE_PLOT * end)
        for bar, text in zip(rows.bars, texts, strict=True)
    ]
    colours = [WHITE if is_inside else INK for _, is_inside in placed]
    return labels_trace(places, texts, [start for start, _ in placed], colours)


def label_place(pct: float, pace: float | None, width: float) -> tuple[float, bool]:
    """Where a label of this width begins, and whether inside its bar, so that no mark crosses it."""
    starts = [0.0] if pace is None or pace >= width else [pace]
    if starts[0] + width <= pct:
        return starts[0], True
    if pace is not None and pct <= pace < pct + width:
        return pace, False
    return max(pct, 0.0), False


def _line_labels(rows: PercentBars, end: float, height: int, lang: str) -> list[dict[str, Any]]:
    pace, plan = rows.pace_pct, line_label(t("chart.plan_line", lang), PLAN, PLAN / end, height, above=False)
    if pace is None:
        return [plan]
    if rows.has_own_paces:
        # Every bar has a mark of its own: one label says what the marks are.
        return [line_label(t("chart.own_paces", lang), 0, 0, height, above=True), plan]
    if pace == PLAN:
        return [line_label(t("chart.pace_is_plan", lang), PLAN, PLAN / end, height, above=True)]
    pace_text = t("chart.pace_line", lang, pace=pace_number(pace, lang))
    return [
        line_label(pace_text, pace, pace / end, height, above=True),
        plan,
    ]
