"""What an edition says of a unit's key tasks, as they stood at the end of the period."""

import pandas as pd

from analysis.task_states import count_tasks, order_by_need
from domain.entries import TASK, Kept
from domain.task_entries import tasks_of
from domain.tasks import with_body_names
from reports.contents import Contents
from reports.source_table import source_table
from reports.subject import Subject
from reports.task_tables import tasks_table
from reports.task_wording import task_sentence
from texts import t


def task_contents(subject: Subject) -> Contents:
    """The sentence and the table of all tasks of the year; never judged by the day of today."""
    lang, period, catalogue = subject.lang, subject.view.period, subject.catalogue
    kept = subject.reader.entries(TASK, period.plan_year.code)
    told = tasks_of(catalogue.tasks, kept, subject.unit, period.year) if subject.stands else []
    if not told:
        return Contents(t("tasks.none", lang, year=period.year))
    named = [with_body_names(task, catalogue.bodies, lang) for task in told]
    tasks = order_by_need(named, period.end)
    return Contents(
        task_sentence(count_tasks(tasks, period.end), period.end, lang),
        tables=(tasks_table(tasks, period.end, catalogue, lang),),
        sources=source_table(subject.reader.store, (_as_rows(kept),), lang),
    )


def _as_rows(kept: list[Kept]) -> pd.DataFrame:
    editions = [one.edition for one in kept if one.entry.body is not None]
    return pd.DataFrame({"edition": editions, "grade": "", "source": ""})
