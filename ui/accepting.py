"""The last step: the files that may be accepted, one or all, by a name, for the edition that was shown."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

import streamlit as st

from domain.numbers import format_number
from domain.problems import Findings
from store import EditionMoved, Receipt
from texts import t
from ui.drafts import drop_accepted, remember_reading
from ui.receipts import keep_receipt
from ui.upload_form import Stated
from ui.upload_state import FileState, next_round


class Checked(Protocol):
    """What is asked of a check (an intake.Check) before it is accepted."""

    file: str
    content: bytes
    edition: int
    findings: Findings

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""

    @property
    def comparable(self) -> bool:
        """Whether there is anything to show beside what is stored."""

    @property
    def changed(self) -> int:
        """How many figures and comments are new or revised."""

    def count(self, change: str) -> int:
        """How many figures are new, revised or the same."""


C = TypeVar("C", bound=Checked)


class Desk(Protocol[C]):
    """Where checks are made and accepted: the page, which alone may."""

    def check(self, file_id: str, edition: int) -> C:
        """The check of a file against an edition."""

    def accept(self, check: C, message: str) -> Receipt | None:
        """Store a check; raises EditionMoved."""


def offer_to_accept(at_hand: str, checks: Mapping[str, C], stated: Stated, desk: Desk[C], lang: str) -> None:
    """The button for the file at hand, and one for all where several are ready."""
    check, message = checks[at_hand], st.text_input(t("upload.message", lang), key="send_message")
    ready = [file_id for file_id, one in checks.items() if one.acceptable]
    show_hindrance(check, stated, lang)
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
        st.warning(t("upload.errors_first", lang, count=format_number(errors, 0, lang)))
    elif check.acceptable and not stated.who:
        st.warning(t("upload.who_first", lang))
    elif check.comparable and not check.acceptable:
        st.info(t("upload.nothing_changes", lang))


def _button(label: str, key: str, enabled: bool) -> bool:
    return st.button(label, type="primary", disabled=not enabled, key=key)


def _accept(
    chosen: Sequence[str], checks: Mapping[str, C], stated: Stated, desk: Desk[C], message: str
) -> None:
    """Store the chosen files one after another, as they were shown; a file that has changed since waits."""
    edition, done = checks[chosen[0]].edition, set[str]()
    for file_id in chosen:
        check = desk.check(file_id, edition)
        if _counts(check) != _counts(checks[file_id]):
            break
        try:
            receipt = desk.accept(check, message)
        except EditionMoved:
            break
        if receipt:
            edition = receipt.edition
            keep_receipt(receipt, check.file, check.changed, stated)
        remember_reading(stated, FileState(file_id))
        drop_accepted(stated, next(one for one in stated.uploads if one.file_id == file_id))
        done.add(file_id)
    if not {file_id for file_id, one in checks.items() if one.comparable} - done:
        next_round()
    st.rerun()


def _counts(check: Checked) -> tuple[bool, list[int]]:
    return check.acceptable, [check.count(change) for change in ("new", "revised", "same")]
