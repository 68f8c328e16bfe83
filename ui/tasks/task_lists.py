"""Key tasks and shortcomings of a unit, as plain lists; and the course of one task."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from domain.catalogue import Catalogue
from domain.clock import written_day
from domain.entries import Kept
from domain.task_entries import read_task
from domain.tasks import Shortcoming, Task
from reports.html_tables import Column
from reports.task_tables import shortcomings_list, tasks_table
from reports.task_wording import value_of
from texts import t
from ui.html_tables import show_table
from ui.markup import show

_COURSE = ("state", "progress", "items", "lead_body", "evidence", "obstacle")


def show_tasks(tasks: Sequence[Task], on: date, catalogue: Catalogue, lang: str) -> None:
    """One row a task as it stands on a day; a column in which nothing stands is left out."""
    if not tasks:
        st.info(t("tasks.none_left", lang))
        return
    show_table(*tasks_table(tasks, on, catalogue, lang))


def show_course(
    shipped: Task | None, versions: Sequence[Kept], title: str, catalogue: Catalogue, lang: str
) -> None:
    """Every version of a task, the newest first: when, by whom, and how it stood; none is ever lost."""
    rows = [_version(one, catalogue, lang) for one in reversed(versions)]
    if shipped:
        rows.append(["", "", t("tasks.course.shipped", lang), *_standing(shipped, catalogue, lang)])
    columns = [Column(t(f"tasks.course.{name}", lang)) for name in ("edition", "day", "who")]
    columns += [Column(t(f"tasks.{name}", lang)) for name in _COURSE]
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    narrowed = ([row[place] for place in kept] for row in rows)
    show_table(t("tasks.course.title", lang, title=title), [columns[place] for place in kept], narrowed)


def show_shortcomings(found: Sequence[Shortcoming], lang: str) -> None:
    """The shortcomings as the report words them; no number is made of them."""
    show(shortcomings_list(found, lang))


def _version(kept: Kept, catalogue: Catalogue, lang: str) -> list[str]:
    day = written_day(kept.at)
    if kept.entry.body is None:
        standing = [t("tasks.course.withdrawn", lang), *[""] * (len(_COURSE) - 1)]
    else:
        standing = _standing(read_task(kept.entry), catalogue, lang)
    return [str(kept.edition), day, kept.who, *standing]


def _standing(task: Task, catalogue: Catalogue, lang: str) -> list[str]:
    return [value_of(task, name, catalogue, lang) for name in _COURSE]
