"""What charts draw, as tables: one row a mark, with where its figure comes from."""

import pandas as pd

from charts.wording import growth_label, months_label, pace_number, pace_word
from charts.years import growth_of
from domain.bars import GrowthBars, PercentBars, TaskTimeline, YearBars
from domain.numbers import format_number
from domain.periods import Period
from domain.views import View
from reports.html_tables import Column, Table
from reports.wording import period_name, sentence_case
from texts import t
from ui.indicator_links import linked
from ui.sources import sources_by_period, sources_of


def percent_numbers(rows: PercentBars, report: pd.DataFrame, view: View) -> Table:
    """Percent of plan beside the pace it is judged by."""
    lang, sources = view.lang, sources_of(report, view.lang, "pct_plan_origin")
    cells = [
        (
            linked(bar.name, bar.indicator, view),
            format_number(bar.pct, bar.decimals, lang),
            _pace(rows.pace_of(bar) if bar.pace != "none" else None, lang),
            pace_word(bar, lang),
            sources[bar.indicator],
        )
        for bar in rows.bars
    ]
    return Table(
        t("chart_tools.percent_caption", lang, period=period_name(view.period, lang)),
        columns_of(lang, "indicator", "#percent", "#pace", "state", "source"),
        cells,
    )


def growth_numbers(rows: GrowthBars, report: pd.DataFrame, view: View) -> Table:
    """Growth on the same period of the year before, as a number and as officials say it."""
    lang, sources = view.lang, sources_of(report, view.lang, "yoy_origin")
    cells = [
        (
            linked(bar.name, bar.indicator, view),
            format_number(bar.yoy_index - 100, bar.decimals, lang, sign=True),
            sentence_case(growth_label(bar, lang)),
            sources[bar.indicator],
        )
        for bar in rows.bars
    ]
    caption = t(
        "chart_tools.growth_caption", lang, period=period_name(view.period, lang), year=rows.year_before
    )
    return Table(caption, columns_of(lang, "indicator", "#growth", "growth_said", "source"), cells)


def years_numbers(rows: YearBars, figures: pd.DataFrame, lang: str) -> Table:
    """The value of the same months of each year, and its growth on the year before."""
    sources = sources_by_period(figures, (Period(bar.year, rows.months) for bar in rows.bars), lang)
    cells = [
        (
            str(bar.year),
            format_number(bar.value, bar.decimals, lang),
            rows.unit,
            sentence_case(growth_of(bar, lang)),
            sources.get(Period(bar.year, rows.months), ""),
        )
        for bar in rows.bars
    ]
    caption = t("chart_tools.years_caption", lang, name=rows.name, months=months_label(rows.months, lang))
    return Table(caption, columns_of(lang, "year", "#value", "unit", "on_year_before", "source"), cells)


def timeline_numbers(rows: TaskTimeline, lang: str) -> Table:
    """Every task by its deadline, with its state on the day of the view."""
    cells = [
        (
            dot.title,
            t("tasks.inferred", lang, day=f"{dot.deadline:%d/%m/%Y}")
            if dot.inferred
            else f"{dot.deadline:%d/%m/%Y}",
            t(f"tasks.states.{dot.state}", lang),
        )
        for dot in rows.dots
    ]
    caption = t("chart_tools.timeline_caption", lang, day=f"{rows.on:%d/%m/%Y}")
    return Table(caption, columns_of(lang, "task", "deadline", "task_state"), cells)


def columns_of(lang: str, *names: str) -> list[Column]:
    """Columns of charts' tables by name; # before one says that it holds numbers."""
    return [Column(t(f"chart_tools.column.{name.lstrip('#')}", lang), name.startswith("#")) for name in names]


def _pace(pace: float | None, lang: str) -> str:
    return "" if pace is None else pace_number(pace, lang)
