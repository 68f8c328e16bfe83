"""Finding a unit of the country: by name or code, in a province, of a period; namesakes are told apart."""

import pytest

from domain.catalogue import Catalogue
from domain.periods import Period
from ui.unit_search import find_units, provinces, unit_label

THEN, NOW = Period(2024, 9), Period(2025, 9)


def test_all_27_old_and_7_new_communes_of_one_name_are_found_and_told_apart(catalogue: Catalogue) -> None:
    found = [unit for unit in find_units(catalogue, "Tân Thành") if unit.name_vi == "Xã Tân Thành"]
    assert (sum(unit.valid_in(THEN) for unit in found), sum(unit.valid_in(NOW) for unit in found)) == (27, 7)
    assert len({unit_label(unit, catalogue, "vi") for unit in found}) == 34


@pytest.mark.parametrize(("period", "name"), [(THEN, "Xã Yên Thịnh"), (NOW, "Xã Hữu Liên")])
def test_a_code_leads_to_the_unit_that_held_it_then(catalogue: Catalogue, period: Period, name: str) -> None:
    assert [unit.name_vi for unit in find_units(catalogue, "06400", period=period)] == [name]


def test_diacritics_are_not_needed_but_count(catalogue: Catalogue) -> None:
    assert find_units(catalogue, "huu lien", period=NOW)[0].name_vi == "Xã Hữu Liên"
    assert all("Tân Thành" in unit.name_vi for unit in find_units(catalogue, "Tân Thành")[:30])


def test_a_province_narrows_it(catalogue: Catalogue) -> None:
    lang_son = catalogue.units["lang_son"]
    found = find_units(catalogue, "tan thanh", lang_son)
    assert found
    assert all("Tỉnh Lạng Sơn" in unit_label(unit, catalogue, "vi") for unit in found)
    assert lang_son in provinces(catalogue)


@pytest.mark.parametrize("text", ["", "  ", "không có xã này"])
def test_nothing_is_found_for_nothing(catalogue: Catalogue, text: str) -> None:
    assert find_units(catalogue, text) == []


def test_a_label_says_code_parents_and_days(catalogue: Catalogue) -> None:
    new = catalogue.unit("06400", NOW)
    assert unit_label(new, catalogue, "vi") == "Xã Hữu Liên (06400) · Tỉnh Lạng Sơn · từ 01/07/2025"
    assert (
        unit_label(new, catalogue, "en") == "Hữu Liên commune (06400) · Lạng Sơn province · from 01/07/2025"
    )
