"""The two charts of a report as lines of words with a bar each: they need no script and print in black."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from charts.percent_of_plan import PLAN, axis_end
from charts.wording import growth_label, missing_sentence, pace_number, pace_word, percent_label
from charts.year_on_year import CAP, drawn_growth
from domain.bars import GrowthBar, GrowthBars, PercentBar, PercentBars
from reports.markup import fill, join
from texts import t

# The words say all that the drawing says: to those who cannot see it, it is nothing.
_LINE = '<li><span>{name}</span> <b>{number}</b> <i class="{kind}">{word}</i>{drawing}</li>'
_DRAWING = '<svg aria-hidden="true">{}</svg>'
_BAR = '<rect class="{kind}" x="{start}%" width="{width}%" height="100%"/>'
_MARK = '<line class="{kind}" x1="{at}%" x2="{at}%" y2="100%"/>'
_CUT = '<line class="cut" x1="{low}%" x2="{high}%" y1="100%" y2="0"/>'
_CUT_AT, _CUT_WIDE = 0.94, 2.0
_JUDGED = {"exceeded": "ahead", "met": "ahead", "missed": "behind"}
# Growth of a few tenths is not drawn as if it filled the paper.
_LEAST_SPAN = 10.0


class Chart(NamedTuple):
    """A chart to be put on a page: its title, what its marks mean, its lines, what has none."""

    title: str
    key: str
    lines: Markup
    missing: str


def percent_chart(rows: PercentBars, lang: str) -> Chart:
    """Percent of plan, a mark at the pace and at the plan; what is far beyond is drawn broken."""
    end = axis_end(rows) if rows.bars else PLAN
    lines = [_percent_line(rows, bar, end, lang) for bar in rows.bars]
    missing = missing_sentence("chart.alt.missing_plan", rows.missing, lang).strip()
    return Chart(t("overview.percent_of_plan", lang), _percent_key(rows, lang), join(lines), missing)


def growth_chart(rows: GrowthBars, lang: str) -> Chart:
    """Growth on the same period of the year before, around a mark at zero."""
    lengths = [drawn_growth(bar) for bar in rows.bars]
    low, high = min(0.0, *lengths, 0.0), max(0.0, *lengths, 0.0)
    scale = low, max(high - low, _LEAST_SPAN)
    lines = [_growth_line(bar, *scale, lang) for bar in rows.bars]
    title = t("overview.year_on_year", lang, year=rows.year_before)
    missing = missing_sentence("chart.alt.missing_prior", rows.missing, lang).strip()
    return Chart(title, t("edition.growth_key", lang), join(lines), missing)


def _percent_line(rows: PercentBars, bar: PercentBar, end: float, lang: str) -> Markup:
    kind = "near" if bar.over else _JUDGED.get(bar.verdict, bar.pace)
    parts = [_bar(kind, 0.0, min(max(bar.pct, 0.0), end), end)]
    parts += [_cut(_CUT_AT * 100)] if bar.pct > end else []
    parts.append(_mark("plan", PLAN, end))
    pace = rows.pace_of(bar)
    if pace is not None and bar.pace != "none":
        parts.append(_mark("pace", pace, end))
    return _line(bar.name, percent_label(bar, lang), kind, pace_word(bar, lang), parts)


def _growth_line(bar: GrowthBar, low: float, span: float, lang: str) -> Markup:
    drawn = drawn_growth(bar)
    kind = "fall" if drawn < 0 else "rise"
    parts = [_bar(kind, min(drawn, 0.0) - low, abs(drawn), span)]
    if abs(bar.yoy_index - PLAN) > CAP:
        parts.append(_cut(100 * (drawn * _CUT_AT - low) / span))
    parts.append(_mark("plan", -low, span))
    return _line(bar.name, growth_label(bar, lang), "", "", parts)


def _percent_key(rows: PercentBars, lang: str) -> str:
    """What the marks mean, said once."""
    if rows.pace_pct == PLAN:
        return t("chart.pace_is_plan", lang)
    if rows.pace_pct is None:
        return t("edition.plan_key", lang)
    if rows.has_own_paces:
        return t("edition.own_pace_key", lang)
    return t("edition.pace_key", lang, pace=pace_number(rows.pace_pct, lang))


def _line(name: str, number: str, kind: str, word: str, parts: Iterable[Markup]) -> Markup:
    drawing = fill(_DRAWING, join(parts))
    return fill(_LINE, name=name, number=number, kind=kind, word=word, drawing=drawing)


def _bar(kind: str, start: float, width: float, span: float) -> Markup:
    return fill(_BAR, kind=kind, start=f"{100 * start / span:.1f}", width=f"{100 * width / span:.1f}")


def _mark(kind: str, at: float, span: float) -> Markup:
    return fill(_MARK, kind=kind, at=f"{100 * at / span:.1f}")


def _cut(at: float) -> Markup:
    return fill(_CUT, low=f"{at:.1f}", high=f"{at + _CUT_WIDE:.1f}")
