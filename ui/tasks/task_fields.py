"""The fields of one task in the form, and the task as they have it."""

from dataclasses import replace

import streamlit as st

from domain.bodies import Bodies
from domain.names import tidy_text
from domain.target_days import read_day
from domain.tasks import DONE, TASK_STATES, Item, Task
from texts import t


def state_fields(before: Task, key: str, bodies: Bodies, lang: str) -> tuple[Task, str]:
    """The task as the fields have it, and what is wrong with one of them; they start from `before`."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        state = _pick_state(t("tasks.state", lang), before.state, f"task_state_{key}", lang)
        progress = st.number_input(
            t("tasks.update.progress", lang),
            0,
            100,
            before.progress,
            5,
            key=f"task_progress_{key}",
            width=150,
        )
        done_on = _done_on(before, key, lang) if state == DONE else ""
    with st.container(horizontal=True):
        items = tuple(
            Item(one.name, _pick_state(one.name, one.state, f"task_item_{key}_{place}", lang))
            for place, one in enumerate(before.items)
        )
    left, right = st.columns(2)
    lead_body = left.text_input(
        t("tasks.lead_body", lang), bodies.name(before.lead_body, lang), key=f"task_lead_{key}"
    )
    supporting = right.text_input(
        t("tasks.update.supporting", lang), "; ".join(bodies.names(before.supporting, lang)),
        key=f"task_supporting_{key}",
    )  # fmt: skip
    left, right = st.columns(2)
    evidence = left.text_area(t("tasks.evidence", lang), before.evidence, key=f"task_evidence_{key}")
    obstacle = right.text_area(t("tasks.obstacle", lang), before.obstacle, key=f"task_obstacle_{key}")
    day = read_day(done_on)
    task = replace(
        before,
        state=state,
        progress=progress,
        items=items,
        done_on=day,
        supporting=bodies.all_as_said(filter(None, map(tidy_text, supporting.split(";"))), before.supporting),
        lead_body=bodies.as_said(tidy_text(lead_body), before.lead_body),
        evidence=tidy_text(evidence),
        obstacle=tidy_text(obstacle),
    )
    return task, t("tasks.update.bad_day", lang, found=done_on) if done_on and day is None else ""


def _pick_state(label: str, state: str, key: str, lang: str) -> str:
    return st.selectbox(
        label, TASK_STATES, TASK_STATES.index(state), format_func=lambda one: t(f"tasks.states.{one}", lang),
        key=key, width=280,
    )  # fmt: skip


def _done_on(before: Task, key: str, lang: str) -> str:
    told = f"{before.done_on:%d/%m/%Y}" if before.done_on else ""
    return st.text_input(
        t("tasks.update.done_on", lang), told, key=f"task_done_on_{key}", width=320,
        placeholder=t("tasks.update.day_hint", lang),
    ).strip()  # fmt: skip
