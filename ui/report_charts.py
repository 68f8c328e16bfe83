"""The two charts of a report as pages show them: with their numbers, each bar leading to its indicator."""

from typing import NamedTuple

from markupsafe import Markup

from analysis.drawn_rows import growth_rows, percent_rows
from charts.percent_of_plan import percent_alt, percent_figure
from charts.year_on_year import growth_alt, growth_figure
from domain.bars import GrowthBars, PercentBars
from ui.chart_numbers import growth_numbers, percent_numbers
from ui.chart_tools import chart_tools
from ui.drawing import drawn, show_chart
from ui.frame import Page, kept_part


class ReportChart(NamedTuple):
    """A chart of a report without its figure: the rows drawn, the finding, the tools beneath."""

    name: str
    rows: PercentBars | GrowthBars
    finding: str
    tools: Markup


@kept_part
def percent_chart(page: Page) -> ReportChart:
    """Percent of plan."""
    report, lang = page.report(), page.lang
    rows = percent_rows(report, page.view.period)
    finding, numbers = percent_alt(rows, lang), percent_numbers(rows, report, page.view)
    return ReportChart("percent", rows, finding, chart_tools(finding, "percent", lang, numbers))


@kept_part
def growth_chart(page: Page) -> ReportChart:
    """Year on year."""
    report, lang = page.report(), page.lang
    rows = growth_rows(report, page.view.period)
    finding, numbers = growth_alt(rows, lang), growth_numbers(rows, report, page.view)
    return ReportChart("growth", rows, finding, chart_tools(finding, "growth", lang, numbers))


def show_chart_of(chart: ReportChart, lang: str) -> None:
    """Put one of them on the page."""
    make = percent_figure if chart.name == "percent" else growth_figure
    indicators = [bar.indicator for bar in chart.rows.bars]
    show_chart(drawn(make, chart.rows, lang), chart.finding, chart.name, chart.tools, indicators)
