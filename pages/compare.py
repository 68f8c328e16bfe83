"""So sánh giữa các đơn vị: one period over many units, ranked, against plan, and over two years."""

import streamlit as st

from analysis.unit_ranking import bars_of, ends, rank_units
from charts.unit_ranking import ranking_figure
from ui.comparing.compare_controls import ask_measure, ask_part
from ui.comparing.compare_view import (
    ranking_numbers,
    say_too_few,
    show_cautions,
    show_ranking_sentence,
    show_waiting,
)
from ui.comparing.course_grid import show_unit_courses
from ui.comparing.heat_table import show_heat_table
from ui.comparing.unit_reads import read_ranking, read_units_report
from ui.comparing.unit_scope import pick_scope
from ui.drawing import show_chart_with
from ui.frame import open_page, show_empty

page = open_page("compare")
period, lang = page.view.period, page.lang
if not page.view.unit or not period.months:
    show_empty(page)
    st.stop()
with st.container(horizontal=True, vertical_alignment="bottom", key="compare_filters"):
    compared = pick_scope(page)
    asked = ask_measure(page, compared) if compared.is_enough else None
if asked is None:
    say_too_few(compared, page)
    st.stop()
scope = compared.scope
report = read_ranking(asked.indicator, scope, period, page.edition, lang, compared.sent)
ranked = rank_units(report, asked.measure, compared.names)
finding = show_ranking_sentence(ends(ranked, compared.own), asked, compared, page)
show_cautions(ranked, asked, page)
part = ask_part(compared, ranked, page)
shown = ranked[ranked["unit"].isin(part.units)]
figure = ranking_figure(bars_of(shown, asked.measure, period), compared.own, lang)
show_chart_with(ranking_numbers(shown, asked, page), figure, finding, "ranking", lang)
names = {key: compared.names[key] for key in part.units}
of_units = read_units_report(part.units, scope.level, period, page.edition, lang)
show_heat_table(of_units, names, compared.own, part.headings, lang)
show_unit_courses(names, report, asked.indicator, compared, page)
show_waiting(compared, lang)
