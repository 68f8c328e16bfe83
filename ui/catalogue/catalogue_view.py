"""The catalogue on the page: its rows as a table, what would change, and what happened."""

from collections.abc import Sequence
from typing import Any, Protocol

import streamlit as st

from domain.catalogue import Catalogue
from domain.catalogue_kinds import BODIES, INDICATORS, SUCCESSIONS, UNITS
from domain.problems import Findings
from reports.html_tables import Column
from texts import t
from ui.catalogue.catalogue_wording import Change, differences, row_title
from ui.html_tables import show_table
from ui.markup import plain

# In the order in which an office looks for them.
KINDS = (INDICATORS, UNITS, BODIES, SUCCESSIONS)
_TOLD = "catalogue_told"


class Checked(Protocol):
    """What is shown of rows that were checked (an intake.CatalogueCheck)."""

    kind: str
    findings: Findings
    edition: int
    changes: Any

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""


def pick_kind(lang: str) -> str:
    """Which part of the catalogue is looked at."""
    return st.segmented_control(
        t("catalogue.kind", lang), KINDS, default=INDICATORS, required=True, key="catalogue_kind",
        format_func=lambda kind: t(f"catalogue.kinds.{kind}", lang),
    )  # fmt: skip


def show_changes(kind: str, changes: Sequence[Change], catalogue: Catalogue, lang: str) -> None:
    """What would change, row by row: what is new, and of what is not, from what to what."""
    columns = [Column(t(f"catalogue.{name}", lang)) for name in ("change", "row", "what")]
    rows = (
        (
            f"**{t('upload.change.' + ('new' if one.before is None else 'revised'), lang)}**",
            row_title(kind, one.after, catalogue, lang),
            differences(kind, one, catalogue, lang),
        )
        for one in changes
    )
    show_table(t("catalogue.will_change", lang), columns, rows)


def offer_check(
    check: Checked, problems: Sequence[str], who: str, key: str, catalogue: Catalogue, lang: str
) -> bool:
    """What is wrong, what would change, why it cannot be yet; whether it is to be stored."""
    for text in problems:
        st.error(plain(text))
    if check.changes:
        show_changes(check.kind, check.changes, catalogue, lang)
    if check.findings.has_errors:
        st.warning(t("catalogue.errors_first", lang, count=check.findings.errors))
    elif not check.changes:
        st.info(t("catalogue.nothing", lang))
    elif not who:
        st.warning(t("catalogue.who_first", lang))
    # The edition is in the key: a click on what somebody else has changed since is no consent.
    ready, key = check.acceptable and bool(who), f"{key}_{check.edition}"
    return st.button(t("catalogue.accept", lang), key=key, type="primary", disabled=not ready)


def tell(text: str) -> None:
    """Keep a sentence for the next run, and start it."""
    st.session_state[_TOLD] = text
    st.rerun()


def show_told() -> None:
    """What became of what was sent last, once."""
    # Its place is kept when nothing is said: what is unfolded below would fold up where it moved.
    with st.container():
        if told := st.session_state.pop(_TOLD, None):
            st.success(told)
