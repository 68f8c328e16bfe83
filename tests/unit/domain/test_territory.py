"""Units and successions: who came of whom, and that no code or name leads across 1 July 2025."""

from collections import Counter
from pathlib import Path

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import TERRITORY, load_catalogue, with_territory
from domain.errors import CatalogueError, NotKnown
from domain.periods import Period
from domain.territory import Territory
from domain.territory_files import load_territory
from domain.units import Unit, english_name
from tests.unit.domain.tiny_catalogue import write_catalogue
from tests.unit.domain.tiny_territory import NEW_DAYS, OLD_DAYS, write_successions, write_territory

BEFORE, AFTER, YEAR_AFTER = Period(2024, 9), Period(2025, 9), Period(2026, 9)
NEW_ONE = "00001@2025-07-01"
A_SHARE = "expected nothing or a number above 0, at most 1"
A_KIND = "expected one of merge, split, rename, moved"


@pytest.fixture(scope="module")
def official() -> Territory:
    """What ships, without the catalogue's own units in the place of some."""
    return load_territory(TERRITORY)


def parts(found: tuple) -> list[tuple[str, float | None]]:
    return [(unit.key, share) for unit, share in found]


def holding(folder: Path, *rows: str) -> Catalogue:
    """The tiny catalogue with further own units, in the tiny territory."""
    own = load_catalogue(write_catalogue(folder / "catalogue", extra={"units.csv": rows}))
    return with_territory(own, write_territory(folder / "territory"))


# --- what came of what


def test_constituents_and_successors_carry_their_shares(tmp_path: Path) -> None:
    found = load_territory(write_territory(tmp_path))
    assert parts(found.constituents(found.units[NEW_ONE])) == [("00002", 1.0), ("00003", None)]
    assert parts(found.successors(found.units["00003"])) == [(NEW_ONE, None), ("00003@2025-07-01", None)]
    assert found.constituents(found.units["01"]) == found.successors(found.units["001"]) == ()


@pytest.mark.parametrize(
    ("key", "period", "standing"),
    [
        (NEW_ONE, Period(2025, 6), [("00002", 1.0), ("00003", None)]),
        (NEW_ONE, Period(2025), [("00002", 1.0), ("00003", None)]),
        (NEW_ONE, Period(2025, 7), [(NEW_ONE, 1.0)]),
        ("01", Period(2020, 9), [("01", 1.0)]),
        ("00001", BEFORE, [("00001", 1.0)]),
    ],
)
def test_who_stood_there_at_a_periods_end(tmp_path: Path, key: str, period: Period, standing: list) -> None:
    found = load_territory(write_territory(tmp_path))
    assert parts(found.standing_for(found.units[key], period)) == standing


def test_shares_multiply_and_add_up_over_two_reorganisations(tmp_path: Path) -> None:
    early = ("00008,commune,Xã Tám,001,,2019-12-31", "00009,commune,Xã Chín,001,2020-01-01,2025-06-30")
    chain = (
        "00008,00009@2020-01-01,2020-01-01,split,0.5",
        "00009@2020-01-01,00007@2025-07-01,2025-07-01,merge,0.4",
    )
    new = f"00007,commune,Xã Bảy,01,{NEW_DAYS}"
    found = load_territory(write_territory(tmp_path, units=(*early, new), successions=chain))
    assert parts(found.standing_for(found.units["00007@2025-07-01"], Period(2019, 9))) == [("00008", 0.2)]


def test_an_office_states_the_shares_of_a_divided_commune(tmp_path: Path) -> None:
    stated = write_successions(
        tmp_path / "stated.csv",
        f"00003,{NEW_ONE},2025-07-01,split,0.25",
        "00003,00003@2025-07-01,2025-07-01,split,0.75",
    )
    found = load_territory(write_territory(tmp_path / "territory"), stated=stated)
    assert parts(found.constituents(found.units[NEW_ONE])) == [("00002", 1.0), ("00003", 0.25)]
    assert len(found.successions) == 4


# --- in the catalogue


def test_every_unit_is_found_and_only_own_ones_are_gone_over(tmp_path: Path) -> None:
    found = holding(tmp_path)
    assert found.unit("00001", BEFORE).name_vi == "Xã Một"
    assert found.unit("00001", AFTER).name_vi == "Xã Hai"
    assert NEW_ONE in found.units
    assert found.units[NEW_ONE].name_en == "Hai commune"
    assert set(found.units) == set(found.by_code) == {"tinh", "huyen"}
    assert len(found.units) == 2
    with pytest.raises(NotKnown):
        found.unit("00002", AFTER)


