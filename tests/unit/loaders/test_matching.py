"""What may be meant by a name that nothing answers to: offered, never taken."""

from decimal import Decimal

import pytest

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.numbers import ENGLISH, VIETNAMESE, NumberFormat, other_format
from domain.periods import Period
from domain.problems import LISTED_PER_CODE
from loaders.matching import nearest_indicator, nearest_measure_unit, nearest_unit
from loaders.size_words import power_of
from tests.unit.loaders.grids_of_text import read_text

TODAY = Period(2025, 9)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue_for(demonstration=False)


@pytest.mark.parametrize("text", ["tan_yenn", "tanyen", "Huyện Tan Yen", "TÂN YÊN", "Tân  Yêm"])
def test_a_unit_of_the_catalogue_by_code_or_name(known: Catalogue, text: str) -> None:
    found = nearest_unit(text, known)
    assert found is not None
    assert found.code == "tan_yen"


@pytest.mark.parametrize("text", ["", "zzz", "Hà Giang", "Xã"])
def test_nothing_is_offered_where_nothing_is_near(known: Catalogue, text: str) -> None:
    assert nearest_unit(text, known) is None


@pytest.mark.parametrize("text", ["Xã Huu Lien", "xã hữu liênn", "Hữu Liên commune"])
def test_a_commune_is_looked_for_in_its_province(known: Catalogue, text: str) -> None:
    province = known.unit("lang_son", TODAY)
    found = nearest_unit(text, known, province, TODAY)
    assert found is not None
    assert (found.name_vi, found.valid_in(TODAY)) == ("Xã Hữu Liên", True)
    assert nearest_unit("Phường Bến Thành", known, province, TODAY) is None


def test_two_units_as_near_as_each_other_are_none(known: Catalogue) -> None:
    """An old and a new commune of one name differ by their days only."""
    province = known.unit("24", TODAY)
    found = nearest_unit("Xã Tan Yen", known, province, TODAY)
    assert found is not None
    assert found.level == "commune"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ty dong", "tỷ đồng"),
        ("tỷ đông", "tỷ đồng"),
        ("Triêu đồng", "triệu đồng"),
        ("tỷ.đồng", "tỷ đồng"),
        ("tỉ.đ", "tỷ đồng"),
        ("Tỷđ", "tỷ đồng"),
        ("tr.đồng", "triệu đồng"),
        ("Tr. đ", "triệu đồng"),
        ("nghìm tỷ đồng", None),
        ("T.đ", None),
        ("tđ", None),
        ("trăm triệu đồng", None),
        ("1.000.000đ", None),
        ("người", None),
        ("x", None),
    ],
)
def test_a_unit_of_measure_that_converts_into_the_expected_one(
    known: Catalogue, text: str, found: str | None
) -> None:
    units = known.measure_units
    assert nearest_measure_unit(text, units.by_code["tỷ đồng"], units) == found


@pytest.mark.parametrize(
    ("text", "fmt", "found"),
    [
        ("1,593.85", VIETNAMESE, "1.593,85"),
        ("1.593,85", ENGLISH, "1,593.85"),
        ("12.5", VIETNAMESE, "12,5"),
        ("1.593,85", VIETNAMESE, None),
        ("3.94x", VIETNAMESE, None),
        ("1.2.3", VIETNAMESE, None),
    ],
)
def test_a_number_of_the_other_format_in_that_of_its_column(
    text: str, fmt: NumberFormat, found: str | None
) -> None:
    assert other_format(text, fmt) == found


def test_a_thousand_in_figures_is_a_size_like_the_word(known: Catalogue) -> None:
    units = known.measure_units
    assert nearest_measure_unit("1000 tânn", units.by_code["tấn"], units) == "nghìn tấn"
    assert nearest_measure_unit("triệu tấn", units.by_code["tấn"], units) is None
    assert power_of("tỷ lệ phần trăm") is None


def test_no_spelling_of_a_unit_contradicts_its_own_size(known: Catalogue) -> None:
    for spelling, unit in known.measure_units.by_spelling.items():
        power = power_of(spelling)
        assert power is None or Decimal(10) ** power == unit.factor, spelling


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("Tong dan trau", "", "Tổng đàn trâu"),
        ("Tổng đàn trâuu", "con", "Tổng đàn trâu"),
        ("Tổng đàn trâu bò", "", None),
        ("Tổng đàn trâu bò", "con", None),
        ("Tổng thu ngân sách nhà nươc", "Tỷ đồng", "Tổng thu ngân sách"),
        ("Tổng thu ngan sach", "%", None),
        ("Giá trị sản xuất", "", None),
        ("Người dân tham gia BHYT", "", None),
        ("Người dân tham gia BHYT", "%", "Tỷ lệ người dân tham gia BHYT"),
        ("Người dân tham gia BHYT", "người", None),
        ("Tong thu ngan sachh", "không có trong danh mục", "Tổng thu ngân sách"),
    ],
)
def test_an_indicator_of_the_same_measure_and_words(
    known: Catalogue, text: str, unit: str, found: str | None
) -> None:
    assert nearest_indicator(text, known, unit) == found


def test_gross_output_in_money_is_offered_no_share_of_it(known: Catalogue) -> None:
    found = nearest_indicator("Giá trị sản xuất", known, "Tỷ đồng")
    assert found is None or not found.startswith(("Cơ cấu", "Tỷ trọng"))


def test_the_nearest_name_is_looked_for_only_while_it_is_listed(
    known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []
    monkeypatch.setattr("loaders.form_layout.nearest_indicator", lambda name, *_: asked_for.append(name))
    monkeypatch.setattr("loaders.unit_names.nearest_unit", lambda name, *_: asked_for.append(name))
    rows = "\n".join(f"Xã lạ {n};Không có {n};Tỷ đồng;{n}" for n in range(300))
    reading = read_text(known, f"Đơn vị;Chỉ tiêu;ĐVT;Thực hiện 9 tháng\n{rows}\nLạ;Tổng thu NSNN;Tỷ đồng;1")
    assert reading.findings.counts == {"unknown_indicator": 300, "unknown_unit": 1}
    assert len(asked_for) == LISTED_PER_CODE + 1
