"""Slides that list: the tasks due, the year's targets of a group, what was and is concluded."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from markupsafe import Markup

from analysis.deck import TARGETS, horizon, target_pages, targets_on, unmeasured
from analysis.task_states import OVERDUE, shown_state
from domain.periods import Period
from domain.tasks import Task
from reports import wording
from reports.markup import fill, join
from reports.task_wording import day_word, deadline, state_cell
from texts import t
from ui.deck.slide_words import last_label

_MOST_TASKS = 6
_LIST = """<ol class="list {kind}">{items}</ol>{more}"""
_TASK = """<li><span>{title}</span><em>{body}</em><em>{deadline}</em><em>{state}</em></li>"""
_TARGET = """<li><span>{name}</span><b>{target}</b></li>"""
_MORE = """<p class="more">{}</p>"""
_SIDES = """<div class="sides">{}</div>"""
_SIDE = """<div><h3>{title}</h3>{body}</div>"""
_LINES = """<ul>{}</ul>"""
_LINE = """<li><b>{}:</b> {}</li>"""
_NONE = """<p class="faint">{}</p>"""


def task_list(due: Sequence[Task], period: Period, on: date, lang: str) -> tuple[str, Markup]:
    """How many are overdue and fall due by the end of the next quarter, and the first of them."""
    until = day_word(horizon(period))
    late = sum(shown_state(task, on) == OVERDUE for task in due)
    key = "title_tasks_late" if late else "title_tasks" if due else "title_no_tasks"
    title = t(f"present.{key}", lang, late=late, count=len(due) - late, day=until)
    items = join(
        fill(
            _TASK,
            title=task.title(lang),
            body=task.lead_body or t("present.no_body", lang),
            deadline=deadline(task, lang),
            state=state_cell(task, on, lang),
        )
        for task in due[:_MOST_TASKS]
    )
    return title, _listed("tasks", items, "more_tasks", len(due) - _MOST_TASKS, lang)


def target_list(report: pd.DataFrame, key: str, year: int, lang: str) -> tuple[str, Markup]:
    """Some of the year's targets as they bind, where nothing is measured against them yet."""
    count = len(unmeasured(report))
    pages, page = target_pages(report), key.removeprefix(TARGETS)
    title = t("present.title_targets", lang, count=count, year=year)
    if pages > 1:
        title = t("present.part", lang, title=title, page=page, pages=pages)
    rows = targets_on(report, key).to_dict("records")
    items = join(fill(_TARGET, name=_named(row), target=wording.target(row, lang)) for row in rows)
    return title, _listed("targets", items, "", 0, lang)


def _named(row: wording.Row) -> str:
    """With the unit of measure, which the target itself does not say."""
    return row["short"] if row["value_unit"] == "%" else f"{row['short']} ({row['unit_name']})"


def conclusion_lists(
    said: Mapping[str, str],
    before: Mapping[str, str],
    last_period: Period | None,
    period: Period,
    names: Mapping[str, str],
    lang: str,
) -> tuple[str, Markup]:
    """What the last meeting concluded beside what this one does."""
    title = t("present.title_close" if said else "present.title_close_none", lang, count=len(said))
    sides = [_side(last_label(last_period, period, lang), before, names, lang)] if before else []
    sides.append(_side(t("present.said_now", lang), said, names, lang))
    return title, fill(_SIDES, join(sides))


def _side(title: str, told: Mapping[str, str], names: Mapping[str, str], lang: str) -> Markup:
    lines = [
        fill(_LINE, names.get(code, code) if code else t("present.whole", lang), text)
        for code, text in told.items()
    ]
    body = fill(_LINES, join(lines)) if lines else fill(_NONE, t("present.said_nothing", lang))
    return fill(_SIDE, title=title, body=body)


def _listed(kind: str, items: Markup, key: str, more: int, lang: str) -> Markup:
    if not items:
        return Markup("")
    told = fill(_MORE, t(f"present.{key}", lang, count=more)) if more > 0 else Markup("")
    return fill(_LIST, kind=kind, items=items, more=told)
