"""A row of a file of tasks: which task it is, and what it makes of it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.catalogue import Catalogue
from domain.names import name_key, plain_key, tidy_text
from domain.problems import Problem
from domain.spreadsheet_text import unquoted
from domain.tasks import DONE, Task, contradiction_of
from intake.task_cells import Around, CellFault, read_cell
from intake.task_tables import Line
from intake.task_words import COLUMNS

_LONGEST_CODE = 60
_NO_CODE = re.compile(r"[^a-z0-9]+")


class Codes:
    """The code of each row: as written, that of the task of the same title, or made of the title."""

    def __init__(self, standing: Sequence[Task]) -> None:
        self.titles = {name_key(one.title_vi): one.code for one in standing}
        self.rows: dict[str, int] = {}

    def code_of(self, line: Line) -> str:
        """The code; raises CellFault where there is none, or it stands in a row above already."""
        title, code = (tidy_text(unquoted(line.cells.get(name, ""))) for name in ("title_vi", "code"))
        code = code or self.titles.get(name_key(title)) or self._made(title)
        if not code:
            raise CellFault("bad_task", reason="task_no_title")
        if len(code) > _LONGEST_CODE:
            raise CellFault("bad_task", reason="task_code", limit=_LONGEST_CODE)
        if code in self.rows:
            raise CellFault("bad_task", reason="task_twice", first=self.rows[code])
        self.rows[code] = line.row
        return code

    def _made(self, title: str) -> str:
        """A code that the same title always gets."""
        made = _NO_CODE.sub("_", plain_key(title)).strip("_")
        if len(made) <= _LONGEST_CODE and made not in self.titles.values():
            return made
        return f"{made[: _LONGEST_CODE - 9]}_{hashlib.sha256(title.encode()).hexdigest()[:8]}"


def read_line(line: Line, base: Task, catalogue: Catalogue) -> tuple[list[Problem], Task]:
    """The task a row makes of what stood; cells are read in the order in which they rest on each other."""
    task, problems = base, []
    # Without a title cell a new task is told that it needs one; parts without a state follow the task's.
    stated = [name for name in COLUMNS if name == "title_vi" or (name in line.cells and name != "code")]
    for column in sorted(stated, key=lambda name: name == "items"):
        try:
            task = replace(task, **read_cell(column, line.cells.get(column, ""), Around(task, catalogue)))
        except CellFault as why:
            problems.append(problem_of(line, column, why))
    task = replace(task, **_following(task, line))
    if not problems and (contradiction := contradiction_of(task)):
        column = "state" if "state" in line.cells else "title_vi"
        problems.append(problem_of(line, column, CellFault("bad_task", reason=f"task_{contradiction}")))
    return problems, task


def _following(task: Task, line: Line) -> dict[str, Any]:
    """What follows from a new state where the file says nothing of it."""
    followed: dict[str, Any] = {}
    if task.state == DONE and task.progress is not None and "progress" not in line.cells:
        followed["progress"] = 100
    if task.state == DONE and "items" not in line.cells:
        followed["items"] = tuple(replace(item, state=DONE) for item in task.items)
    if task.state != DONE and "done_on" not in line.cells:
        followed["done_on"] = None
    return followed


def problem_of(line: Line, column: str, why: CellFault) -> Problem:
    """What is wrong with a cell, at its place."""
    return Problem(why.code, line.where(column), line.cells.get(column, ""), why.details, why.mend)
