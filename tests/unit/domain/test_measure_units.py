"""Units of measure: every spelling found, factors exact, nothing across bases."""

from decimal import Decimal

import pytest

from domain.catalogue import Catalogue
from domain.measure_units import MeasureUnit, MeasureUnits

DONG = MeasureUnit("đồng", "đồng", "đồng", Decimal(1))
MILLION = MeasureUnit("triệu đồng", "million đồng", "đồng", Decimal(10**6), ("triệu", "tr.đ"))
BILLION = MeasureUnit("tỷ đồng", "billion đồng", "đồng", Decimal(10**9), ("tỷ", "tỉ đồng"))
PERCENT = MeasureUnit("%", "%", "%", Decimal(1))
POINTS = MeasureUnit("điểm %", "percentage points", "điểm %", Decimal(1))
UNITS = MeasureUnits.of([DONG, MILLION, BILLION, PERCENT, POINTS])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("tỷ đồng", BILLION),
        ("Tỷ  Đồng", BILLION),
        ("tỉ đồng", BILLION),
        ("TỶ", BILLION),
        ("Triệu\u00a0đồng", MILLION),
        ("tr.đ", MILLION),
        ("%", PERCENT),
        ("Ðồng", DONG),
        ("điểm %", POINTS),
    ],
)
def test_a_unit_answers_to_every_spelling(text: str, unit: MeasureUnit) -> None:
    assert UNITS.find(text) == unit


@pytest.mark.parametrize("text", ["", "USD", "ty dong", "phần"])
def test_an_unknown_unit_is_not_guessed(text: str) -> None:
    assert UNITS.find(text) is None


@pytest.mark.parametrize(
    ("written", "wanted", "factor"),
    [
        (MILLION, BILLION, "0.001"),
        (BILLION, MILLION, "1000"),
        (BILLION, DONG, "1000000000"),
        (BILLION, BILLION, "1"),
    ],
)
def test_factors_within_a_base_are_exact(written: MeasureUnit, wanted: MeasureUnit, factor: str) -> None:
    assert UNITS.factor(written, wanted) == Decimal(factor)


@pytest.mark.parametrize(("written", "wanted"), [(PERCENT, POINTS), (DONG, PERCENT)])
def test_nothing_leads_from_one_base_to_another(written: MeasureUnit, wanted: MeasureUnit) -> None:
    assert UNITS.factor(written, wanted) is None


def test_the_vietnamese_name_is_the_code() -> None:
    assert (BILLION.name("vi"), BILLION.name("en")) == ("tỷ đồng", "billion đồng")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Triệu đồng", "triệu đồng"), ("1.000 đồng", "nghìn đồng"), ("ngàn đồng", "nghìn đồng"),
        ("nghìn tỷ", "nghìn tỷ đồng"), ("điểm phần trăm", "điểm %"), ("Lượt khách", "lượt người"),
    ],
)  # fmt: skip
def test_the_catalogue_knows_what_staff_write(catalogue: Catalogue, text: str, code: str) -> None:
    found = catalogue.measure_units.find(text)
    assert found
    assert found.code == code
