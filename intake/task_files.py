"""A file of key tasks beside what stands: each row a new, a revised or the same task, or its problems."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.catalogue import Catalogue
from domain.entries import TASK
from domain.errors import Refused
from domain.periods import Period
from domain.problems import Findings, Problem
from domain.task_entries import task_entry, tasks_of
from domain.tasks import INFERRED, NOT_STARTED, Task
from domain.units import Unit
from intake.checked import NEW, REVISED, SAME
from intake.publishing import NotAcceptable
from intake.task_cells import CellFault
from intake.task_rows import Codes, problem_of, read_line
from intake.task_tables import TaskTable, find_tables
from loaders import read_certain
from loaders.frames import tidy_frame
from store import Event, Receipt, Store, Submission


@dataclass(frozen=True)
class TaskChange:
    """A task as a file has it: new, revised or the same as `before`."""

    task: Task
    change: str
    before: Task | None


@dataclass
class TaskCheck:
    """One file of tasks, compared at an edition; `unused` names headings and sheets not understood."""

    file: str
    content: bytes = field(repr=False)
    sha256: str
    unit: Unit
    year: int
    edition: int
    findings: Findings = field(default_factory=Findings)
    changes: list[TaskChange] = field(default_factory=list)
    unused: tuple[str, ...] = ()
    sent_before: Event | None = None

    @property
    def changed(self) -> int:
        """How many tasks are new or revised."""
        return sum(one.change != SAME for one in self.changes)

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something: without errors, not sent before."""
        return self.changed > 0 and self.sent_before is None and not self.findings.has_errors


def check_tasks(
    content: bytes, file: str, store: Store, catalogue: Catalogue, unit: Unit, year: int
) -> TaskCheck:
    """Read a file of the tasks of a unit and year and compare it with what stands; nothing is stored."""
    check = TaskCheck(file, content, hashlib.sha256(content).hexdigest(), unit, year, store.edition())
    try:
        tables, check.unused = find_tables(read_certain(content, file))
    except Refused as why:
        check.findings.add(Problem(why.code, details=dict(why.details)))
        return check
    if not any(table.lines for table in tables):
        check.findings.add(
            Problem("empty") if tables else Problem("bad_task", details={"reason": "task_head"})
        )
    kept = store.entries(TASK, units=[unit.key], periods=[Period(year).code], edition=check.edition)
    standing = tasks_of(catalogue.tasks, kept, unit, year)
    _read_tables(tables, standing, catalogue, check)
    _note_sent_before(check, store)
    return check


def accept_tasks(check: TaskCheck, store: Store, who: str) -> Receipt:
    """Store what a checked file changes as one edition, the file beside it.

    Raises NotAcceptable, and the store's EditionMoved where something else was accepted in between.
    """
    if not check.acceptable:
        raise NotAcceptable(f"{check.file}: {check.findings.counts or 'nothing to store'}")
    submission = Submission(
        check.unit.key, Period(check.year).code, check.file, check.sha256, check.content, "", who
    )
    entries = [task_entry(one.task, check.unit) for one in check.changes if one.change != SAME]
    return store.publish(submission, tidy_frame({}, 0), expected_edition=check.edition, entries=entries)


def _note_sent_before(check: TaskCheck, store: Store) -> None:
    """Say of a file that was accepted before, and of which all still stands, only that."""
    sent = store.find_file(check.sha256, check.unit.key, Period(check.year).code)
    if sent is not None and not check.changed:
        check.sent_before, check.findings = sent, Findings()
        check.findings.add(Problem("duplicate_file", details={"edition": sent.edition}))


def _read_tables(
    tables: Sequence[TaskTable], standing: Sequence[Task], catalogue: Catalogue, check: TaskCheck
) -> None:
    by_code = {one.code: one for one in standing}
    codes = Codes(standing)
    for line in (line for table in tables for line in table.lines):
        try:
            code = codes.code_of(line)
        except CellFault as why:
            check.findings.add(problem_of(line, "code" if "code" in line.cells else "title_vi", why))
            continue
        before = by_code.get(code)
        problems, task = read_line(line, before or _blank(check, code), catalogue)
        for problem in problems:
            check.findings.add(problem)
        if not problems:
            change = NEW if before is None else SAME if task == before else REVISED
            check.changes.append(TaskChange(task, change, before))


def _blank(check: TaskCheck, code: str) -> Task:
    end = Period(check.year).end
    return Task(check.unit.code, check.year, code, "", "", "", NOT_STARTED, "", (), end, INFERRED)
