"""What can be chosen, and what an address without parameters shows."""

from datetime import date

import pandas as pd
import pytest

from domain.catalogue import Catalogue
from domain.clock import local_today
from domain.measure_units import MeasureUnits
from domain.periods import Period
from domain.units import Unit
from domain.views import View, decode, encode
from reports.unit_names import unit_names
from store import Event
from ui.choices import (
    chosen_unit,
    first_view,
    last_quarter,
    nearest_period,
    periods_of,
    unit_key,
    units_with_data,
)

OLD = Unit("10063", "commune", "Xã Tân Thành", "Tân Thành", valid_to=date(2025, 6, 30))
NEW = Unit("10063", "commune", "Xã Đồi Quế", "Đồi Quế", valid_from=date(2025, 7, 1))
UNITS = (
    Unit("lang_son", "province", "Tỉnh Lạng Sơn", "Lạng Sơn province"),
    Unit("tan_yen", "district", "Huyện Tân Yên", "Tân Yên district", "bac_giang"),
    Unit("huu_lung", "district", "Huyện Hữu Lũng", "Hữu Lũng district", "lang_son"),
    Unit("vi_du", "district", "Huyện Ví Dụ", "Ví Dụ district", "a_tinh", invented=True),
    OLD,
    NEW,
)
CATALOGUE = Catalogue({unit.key: unit for unit in UNITS}, {}, MeasureUnits.of([]))


def coverage(*rows: tuple[str, int]) -> pd.DataFrame:
    """Units and periods that have figures."""
    return pd.DataFrame([(*row, 10) for row in rows], columns=["unit", "period", "figures"])


def event(edition: int, unit: str, period: int, *, visible: bool = True) -> Event:
    return Event(
        edition=edition, kind="accept", submission=edition, who="An", at="2023-10-04T08:00:00+00:00",
        unit=unit, period=period, file="so-lieu.csv", sha256="0" * 64, message="", figures=10, targets=0,
        visible=visible,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def own_unit(monkeypatch: pytest.MonkeyPatch) -> dict[str, Unit]:
    """The office's own unit under 'is': none at first."""
    chosen: dict[str, Unit] = {}
    monkeypatch.setattr("ui.choices.own_unit", lambda _: chosen.get("is"))
    return chosen


BOTH = coverage(("tan_yen", 202309), ("huu_lung", 202400))


def test_the_newest_visible_results_are_shown_first() -> None:
    events = [
        event(5, "huu_lung", 202400),
        event(4, "vi_du", 202312, visible=False),
        event(3, "tan_yen", 202309),
        event(2, "vi_du", 202306),
    ]
    assert first_view(CATALOGUE, BOTH, events) == first_view(CATALOGUE, BOTH, [event(3, "tan_yen", 202309)])
    assert first_view(CATALOGUE, BOTH, events).unit == "tan_yen"
    assert first_view(CATALOGUE, BOTH, events).period == Period(2023, 9)


def test_without_results_among_the_newest_events_the_newest_period_stored_is_shown() -> None:
    view = first_view(CATALOGUE, BOTH, [event(5, "huu_lung", 202400)])
    assert (view.unit, view.period) == ("tan_yen", Period(2023, 9))


def test_a_store_of_plans_alone_shows_a_plan_year() -> None:
    view = first_view(CATALOGUE, coverage(("huu_lung", 202400)), [event(1, "huu_lung", 202400)])
    assert (view.unit, view.period) == ("huu_lung", Period(2024))


def test_an_empty_store_shows_no_unit() -> None:
    assert first_view(CATALOGUE, coverage(), []).unit == ""


def test_before_anything_was_sent_the_own_unit_is_shown(own_unit: dict[str, Unit]) -> None:
    own_unit["is"] = NEW
    view = first_view(CATALOGUE, coverage(), [])
    assert view.unit == "10063"
    assert view.period == last_quarter(local_today())
    assert first_view(CATALOGUE, BOTH, []).unit != "10063"


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 11, 27), Period(2026, 9)),
        (date(2026, 3, 31), Period(2025, 12)),
        (date(2026, 4, 1), Period(2026, 3)),
    ],
)
def test_the_last_quarter_is_one_that_has_ended(day: date, period: Period) -> None:
    assert last_quarter(day) == period


