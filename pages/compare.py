"""So sánh giữa các đơn vị: one period over many units."""

import streamlit as st

from ui.frame import open_page, show_empty

page = open_page("compare")
report = page.report()
if report.empty:
    show_empty(page)
    st.stop()
