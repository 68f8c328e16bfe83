"""Key tasks and shortcomings: what a unit has to do, and what it says went badly, in words."""

from dataclasses import dataclass, fields, replace
from datetime import date

from domain.bodies import Bodies

NOT_STARTED, IN_PROGRESS, SUBMITTED, DONE = "not_started", "in_progress", "submitted", "done"
# "Quá hạn" is none of them: it follows from the deadline (analysis.task_states) and is never stored.
TASK_STATES = (NOT_STARTED, IN_PROGRESS, SUBMITTED, DONE)
STATED, INFERRED = "stated", "inferred"
DONE_BELOW_100, OPEN_ITEMS, DONE_ON_WHILE_OPEN = "done_below_100", "open_items", "done_on_while_open"


@dataclass(frozen=True)
class Item:
    """A named part of a task ('Xã Minh Tiến') with a state of its own."""

    name: str
    state: str


@dataclass(frozen=True)
class Task:
    """A key task of a unit (its code) and year; where no deadline is stated, the year's end is inferred.

    `field` is one of domain.indicators.GROUPS or '' (another), `indicator` a code or '', `progress` a
    whole percent or None, `done_on` the day it was done, None where it is not known.
    """

    unit: str
    year: int
    code: str
    title_vi: str
    title_en: str
    written: str
    state: str
    lead_body: str
    items: tuple[Item, ...]
    deadline: date
    deadline_origin: str
    note: str = ""
    field: str = ""
    supporting: tuple[str, ...] = ()
    indicator: str = ""
    progress: int | None = None
    done_on: date | None = None
    evidence: str = ""
    obstacle: str = ""

    def title(self, lang: str) -> str:
        """The title in a language; Vietnamese where there is no other."""
        return (self.title_en if lang == "en" else "") or self.title_vi


def contradiction_of(task: Task) -> str:
    """The code of what contradicts itself in a task, '' where nothing does."""
    is_done = task.state == DONE
    if is_done and task.progress is not None and task.progress < 100:
        return DONE_BELOW_100
    if is_done and any(item.state != DONE for item in task.items):
        return OPEN_ITEMS
    return DONE_ON_WHILE_OPEN if task.done_on and not is_done else ""


def with_body_names(task: Task, bodies: Bodies, lang: str) -> Task:
    """The task with its bodies under their names of today, to be shown; what it says itself is kept apart."""
    lead, supporting = bodies.name(task.lead_body, lang), bodies.names(task.supporting, lang)
    return replace(task, lead_body=lead, supporting=supporting)


def merged(mine: Task, seen: Task, theirs: Task) -> Task:
    """Their version with what mine says otherwise than the one I had seen; parts by their names."""
    own = {name: getattr(mine, name) for name in changed_fields(mine, seen) if name != "items"}
    had = {item.name: item.state for item in seen.items}
    moved = {item.name: item.state for item in mine.items if had.get(item.name) != item.state}
    items = tuple(replace(item, state=moved.get(item.name, item.state)) for item in theirs.items)
    return replace(theirs, **own, items=items)


def changed_fields(task: Task, before: Task) -> tuple[str, ...]:
    """The names of what a task says otherwise than it did before."""
    return tuple(one.name for one in fields(Task) if getattr(task, one.name) != getattr(before, one.name))


@dataclass(frozen=True)
class Shortcoming:
    """What a report says went badly in a period; words only, never a number."""

    unit: str
    period: str
    code: str
    title_vi: str
    title_en: str
    written: str

    def title(self, lang: str) -> str:
        """The title in a language."""
        return self.title_en if lang == "en" else self.title_vi
