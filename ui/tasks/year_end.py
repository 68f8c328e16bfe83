"""The year-end sheet: each task's and each target's verdict, and the level that is proposed."""

import pandas as pd
import streamlit as st

from analysis.year_end import LATE, NOT_DONE, ON_TIME, UNDATED, YearEnd
from reports import wording
from reports.html_tables import Column
from reports.markup import fill
from reports.task_wording import day_word, deadline
from texts import t
from ui.html_tables import show_table
from ui.markup import show_remark
from ui.sentence import show_sentence

_CLASSES = {ON_TIME: "ahead", UNDATED: "ahead", LATE: "near", NOT_DONE: "behind"}


def show_year_end(sheet: YearEnd, report: pd.DataFrame, lang: str) -> None:
    """The proposal first, then tasks, then the targets of the whole year's report."""
    show_sentence(_proposal(sheet, lang))
    show_remark(t("tasks.year_end.about", lang))
    if sheet.tasks:
        _show_tasks(sheet, lang)
    rows = report[report["target_operator"] != ""]
    if len(rows):
        _show_targets(rows, lang)


def _proposal(sheet: YearEnd, lang: str) -> str:
    shares = sheet.shares
    if sheet.level:
        first = t("tasks.year_end.level", lang, level=t(f"tasks.levels.{sheet.level}", lang))
    else:
        first = t("tasks.year_end.no_level", lang, reason=t(f"tasks.no_level.{sheet.reason}", lang))
    told = [first]
    if shares.tasks:
        counts = {"done": shares.done, "count": shares.tasks, "on_time": shares.on_time}
        told.append(t("tasks.year_end.share_tasks", lang, **counts))
    if shares.reported < shares.tasks:
        told.append(t("tasks.year_end.unreported", lang, count=shares.tasks - shares.reported))
    if shares.undated:
        told.append(t("tasks.year_end.undated", lang, count=shares.undated))
    if shares.targets:
        counts = {"met": shares.met, "count": shares.judged, "exceeded": shares.exceeded}
        unknown = shares.targets - shares.judged
        told.append(t("tasks.year_end.share_targets", lang, **counts, unknown=unknown))
    return " ".join(told)


def _show_tasks(sheet: YearEnd, lang: str) -> None:
    columns = [
        Column(t(f"tasks.{name}", lang))
        for name in ("task", "lead_body", "deadline", "done_on", "year_end.verdict")
    ]
    rows = (
        (
            task.title(lang),
            task.lead_body or t("tasks.no_body", lang),
            deadline(task, lang),
            day_word(task.done_on) if task.done_on else "",
            fill('<b class="{}">{}</b>', _CLASSES.get(verdict, ""), t(f"tasks.verdicts.{verdict}", lang)),
        )
        for task, verdict in sheet.tasks
    )
    st.subheader(t("tasks.year_end.tasks", lang), anchor=False)
    show_table("", columns, rows)


def _show_targets(rows: pd.DataFrame, lang: str) -> None:
    columns = [
        Column(t(f"table.{name}", lang)) for name in ("indicator", "target", "value", "verdict", "lead_body")
    ]
    cells = (
        (
            row["name"],
            f"**{wording.target(row, lang)}**",
            wording.amount(row, lang) if pd.notna(row["value"]) else "",
            wording.verdict(row, lang),
            row["lead_body"],
        )
        for row in rows.to_dict("records")
    )
    st.subheader(t("tasks.year_end.targets", lang), anchor=False)
    show_table("", columns, cells)
