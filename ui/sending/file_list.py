"""Several files sent at once: how each stands, and the one that is at hand."""

from collections.abc import Mapping
from typing import Protocol

import streamlit as st

from domain.numbers import format_number
from domain.problems import Findings
from texts import t
from ui.markup import plain

_LONGEST, _END = 48, 12


class Checked(Protocol):
    """How one file stands (an intake.Check)."""

    file: str
    findings: Findings

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""


def pick_file(checks: Mapping[str, Checked], lang: str) -> str:
    """The id of the file at hand: the one chosen, at first the first that needs something done."""
    ids = list(checks)
    if len(ids) == 1:
        return ids[0]
    first = next((one for one in ids if checks[one].findings.errors), ids[0])
    # The files are in the key: a file that is gone cannot stay chosen.
    key = f"file_at_hand_{'_'.join(ids)}"
    chosen = st.segmented_control(
        t("upload.files", lang, count=len(ids)), ids, default=first, required=True, key=key,
        format_func=lambda file_id: _label(checks[file_id], lang),
    )  # fmt: skip
    return chosen or first


def short_name(name: str) -> str:
    """A name cut in its middle where it would fill a row: its ending tells as much as its beginning."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - _END - 1]}…{name[-_END:]}"


def _label(check: Checked, lang: str) -> str:
    name, errors = plain(short_name(check.file)), check.findings.errors
    if errors:
        return t("upload.file_errors", lang, name=name, count=format_number(errors, 0, lang))
    return t("upload.file_clean" if check.acceptable else "upload.file_same", lang, name=name)
