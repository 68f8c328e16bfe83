"""The form by which staff update one task: it starts from what stands, and gives the whole new version."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from domain.catalogue import Catalogue
from domain.entries import TASK
from domain.tasks import Task, contradiction_of
from store import EditionMoved, Receipt
from texts import t
from ui.asking import ask_who
from ui.frame import Page
from ui.markup import plain
from ui.reads import read_entry_versions
from ui.tasks.task_fields import state_fields
from ui.tasks.task_kept import Start, forget, keep, show_both, take_up
from ui.tasks.task_lists import show_course

_SAID, _MOVED = "task_said", "task_moved"
Publish = Callable[[Task, str], Receipt | None]


class Update(NamedTuple):
    """What the form holds: the task as it would be and as it stands, by whom, and whether it can be."""

    task: Task
    before: Task
    who: str
    is_sound: bool

    @property
    def ready(self) -> bool:
        """Whether saving it would change something, by somebody who is named."""
        return self.is_sound and bool(self.who) and self.task != self.before


def offer_update(page: Page, tasks: Sequence[Task], save: Publish, withdraw: Publish) -> None:
    """The form for the task that is picked, its buttons, and its course so far."""
    lang = page.lang
    if page.unit is None:
        return
    if not page.is_newest:
        st.info(t("tasks.update.frozen", lang))
        return
    by_code = {task.code: task for task in tasks}
    code = st.selectbox(
        t("tasks.update.pick", lang), sorted(by_code, key=lambda one: by_code[one].title(lang)), index=None,
        placeholder="…", format_func=lambda one: by_code[one].title(lang), key="task_pick",
    )  # fmt: skip
    if code not in by_code:
        return
    version = next((one.edition for one in page.kept_tasks() if one.entry.key == code), 0)
    start = take_up(by_code[code], version, page.unit)
    if st.session_state.pop(_MOVED, False) or start.moved:
        st.warning(t("tasks.update.moved", lang))
    keep(start.task, by_code[code], start, version, page.unit)
    show_both(start, by_code[code], page.catalogue, lang)
    update = _state_update(by_code[code], start, f"{code}_{version}_{start.round}", page.catalogue, lang)
    keep(update.task, by_code[code], start, version, page.unit)
    shipped = next((one for one in page.shipped_tasks() if one.code == code), None)
    # The version is in the keys: a click on what somebody else has changed since is no consent.
    if st.button(
        t("tasks.update.save", lang), type="primary", disabled=not update.ready, key=f"save_{code}_{version}"
    ):
        _publish(update, save, lang)
    if shipped is None and st.button(
        t("tasks.update.withdraw", lang), disabled=not update.who, key=f"withdraw_{code}_{version}"
    ):
        _publish(update, withdraw, lang)
    versions = read_entry_versions(TASK, page.unit.key, page.view.period.plan_year.code, code, page.edition)
    show_course(shipped, versions, by_code[code].title(lang), page.catalogue, lang)


def keep_said(key: str, **values: object) -> None:
    """Keep what happened in the session, to be said on the page drawn next."""
    st.session_state[_SAID] = {"key": key, **values}


def show_said(lang: str) -> None:
    """Say once what happened."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if said := st.session_state.pop(_SAID, None):
            st.success(plain(t(said.pop("key"), lang, **said)))


def _publish(update: Update, publish: Publish, lang: str) -> None:
    try:
        receipt = publish(update.task, update.who)
    except EditionMoved:
        st.session_state[_MOVED] = True
        st.rerun()
    forget()
    if receipt:
        keep_said("tasks.update.saved", title=update.task.title(lang), edition=receipt.edition)
    st.rerun()


def _state_update(before: Task, start: Start, key: str, catalogue: Catalogue, lang: str) -> Update:
    task, fault = state_fields(start.task, key, catalogue.bodies, lang)
    who = ask_who(t("tasks.update.who", lang), t("tasks.update.who_hint", lang), "task_who", lang)
    if contradiction := contradiction_of(task):
        fault = t(f"problem.reason.task_{contradiction}", lang)
    if fault:
        st.error(fault)
    elif task != before and not who:
        st.warning(t("tasks.update.who_first", lang))
    return Update(task, before, who, not fault)
