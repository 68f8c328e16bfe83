"""Tổng quan: the sentence, the cards by need, percent of plan and year on year."""

import streamlit as st

from analysis.drawn_rows import growth_rows, percent_rows
from charts.percent_of_plan import percent_alt, percent_figure
from charts.year_on_year import growth_alt, growth_figure
from texts import t
from ui.cards import share_out, show_cards
from ui.drawing import drawn, show_chart
from ui.frame import open_page, show_empty
from ui.overview_notes import show_notes
from ui.report_tables import show_other_figures, show_targets
from ui.sentence import headline_sentence, show_sentence
from ui.task_lists import show_shortcomings

page = open_page("overview")
report = page.report()
if report.empty:
    show_empty(page)
    st.stop()
show_sentence(headline_sentence(report, page.view.period, page.lang))
shared = share_out(report)
show_cards(shared, page.lang)
show_notes(page, report)
percents, growths = percent_rows(report, page.view.period), growth_rows(report, page.view.period)
if percents.bars or growths.bars:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(t("overview.percent_of_plan", page.lang))
        show_chart(
            drawn(percent_figure, percents, page.lang), percent_alt(percents, page.lang), "percent", page.lang
        )
    with right:
        st.subheader(t("overview.year_on_year", page.lang, year=page.view.period.year - 1))
        show_chart(
            drawn(growth_figure, growths, page.lang), growth_alt(growths, page.lang), "growth", page.lang
        )
else:
    show_targets(report, page.lang)
show_other_figures(shared.others, page.lang)
if shortcomings := page.shortcomings():
    st.subheader(t("tasks.shortcomings", page.lang))
    show_shortcomings(shortcomings, page.lang)
