"""What the sender states before a file is read: unit, year, period, name; never remembered from last time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from domain.catalogue import Catalogue
from domain.periods import QUARTER_ENDS, Period
from domain.problems import Problem
from domain.target_days import read_day
from domain.units import Unit
from texts import t
from ui.unit_picker import is_other, pick_own_unit, search_unit
from ui.wording import months_name, period_name

_MONTHS = (*QUARTER_ENDS, 0, *(m for m in range(1, 12) if m not in QUARTER_ENDS))
_YEARS_BACK, _YEARS_AHEAD = 12, 1
_SHOWN, _ANSWERS = "shown_check", "measure_unit_answers"


class Stated(NamedTuple):
    """What was stated; None for what is still missing. `who` may be empty until accepting."""

    unit: Unit | None
    period: Period | None
    who: str
    upload: UploadedFile | None
    decision: str = ""
    effective: date | None = None

    @property
    def statement(self) -> str:
        """All that a check depends on as one text, to tell one statement from another."""
        file = self.upload.file_id if self.upload else ""
        answers = sorted(self.measure_units.items())
        unit = self.unit.key if self.unit else ""
        return f"{file} {unit} {self.period} {self.decision} {self.effective} {answers}"

    @property
    def measure_units(self) -> dict[tuple[str, int], str]:
        """The units chosen for rows that leave theirs out, by (sheet or '', row)."""
        found: dict[str, str] = st.session_state.get(_ANSWERS, {})
        split = {tuple(place.rsplit("!", 1)): unit for place, unit in found.items() if unit}
        return {(sheet, int(row)): unit for (sheet, row), unit in split.items()}

    @property
    def complete(self) -> bool:
        """Whether the file can be checked."""
        return self.unit is not None and self.period is not None and self.upload is not None


def state_submission(catalogue: Catalogue, this_year: int, lang: str) -> Stated:
    """The four fields and the file chooser; `round` in the session empties the chooser after accepting."""
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
        who = st.text_input(
            t("upload.who", lang), placeholder=t("upload.who_hint", lang), key="send_who", width=260
        )
    period = Period(year, months) if year is not None and months is not None else None
    unit = catalogue.units.get(choice)
    if is_other(choice):
        unit = search_unit(catalogue, "send_unit", lang, period)
    # Any file may be chosen: what cannot be read is refused with the reason, in the sender's language.
    # Streamlit's own words in the chooser are English; the style sheet puts ours there by this key.
    with st.container(key=f"choose_{lang}"):
        upload = st.file_uploader(t("upload.file", lang), key=f"file_{_round()}")
    decision, effective = _state_decision(lang)
    if unit and period and not unit.valid_in(period):
        st.error(t("upload.no_such_unit", lang, period=period_name(period, lang)))
        unit = None
    return Stated(unit, period, who.strip(), upload, decision, effective)


def _state_decision(lang: str) -> tuple[str, date | None]:
    """Number and day of the decision that sets the plans of the file; most files name none."""
    with st.expander(t("upload.decision_title", lang)), st.container(horizontal=True):
        number = st.text_input(
            t("upload.decision", lang), placeholder=t("upload.decision_hint", lang),
            key=f"decision_{_round()}", width=320,
        )  # fmt: skip
        day = st.text_input(
            t("upload.effective", lang), placeholder=t("upload.effective_hint", lang),
            key=f"effective_{_round()}", width=240,
        )  # fmt: skip
    effective = read_day(day)
    if day.strip() and effective is None:
        st.error(t("upload.no_day", lang, found=day))
    return number.strip(), effective


def ask_measure_units(problems: Sequence[Problem], catalogue: Catalogue, lang: str) -> None:
    """A choice for every row that leaves its unit of measure out; an answer is a new check."""
    asked = [one for one in problems if one.code == "missing_measure_unit" and one.where.row is not None]
    if not asked:
        return
    st.info(t("upload.ask_units", lang))
    units = catalogue.measure_units.by_code
    for problem in asked:
        expected = units[problem.details["expected"]]
        fitting = [code for code, one in units.items() if one.base == expected.base]
        place = f"{problem.where.sheet or ''}!{problem.where.row}"
        st.selectbox(
            t("upload.unit_of_row", lang, row=problem.where.row, name=problem.details["name"]), fitting,
            index=None, placeholder="…", format_func=lambda code: units[code].name(lang), width=420,
            key=f"unit_{_round()}_{place}", on_change=_answer, args=(place,),
        )  # fmt: skip


def show_hindrance(errors: int, acceptable: bool, comparable: bool, lang: str) -> None:
    """Why a checked file cannot be accepted yet: its errors, no name, or nothing that would change."""
    if errors:
        st.warning(t("upload.errors_first", lang, count=errors))
    elif acceptable:
        st.warning(t("upload.who_first", lang))
    elif comparable:
        st.info(t("upload.nothing_changes", lang))


def _answer(place: str) -> None:
    chosen = st.session_state[f"unit_{_round()}_{place}"]
    st.session_state[_ANSWERS] = {**st.session_state.get(_ANSWERS, {}), place: chosen}


def moved_on(stated: Stated, edition: int) -> bool:
    """Whether the store has moved on since this very statement was last shown; remembers what is shown."""
    shown = st.session_state.get(_SHOWN, ["", edition])
    st.session_state[_SHOWN] = [stated.statement, edition]
    return bool(shown[0] == stated.statement and shown[1] != edition)


def next_round() -> None:
    """Empty the file chooser: what was accepted must not be accepted again by a second click."""
    st.session_state["send_round"] = _round() + 1
    st.session_state[_ANSWERS] = {}


def _round() -> int:
    return int(st.session_state.get("send_round", 0))
