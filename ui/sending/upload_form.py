"""What the sender states before a file is read: unit, year, period, name; never remembered from last time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from domain.catalogue import Catalogue
from domain.periods import QUARTER_ENDS, Period
from domain.problems import Problem
from domain.target_days import read_day
from domain.units import Unit
from reports.wording import months_name, period_name
from texts import t
from ui.asking import ask_who
from ui.choices import redraw_choices
from ui.markup import plain
from ui.sending.drafts import drafted_files
from ui.sending.sent_files import SentFile, files_at_hand
from ui.sending.upload_state import Cell, FileState, this_round
from ui.unit_picker import is_other, pick_own_unit, search_unit

_MONTHS = (*QUARTER_ENDS, 0, *(m for m in range(1, 12) if m not in QUARTER_ENDS))
_YEARS_BACK, _YEARS_AHEAD = 12, 1


class Stated(NamedTuple):
    """What was stated; None for what is still missing. `who` may be empty until accepting."""

    unit: Unit | None
    period: Period | None
    who: str
    uploads: tuple[SentFile, ...]
    decision: str = ""
    effective: date | None = None

    @property
    def statement(self) -> str:
        """All that a check depends on beside the file, as one text."""
        return f"{self.unit.key if self.unit else ''} {self.period} {self.decision} {self.effective}"

    @property
    def complete(self) -> bool:
        """Whether there is a file that can be checked."""
        return self.unit is not None and self.period is not None and bool(self.uploads)


def state_submission(catalogue: Catalogue, this_year: int, lang: str) -> Stated:
    """The four fields and the file chooser; `round` in the session empties the chooser after accepting."""
    redraw_choices("send_unit", "send_months")
    with st.container(horizontal=True, vertical_alignment="bottom", key="stated"):
        choice = pick_own_unit(catalogue, t("upload.unit", lang), "send_unit", lang)
        years = list(range(this_year + _YEARS_AHEAD, this_year - _YEARS_BACK, -1))
        year = st.selectbox(
            t("upload.year", lang), years, index=None, placeholder=t("upload.year_choose", lang),
            key="send_year", width=150,
        )  # fmt: skip
        months = st.selectbox(
            t("upload.months", lang), _MONTHS, index=None, placeholder=t("upload.months_choose", lang),
            format_func=lambda m: months_name(Period(this_year, m), lang), key="send_months", width=180,
        )  # fmt: skip
        who = ask_who(t("upload.who", lang), t("upload.who_hint", lang), "send_who", lang, width=260)
    period = Period(year, months) if year is not None and months is not None else None
    unit = catalogue.units.get(choice)
    if is_other(choice):
        unit = search_unit(catalogue, "send_unit", lang, period)
    # Any file may be chosen: what cannot be read is refused with the reason, in the sender's language.
    # Streamlit's own words in the chooser are English; the style sheet puts ours there by this key.
    with st.container(key=f"choose_{lang}"):
        uploads = st.file_uploader(
            t("upload.file", lang), key=f"file_{this_round()}", accept_multiple_files=True
        )
    files = files_at_hand(uploads, drafted_files(), lang)
    decision, effective = _state_decision(lang)
    if unit and period and not unit.valid_in(period):
        st.error(t("upload.no_such_unit", lang, period=period_name(period, lang)))
        unit = None
    return Stated(unit, period, who.strip(), files, decision, effective)


def _state_decision(lang: str) -> tuple[str, date | None]:
    """Number and day of the decision that sets the plans of the file; most files name none."""
    with st.expander(t("upload.decision_title", lang)), st.container(horizontal=True):
        number = st.text_input(
            t("upload.decision", lang), placeholder=t("upload.decision_hint", lang),
            key=f"decision_{this_round()}", width=320,
        )  # fmt: skip
        day = st.text_input(
            t("upload.effective", lang), placeholder=t("upload.effective_hint", lang),
            key=f"effective_{this_round()}", width=240,
        )  # fmt: skip
    effective = read_day(day)
    if day.strip() and effective is None:
        st.error(t("upload.no_day", lang, found=plain(day)))
    return number.strip(), effective


def ask_measure_units(problems: Sequence[Problem], state: FileState, catalogue: Catalogue, lang: str) -> None:
    """A choice for every row that leaves its unit of measure out; an answer is a new check."""
    asked = [one for one in problems if one.code == "missing_measure_unit" and one.where.row is not None]
    if not asked:
        return
    st.info(t("upload.ask_units", lang))
    units = catalogue.measure_units.by_code
    for problem in asked:
        expected = units[problem.details["expected"]]
        fitting = [code for code, one in units.items() if one.base == expected.base]
        row = Cell(problem.where.sheet or "", problem.where.row or 0, 0)
        key = f"unit_{state.file_id}_{row.code}"
        st.selectbox(
            t("upload.unit_of_row", lang, row=row.row, name=plain(problem.details["name"])), fitting,
            index=None, placeholder="…", format_func=lambda code: units[code].name(lang), width=420,
            key=key, on_change=_answer, args=(state, row, key),
        )  # fmt: skip


def ask_late_official(problems: Sequence[Problem], state: FileState, lang: str) -> None:
    """Where a period is closed: why official figures come all the same; the reason stays on record."""
    if not state.late_official and not any(one.code == "changes_closed_period" for one in problems):
        return
    key = f"late_{state.file_id}"
    st.text_input(
        t("upload.ask_late", lang), state.late_official, key=key, width=640,
        placeholder=t("upload.ask_late_hint", lang),
        on_change=lambda: state.come_late(st.session_state[key]),
    )  # fmt: skip


def _answer(state: FileState, row: Cell, key: str) -> None:
    state.answer(row, st.session_state[key])
