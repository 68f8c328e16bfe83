"""How key tasks stand on a day: what is overdue, what is due soon, in which order a leader reads them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.bars import TaskDot, TaskTimeline
from domain.periods import Period
from domain.tasks import DONE, INFERRED, SUBMITTED, TASK_STATES, Task

OVERDUE = "overdue"
SHOWN_STATES = (OVERDUE, *TASK_STATES)
DUE_SOON_DAYS = 30
# Who has submitted has done what was theirs to do: the day of the approval is another body's.
_OUT_OF_HAND = (SUBMITTED, DONE)


class Counts(NamedTuple):
    """How many tasks there are, and of them overdue, due soon, submitted, done and without a lead body."""

    total: int
    overdue: int
    due_soon: int
    submitted: int
    done: int
    without_lead: int


def reference_day(period: Period, today: date) -> date:
    """The day tasks are looked at on: today, but never later than the period that is viewed."""
    return min(today, period.end)


def is_open(task: Task) -> bool:
    """Whether something is left to do: a task that is neither submitted nor done."""
    return task.state not in _OUT_OF_HAND


def shown_state(task: Task, on: date) -> str:
    """One of SHOWN_STATES: overdue follows from the deadline and is stored nowhere."""
    return OVERDUE if is_open(task) and task.deadline < on else task.state


def is_due_soon(task: Task, on: date) -> bool:
    """Whether an open task is due within DUE_SOON_DAYS of a day."""
    return is_open(task) and on <= task.deadline <= on + timedelta(days=DUE_SOON_DAYS)


def order_by_need(tasks: Iterable[Task], on: date) -> list[Task]:
    """Overdue first, then due soon, other open ones, submitted, done; the earlier deadline first in each."""

    def rank(task: Task) -> tuple[int, date]:
        state = shown_state(task, on)
        place = 0 if state == OVERDUE else 1 if is_due_soon(task, on) else 2
        return {SUBMITTED: 3, DONE: 4}.get(state, place), task.deadline

    return sorted(tasks, key=rank)


def count_tasks(tasks: Sequence[Task], on: date) -> Counts:
    """The facts of the one sentence above the tasks."""
    states = [shown_state(task, on) for task in tasks]
    return Counts(
        total=len(tasks),
        overdue=states.count(OVERDUE),
        due_soon=sum(is_due_soon(task, on) for task in tasks),
        submitted=states.count(SUBMITTED),
        done=states.count(DONE),
        without_lead=sum(not task.lead_body for task in tasks),
    )


def timeline(tasks: Sequence[Task], year: int, on: date, lang: str) -> TaskTimeline:
    """A dot a task at its deadline, over the year and as far beyond as deadlines reach."""
    dots = tuple(
        TaskDot(task.title(lang), task.deadline, shown_state(task, on), task.deadline_origin == INFERRED)
        for task in sorted(tasks, key=lambda task: (task.deadline, SHOWN_STATES.index(shown_state(task, on))))
    )
    days = [dot.deadline for dot in dots]
    return TaskTimeline(dots, min([date(year, 1, 1), *days]), max([date(year, 12, 31), *days]), on)
