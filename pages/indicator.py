"""Chi tiết chỉ tiêu: one indicator from every side."""

import streamlit as st

from ui.frame import open_page, show_empty

page = open_page("indicator")
report = page.report()
if report.empty:
    show_empty(page)
    st.stop()
