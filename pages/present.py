"""Trình chiếu: a deck made from the view."""

import streamlit as st

from ui.frame import open_page, show_empty

page = open_page("present")
report = page.report()
if report.empty:
    show_empty(page)
    st.stop()
