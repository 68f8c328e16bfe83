"""So với cùng kỳ: every figure against the same period of the year before, and one indicator's course."""

import streamlit as st

from analysis.drawn_rows import growth_rows, plan_line, trend_rows
from charts.trend import trend_alt, trend_figure
from charts.year_on_year import growth_alt, growth_figure
from texts import t
from ui.drawing import show_chart
from ui.filters import pick_indicator
from ui.frame import open_page, show_empty
from ui.reads import read_two_years
from ui.report_tables import show_growth_table
from ui.sentence import growth_sentence, show_sentence

page = open_page("year_on_year")
report = page.report()
if page.unit is None or not report["value"].notna().any():
    show_empty(page)
    st.stop()
rows = growth_rows(report, page.view.period)
show_sentence(growth_sentence(rows, page.lang))
show_chart(growth_figure(rows, page.lang), growth_alt(rows, page.lang), "growth", page.lang)
show_growth_table(report, page.view.period, page.lang)
st.subheader(t("year_on_year.course", page.lang))
indicator = pick_indicator(page.view, report[report["value"].notna()])
figures = read_two_years(page.unit.key, indicator, page.view.period.year, page.edition)
line = plan_line(report, indicator)
trend = trend_rows(figures, page.catalogue, indicator, page.view.period.year, line, page.lang)
show_chart(trend_figure(trend, page.lang), trend_alt(trend, page.lang), "trend", page.lang)
