"""The cells of a file of tasks: what each says, or what is wrong with it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from domain.catalogue import Catalogue
from domain.names import tidy_text
from domain.spreadsheet_text import unquoted
from domain.target_days import cut_deadline, read_day
from domain.tasks import INFERRED, NOT_STARTED, STATED, Item, Task
from intake.task_words import OVERDUE, field_named, is_other_field, nearest_state, state_named
from loaders.matching import indicator_for, nearest_indicator

_PERCENT = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*%?")
_BETWEEN_ITEMS, _BETWEEN_BODIES = re.compile(r"[|\n]"), re.compile(r"[;|\n]")
_COUNTED = re.compile(r"\d+\s+(?P<noun>[^\d:]+):\s*(?P<names>.+)")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
_OWN_STATE = re.compile(r"(?P<name>.+?)\s*(?::\s*(?P<after>[^:]+)|\((?P<bracketed>[^()]+)\))")


class CellFault(Exception):
    """A cell that is not understood: a problem code, what fills its message, what to put there instead."""

    def __init__(self, code: str, mend: str | None = None, **details: object) -> None:
        self.code, self.mend, self.details = code, mend, details
        super().__init__(code)


class Around(NamedTuple):
    """What a cell is read beside: the task it changes, and the catalogue."""

    task: Task
    catalogue: Catalogue


def read_cell(column: str, text: str, around: Around) -> dict[str, Any]:
    """The fields of a task that a cell states; raises CellFault."""
    if text.strip().startswith("="):
        raise CellFault("formula_text")
    bare = unquoted(text.strip())
    read = _READERS.get(column)
    return read(bare, around) if read else {column: tidy_text(bare)}


def _title(text: str, around: Around) -> dict[str, Any]:
    title = tidy_text(text) or around.task.title_vi
    if not title:
        raise CellFault("bad_task", reason="task_no_title")
    return {"title_vi": title}


def _field(text: str, _: Around) -> dict[str, Any]:
    if is_other_field(text):
        return {"field": ""}
    if not field_named(text):
        raise CellFault("bad_task", reason="task_field")
    return {"field": field_named(text)}


def _state(text: str, around: Around) -> dict[str, Any]:
    state = state_named(text) if text else around.task.state
    if state == OVERDUE:
        raise CellFault("bad_task", reason="task_overdue")
    if not state:
        raise CellFault("bad_task", reason="task_state")
    return {"state": state}


def _deadline(text: str, around: Around) -> dict[str, Any]:
    if not text:
        return {"deadline": date(around.task.year, 12, 31), "deadline_origin": INFERRED}
    day = read_day(text)
    if day is None:
        before, day = cut_deadline(text)
        day = None if before.strip() else day
    if day is None:
        raise CellFault("bad_date")
    return {"deadline": day, "deadline_origin": STATED}


def _done_on(text: str, _: Around) -> dict[str, Any]:
    day = read_day(text)
    if text and day is None:
        raise CellFault("bad_date")
    return {"done_on": day}


def _progress(text: str, _: Around) -> dict[str, Any]:
    match = _PERCENT.fullmatch(text)
    if text and (match is None or int(match[1]) > 100):
        raise CellFault("bad_task", reason="task_progress")
    return {"progress": int(match[1]) if match else None}


def _lead_body(text: str, around: Around) -> dict[str, Any]:
    return {"lead_body": around.catalogue.bodies.as_said(tidy_text(text), around.task.lead_body)}


def _supporting(text: str, around: Around) -> dict[str, Any]:
    named = filter(None, map(tidy_text, _BETWEEN_BODIES.split(text)))
    return {"supporting": around.catalogue.bodies.all_as_said(named, around.task.supporting)}


def _indicator(text: str, around: Around) -> dict[str, Any]:
    found = indicator_for(text, around.catalogue) if text else None
    if text and found is None:
        raise CellFault("unknown_indicator", nearest_indicator(text, around.catalogue))
    return {"indicator": found.code if found else ""}


def _items(text: str, around: Around) -> dict[str, Any]:
    """'Xã Minh Tiến: Hoàn thành | Xã Quyết Thắng', or '02 xã: Minh Tiến, Quyết Thắng'."""
    counted = _COUNTED.fullmatch(text.strip())
    if counted and not _BETWEEN_ITEMS.search(text) and not state_named(counted["names"]):
        noun = tidy_text(counted["noun"]).capitalize()
        named = [f"{noun} {name}" for name in _BETWEEN_NAMES.split(counted["names"].strip(" .")) if name]
    else:
        named = _BETWEEN_ITEMS.split(text)
    return {"items": tuple(_item(tidy_text(one), around.task) for one in named if one.strip())}


def _item(text: str, task: Task) -> Item:
    """A part with its own state; without one it keeps what it had, and a new one stands as its task does.

    What stands where a state would and is nearly one is a slip, not a part of the name.
    """
    held = {item.name: item.state for item in task.items}
    match = _OWN_STATE.fullmatch(text)
    said = (match["after"] or match["bracketed"]).strip() if match else ""
    own = state_named(said)
    if own == OVERDUE:
        raise CellFault("bad_task", reason="task_overdue")
    if match and own:
        return Item(match["name"], own)
    if text not in held and (nearest := nearest_state(said)):
        raise CellFault("bad_task", reason="task_item_state", found=said, nearest_state=nearest)
    return Item(text, held.get(text, task.state or NOT_STARTED))


_READERS: dict[str, Callable[[str, Around], dict[str, Any]]] = {
    "title_vi": _title,
    "field": _field,
    "state": _state,
    "deadline": _deadline,
    "done_on": _done_on,
    "progress": _progress,
    "lead_body": _lead_body,
    "supporting": _supporting,
    "indicator": _indicator,
    "items": _items,
}
