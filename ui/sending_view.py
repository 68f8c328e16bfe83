"""Who has sent what of a period: what is asked for, the table in pages, and the counts above it."""

import math
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.sending import LATE, NOT_SENT, ON_TIME, of_unknown_beginning
from domain.catalogue import Catalogue
from domain.errors import NotKnown
from domain.names import plain_key
from domain.numbers import format_number
from domain.periods import QUARTER_ENDS, Period
from domain.units import LEVELS, Unit
from domain.views import View
from reports.html_tables import Column
from reports.wording import months_name, period_name
from texts import t
from ui.html_tables import show_table
from ui.markup import plain, show_remark
from ui.sentence import show_sentence

_EVERYBODY = ""
_MONTHS = (*QUARTER_ENDS, 0)
_YEARS_BACK = 12
_ROWS = 50
STATES = (NOT_SENT, LATE, ON_TIME)


class Asked(NamedTuple):
    """What the table is of: a period, and the province whose units are meant (None: the whole country)."""

    period: Period
    within: Unit | None


def ask_range(catalogue: Catalogue, view: View, this_year: int, lang: str) -> Asked:
    """Year, period and province; at first those of the view."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="sending_range"):
        years = sorted({view.period.year, *range(this_year + 1, this_year - _YEARS_BACK, -1)}, reverse=True)
        year = st.selectbox(
            t("filter.year", lang), years, index=years.index(view.period.year), key="sending_year", width=120
        )
        months = sorted({view.period.months, *_MONTHS})
        picked = st.selectbox(
            t("filter.period", lang), months, index=months.index(view.period.months), key="sending_months",
            format_func=lambda one: months_name(Period(year, one), lang), width=180,
        )  # fmt: skip
        period = Period(year, picked)
        provinces = {unit.key: unit for unit in _provinces(catalogue, period)}
        keys = [_EVERYBODY, *provinces]
        own = _province_of(catalogue, view.unit, period)
        chosen = st.selectbox(
            t("sending.within", lang), keys, index=keys.index(own) if own in keys else 0, width=320,
            format_func=lambda key: provinces[key].name(lang) if key else t("sending.everybody", lang),
            key=f"sending_within_{period}",
        )  # fmt: skip
    return Asked(period, provinces.get(chosen))


def show_period(frame: pd.DataFrame, asked: Asked, catalogue: Catalogue, lang: str) -> None:
    """Which period of which units is shown, and how many of them have sent."""
    whose = asked.within.name(lang) if asked.within else t("sending.everybody", lang)
    st.subheader(plain(f"{period_name(asked.period, lang)} · {whose}"), anchor=False)
    counts = frame["state"].value_counts()
    told = {state: format_number(int(counts.get(state, 0)), 0, lang) for state in STATES}
    whole, period = format_number(len(frame), 0, lang), period_name(asked.period, lang)
    show_sentence(t("sending.sentence", lang, period=period, whole=whole, **told))
    _remark_on_beginnings(frame, asked.period, catalogue, lang)


def show_sending(frame: pd.DataFrame, catalogue: Catalogue, lang: str) -> None:
    """What narrows the table, and its rows, so many at a time."""
    narrowed = _narrow(frame, catalogue, lang)
    place = _pick_part(len(narrowed), lang)
    names = ("unit", "state", "due", "sent_on", "who", "figures", "closed")
    columns = [Column(t(f"sending.{name}", lang), name == "figures") for name in names]
    caption = t("sending.caption", lang, count=format_number(len(narrowed), 0, lang))
    rows = narrowed.iloc[place * _ROWS : (place + 1) * _ROWS].to_dict("records")
    show_table(caption, columns, (_cells(row, catalogue, lang) for row in rows))


def _remark_on_beginnings(frame: pd.DataFrame, period: Period, catalogue: Catalogue, lang: str) -> None:
    """The territory is known as it was when it was reorganised; what changed before then is not."""
    doubtful = of_unknown_beginning((catalogue.units[key] for key in frame["unit"]), period)
    last = max((unit.valid_to for unit in doubtful if unit.valid_to), default=None)
    if last:
        count = format_number(len(doubtful), 0, lang)
        show_remark(t("sending.unknown_beginnings", lang, count=count, day=_day(last)))


def _narrow(frame: pd.DataFrame, catalogue: Catalogue, lang: str) -> pd.DataFrame:
    with st.container(horizontal=True, vertical_alignment="bottom", key="sending_filters"):
        wanted = st.text_input(t("sending.search", lang), key="sending_search", width=260)
        state = st.selectbox(
            t("sending.state", lang), ["", *STATES], key="sending_state", width=200,
            format_func=lambda one: t(f"sending.states.{one}", lang) if one else t("sending.all", lang),
        )  # fmt: skip
        held = [level for level in LEVELS if (frame["level"] == level).any()]
        level = st.selectbox(
            t("sending.level", lang), ["", *held], key="sending_level", width=160,
            format_func=lambda one: t(f"sending.levels.{one}", lang) if one else t("sending.all", lang),
        )  # fmt: skip
    if state:
        frame = frame[frame["state"] == state]
    if level:
        frame = frame[frame["level"] == level]
    key = plain_key(wanted)
    names = frame["unit"].map(lambda one: plain_key(catalogue.units[one].name(lang)))
    return frame[names.str.contains(key, regex=False)] if key and len(frame) else frame


def _pick_part(rows: int, lang: str) -> int:
    """Which part of the rows is shown, from 0; asked for only where there are several."""
    parts = max(math.ceil(rows / _ROWS), 1)
    if parts == 1:
        return 0
    # The number of parts is in the key: another choice of rows begins at its first.
    picked = st.number_input(
        t("sending.part", lang, parts=parts), 1, parts, 1, key=f"sending_part_{parts}", width=200
    )
    return int(picked) - 1


def _cells(row: dict[str, object], catalogue: Catalogue, lang: str) -> tuple[str, ...]:
    name = catalogue.units[str(row["unit"])].name(lang)
    overdue = format_number(float(str(row["days_late"])), 0, lang)
    late = f" {t('sending.days', lang, days=overdue)}" if row["days_late"] else ""
    word = t(f"sending.states.{row['state']}", lang)
    # Most have often not sent: those who have are what is to be found among them.
    word = word if row["state"] == NOT_SENT else f"**{word}**"
    updated = row["updated_on"] != row["sent_on"]
    again = t("sending.updated", lang, day=_day(row["updated_on"])) if updated else ""
    closed = t("sending.closed_by", lang, who=row["closed_by"]) if row["closed"] else ""
    figures = format_number(float(str(row["figures"])), 0, lang) if row["figures"] else ""
    return (
        f"**{name}**", word + late, _day(row["due"]),
        _day(row["sent_on"]) + again, str(row["who"]), figures, closed,
    )  # fmt: skip


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else ""


def _provinces(catalogue: Catalogue, period: Period) -> list[Unit]:
    known = {u.key: u for u in (*catalogue.territory.units.values(), *catalogue.units.values())}
    found = [one for one in known.values() if one.level == "province" and one.valid_in(period)]
    return sorted(found, key=lambda unit: (unit.invented, unit.name_vi))


def _province_of(catalogue: Catalogue, code: str, period: Period) -> str:
    """The key of the province that a unit code lies in during a period; '' where there is none."""
    try:
        unit: Unit | None = catalogue.unit(code, period)
    except NotKnown:
        return _EVERYBODY
    while unit is not None and unit.level != "province":
        unit = catalogue.parent_of(unit) if unit.parent else None
    return unit.key if unit else _EVERYBODY
