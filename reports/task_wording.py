"""Tasks in words: the sentence above them, their state on a day, their deadline, their parts."""

from datetime import date

from markupsafe import Markup

from analysis.task_states import DUE_SOON_DAYS, OVERDUE, Counts, is_due_soon, shown_state
from domain.catalogue import Catalogue
from domain.tasks import DONE, INFERRED, TASK_STATES, Task
from reports.markup import fill
from reports.wording import sentence_case
from texts import t

_STATE, _WORD = '<b class="{}">{}</b>', '<span class="word">{}</span>'


def task_sentence(counts: Counts, on: date, lang: str) -> str:
    """What is overdue and due soon, how many are done, with **stars** around what calls for action."""
    parts = [
        _part("overdue" if counts.overdue else "no_overdue", lang, count=counts.overdue),
        _part("due_soon", lang, count=counts.due_soon, days=DUE_SOON_DAYS) if counts.due_soon else "",
        _part("done", lang, count=counts.done, total=counts.total),
        _part("submitted", lang, count=counts.submitted) if counts.submitted else "",
        _part("without_lead", lang, count=counts.without_lead) if counts.without_lead else "",
    ]
    return _part("start", lang, day=day_word(on)) + _part("joint", lang).join(filter(None, parts)) + "."


def state_cell(task: Task, on: date, lang: str) -> Markup:
    """The state on a day: what is overdue says by how long, what is due soon how long there is left."""
    state = shown_state(task, on)
    if state == OVERDUE:
        return fill(_STATE, "behind", t("tasks.overdue_by", lang, days=(on - task.deadline).days))
    word = t(f"tasks.states.{state}", lang)
    if is_due_soon(task, on):
        days = (task.deadline - on).days
        left = t("tasks.due_in", lang, days=days) if days else t("tasks.due_today", lang)
        return fill(_WORD + " " + _STATE, word, "near", left)
    return fill(_STATE, "ahead" if state == DONE else "", word)


def deadline(task: Task, lang: str) -> str:
    """'31/12/2024', marked where it was inferred."""
    day = day_word(task.deadline)
    return t("tasks.inferred", lang, day=day) if task.deadline_origin == INFERRED else day


def items(task: Task, lang: str) -> str:
    """'Đang thực hiện: Xã Minh Tiến; Hoàn thành: Xã Quyết Thắng'."""
    named = {state: [one.name for one in task.items if one.state == state] for state in TASK_STATES}
    return "; ".join(
        t("tasks.items_standing", lang, state=t(f"tasks.states.{state}", lang), names=", ".join(names))
        for state, names in named.items()
        if names
    )


def value_of(task: Task, name: str, catalogue: Catalogue, lang: str) -> str:
    """One field of a task as it is read; '' where it says nothing."""
    known = catalogue.indicators.get(task.indicator)
    written = {
        "state": t(f"tasks.states.{task.state}", lang),
        "deadline": deadline(task, lang),
        "items": items(task, lang),
        "lead_body": catalogue.bodies.name(task.lead_body, lang),
        "supporting": "; ".join(catalogue.bodies.names(task.supporting, lang)),
        "progress": "" if task.progress is None else f"{task.progress}%",
        "done_on": day_word(task.done_on) if task.done_on else "",
        "field": field_name(task.field, lang),
        "indicator": known.short(lang) if known else task.indicator,
    }
    return written[name] if name in written else sentence_case(str(getattr(task, name)))


def field_name(field: str, lang: str) -> str:
    """'Kinh tế', 'Lĩnh vực khác'."""
    return t(f"group.{field}", lang) if field else t("tasks.other_field", lang)


def day_word(day: date) -> str:
    """'31/12/2024'."""
    return f"{day:%d/%m/%Y}"


def _part(key: str, lang: str, **values: object) -> str:
    return t(f"tasks.sentence.{key}", lang, **values)
