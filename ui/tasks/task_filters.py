"""Filters of the tasks by field and by body, kept in the address."""

from collections.abc import Callable, Sequence

import streamlit as st

from domain.indicators import GROUPS
from domain.tasks import Task
from domain.views import View
from reports.task_wording import field_name
from texts import t
from ui.kept_choices import ask_choice

_ALL, _NONE = "*", "-"


def filter_tasks(tasks: Sequence[Task], view: View, lang: str) -> list[Task]:
    """Two select boxes, and the tasks that fit both; a body fits where it leads or supports."""
    fields = [one for one in (*GROUPS, _NONE) if any((task.field or _NONE) == one for task in tasks)]
    bodies = sorted({body for task in tasks for body in (task.lead_body, *task.supporting) if body})
    without = [_NONE] if any(not task.lead_body for task in tasks) else []
    with st.container(horizontal=True, key="task_filters"):
        field = _pick(
            "field", [_ALL, *fields], view, lang, lambda code: field_name("" if code == _NONE else code, lang)
        )
        body = _pick(
            "body", [_ALL, *bodies, *without], view, lang,
            lambda name: t("tasks.no_body", lang) if name == _NONE else name,
        )  # fmt: skip
    return [
        task
        for task in tasks
        if field in (_ALL, task.field or _NONE)
        and (body in (_ALL, task.lead_body or _NONE) or body in task.supporting)
    ]


def _pick(name: str, choices: list[str], view: View, lang: str, word: Callable[[str], str]) -> str:
    """The choice; one that is there no longer is given up for all."""
    every = t("tasks.all_fields" if name == "field" else "tasks.all_bodies", lang)
    return ask_choice(
        st.selectbox, t(f"tasks.{name}", lang), choices, name, view, width=320,
        format_func=lambda choice: every if choice == _ALL else word(choice),
    )  # fmt: skip
