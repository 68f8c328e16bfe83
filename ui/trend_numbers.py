"""The numbers of the trend chart as a table: both years, the plan's path, where the year will end."""

import pandas as pd

from charts.wording import months_label, point_label, year_plan
from domain.bars import Trend, TrendPoint
from domain.numbers import format_number
from domain.periods import Period
from domain.told_numbers import tell, tell_forecast
from reports import computed
from reports.html_tables import Table
from texts import t
from ui.chart_numbers import columns_of
from ui.sources import sources_by_period

_YEAR = 12
Cells = tuple[str, str, str, str, str]


def trend_numbers(rows: Trend, figures: pd.DataFrame, lang: str) -> Table:
    """One row a value of either year with its source (from store figures), then its end's."""
    points = [
        (Period(year, point.months), point)
        for year, told in ((rows.year, rows.this_year), (rows.year - 1, rows.last_year))
        for point in told
    ]
    sources = sources_by_period(figures, (period for period, _ in points), lang)
    cells: list[Cells] = [
        (
            f"{months_label(period.months, lang)} {period.year}",
            point_label(point, "", lang).strip(),
            rows.unit,
            _path(rows, point, period.year, lang),
            sources.get(period, ""),
        )
        for period, point in points
    ]
    caption = t(
        "chart_tools.level_caption" if rows.is_level else "chart_tools.trend_caption", lang, name=rows.name
    )
    columns = columns_of(lang, "period", "#value", "unit", "#path", "source")
    return Table(caption, columns, [*cells, *_ends(rows, lang)])


def _ends(rows: Trend, lang: str) -> list[Cells]:
    found: list[Cells] = []
    if plan := rows.plan:
        implied = t("chart_tools.implied", lang) if plan.implied else ""
        value = tell(plan.value, plan.decimals, lang, about=plan.implied).number
        name = t("chart.year_target", lang) if rows.is_level else year_plan(lang, is_budget=plan.is_budget)
        named = t("chart_tools.plan", lang, name=name, year=rows.year)
        found.append((named, value, rows.unit, "", implied))
    if foretold := rows.forecast:
        value = computed.words(tell_forecast(foretold, lang), "", lang)
        found.append((t("indicator_page.forecast", lang), value, rows.unit, "", ""))
    if own := rows.full_year:
        value = format_number(own.value, own.decimals, lang)
        found.append((t("table.full_year", lang), value, rows.unit, "", ""))
    return found


def _path(rows: Trend, point: TrendPoint, year: int, lang: str) -> str:
    """The plan's path beside a value of its year; '' where a season tells nothing of those months."""
    plan = rows.plan
    if plan is None or year != rows.year:
        return ""
    shares = dict(plan.steps) or {one: one / _YEAR for one in range(1, _YEAR)}
    share = 1.0 if rows.is_level or point.months == _YEAR else shares.get(point.months)
    if share is None:
        return ""
    return tell(plan.value * share, plan.decimals, lang, about=plan.implied).number