def test_an_own_unit_takes_the_place_of_the_official_one(tmp_path: Path) -> None:
    found = holding(tmp_path, "hai,commune,Xã Hai,Hai commune,tinh,,2025-06-30,00002,no,")
    new = found.unit("00001", AFTER)
    assert parts(found.territory.constituents(new)) == [("hai", 1.0), ("00003", None)]
    assert parts(found.territory.successors(found.units["hai"])) == [(NEW_ONE, 1.0)]
    assert found.unit("00002", BEFORE) is found.unit("hai", BEFORE)
    # The key that no figure will have is not known: a figure under it would be lost to the unit.
    assert "00002" not in found.units


def test_an_own_unit_of_other_days_takes_nobodys_place(tmp_path: Path) -> None:
    found = holding(tmp_path, "hai,commune,Xã Hai,Hai commune,tinh,,,00002,no,")
    assert parts(found.territory.constituents(found.units[NEW_ONE]))[0] == ("00002", 1.0)


def test_an_own_unit_under_its_official_code_leaves_the_code_to_others_too(tmp_path: Path) -> None:
    found = holding(tmp_path, "00001,commune,Xã Hai (mới),Hai commune,tinh,2025-07-01,,,no,")
    assert (found.unit("00001", BEFORE).name_vi, found.unit("00001", AFTER).name_vi) == (
        "Xã Một",
        "Xã Hai (mới)",
    )


def test_a_parent_is_the_unit_that_held_its_code_then(catalogue: Catalogue) -> None:
    commune, province = catalogue.unit("07339", AFTER), catalogue.unit("24", AFTER)
    assert (commune.name_vi, province.name_vi) == ("Xã Tân Yên", "Tỉnh Bắc Ninh")
    assert catalogue.parent_of(commune) == province
    assert catalogue.parent_of(catalogue.units["tan_yen"]) == catalogue.unit("24", BEFORE)
    assert catalogue.parent_of(catalogue.unit("06400", AFTER)) == catalogue.units["lang_son"]
    assert catalogue.parent_of(province) is None


def test_what_the_territory_is_not_asked_for_is_not_read(tmp_path: Path) -> None:
    own = load_catalogue(write_catalogue(tmp_path))
    found = with_territory(own, tmp_path / "nowhere")
    assert found.unit("huyen", BEFORE).code == "huyen"
    with pytest.raises(CatalogueError, match=r"nowhere/units\.csv, row 1"):
        found.unit("00001", BEFORE)


