"""The key tasks of a unit as a file of the layout that is read: it loads again to the same tasks."""

import csv
import io
from collections.abc import Iterable

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.spreadsheet_text import harmless
from domain.tasks import STATED, Task
from intake.task_words import COLUMNS, field_word, heading, state_word


def write_tasks(tasks: Iterable[Task], catalogue: Catalogue, lang: str) -> bytes:
    """A CSV file as a spreadsheet in Vietnam opens it; a cell never begins a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading(column, lang) for column in COLUMNS])
    for task in tasks:
        cells = _cells(task, catalogue, lang)
        writer.writerow([harmless(cells[column]) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cells(task: Task, catalogue: Catalogue, lang: str) -> dict[str, str]:
    written = {name: str(getattr(task, name)) for name in COLUMNS}
    items = (f"{item.name}: {state_word(item.state, lang)}" for item in task.items)
    return written | {
        "field": field_word(task.field, lang),
        "supporting": "; ".join(task.supporting),
        "items": " | ".join(items),
        "deadline": f"{task.deadline:%d/%m/%Y}" if task.deadline_origin == STATED else "",
        "state": state_word(task.state, lang),
        "progress": "" if task.progress is None else f"{task.progress}%",
        "done_on": f"{task.done_on:%d/%m/%Y}" if task.done_on else "",
        "indicator": _indicator(task.indicator, catalogue, lang),
    }


def _indicator(code: str, catalogue: Catalogue, lang: str) -> str:
    """The name of an indicator, or its code where the name is not its alone."""
    known = catalogue.indicators.get(code)
    name = known.name(lang) if known else code
    return name if catalogue.indicators_named(name_key(name)) == (known,) else code
