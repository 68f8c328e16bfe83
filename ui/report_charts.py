"""The two charts of a report as pages show them: with their numbers, each bar leading to its indicator."""

import pandas as pd

from charts.percent_of_plan import percent_alt, percent_figure
from charts.year_on_year import growth_alt, growth_figure
from domain.bars import GrowthBars, PercentBars
from ui.chart_numbers import growth_numbers, percent_numbers
from ui.drawing import drawn, show_chart
from ui.link import View


def show_percent(rows: PercentBars, report: pd.DataFrame, view: View) -> None:
    """Percent of plan (rows of analysis.drawn_rows from the report)."""
    lang, indicators = view.lang, [bar.indicator for bar in rows.bars]
    numbers = percent_numbers(rows, report, view)
    figure = drawn(percent_figure, rows, lang)
    show_chart(figure, percent_alt(rows, lang), "percent", lang, numbers, indicators)


def show_growth(rows: GrowthBars, report: pd.DataFrame, view: View) -> None:
    """Year on year (rows of analysis.drawn_rows from the report)."""
    lang, indicators = view.lang, [bar.indicator for bar in rows.bars]
    numbers = growth_numbers(rows, report, view)
    figure = drawn(growth_figure, rows, lang)
    show_chart(figure, growth_alt(rows, lang), "growth", lang, numbers, indicators)
