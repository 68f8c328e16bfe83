"""So với cùng kỳ: every figure against the same period of the year before, and one indicator's course."""

import streamlit as st

from analysis.years import year_bars
from charts.years import years_alt, years_figure
from texts import t
from ui.chart_numbers import years_numbers
from ui.drawing import drawn, show_chart_with
from ui.filters import pick_indicator
from ui.frame import open_page, show_empty
from ui.growth_parts import show_finding, show_growth_tables
from ui.markup import show_remark
from ui.reads import read_same_months
from ui.report_charts import growth_chart, show_chart_of
from ui.trend_chart import show_trend

page = open_page("year_on_year")
report = page.report()
if page.unit is None or not report["value"].notna().any():
    show_empty(page)
    st.stop()
lang, period = page.lang, page.view.period
show_finding(page)
show_chart_of(growth_chart(page), lang)
show_growth_tables(page)
st.subheader(t("year_on_year.course", lang), anchor=False)
indicator = pick_indicator(page.view, report[report["value"].notna()])
show_trend(page, page.unit.key, report, indicator)
st.subheader(t("year_on_year.years", lang), anchor=False)
several = read_same_months(page.unit.key, indicator, period, page.edition)
years = year_bars(several, page.catalogue, indicator, period, lang)
if len(years.bars) > 1:
    numbers = years_numbers(years, several, lang)
    show_chart_with(numbers, drawn(years_figure, years, lang), years_alt(years, lang), "years", lang)
else:
    show_remark(years_alt(years, lang))
