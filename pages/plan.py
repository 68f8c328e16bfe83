"""So với kế hoạch: every figure against its plan and the pace, what is left, and the year's targets."""

import streamlit as st

from ui.frame import open_page, show_empty
from ui.plan_parts import show_against_plan, show_finding
from ui.report_charts import percent_chart, show_chart_of

page = open_page("plan")
if not show_finding(page):
    show_empty(page)
    st.stop()
chart = percent_chart(page)
if chart.rows.bars:
    show_chart_of(chart, page.lang)
show_against_plan(page)
