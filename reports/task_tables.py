"""Key tasks and shortcomings of a unit, as plain lists."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from domain.catalogue import Catalogue
from domain.tasks import Shortcoming, Task
from reports.html_tables import Column, Table
from reports.markup import fill, join
from reports.task_wording import state_cell, value_of
from reports.wording import sentence_case
from texts import t

_FIELDS = (
    "progress", "lead_body", "supporting", "items", "deadline", "indicator", "evidence", "obstacle",
)  # fmt: skip
_ALWAYS = ("lead_body", "deadline")


def tasks_table(tasks: Sequence[Task], on: date, catalogue: Catalogue, lang: str) -> Table:
    """One row a task as it stands on a day; a column in which nothing stands is left out."""
    cells = {name: [value_of(task, name, catalogue, lang) for task in tasks] for name in _FIELDS}
    cells["lead_body"] = [text or t("tasks.no_body", lang) for text in cells["lead_body"]]
    shown = [name for name in _FIELDS if name in _ALWAYS or any(cells[name])]
    columns = [Column(t(f"tasks.{name}", lang), name == "progress") for name in ("task", "state", *shown)]
    titles, states = [task.title(lang) for task in tasks], [state_cell(task, on, lang) for task in tasks]
    rows = list(zip(titles, states, *(cells[name] for name in shown), strict=True))
    return Table(t("tasks.caption", lang, count=len(tasks)), columns, rows)


def shortcomings_list(found: Sequence[Shortcoming], lang: str) -> Markup:
    """The shortcomings as the report words them; no number is made of them."""
    told = (sentence_case(one.written if lang == "vi" else one.title(lang)) for one in found)
    lines = join(fill("<li>{}</li>", text) for text in told)
    return fill('<ul class="plain">{}</ul>', lines)
