"""Closed periods and due days: the newest word about a unit counts, at whatever level it was said."""

from datetime import date

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.entries import DUE_DAY, PERIOD_STATE, Entry, Kept
from domain.errors import BrokenEntry
from domain.period_states import (
    ALONE,
    BELOW,
    CLOSED,
    REOPENED,
    DueDays,
    PeriodStates,
    due_entry,
    state_entry,
    usual_due_day,
)  # fmt: skip
from domain.periods import Period
from domain.units import Unit

NINE = Period(2023, 9)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


def said(*entries: Entry) -> list[Kept]:
    """Entries as a store keeps them: of each key the newest only."""
    latest = {
        (one.unit, one.period, one.key): Kept(one, n, n, f"người {n}", "2023-10-01T02:00:00+00:00")
        for n, one in enumerate(entries, start=1)
    }
    return list(latest.values())


def closed(known: Catalogue, unit: Unit, *entries: Entry, period: Period = NINE) -> bool | None:
    state = PeriodStates(said(*entries), known).of(unit, period)
    return state.is_closed if state else None


def test_what_was_never_closed_has_no_state(known: Catalogue) -> None:
    assert closed(known, known.unit("tan_yen", NINE)) is None


def test_a_period_is_closed_for_its_unit_and_by_scope_for_all_in_it(known: Catalogue) -> None:
    province, district, commune = (known.unit(c, NINE) for c in ("bac_giang", "tan_yen", "lien_son"))
    below = state_entry(province, NINE, CLOSED, BELOW, "đã công bố")
    assert [closed(known, unit, below) for unit in (province, district, commune)] == [True] * 3
    alone = state_entry(province, NINE, CLOSED, ALONE)
    assert [closed(known, unit, alone) for unit in (province, district, commune)] == [True, None, None]
    assert closed(known, known.unit("huu_lung", NINE), below) is None


def test_closed_for_everyone_is_closed_for_every_unit_of_the_country(known: Catalogue) -> None:
    everyone, period = state_entry(None, Period(2025, 9), CLOSED, ALONE), Period(2025, 9)
    for code in ("lang_son", "06385"):
        assert closed(known, known.unit(code, period), everyone, period=period)


def test_the_newest_word_counts_whatever_its_level(known: Catalogue) -> None:
    province, district = known.unit("bac_giang", NINE), known.unit("tan_yen", NINE)
    shut = state_entry(province, NINE, CLOSED, BELOW)
    opened = state_entry(district, NINE, REOPENED, ALONE)
    assert closed(known, district, shut, opened) is False
    assert closed(known, province, shut, opened) is True
    assert closed(known, district, shut, opened, state_entry(province, NINE, CLOSED, BELOW, "lần 2")) is True


def test_another_period_is_untouched(known: Catalogue) -> None:
    district = known.unit("tan_yen", NINE)
    shut = state_entry(district, NINE, CLOSED, ALONE)
    assert closed(known, district, shut, period=Period(2023, 6)) is None
    assert closed(known, district, shut, period=Period(2023)) is None


def test_who_closed_it_and_why_is_kept(known: Catalogue) -> None:
    district = known.unit("tan_yen", NINE)
    state = PeriodStates(said(state_entry(district, NINE, CLOSED, ALONE, "đã họp")), known).of(district, NINE)
    assert state is not None
    assert (state.who, state.remark) == ("người 1", "đã họp")


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period(2023, 9), date(2023, 9, 25)),
        (Period(2024, 2), date(2024, 2, 25)),
        (Period(2024), date(2023, 12, 31)),
    ],
)
def test_the_usual_due_day(period: Period, day: date) -> None:
    assert usual_due_day(period) == day


def test_a_due_day_can_be_set_for_everyone_and_anew_for_some(known: Catalogue) -> None:
    province, district = known.unit("bac_giang", NINE), known.unit("tan_yen", NINE)
    all_, some = due_entry(None, NINE, date(2023, 9, 20)), due_entry(province, NINE, date(2023, 10, 5))
    days = DueDays(said(all_, some), known)
    assert (days.of(district, NINE), days.of(known.unit("huu_lung", NINE), NINE)) == (
        date(2023, 10, 5), date(2023, 9, 20),
    )  # fmt: skip
    assert DueDays([], known).of(district, NINE) == date(2023, 9, 25)


@pytest.mark.parametrize(
    ("kind", "book", "body"),
    [(PERIOD_STATE, PeriodStates, {"state": "?"}), (DUE_DAY, DueDays, {"day": "soon"})],
)
def test_what_is_not_understood_is_a_fault(known: Catalogue, kind: str, book: type, body: dict) -> None:
    broken = said(Entry(kind, "tan_yen", NINE.code, ALONE, body))
    with pytest.raises(BrokenEntry, match="expected"):
        book(broken, known).of(known.unit("tan_yen", NINE), NINE)