# --- what is refused


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",commune,Xã,001,,", "code is empty"),
        ("00009,commune,,001,,", "name_vi is empty"),
        ("00009,xã,Xã,001,,", "level is 'xã', expected one of country, province, district, commune"),
        ("00009,commune,Xã,999,,", "parent '999' of 00009 is not in the file"),
        ("00009,commune,Xã,001,1/7/2025,", "valid_from is '1/7/2025', expected YYYY-MM-DD"),
        ("00009,commune,Xã,001,2025-07-01,2025-06-30", "valid_to is before valid_from"),
        (f"00001,commune,Xã,001,{OLD_DAYS}", "00001 is held by 00001 at the same time"),
        ("00009,commune,Xã,001,", "5 cells, expected 6"),
    ],
)
def test_a_unit_is_refused_at_its_row(tmp_path: Path, row: str, reason: str) -> None:
    folder = write_territory(tmp_path / "territory", units=(row,))
    with pytest.raises(CatalogueError) as why:
        load_territory(folder)
    assert (why.value.file, why.value.row, why.value.reason) == ("territory/units.csv", 9, reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"00009,{NEW_ONE},2025-07-01,merge,1", "unit '00009' is not known"),
        ("00001,00009,2025-07-01,merge,1", "unit '00009' is not known"),
        (f"00001,{NEW_ONE},2025-07-02,merge,", f"day is '2025-07-02', expected the first day of {NEW_ONE}"),
        (f"00001,{NEW_ONE},,merge,", f"day is '', expected the first day of {NEW_ONE}"),
        (f"01,{NEW_ONE},2025-07-01,merge,", "01 had not ended by 2025-07-01"),
        (f"00001,{NEW_ONE},2025-07-01,joined,", f"kind is 'joined', {A_KIND}"),
        (f"00001,{NEW_ONE},2025-07-01,split,0", f"share is '0', {A_SHARE}"),
        (f"00001,{NEW_ONE},2025-07-01,split,0,5", "6 cells, expected 5"),
        (f"00001,{NEW_ONE},2025-07-01,split,nan", f"share is 'nan', {A_SHARE}"),
        (f"00001,{NEW_ONE},2025-07-01,split,0.1", "the shares of 00001 are more than 1"),
        (f"00002,{NEW_ONE},2025-07-01,merge,1", f"00002 to {NEW_ONE} stands twice"),
    ],
)  # fmt: skip
def test_a_succession_is_refused_at_its_row(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(CatalogueError) as why:
        load_territory(write_territory(tmp_path / "territory", successions=(row,)))
    assert (why.value.file, why.value.row, why.value.reason) == ("territory/successions.csv", 6, reason)


# --- what ships


def test_the_country_before_and_after(official: Territory) -> None:
    count = Counter(
        (unit.level, unit.valid_in(Period(2025, 6)), unit.valid_in(AFTER)) for unit in official.units.values()
    )
    assert count == {
        ("province", True, True): 11,
        ("province", True, False): 52,
        ("province", False, True): 23,
        ("district", True, False): 696,
        ("commune", True, False): 10_035,
        ("commune", False, True): 3_321,
    }
    kinds = Counter(one.kind for one in official.successions)
    assert kinds == {"merge": 9_484, "split": 1_033, "moved": 124, "rename": 13}
    assert all((one.share is None) == (one.kind == "split") for one in official.successions)


def test_every_new_unit_came_of_something_and_every_old_commune_became_something(official: Territory) -> None:
    for unit in official.units.values():
        assert bool(unit.valid_from) == bool(official.constituents(unit)), unit
        ended = unit.valid_to is not None and unit.level != "district"
        assert not ended or official.successors(unit), unit


def test_no_key_stands_on_both_sides_but_a_province_that_was_not_merged(official: Territory) -> None:
    codes = Counter(unit.code for unit in official.units.values() if unit.level == "commune")
    assert sum(times == 2 for times in codes.values()) == 3_316
    for key, unit in official.units.items():
        assert unit.key == key
        stood = unit.valid_in(Period(2025, 6)), unit.valid_in(Period(2025, 7))
        assert stood != (True, True) or unit.level == "province"


def test_huu_lien_is_not_the_commune_whose_code_it_took(catalogue: Catalogue) -> None:
    old, new, yen_thinh = (
        catalogue.unit("06388", BEFORE), catalogue.unit("06400", AFTER), catalogue.unit("06400", BEFORE),
    )  # fmt: skip
    assert [one.name_vi for one in (old, new, yen_thinh)] == ["Xã Hữu Liên", "Xã Hữu Liên", "Xã Yên Thịnh"]
    assert len({one.key for one in (old, new, yen_thinh)}) == 3
    assert parts(catalogue.territory.constituents(new)) == [(old.key, 1.0), (yen_thinh.key, 1.0)]
    with pytest.raises(NotKnown):
        catalogue.unit("06388", AFTER)


def test_the_communes_named_tan_thanh_are_told_apart(official: Territory) -> None:
    named = [unit for unit in official.units.values() if unit.name_vi == "Xã Tân Thành"]
    new = [unit for unit in named if unit.valid_from]
    assert (len(named) - len(new), len(new), len({unit.key for unit in named})) == (27, 7, 34)
    namesakes = {
        unit.key: len([one for one, _ in official.constituents(unit) if one in named]) for unit in new
    }
    # Joined by name each would have 27 pasts; by succession it has one Tân Thành in it, or none at all.
    assert set(namesakes.values()) <= {0, 1}
    assert all(unit not in new for one in new for unit, _ in official.constituents(one))


def test_a_name_finds_no_unit(catalogue: Catalogue) -> None:
    for name in ("Xã Tân Thành", "Tân Thành", "Xã Hữu Liên"):
        assert name not in catalogue.units
        with pytest.raises(NotKnown):
            catalogue.unit(name, AFTER)


def test_own_units_bear_the_code_of_the_unit_they_are(catalogue: Catalogue, official: Territory) -> None:
    linked = {unit.code: unit for unit in catalogue.units.values() if unit.official_code}
    assert {"bac_giang", "lang_son", "tan_yen", "huu_lung", "huu_lien"} <= set(linked)
    for unit in linked.values():
        other = official.units[unit.official_code]
        assert (unit.level, unit.name_vi, unit.valid_to) == (other.level, other.name_vi, other.valid_to)
        parent = catalogue.parent_of(unit)
        assert parent is None or parent.official_code == other.parent


@pytest.mark.parametrize(
    ("name", "level", "expected"),
    [
        ("Xã Hữu Liên", "commune", "Hữu Liên commune"),
        ("Phường 5", "commune", "Ward 5"),
        ("Xã Đạ Huoai 3", "commune", "Đạ Huoai 3 commune"),
        ("Thị trấn Hữu Lũng", "commune", "Hữu Lũng township"),
        ("Đặc khu Côn Đảo", "commune", "Côn Đảo special zone"),
        ("Thị xã Sơn Tây", "district", "Sơn Tây town"),
        ("Quận 1", "district", "District 1"),
        ("Thành phố Huế", "province", "Huế city"),
        ("Xãm", "commune", "Xãm commune"),
    ],
)
def test_the_english_name_is_made_of_the_vietnamese_one(name: str, level: str, expected: str) -> None:
    assert english_name(name, level) == expected


def test_english_names_agree_with_those_the_catalogue_gives(catalogue: Catalogue) -> None:
    own: list[Unit] = [unit for unit in catalogue.units.values() if not unit.invented]
    assert {unit.name_en for unit in own} == {english_name(unit.name_vi, unit.level) for unit in own}
