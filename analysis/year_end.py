"""The year's end: each task's verdict, and the level proposed by thresholds that are written down once."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.tasks import DONE, SUBMITTED, Task
from domain.verdicts import EXCEEDED, MET, MISSED, UNDECIDED

ON_TIME, LATE, UNDATED, AWAITING, NOT_DONE, UNREPORTED, NOT_DUE = (
    "on_time", "late", "undated", "awaiting", "not_done", "unreported", "not_due",
)  # fmt: skip
TASK_VERDICTS = (ON_TIME, LATE, UNDATED, AWAITING, NOT_DONE, UNREPORTED, NOT_DUE)
_DONE_ALL = (ON_TIME, LATE, UNDATED)
EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED = "excellent", "good", "completed", "not_completed"
LEVELS = (EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED)
NOT_ENDED, NOTHING, TOO_LITTLE = "not_ended", "nothing", "too_little"
REASONS = (NOT_ENDED, NOTHING, TOO_LITTLE)


class Threshold(NamedTuple):
    """What a level asks for at least, in percent: of the tasks due, and of the targets judged."""

    level: str
    tasks_done: int
    tasks_on_time: int
    targets_met: int
    targets_exceeded: int


# The one place of the thresholds; docs/danh-gia-muc-tieu.md tells what they are and where they come from.
THRESHOLDS = (
    Threshold(EXCELLENT, tasks_done=100, tasks_on_time=100, targets_met=100, targets_exceeded=50),
    Threshold(GOOD, tasks_done=100, tasks_on_time=80, targets_met=100, targets_exceeded=0),
    Threshold(COMPLETED, tasks_done=70, tasks_on_time=0, targets_met=70, targets_exceeded=0),
)
# With less of the targets judged or of the tasks reported than this, in percent, no level is proposed.
LEAST_KNOWN = 80


class Judged(NamedTuple):
    """A task and its verdict, one of TASK_VERDICTS."""

    task: Task
    verdict: str


class Shares(NamedTuple):
    """Counts of the tasks due and of how they are known to stand; the same of the targets due."""

    tasks: int
    reported: int
    done: int
    on_time: int
    undated: int
    targets: int
    judged: int
    met: int
    exceeded: int


class YearEnd(NamedTuple):
    """The year-end sheet; `level` is one of LEVELS, or '' with a code of REASONS."""

    tasks: tuple[Judged, ...]
    shares: Shares
    level: str
    reason: str


def year_end(
    tasks: Iterable[Task], updated: Collection[str], verdicts: Sequence[str], year: int, today: date
) -> YearEnd:
    """Tasks and target verdicts (domain.verdicts, '' for none) of a year as they are judged today.

    `updated` has the codes of the tasks the unit itself ever reported on.
    """
    passed = min(today - timedelta(days=1), date(year, 12, 31))
    judged = tuple(Judged(task, task_verdict(task, passed, task.code in updated)) for task in tasks)
    shares = _shares([one.verdict for one in judged], list(verdicts))
    reason = NOT_ENDED if passed < date(year, 12, 31) else _lacking(shares)
    return YearEnd(judged, shares, "" if reason else level_of(shares), reason)


def task_verdict(task: Task, passed: date, is_updated: bool = True) -> str:
    """One of TASK_VERDICTS when the day `passed` is over; done without a day counts as done, not on time.

    An open task that was never updated is not known to have failed: nobody reported on it.
    """
    if task.state == DONE:
        return UNDATED if task.done_on is None else ON_TIME if task.done_on <= task.deadline else LATE
    if task.deadline > passed:
        return NOT_DUE
    return AWAITING if task.state == SUBMITTED else NOT_DONE if is_updated else UNREPORTED


def level_of(shares: Shares) -> str:
    """The best level all of whose thresholds are reached; what there is none of asks for nothing."""
    for asked in THRESHOLDS:
        if (
            _reaches(shares.done, shares.tasks, asked.tasks_done)
            and _reaches(shares.on_time, shares.tasks, asked.tasks_on_time)
            and _reaches(shares.met, shares.judged, asked.targets_met)
            and _reaches(shares.exceeded, shares.judged, asked.targets_exceeded)
        ):
            return asked.level
    return NOT_COMPLETED


def _shares(tasks: list[str], targets: list[str]) -> Shares:
    met = targets.count(MET) + targets.count(EXCEEDED)
    judged = met + targets.count(MISSED)
    return Shares(
        tasks=len(tasks) - tasks.count(NOT_DUE),
        reported=len(tasks) - tasks.count(NOT_DUE) - tasks.count(UNREPORTED),
        done=sum(one in _DONE_ALL for one in tasks),
        on_time=tasks.count(ON_TIME),
        undated=tasks.count(UNDATED),
        targets=judged + targets.count(UNDECIDED),
        judged=judged,
        met=met,
        exceeded=targets.count(EXCEEDED),
    )


def _lacking(shares: Shares) -> str:
    if not shares.tasks and not shares.targets:
        return NOTHING
    known = ((shares.reported, shares.tasks), (shares.judged, shares.targets))
    return "" if all(_reaches(part, whole, LEAST_KNOWN) for part, whole in known) else TOO_LITTLE


def _reaches(part: int, whole: int, percent: int) -> bool:
    return part * 100 >= percent * whole
