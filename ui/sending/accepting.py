"""The last step: the files that may be accepted, one or all, by a name, for the edition that was shown."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
import pandas as pd
import streamlit as st

from domain import columns as col
from domain.entries import Entry
from domain.numbers import format_number
from domain.problems import Findings
from store import Draft, DraftMoved, EditionMoved, Receipt
from texts import t
from ui.sending.drafts import drop_accepted, remember_reading
from ui.sending.receipts import keep_receipt, keep_unsent
from ui.sending.upload_form import Stated
from ui.sending.upload_state import FileState, next_round
from ui.sending.waiting import must_wait, settle, taken_up
from ui.sending.waiting_list import message_of, offer_to_hand_over

# What the page shows of a change: two checks that agree in it ask for the same consent.
_BEFORE = ["change", "value_before", "decimals_before", "grade_before"]
_SHOWN = [*col.KEY, col.VALUE, col.VALUE_HIGH, col.DECIMALS, col.GRADE, col.OPERATOR, col.DECISION, *_BEFORE]


class Checked(Protocol):
    """What is asked of a check (an intake.Check) before it is accepted."""

    file: str
    content: bytes
    edition: int
    findings: Findings
    grids: list[Any]
    changes: pd.DataFrame
    comments: list[Entry]

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""

    @property
    def comparable(self) -> bool:
        """Whether there is anything to show beside what is stored."""

    @property
    def changed(self) -> int:
        """How many figures and comments are new or revised."""


C = TypeVar("C", bound=Checked)


class Desk(Protocol[C]):
    """Where checks are made and accepted: the page, which alone may."""

    def check(self, file_id: str, edition: int) -> C:
        """The check of a file against an edition."""

    def accept(self, check: C, message: str, draft: Draft | None) -> Receipt | None:
        """Store a check, and settle the draft that waited for it; raises EditionMoved, DraftMoved."""


def offer_to_accept(at_hand: str, checks: Mapping[str, C], stated: Stated, desk: Desk[C], lang: str) -> None:
    """The button for the file at hand, and one for all where several are ready."""
    check, message = checks[at_hand], st.text_input(t("upload.message", lang), key="send_message")
    ready = [file_id for file_id, one in checks.items() if one.acceptable]
    show_hindrance(check, stated, lang)
    if must_wait():
        offer_to_hand_over(ready, stated, message, lang)
        return
    # The edition is in the key: a click on what somebody else has changed since is no consent.
    with st.container(horizontal=True):
        enabled = check.acceptable and bool(stated.who)
        if _button(t("upload.accept", lang), f"accept_{check.edition}", enabled):
            _accept([at_hand], checks, stated, desk, message)
        several = format_number(len(ready), 0, lang)
        if len(ready) > 1 and _button(
            t("upload.accept_all", lang, count=several), f"accept_all_{check.edition}", bool(stated.who)
        ):
            _accept(ready, checks, stated, desk, message)


def show_hindrance(check: Checked, stated: Stated, lang: str) -> None:
    """Why a checked file cannot be accepted yet: its errors, no name, or nothing that would change."""
    if errors := check.findings.errors:
        # What is no table cannot be mended on the page.
        key = "errors_first" if any(len(grid.rows) for grid in check.grids) else "errors_in_file"
        st.warning(t(f"upload.{key}", lang, count=format_number(errors, 0, lang)))
    elif check.acceptable and not stated.who:
        st.warning(t("upload.who_first", lang))
    elif check.comparable and not check.acceptable:
        st.info(t("upload.nothing_changes", lang))


def _button(label: str, key: str, enabled: bool) -> bool:
    return st.button(label, type="primary", disabled=not enabled, key=key)


def _accept(
    chosen: Sequence[str], checks: Mapping[str, C], stated: Stated, desk: Desk[C], message: str
) -> None:
    """Store the chosen files one after another, as they were shown; one that has changed since waits."""
    edition, done, waiting = checks[chosen[0]].edition, set[str](), taken_up(stated.uploads)
    for file_id in chosen:
        check, draft = desk.check(file_id, edition), waiting.get(file_id)
        if not as_shown(check, checks[file_id]):
            continue
        try:
            # What the files before it have stored alike may leave nothing of it.
            receipt = desk.accept(check, message_of(draft, message), draft) if check.changed else None
        except EditionMoved:
            break
        except DraftMoved:
            # The page says so as it is drawn anew.
            continue
        if receipt is None and draft is not None:
            settle(draft)
        if receipt:
            edition = receipt.edition
            keep_receipt(receipt, check.file, check.changed, stated)
        else:
            keep_unsent("upload.stored_alike", [check.file])
        remember_reading(stated, FileState(file_id))
        drop_accepted(stated, next(one for one in stated.uploads if one.file_id == file_id))
        done.add(file_id)
    if len(chosen) > 1:
        keep_unsent("upload.not_sent", [checks[one].file for one in chosen if one not in done])
    if not {file_id for file_id, one in checks.items() if one.comparable} - done:
        next_round()
    st.rerun()


def as_shown(now: Checked, shown: Checked) -> bool:
    """Whether a check made again would store nothing but what was shown, value by value.

    A figure that is stored alike by now changes nothing: a file sent together with this one held it too.
    """
    if now.findings.has_errors or len(now.changes) != len(shown.changes):
        return False
    if any(one not in shown.comments for one in now.comments):
        return False
    if not len(now.changes):
        return True
    same = (now.changes["change"] == "same").to_numpy()
    return all((same | _equal(now.changes[name], shown.changes[name])).all() for name in _SHOWN)


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    found: np.ndarray = (left.to_numpy() == right.to_numpy()) | (left.isna() & right.isna()).to_numpy()
    return found
