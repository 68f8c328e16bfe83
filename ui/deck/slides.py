"""The slides of a deck as markup: a frame, the finding as the title, and what each kind shows beneath it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from analysis.deck import CLOSE, SUMMARY, TARGETS, TASKS, count_standings, targets_by_group, told_rows
from analysis.levels import is_level
from domain.bars import Trend
from domain.periods import Period
from domain.tasks import Task
from reports import wording
from reports.markup import emphasised, fill, join
from reports.reading import Source
from reports.sentence import headline_sentence
from reports.wording import Row
from texts import t
from ui.deck import slide_levels
from ui.deck.slide_bars import bars_chart, level_bars
from ui.deck.slide_charts import has_course, trend_chart
from ui.deck.slide_tables import conclusion_lists, target_list, task_list
from ui.deck.slide_wording import Number, count_words, finding, numbers, source_line
from ui.deck.slide_words import slide_words

_SLIDE = """<section class="slide {kind}" data-key="{key}" role="group" aria-label="{place}" hidden>
<header><span>{head}</span><span class="place">{place}</span></header><h2>{title}</h2>
{body}<footer><span>{source}</span><span class="leave">{leave}</span></footer></section>"""
_NUMBERS = """<div class="numbers">{numbers}</div>"""
_NUMBER = """<div class="number {style}"><span>{label}</span><b>{value}</b><span>{below}</span></div>"""
_BODY = """{numbers}<div class="body {wide}">{chart}{words}</div>"""
_TILES = """{counts}<div class="tiles">{tiles}</div>{more}"""
_TILE = """<div class="tile {style}"><span>{name}</span><b>{value}</b><em>{state}</em></div>"""
_MORE = """<p class="more">{}</p>"""
_MOST_TILES = 12


class Facts(NamedTuple):
    """What the slides of a unit and period are made of, besides their order.

    `trends` by indicator; `comments` field → words by indicator; `said` and `before` are the conclusions
    of the period and of the last one that had any (`last_period`), by indicator, '' for the whole;
    `due` are the tasks due; `sources` by edition; `remark` says what kind of figures they are.
    """

    unit: str
    period: Period
    lang: str
    report: pd.DataFrame
    trends: Mapping[str, Trend]
    comments: Mapping[str, Mapping[str, str]]
    said: Mapping[str, str]
    before: Mapping[str, str]
    last_period: Period | None
    due: Sequence[Task]
    on: date
    sources: Mapping[int, Source]
    remark: str


class Slide(NamedTuple):
    """One slide: its key, its title, what stands beneath, where it comes from, a style."""

    key: str
    title: str | Markup
    body: Markup
    source: str = ""
    kind: str = ""


def render(keys: Sequence[str], facts: Facts) -> Markup:
    """All slides in their order, each hidden until it is shown."""
    rows = {row["indicator"]: row for row in told_rows(facts.report).to_dict("records")}
    made = [_slide(key, rows, facts) for key in keys]
    head = " · ".join(filter(None, (facts.unit, wording.period_name(facts.period, facts.lang), facts.remark)))
    return join(
        fill(
            _SLIDE,
            kind=one.kind,
            key=one.key,
            head=head,
            place=t("present.place", facts.lang, place=place, count=len(made)),
            title=one.title,
            body=one.body,
            source=one.source,
            leave=t("present.esc", facts.lang),
        )
        for place, one in enumerate(made, 1)
    )


def slide_name(key: str, rows: Mapping[str, Row], lang: str) -> str:
    """What a slide is called in the list of slides."""
    if key in rows:
        return str(rows[key]["name"])
    if key.startswith(TARGETS):
        return t("present.targets", lang, page=key.removeprefix(TARGETS))
    known = {SUMMARY: "summary", TASKS: "tasks", CLOSE: "close"}
    return t(f"present.{known[key]}", lang) if key in known else key


def _slide(key: str, rows: Mapping[str, Row], facts: Facts) -> Slide:
    if key == SUMMARY:
        return _summary(facts)
    if key == TASKS:
        title, body = task_list(facts.due, facts.period, facts.on, facts.lang)
        return Slide(key, title, body)
    if key == CLOSE:
        names = dict(zip(facts.report["indicator"], facts.report["short"], strict=True))
        title, body = conclusion_lists(
            facts.said, facts.before, facts.last_period, facts.period, names, facts.lang
        )
        return Slide(key, title, body)
    if key.startswith(TARGETS):
        title, body = target_list(facts.report, key, facts.period.year, facts.lang)
        return Slide(key, title, body)
    return _indicator(rows[key], facts)


def _summary(facts: Facts) -> Slide:
    lang = facts.lang
    rows = told_rows(facts.report).to_dict("records")
    more = t("present.more_indicators", lang, count=len(rows) - _MOST_TILES) if rows[_MOST_TILES:] else ""
    body = fill(
        _TILES,
        counts=_numbers(count_words(count_standings(facts.report), lang)),
        tiles=join(_tile(row, lang) for row in rows[:_MOST_TILES]) or _groups(facts.report, lang),
        more=fill(_MORE, more) if more else Markup(""),
    )
    title = emphasised(headline_sentence(facts.report, facts.period, lang))
    return Slide(SUMMARY, title, body, _all_sources(facts), "summary")


def _tile(row: Row, lang: str) -> Markup:
    if is_level(row):
        style, state = slide_levels.state(row, lang)
        return fill(_TILE, style=style, name=row["short"], value=wording.amount(row, lang), state=state)
    style, state = wording.state(row, lang)
    value = wording.percent(row, lang) or wording.sentence_case(wording.growth(row, lang))
    return fill(_TILE, style=style, name=row["short"], value=value, state=state)


def _groups(report: pd.DataFrame, lang: str) -> Markup:
    """Where nothing is measured yet: how many targets each group has."""
    return join(
        fill(
            _TILE, style="", name=t(f"group.{name}", lang), value=count, state=t("present.target_count", lang)
        )
        for name, count in targets_by_group(report).items()
    )


def _all_sources(facts: Facts) -> str:
    found = [facts.sources[edition] for edition in sorted(facts.sources)]
    if not found:
        return ""
    sent = "; ".join(dict.fromkeys(one.who for one in found))
    return t("present.sources", facts.lang, who=sent, edition=found[-1].edition)


def _indicator(row: Row, facts: Facts) -> Slide:
    lang, code = facts.lang, row["indicator"]
    trend = facts.trends.get(code)
    told = slide_levels.numbers if is_level(row) else numbers
    bars = level_bars if is_level(row) else bars_chart
    course = trend_chart(trend, row, lang) if trend and has_course(trend) else None
    words = slide_words(
        row, facts.period, facts.comments.get(code, {}), facts.before.get(code, ""), facts.last_period,
        facts.said.get(code, ""), lang,
    )  # fmt: skip
    body = fill(
        _BODY,
        numbers=_numbers(told(row, facts.period, lang)),
        wide="" if words else "wide",
        chart=course or bars(row, facts.period, lang),
        words=words,
    )
    source = facts.sources.get(int(row["edition"])) if pd.notna(row["edition"]) else None
    title = slide_levels.finding(row, lang) if is_level(row) else finding(row, facts.period, lang)
    return Slide(code, title, body, source_line(row, source, lang), wording.state(row, lang)[0])


def _numbers(found: Sequence[Number]) -> Markup:
    cells = join(
        fill(_NUMBER, style=one.style, label=one.label, value=one.value, below=one.below) for one in found
    )
    return fill(_NUMBERS, numbers=cells) if found else Markup("")
