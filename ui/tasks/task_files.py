"""Tasks by file: the list to download, the file to send, and what accepting it would change."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import streamlit as st

from domain.catalogue import Catalogue
from domain.problems import ERROR, WARNING, Findings, Problem
from domain.tasks import Task, changed_fields
from reports.html_tables import Column
from reports.markup import fill, join
from reports.task_wording import value_of
from store import EditionMoved, Receipt
from texts import t
from ui.asking import ask_who
from ui.frame import Page
from ui.html_tables import show_table
from ui.markup import show, show_remark
from ui.sending.problem_list import Told, show_problems
from ui.tasks.task_form import keep_said

_SAME, _ROUND = "same", "task_round"
_ORDER = ("revised", "new", _SAME)


class Change(Protocol):
    """A task of a file beside what stands (an intake.task_files.TaskChange)."""

    task: Any
    change: Any
    before: Any


class Checked(Protocol):
    """What is shown of a file of tasks (an intake.task_files.TaskCheck)."""

    findings: Findings
    edition: int
    changes: Any
    unused: Any

    @property
    def changed(self) -> int:
        """How many tasks are new or revised."""

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something."""


def offer_export(content: bytes, name: str, lang: str) -> None:
    """The button by which the tasks are downloaded."""
    show_remark(t("tasks.files.about", lang))
    st.download_button(t("tasks.files.export", lang), content, name, "text/csv", key="task_export")


def offer_import(
    page: Page,
    check: Callable[[bytes, str], Checked],
    put: Callable[[Problem], Told],
    accept: Callable[[Any, str], Receipt],
) -> None:
    """The chooser of a file, what is wrong with it or would change by it, and the button that accepts it."""
    lang = page.lang
    if not page.is_newest:
        return
    who = ask_who(t("upload.who", lang), t("upload.who_hint", lang), "task_send_who", lang)
    # Streamlit's own words in the chooser are English; the style sheet puts ours there by this key.
    with st.container(key=f"choose_{lang}"):
        key = f"task_file_{st.session_state.get(_ROUND, 0)}"
        upload = st.file_uploader(t("tasks.files.file", lang), key=key)
    if upload is None:
        return
    found = check(upload.getvalue(), upload.name)
    _show_check(found, [put(one) for one in found.findings.in_order()], page.catalogue, lang)
    if found.findings.has_errors:
        st.warning(t("upload.errors_first", lang, count=found.findings.errors))
    elif found.changes and not found.changed:
        st.info(t("tasks.files.nothing_changes", lang))
    elif found.acceptable and not who:
        st.warning(t("upload.who_first", lang))
    # The edition is in the key: a click on what somebody else has changed since is no consent.
    ready, key = found.acceptable and bool(who), f"task_accept_{found.edition}"
    if st.button(t("upload.accept", lang), type="primary", disabled=not ready, key=key):
        _accept(found, who, accept)


def _accept(found: Checked, who: str, accept: Callable[[Any, str], Receipt]) -> None:
    try:
        receipt = accept(found, who)
    except EditionMoved:
        st.rerun()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    keep_said("tasks.files.receipt", edition=receipt.edition, count=found.changed)
    st.rerun()


def _show_check(check: Checked, problems: Sequence[Told], catalogue: Catalogue, lang: str) -> None:
    """Counts, problems with their cells, what was not read, and what would change, task by task."""
    chips = [
        (ERROR, "upload.errors", check.findings.count(ERROR)),
        (WARNING, "upload.warnings", check.findings.count(WARNING)),
        ("good", "tasks.files.read", len(check.changes)),
    ]
    told = join(
        fill('<span class="{}">{}</span>', kind, t(key, lang, count=n)) for kind, key, n in chips if n
    )
    show(fill('<p class="chips" role="status">{}</p>', told))
    show_problems(problems, check.findings, lang)
    if check.unused:
        show_remark(t("tasks.files.unused", lang, names=", ".join(check.unused)))
    if check.changes:
        columns = [Column(t(f"tasks.{name}", lang)) for name in ("files.change", "task", "files.what")]
        ranked = sorted(check.changes, key=lambda one: _ORDER.index(one.change))
        show_table(t("upload.will_change", lang), columns, (_row(one, catalogue, lang) for one in ranked))


def _row(one: Change, catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    word = t(f"upload.change.{one.change}", lang)
    what = "" if one.before is None else _differences(one.task, one.before, catalogue, lang)
    return word if one.change == _SAME else f"**{word}**", one.task.title(lang), what


def _differences(task: Task, before: Task, catalogue: Catalogue, lang: str) -> str:
    """'Trạng thái: Chưa triển khai → Hoàn thành; …'."""
    told = {
        t(f"tasks.file.{name}", lang): [value_of(one, name, catalogue, lang) or "…" for one in (before, task)]
        for name in changed_fields(task, before)
        if name != "deadline_origin" or task.deadline == before.deadline
    }
    return "; ".join(f"**{name}:** {old} → {new}" for name, (old, new) in told.items())
