"""Nhiệm vụ trọng tâm: the year's key tasks as a list, and the shortcomings in words."""

import streamlit as st

from texts import t
from ui.frame import open_page
from ui.task_lists import show_shortcomings, show_tasks

page = open_page("tasks")
if tasks := page.tasks():
    show_tasks(tasks, page.lang)
else:
    st.info(t("tasks.none", page.lang, year=page.view.period.year))
if shortcomings := page.shortcomings():
    st.subheader(t("tasks.shortcomings", page.lang))
    show_shortcomings(shortcomings, page.lang)
