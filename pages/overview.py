"""Tổng quan: the sentence, the cards by need, percent of plan and year on year."""

import streamlit as st

from texts import t
from ui.frame import open_page, show_empty
from ui.overview_parts import show_last, show_top
from ui.report_charts import growth_chart, percent_chart, show_chart_of

page = open_page("overview")
if not show_top(page):
    show_empty(page)
    st.stop()
percents, growths = percent_chart(page), growth_chart(page)
if percents.rows.bars or growths.rows.bars:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("overview.percent_of_plan", page.lang), anchor=False)
        show_chart_of(percents, page.lang)
    with right:
        st.subheader(t("overview.year_on_year", page.lang, year=page.view.period.year - 1), anchor=False)
        show_chart_of(growths, page.lang)
show_last(page, with_targets=not (percents.rows.bars or growths.rows.bars))
