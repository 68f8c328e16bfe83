"""Small charts side by side, all on one scale: an indicator's course in each of a few units."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.unit_courses import unit_courses, unit_plans
from charts.wording import months_label, point_label, year_plan
from domain.bars import TrendPoint
from domain.level_units import at_level
from domain.told_numbers import tell
from domain.unit_bars import Course, Courses
from reports.html_tables import Column
from reports.markup import fill, join
from reports.scopes import Compared
from reports.sentence import lowered
from texts import t
from ui.comparing.unit_reads import read_courses
from ui.drawing import Table
from ui.frame import Page
from ui.html_tables import show_table
from ui.markup import plain, show, show_remark
from ui.served import the_catalogue

_GRID = """<p class="key"><i class="before"></i>{before} <i class="now"></i>{now}{plan}</p>
<section class="courses">{courses}</section>"""
_PLAN_KEY = ' <i class="plan"></i>{}'
_COURSE = """<figure class="course {kind}"><figcaption>{name}</figcaption>
<div class="plot" aria-hidden="true">{plan}{pairs}</div><p>{said}</p></figure>"""
_PAIR = """<div><b>{before}{now}</b><span>{label}</span></div>"""
_COLUMN = '<i class="{}" style="height:{:.1f}%"></i>'
_PLAN = '<u style="--share:{:.3f}"></u>'
MOST = 12
_QUARTERS = (3, 6, 9, 12)


def show_unit_courses(
    names: Mapping[str, str], report: pd.DataFrame, indicator: str, compared: Compared, page: Page
) -> None:
    """The course of an indicator in the first of the units in `names` (by key), with its plan in `report`."""
    lang, period = page.lang, page.view.period
    shown = dict(list(names.items())[:MOST])
    figures = read_courses(tuple(shown), indicator, compared.scope.level, period.year, page.edition)
    one = at_level(the_catalogue(page.edition), compared.scope.level).indicators[indicator]
    unit_name = page.catalogue.measure_units.by_code[one.measure_unit].name(lang)
    rows = unit_courses(figures, shown, unit_name, period, unit_plans(report))
    caption = t("compare.courses", lang, indicator=one.short(lang))
    st.subheader(plain(caption), anchor=False)
    some = (
        t("compare.courses_some", lang, shown=len(shown), count=len(names)) if len(shown) < len(names) else ""
    )
    scale = "compare.courses_scale" if one.cumulates else "compare.courses_scale_level"
    show_remark(f"{t(scale, lang, unit=unit_name)} {some}".strip())
    show_courses(rows, compared.own, lang)
    numbers = course_numbers(rows, caption, lang)
    with st.expander(t("chart_tools.numbers", lang)):
        show_table(numbers.caption, numbers.columns, numbers.rows)


def show_courses(rows: Courses, own: str, lang: str) -> None:
    """A small chart a unit: columns of last year and this year by month, the plan as a line across."""
    year = rows.courses[0].trend.year
    months = sorted({p.months for one in rows.courses for p in (*one.trend.this_year, *one.trend.last_year)})
    plans = [one.trend.plan for one in rows.courses if one.trend.plan]
    show(
        fill(
            _GRID,
            before=t("chart.year", lang, year=year - 1),
            now=t("chart.year", lang, year=year),
            plan=fill(_PLAN_KEY, year_plan(lang, is_budget=plans[0].is_budget)) if plans else Markup(""),
            courses=join(_course(one, months, rows.end, one.unit == own, lang) for one in rows.courses),
        )
    )


def course_numbers(rows: Courses, caption: str, lang: str) -> Table:
    """The same numbers as a table: a row a unit, year and period."""
    columns = [
        Column(t(f"compare.columns.{name}", lang), name == "value") for name in ("unit", "period", "value")
    ]
    cells = [
        (
            one.trend.name,
            f"{months_label(point.months, lang)} {year}",
            point_label(point, one.trend.unit, lang),
        )
        for one in rows.courses
        for year, points in ((one.trend.year - 1, one.trend.last_year), (one.trend.year, one.trend.this_year))
        for point in points
    ]
    return Table(caption, columns, cells)


def _course(one: Course, months: list[int], end: float, is_own: bool, lang: str) -> Markup:
    trend = one.trend
    before, now = _by_month(trend.last_year), _by_month(trend.this_year)
    pairs = (
        fill(
            _PAIR,
            before=_column("before", before.get(month), end),
            now=_column("now", now.get(month), end),
            label=months_label(month, lang) if month in _QUARTERS else "",
        )
        for month in months
    )
    is_drawn = trend.plan is not None and 0 < trend.plan.value <= end
    plan = fill(_PLAN, trend.plan.value / end) if trend.plan and is_drawn else Markup("")
    return fill(
        _COURSE,
        kind="own" if is_own else "",
        name=trend.name,
        plan=plan,
        pairs=join(pairs),
        said=_said(one, lang),
    )


def _by_month(points: tuple[TrendPoint, ...]) -> dict[int, TrendPoint]:
    return {point.months: point for point in points}


def _column(kind: str, point: TrendPoint | None, end: float) -> Markup:
    """A column; one that goes on beyond the scale is cut, which its style shows."""
    value = point.value if point else 0.0
    return fill(_COLUMN, f"{kind} cut" if value > end else kind, 100 * min(max(value, 0.0), end) / end)


def _said(one: Course, lang: str) -> str:
    """'9 tháng 1.234 triệu đồng; cùng kỳ 1.100; kế hoạch 2.000': what the columns show, in words."""
    trend = one.trend
    if not trend.this_year:
        return t("compare.no_figure", lang)
    last = trend.this_year[-1]
    parts = [f"{months_label(last.months, lang)}: {point_label(last, trend.unit, lang)}"]
    if before := _by_month(trend.last_year).get(last.months):
        parts.append(t("compare.before", lang, value=point_label(before, "", lang).strip()))
    if trend.plan:
        plan = tell(trend.plan.value, trend.plan.decimals, lang, about=trend.plan.implied).number
        name = lowered(year_plan(lang, is_budget=trend.plan.is_budget))
        parts.append(t("compare.plan", lang, name=name, value=plan))
    return "; ".join(parts)
