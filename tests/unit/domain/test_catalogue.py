"""What the catalogue finds by name, and which unit held a code when."""

from pathlib import Path

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import load_catalogue
from domain.errors import NotKnown
from domain.indicators import RATE
from domain.names import name_key
from domain.periods import Period
from tests.unit.domain.tiny_catalogue import write_catalogue

LONGEST_DEFINITION = 160
REUSED = (
    "00001,commune,Xã Cũ,Old commune,tinh,,2025-06-30,,no,",
    "00001,commune,Xã Mới,New commune,tinh,2025-07-01,,,no,",
)


@pytest.fixture
def reused(tmp_path: Path) -> Catalogue:
    """A catalogue in which a new commune took over the code of an old one."""
    return load_catalogue(write_catalogue(tmp_path, extra={"units.csv": REUSED}))


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period(2020, 3), "Xã Cũ"),
        (Period(2025, 6), "Xã Cũ"),
        (Period(2025), "Xã Cũ"),
        (Period(2025, 7), "Xã Mới"),
        (Period(2025, 12), "Xã Mới"),
        (Period(2026), "Xã Mới"),
    ],
    ids=str,
)
def test_the_period_says_which_unit_held_a_code(reused: Catalogue, period: Period, name: str) -> None:
    assert reused.unit("00001", period).name_vi == name


def test_both_holders_of_a_code_are_kept_apart(reused: Catalogue) -> None:
    assert {"00001", "00001@2025-07-01"} <= set(reused.units)
    assert [unit.key for unit in reused.by_code["00001"]] == ["00001", "00001@2025-07-01"]
    assert all(key == unit.key for key, unit in reused.units.items())


@pytest.mark.parametrize(
    ("code", "period", "found"),
    [
        ("khong", Period(2023, 9), "unknown unit: khong"),
        ("huyen", Period(2025, 9), r"unknown unit: huyen \(2025-9M\)"),
        ("00001@2025-07-01", Period(2025, 9), "unknown unit: 00001@2025-07-01"),
    ],
)
def test_nobody_holding_a_code_is_a_fault(reused: Catalogue, code: str, period: Period, found: str) -> None:
    with pytest.raises(NotKnown, match=found):
        reused.unit(code, period)


@pytest.mark.parametrize("code", ["tan_yen", "huu_lung"])
def test_the_districts_of_the_seeds_ended_with_june_2025(catalogue: Catalogue, code: str) -> None:
    assert catalogue.unit(code, Period(2025, 6)).code == code
    with pytest.raises(NotKnown):
        catalogue.unit(code, Period(2025, 7))


@pytest.mark.parametrize(
    "written", ["go_agriculture", "Giá trị sản xuất nông nghiệp", "GTSX  NÔNG NGHIỆP", "Agriculture"]
)
def test_an_indicator_answers_to_code_names_and_aliases(catalogue: Catalogue, written: str) -> None:
    assert [one.code for one in catalogue.indicators_named(name_key(written))] == ["go_agriculture"]


def test_an_unknown_name_finds_nothing(catalogue: Catalogue) -> None:
    assert catalogue.indicators_named(name_key("Giá trị sản xuất vàng")) == ()


def test_no_vietnamese_name_stands_for_two_indicators(catalogue: Catalogue) -> None:
    names = [n for one in catalogue.indicators.values() for n in (one.name_vi, one.short_vi) if n]
    assert {n for n in names if len(catalogue.indicators_named(name_key(n))) != 1} == set()


def test_namesakes_are_parts_of_different_totals(catalogue: Catalogue) -> None:
    aliases = {name_key(alias) for one in catalogue.indicators.values() for alias in one.aliases}
    shared = [found for alias in aliases if len(found := catalogue.indicators_named(alias)) > 1]
    assert len(shared) >= 3
    for namesakes in shared:
        parents = [one.parent for one in namesakes]
        assert "" not in parents
        assert len(set(parents)) == len(parents)


def test_parts_stand_under_their_total_in_order(catalogue: Catalogue) -> None:
    parts = {
        parent: [one.code for one in catalogue.children(parent)]
        for parent in (
            "budget_revenue_total",
            "budget_revenue_local",
            "budget_expenditure_total",
            "go_industry",
        )
    }
    assert parts == {
        "budget_revenue_total": ["budget_revenue_local"],
        "budget_revenue_local": ["budget_revenue_land_use"],
        "budget_expenditure_total": ["budget_expenditure_recurrent", "budget_expenditure_capital"],
        "go_industry": [],
    }


def test_spellings_are_keys(catalogue: Catalogue) -> None:
    spellings = set(catalogue.spellings)
    assert name_key("Thu tiền sử dụng đất") in spellings
    assert {s for s in spellings if name_key(s) != s} == set()


def test_every_shipped_indicator_says_what_it_counts_and_who_keeps_it(catalogue: Catalogue) -> None:
    shipped = catalogue.indicators.values()
    told = {one.code for one in shipped if one.definition_vi and one.definition_en and one.source}
    assert set(catalogue.indicators) - told == set()
    assert {one.code for one in shipped if len(one.definition_vi) > LONGEST_DEFINITION} == set()
    assert len({one.definition_vi for one in shipped}) == len(catalogue.indicators)


def test_every_shipped_rate_says_how_it_is_reckoned(catalogue: Catalogue) -> None:
    rates = [one for one in catalogue.indicators.values() if one.kind == RATE or "%" in one.measure_unit]
    assert rates
    assert {one.code for one in rates if not one.formula} == set()