def test_units_are_listed_by_level_and_name_the_invented_last_among_their_equals() -> None:
    found = coverage(
        ("vi_du", 202309), ("10063", 202309), ("tan_yen", 202309), ("lang_son", 202309), ("huu_lung", 202400)
    )
    listed = [unit.code for unit in units_with_data(CATALOGUE, found)]
    assert listed == ["lang_son", "tan_yen", "huu_lung", "vi_du", "10063"]


def test_a_unit_is_listed_once_and_one_the_catalogue_lacks_not_at_all() -> None:
    found = coverage(("tan_yen", 202306), ("tan_yen", 202309), ("nowhere", 202309))
    assert [unit.code for unit in units_with_data(CATALOGUE, found)] == ["tan_yen"]


def test_two_holders_of_a_code_are_two_choices_each_with_its_own_periods() -> None:
    found = coverage((OLD.key, 202306), (NEW.key, 202509), ("tan_yen", 202309))
    assert units_with_data(CATALOGUE, found) == [UNITS[1], OLD, NEW]
    assert unit_names(units_with_data(CATALOGUE, found), CATALOGUE, "vi") == {
        "tan_yen": "Huyện Tân Yên",
        NEW.key: "Xã Đồi Quế (từ 01/07/2025)",
        OLD.key: "Xã Tân Thành (đến 30/06/2025)",
    }
    assert periods_of(found, OLD.key) == [Period(2023, 6)]
    assert periods_of(found, NEW.key) == [Period(2025, 9)]


def test_namesakes_are_told_apart_by_what_they_lie_in() -> None:
    twins = (Unit("a", "commune", "Xã Tân Thành", "A", "lang_son"), Unit("b", "commune", "Xã Tân Thành", "B"))
    catalogue = Catalogue({unit.key: unit for unit in (*UNITS, *twins)}, {}, MeasureUnits.of([]))
    assert list(unit_names(twins, catalogue, "vi").values()) == [
        "Xã Tân Thành (Tỉnh Lạng Sơn)", "Xã Tân Thành (b)",
    ]  # fmt: skip


@pytest.mark.parametrize("unit, period", [(OLD, Period(2023, 6)), (NEW, Period(2025, 9))])
def test_a_link_for_either_holder_opens_the_right_one(unit: Unit, period: Period) -> None:
    address = encode(View(unit.code, period))
    view, lost = decode(address, View("tan_yen", Period(2023, 9)), CATALOGUE.by_code, {}, 0)
    assert lost == ()
    assert chosen_unit(CATALOGUE, view.unit, view.period) == unit
    assert unit_key(CATALOGUE, view.unit, view.period) == unit.key


def test_a_plan_year_is_a_choice_only_where_there_are_no_results() -> None:
    found = coverage(("tan_yen", 202400), ("tan_yen", 202300), ("tan_yen", 202309), ("tan_yen", 202306))
    assert periods_of(found, "tan_yen") == [Period(2023, 6), Period(2023, 9), Period(2024)]


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        (Period(2023, 6), Period(2023, 6)),
        (Period(2023, 12), Period(2023, 9)),
        (Period(2019, 9), Period(2024)),
    ],
)
def test_a_period_without_figures_gives_way_to_the_nearest(wanted: Period, nearest: Period) -> None:
    assert nearest_period([Period(2023, 6), Period(2023, 9), Period(2024)], wanted) == nearest


def test_where_nothing_is_stored_the_wanted_period_stays() -> None:
    assert nearest_period([], Period(2023, 9)) == Period(2023, 9)


def test_the_unit_of_a_code_is_the_one_that_held_it_in_the_period() -> None:
    assert unit_key(CATALOGUE, "10063", Period(2025, 6)) == OLD.key
    assert unit_key(CATALOGUE, "10063", Period(2025, 9)) == NEW.key
    assert unit_key(CATALOGUE, "nowhere", Period(2025, 9)) == ""


def test_where_nobody_held_a_code_its_last_holder_is_shown() -> None:
    ended = Unit("x", "commune", "Xã X", "X", valid_to=date(2020, 12, 31))
    catalogue = Catalogue({"x": ended}, {}, MeasureUnits.of([]))
    assert chosen_unit(catalogue, "x", Period(2025, 9)) == ended
    assert chosen_unit(catalogue, "nowhere", Period(2025, 9)) is None


def test_data_of_a_unit_that_is_no_longer_known_opens_nothing() -> None:
    assert first_view(CATALOGUE, coverage(("gone", 202309)), []).unit == ""
