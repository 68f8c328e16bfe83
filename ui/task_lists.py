"""Key tasks and shortcomings of a unit, as plain lists."""

from collections.abc import Sequence

from domain.tasks import INFERRED, Shortcoming, Task
from texts import t
from ui.html_tables import Column, show_table
from ui.markup import fill, join, show
from ui.wording import sentence_case


def show_tasks(tasks: Sequence[Task], lang: str) -> None:
    """One row a task: what, how it stands, who leads, until when (marked where inferred)."""
    columns = [
        Column(t(f"tasks.{name}", lang)) for name in ("task", "state", "lead_body", "items", "deadline")
    ]
    rows = (
        (
            task.title(lang),
            t(f"tasks.states.{task.state}", lang),
            task.lead_body or t("tasks.no_body", lang),
            ", ".join(task.items),
            _deadline(task, lang),
        )
        for task in tasks
    )
    show_table(t("tasks.caption", lang, count=len(tasks)), columns, rows)


def show_shortcomings(found: Sequence[Shortcoming], lang: str) -> None:
    """The shortcomings as the report words them; no number is made of them."""
    told = (sentence_case(one.written if lang == "vi" else one.title(lang)) for one in found)
    lines = join(fill("<li>{}</li>", text) for text in told)
    show(fill('<ul class="plain">{}</ul>', lines))


def _deadline(task: Task, lang: str) -> str:
    day = f"{task.deadline:%d/%m/%Y}"
    return t("tasks.inferred", lang, day=day) if task.deadline_origin == INFERRED else day
