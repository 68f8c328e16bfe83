"""The course of one indicator over the year, as every page that has it shows it."""

import pandas as pd

from analysis.course import course_rows
from analysis.seasonal import MOST_YEARS
from charts.trend import is_drawn, trend_alt, trend_figure
from ui.drawing import drawn, show_chart_with
from ui.frame import Page
from ui.markup import show_remark
from ui.reads import read_two_years
from ui.trend_numbers import trend_numbers


def show_trend(page: Page, unit: str, report: pd.DataFrame, indicator: str) -> None:
    """The chart with its numbers for a unit's key and its report; a sentence where too little is known."""
    period, lang = page.view.period, page.lang
    figures = read_two_years(unit, indicator, period.year, page.edition, before=MOST_YEARS)
    course = course_rows(figures, report, page.catalogue, indicator, period, lang)
    if is_drawn(course):
        numbers = trend_numbers(course, figures, lang)
        show_chart_with(numbers, drawn(trend_figure, course, lang), trend_alt(course, lang), "trend", lang)
    else:
        show_remark(trend_alt(course, lang))
