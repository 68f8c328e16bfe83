"""Tasks as a store keeps them: every update is a whole new version; a body is read strictly or refused."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from domain.entries import TASK, Entry, Kept
from domain.errors import BrokenEntry
from domain.indicators import GROUPS
from domain.periods import Period
from domain.tasks import INFERRED, STATED, TASK_STATES, Item, Task
from domain.units import Unit

# What tells a task apart stands in the entry's key; all else is its body.
_KEY = ("unit", "year", "code")
_BODY = tuple(one.name for one in fields(Task) if one.name not in _KEY)
_TEXTS = ("title_vi", "title_en", "written", "lead_body", "note", "indicator", "evidence", "obstacle")
_CLOSED = {"state": TASK_STATES, "deadline_origin": (STATED, INFERRED), "field": ("", *GROUPS)}


def tasks_of(shipped: Iterable[Task], kept: Iterable[Kept], unit: Unit, year: int) -> list[Task]:
    """The tasks of a unit and year: those that ship, each as the unit last updated it, and those it added.

    Where the unit withdraws what it said, what shipped stands again. Raises BrokenEntry.
    """
    found = {one.code: one for one in shipped if (one.unit, one.year) == (unit.code, year)}
    said = [one.entry for one in kept if one.entry.body is not None]
    return list((found | {one.key: read_task(one) for one in said}).values())


def task_entry(task: Task, unit: Unit) -> Entry:
    """The entry that keeps a task of a unit whole."""
    body = {name: _plain(getattr(task, name)) for name in _BODY}
    return Entry(TASK, unit.key, Period(task.year).code, task.code, body)


def read_task(entry: Entry) -> Task:
    """The inverse of task_entry; raises BrokenEntry, naming what was found where it is not as written."""
    try:
        body = entry.body or {}
        if set(body) != set(_BODY):
            raise ValueError(f"it has {', '.join(sorted(body)) or 'nothing'}, expected {', '.join(_BODY)}")
        read = _read_words(body) | {
            "items": tuple(_item(one) for one in _listed(body, "items")),
            "supporting": tuple(_text(one, "supporting") for one in _listed(body, "supporting")),
            "deadline": date.fromisoformat(_text(body["deadline"], "deadline")),
            "done_on": _day_or_none(body["done_on"]),
            "progress": _percent(body["progress"]),
        }
    except ValueError as why:
        raise BrokenEntry(entry.kind, entry.key, str(why)) from why
    return Task(entry.unit.partition("@")[0], entry.period // 100, entry.key, **read)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [[one.name, one.state] if isinstance(one, Item) else one for one in value]
    return "" if value is None else value


def _read_words(body: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: _text(body[name], name) for name in (*_TEXTS, *_CLOSED)}
    for name, allowed in _CLOSED.items():
        _require(words[name] in allowed, name, words[name])
    _require(bool(words["title_vi"]), "title_vi", "")
    return words


def _item(value: Any) -> Item:
    _require(isinstance(value, list) and len(value) == 2, "items", value)
    name, state = (_text(part, "items") for part in value)
    _require(state in TASK_STATES, "items", value)
    return Item(name, state)


def _day_or_none(value: Any) -> date | None:
    return None if value == "" else date.fromisoformat(_text(value, "done_on"))


def _percent(value: Any) -> int | None:
    is_percent = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100
    _require(is_percent or value == "", "progress", value)
    return value if is_percent else None


def _listed(body: Mapping[str, Any], name: str) -> list[Any]:
    _require(isinstance(body[name], list), name, body[name])
    return list(body[name])


def _text(value: Any, name: str) -> str:
    _require(isinstance(value, str), name, value)
    return str(value)


def _require(holds: bool, name: str, found: Any) -> None:
    if not holds:
        raise ValueError(f"{name} is {found!r}")
