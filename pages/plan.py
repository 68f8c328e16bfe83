"""So với kế hoạch: every figure against its plan and the pace, what is left, and the year's targets."""

import streamlit as st

from analysis.drawn_rows import percent_rows
from analysis.plans import with_several_plans
from charts.percent_of_plan import percent_alt, percent_figure
from texts import t
from ui.catalogue_tables import show_meanings
from ui.drawing import drawn, show_chart
from ui.frame import open_page, show_empty
from ui.report_tables import (
    show_comments,
    show_implied_note,
    show_pace_note,
    show_plan_table,
    show_several_plans,
    show_targets,
)
from ui.sentence import headline_sentence, show_sentence

page = open_page("plan")
report = page.report()
if report.empty:
    show_empty(page)
    st.stop()
show_sentence(headline_sentence(report, page.view.period, page.lang))
rows = percent_rows(report, page.view.period)
if rows.bars:
    show_chart(drawn(percent_figure, rows, page.lang), percent_alt(rows, page.lang), "percent", page.lang)
if report["value"].notna().any():
    show_plan_table(report, page.view.period, page.lang)
    show_pace_note(report, page.lang)
    show_implied_note(report, page.lang)
several = with_several_plans(page.plans())
if len(several):
    show_several_plans(several, page.lang)
show_comments(report, page.comments(), page.lang)
show_targets(report, page.lang)
with st.expander(t("catalogue.explain", page.lang)):
    show_meanings(report["indicator"], page.catalogue, page.lang)
