"""A suggestion is said as its cell says its number: in the file's unit of measure, sign and format."""

import pytest

from domain.numbers import ENGLISH, VIETNAMESE, Number, NumberFormat
from domain.problems import Findings, Problem, Where
from intake.mend_texts import word_mends
from loaders import Grid, Reading
from loaders.frames import tidy_frame


def worded(text: str, value: float, mend: Number, fmt: NumberFormat, *, typed: bool = False) -> str | None:
    """The mend of one problem at cell A1 of a sheet."""
    grid = Grid("S", [[text]], frozenset({(0, 0)}) if typed else frozenset())
    findings = Findings()
    findings.add(Problem("unit_slip", Where("S", 1, "A", text), value, {}, mend))
    word_mends(findings, Reading("xlsx", None, None, "form", fmt, tidy_frame({}, 0), [grid]))
    found = findings.listed[0].mend
    assert not isinstance(found, Number)
    return found


@pytest.mark.parametrize(
    ("text", "value", "mend", "fmt", "expected"),
    [
        # the catalogue's own unit
        ("4.132.000", 4_132_000.0, Number(4132, 0), VIETNAMESE, "4132"),
        ("1.593.851,5", 1_593_851.5, Number(1593.851, 3), VIETNAMESE, "1.593,851"),
        ("4132000", 4_132_000.0, Number(4132, 0), ENGLISH, "4132"),
        ("1593851.5", 1_593_851.5, Number(1593.851, 3), ENGLISH, "1593.851"),
        # triệu đồng in the file, tỷ đồng in the catalogue
        ("3.943", 3.943, Number(3943, 0), VIETNAMESE, "3.943.000"),
        ("3,943", 3.943, Number(3943, 0), ENGLISH, "3943000"),
        ("1.006,7", 1.0067, Number(1006.7, 1), VIETNAMESE, "1.006.700"),
        # a growth beside an index
        ("22,05%", 122.05, Number(106.7, 1), VIETNAMESE, "6,7%"),
        ("-4", 96.0, Number(104.0, 0), VIETNAMESE, "4"),
        # what stands around a number stays around it
        ("4,6 nghìn tỷ", 4600.0, Number(4.6, 1), VIETNAMESE, "0,0046 nghìn tỷ"),
        ("534.200 triệu đồng", 534.2, Number(0.5342, 4), VIETNAMESE, "534,2 triệu đồng"),
        ("ước 3.943*", 3943.0, Number(3.943, 3), VIETNAMESE, "ước 3,943*"),
        ("68,5% (1)", 68.5, Number(6.85, 2), VIETNAMESE, "6,85% (1)"),
        ("1 593,851", 1593.851, Number(15.93851, 5), VIETNAMESE, "15,93851"),
        # not a number, or one that was read in a way its text does not show
        ("3.09x", 3.09, Number(3, 0), VIETNAMESE, None),
        ("7", 4132.0, Number(4, 0), VIETNAMESE, None),
        ("0", 0.0, Number(4, 0), VIETNAMESE, "4"),
    ],
)
def test_a_suggestion_fits_its_cell(
    text: str, value: float, mend: Number, fmt: NumberFormat, expected: str | None
) -> None:
    assert worded(text, value, mend, fmt) == expected


def test_a_cell_typed_as_a_number_is_read_with_a_point() -> None:
    assert worded("4.132", 4.132, Number(4132, 0), VIETNAMESE, typed=True) == "4132"
    assert worded("4.132", 4132.0, Number(4.132, 3), VIETNAMESE) == "4,132"


def test_a_value_that_was_not_read_gets_no_number() -> None:
    assert worded("4.132", float("nan"), Number(4132, 0), VIETNAMESE) is None
