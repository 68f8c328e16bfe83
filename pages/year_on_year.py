"""So với cùng kỳ: every figure against the same period of the year before, and one indicator's course."""

import streamlit as st

from analysis.contributions import contribution_rows
from analysis.course import course_rows
from analysis.drawn_rows import growth_rows
from analysis.seasonal import MOST_YEARS
from analysis.years import year_bars
from charts.trend import trend_alt, trend_figure
from charts.years import years_alt, years_figure
from texts import t
from ui.chart_numbers import years_numbers
from ui.course_tables import show_contributions, show_quarter
from ui.drawing import drawn, show_chart
from ui.filters import pick_indicator
from ui.frame import open_page, show_empty
from ui.reads import read_quarter, read_same_months, read_two_years
from ui.report_charts import show_growth
from ui.report_tables import show_growth_table
from ui.sentence import growth_sentence, show_sentence
from ui.trend_numbers import trend_numbers

page = open_page("year_on_year")
report = page.report()
if page.unit is None or not report["value"].notna().any():
    show_empty(page)
    st.stop()
rows = growth_rows(report, page.view.period)
show_sentence(growth_sentence(rows, page.lang))
show_growth(rows, report, page.view)
show_growth_table(report, page.view)
quarter = read_quarter(page.unit.key, page.view.period, page.edition)
if len(quarter):
    show_quarter(quarter, page.catalogue, page.view.period, page.lang)
contributions = contribution_rows(report)
if len(contributions):
    show_contributions(contributions, report, page.lang)
st.subheader(t("year_on_year.course", page.lang))
indicator = pick_indicator(page.view, report[report["value"].notna()])
figures = read_two_years(page.unit.key, indicator, page.view.period.year, page.edition, before=MOST_YEARS)
trend = course_rows(figures, report, page.catalogue, indicator, page.view.period, page.lang)
numbers = trend_numbers(trend, figures, page.lang)
show_chart(drawn(trend_figure, trend, page.lang), trend_alt(trend, page.lang), "trend", page.lang, numbers)
st.subheader(t("year_on_year.years", page.lang))
several = read_same_months(page.unit.key, indicator, page.view.period, page.edition)
years = year_bars(several, page.catalogue, indicator, page.view.period, page.lang)
numbers = years_numbers(years, several, page.lang)
show_chart(drawn(years_figure, years, page.lang), years_alt(years, page.lang), "years", page.lang, numbers)
