"""Chi tiết chỉ tiêu: one indicator from every side, the finding first, where it comes from last."""

import streamlit as st

from analysis.breakdown import part_rows, without_one_off
from analysis.need_order import order_by_need
from analysis.task_states import order_by_need as order_tasks
from analysis.task_states import reference_day
from reports.finding import finding
from texts import t
from ui.catalogue.catalogue_tables import show_meanings
from ui.filters import pick_indicator
from ui.frame import open_page, show_empty
from ui.indicator_tables import show_facts, show_parts, show_plans, show_words, tell_other
from ui.reads import read_documents, read_versions
from ui.sentence import show_sentence
from ui.tasks.task_lists import show_tasks
from ui.trend_chart import show_trend
from ui.version_table import show_documents, show_versions, standing_versions, submissions_of

page = open_page("indicator")
lang, period, report = page.lang, page.view.period, order_by_need(page.report())
if page.unit is None or report.empty:
    show_empty(page)
    st.stop()
tell_other(page.view.indicator, report, page.catalogue, lang)
indicator = pick_indicator(page.view, report)
own = report[report["indicator"] == indicator]
row = own.iloc[0].to_dict()
show_sentence(finding(row, period, lang))
show_trend(page, page.unit.key, report, indicator)
show_plans(page.plans(), row, period, lang)
show_facts(row, period, lang)
show_parts(part_rows(report, indicator), without_one_off(report, indicator), period, lang)
show_words(own, page.comments(), lang)
show_meanings([indicator], page.catalogue, lang)
versions = standing_versions(read_versions(page.unit.key, period, indicator, page.edition), period)
show_documents(read_documents(submissions_of(versions), page.edition), lang)
on = reference_day(period, page.today)
if tasks := order_tasks([one for one in page.tasks() if one.indicator == indicator], on):
    st.subheader(t("indicator_page.tasks", lang), anchor=False)
    show_tasks(tasks, on, page.catalogue, lang)
with st.expander(t("indicator_page.version.title", lang)):
    show_versions(versions, row, lang)
