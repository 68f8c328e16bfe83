"""Who has sent, who is late, who has not: by the first of a unit's submissions that still counts."""

from datetime import date

import pandas as pd
import pytest

from analysis.sending import LATE, NOT_SENT, ON_TIME, of_unknown_beginning, senders, sending_states
from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.entries import Kept
from domain.period_states import CLOSED, DueDays, PeriodStates, due_entry, state_entry
from domain.periods import Period

NINE, TODAY = Period(2023, 9), date(2023, 10, 1)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


def deliveries(*rows: tuple[str, str]) -> pd.DataFrame:
    """Submissions of tan_yen by when and whom."""
    made = [("tan_yen", NINE.code, 5, n, n, who, at) for n, (at, who) in enumerate(rows, start=1)]
    return pd.DataFrame(made, columns=["unit", "period", "figures", "submission", "edition", "who", "at"])


def state(known: Catalogue, *rows: tuple[str, str], kept: list[Kept] | None = None, today: date = TODAY):
    unit = known.unit("tan_yen", NINE)
    said = [one for one in kept or [] if "state" in (one.entry.body or {})]
    due = [one for one in kept or [] if "day" in (one.entry.body or {})]
    frame = sending_states(
        [unit], NINE, deliveries(*rows), PeriodStates(said, known), DueDays(due, known), today
    )
    return frame.iloc[0]


def test_a_unit_that_sent_by_the_day_is_on_time_also_when_it_mends_later(known: Catalogue) -> None:
    one = state(known, ("2023-09-25T10:00:00+00:00", "An"), ("2023-09-28T10:00:00+00:00", "Bình"))
    assert (one.state, one.days_late, one.who, one.figures) == (ON_TIME, 0, "An", 10)
    assert (one.sent_on, one.updated_on) == (date(2023, 9, 25), date(2023, 9, 28))


def test_days_are_those_of_the_office(known: Catalogue) -> None:
    """Five in the afternoon in UTC is past midnight in Vietnam."""
    one = state(known, ("2023-09-25T17:30:00+00:00", "An"))
    assert (one.state, one.days_late, one.sent_on) == (LATE, 1, date(2023, 9, 26))


@pytest.mark.parametrize(("today", "late"), [(date(2023, 9, 25), 0), (date(2023, 10, 1), 6)])
def test_who_has_not_sent_is_late_by_the_days_since(known: Catalogue, today: date, late: int) -> None:
    one = state(known, today=today)
    assert (one.state, one.days_late, one.figures, one.who) == (NOT_SENT, late, 0, "")


def test_another_due_day_and_a_closed_period_are_told(known: Catalogue) -> None:
    said = (due_entry(None, NINE, date(2023, 9, 30)), state_entry(None, NINE, CLOSED, "below"))
    kept = [Kept(one, 1, 1, "Chi", "2023-10-02T01:00:00+00:00") for one in said]
    one = state(known, ("2023-09-29T10:00:00+00:00", "An"), kept=kept)
    assert (one.state, one.due, one.closed, one.closed_by) == (ON_TIME, date(2023, 9, 30), True, "Chi")


def test_the_units_of_a_province_are_those_that_stood_in_the_period(known: Catalogue) -> None:
    old = {unit.name_vi for unit in senders(known, NINE, known.unit("bac_giang", NINE))}
    assert {"Tỉnh Bắc Giang", "Huyện Tân Yên", "Xã Liên Sơn"} <= old
    assert "Huyện Hữu Lũng" not in old
    later = Period(2025, 9)
    new = senders(known, later, known.unit("lang_son", later))
    assert {unit.level for unit in new} == {"province", "commune"}
    assert len(new) == 66  # 65 communes since 1 July 2025


def test_the_whole_country_has_34_provinces_and_3321_communes(known: Catalogue) -> None:
    levels = pd.Series([unit.level for unit in senders(known, Period(2025, 9))]).value_counts()
    assert (levels["province"], levels["commune"]) == (34, 3321)


@pytest.mark.parametrize(
    ("period", "unsure"), [(NINE, True), (Period(2025, 6), False), (Period(2025, 9), False)]
)
def test_units_whose_first_day_is_not_known_may_not_have_stood_yet(
    known: Catalogue, period: Period, unsure: bool
) -> None:
    listed = senders(known, period)
    names = {unit.name_vi for unit in of_unknown_beginning(listed, period)}
    assert ("Thị xã Chũ" in names) is unsure
