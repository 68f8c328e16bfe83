"""Nhiệm vụ trọng tâm: what is overdue and due soon first, the timeline, the year's end, updates and files."""

import streamlit as st

from analysis.task_states import count_tasks, order_by_need, reference_day, timeline
from analysis.year_end import year_end
from charts.task_timeline import timeline_alt, timeline_figure
from intake import accept_tasks, check_tasks, describe, place, update_task, withdraw_task, write_tasks
from reports.task_wording import task_sentence
from texts import t
from ui.chart_numbers import timeline_numbers
from ui.drawing import drawn, show_chart_with
from ui.frame import open_page
from ui.here import may_download
from ui.sending.problem_list import Told
from ui.sentence import show_sentence
from ui.served import the_store
from ui.tasks.task_files import offer_export, offer_import
from ui.tasks.task_filters import filter_tasks
from ui.tasks.task_form import offer_update, show_said
from ui.tasks.task_lists import show_shortcomings, show_tasks
from ui.tasks.year_end import show_year_end

page = open_page("tasks")
lang, unit, period = page.lang, page.unit, page.view.period
on = reference_day(period, page.today)
tasks = order_by_need(page.tasks(), on)
show_said(lang)
if tasks:
    show_sentence(task_sentence(count_tasks(tasks, on), on, lang))
    shown = filter_tasks(tasks, page.view, lang)
    show_tasks(shown, on, page.catalogue, lang)
    st.subheader(t("tasks.timeline", lang), anchor=False)
    dots = timeline(shown, period.year, on, lang)
    numbers = timeline_numbers(dots, lang)
    show_chart_with(numbers, drawn(timeline_figure, dots, lang), timeline_alt(dots, lang), "timeline", lang)
else:
    st.info(t("tasks.none", lang, year=period.year))
if shortcomings := page.shortcomings():
    st.subheader(t("tasks.shortcomings", lang), anchor=False)
    show_shortcomings(shortcomings, lang)
if unit:
    own = unit
    with st.expander(t("tasks.year_end.title", lang, year=period.year)):
        report = page.year_report()
        updated = {kept.entry.key for kept in page.kept_tasks() if kept.entry.body}
        verdicts = list(report.loc[report["target_operator"] != "", "verdict"])
        sheet = year_end(tasks, updated, verdicts, period.year, page.today)
        show_year_end(sheet, report, lang)
    if page.may_send:
        with st.expander(t("tasks.update.title", lang)):
            offer_update(
                page,
                page.tasks_as_said(),
                lambda task, who: update_task(task, own, the_store(), who, page.edition),
                lambda task, who: withdraw_task(task, own, the_store(), who, page.edition),
            )
    if may_download():
        with st.expander(t("tasks.files.title", lang)):
            name = t("tasks.files.name", lang, unit=unit.code, year=period.year)
            offer_export(write_tasks(tasks, page.catalogue, lang), name, lang)
            if page.may_send:
                offer_import(
                    page,
                    lambda content, name: check_tasks(
                        content, name, the_store(), page.catalogue, own, period.year
                    ),
                    lambda found: Told(found, place(found, lang), *describe(found, page.catalogue, lang)),
                    lambda check, who: accept_tasks(check, the_store(), who),
                )
