"""Updating one task from the form, and taking back one that the unit added."""

from domain.entries import TASK, Entry
from domain.periods import Period
from domain.task_entries import task_entry
from domain.tasks import Task
from domain.units import Unit
from intake.words import submit_entries
from store import Receipt, Store


def update_task(task: Task, unit: Unit, store: Store, who: str, edition: int) -> Receipt | None:
    """Store a task as a new version, seen at an edition; None where it says nothing new.

    Raises the store's EditionMoved where something else was accepted in between.
    """
    return _submit(task_entry(task, unit), task, unit, store, who, edition)


def withdraw_task(task: Task, unit: Unit, store: Store, who: str, edition: int) -> Receipt | None:
    """Take away what the unit itself said of a task: one it added is gone, its versions are kept."""
    return _submit(
        Entry(TASK, unit.key, Period(task.year).code, task.code, None), task, unit, store, who, edition
    )


def _submit(entry: Entry, task: Task, unit: Unit, store: Store, who: str, edition: int) -> Receipt | None:
    file = f"{unit.code}-{task.year}-{task.code}.json"
    return submit_entries([entry], store, unit, Period(task.year), who, edition, file, message=task.title_vi)
