"""What is typed of a task outlives another's update: both are shown, for the typist to decide."""

from typing import Any, NamedTuple

import streamlit as st

from domain.catalogue import Catalogue
from domain.entries import TASK, Entry
from domain.task_entries import read_task, task_entry
from domain.tasks import Task, changed_fields, merged
from domain.units import Unit
from reports.html_tables import Column
from reports.task_wording import value_of
from texts import t
from ui.html_tables import show_table

# As texts, lists and numbers only: the code of the unit's task, the version seen, and three tasks.
_TYPED = "task_typed"


class Start(NamedTuple):
    """What the fields of a form begin with over a version, and whether another version was seen before."""

    task: Task
    round: int
    moved: bool


def take_up(standing: Task, version: int, unit: Unit) -> Start:
    """The version that stands, with what this session had typed over the one it saw before."""
    kept = st.session_state.get(_TYPED)
    if not kept or kept["name"] != _name(standing, unit):
        return Start(standing, 0, moved=False)
    if kept["version"] == version:
        return Start(_read(kept["start"], standing, unit), kept["round"], moved=kept["moved"])
    mine, seen = (_read(kept[name], standing, unit) for name in ("mine", "seen"))
    return Start(merged(mine, seen, standing), 0, moved=True)


def keep(typed: Task, standing: Task, start: Start, version: int, unit: Unit) -> None:
    """Keep what is typed for the next run."""
    st.session_state[_TYPED] = {
        "name": _name(standing, unit),
        "version": version,
        "round": start.round,
        "moved": start.moved,
        "start": task_entry(start.task, unit).body,
        "seen": task_entry(standing, unit).body,
        "mine": task_entry(typed, unit).body,
    }


def forget() -> None:
    """Nothing is typed any more: it was saved."""
    st.session_state[_TYPED] = None


def show_both(start: Start, standing: Task, catalogue: Catalogue, lang: str) -> None:
    """Field by field what stands and what was typed over an earlier version, and a way to give that up."""
    names = [name for name in changed_fields(start.task, standing) if name != "deadline_origin"]
    if not names:
        return
    columns = [Column(t(f"tasks.update.{name}", lang)) for name in ("field", "stands", "typed")]
    rows = (
        (
            t(f"tasks.file.{name}", lang),
            value_of(standing, name, catalogue, lang),
            f"**{value_of(start.task, name, catalogue, lang)}**",
        )
        for name in names
    )
    show_table(t("tasks.update.both", lang), columns, rows)
    if st.button(t("tasks.update.take_theirs", lang), key=f"task_theirs_{start.round}"):
        kept = st.session_state[_TYPED]
        # Other fields, in other places of the form: those that hold what was typed are gone.
        kept |= {"start": kept["seen"], "mine": kept["seen"], "round": start.round + 1, "moved": False}
        st.session_state[_TYPED] = kept
        st.rerun()


def _name(task: Task, unit: Unit) -> str:
    return f"{unit.key} {task.year} {task.code}"


def _read(body: dict[str, Any], standing: Task, unit: Unit) -> Task:
    stood = task_entry(standing, unit)
    return read_task(Entry(TASK, unit.key, stood.period, stood.key, body))
