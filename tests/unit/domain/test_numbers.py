"""Numbers as officials write them, and how they are written back."""

from decimal import Decimal

import pytest

from domain.numbers import (
    ENGLISH,
    FORMATS,
    VIETNAMESE,
    Number,
    NumberFormat,
    decimals_of,
    format_number,
    formats_admitted,
    is_ambiguous,
    parse_number,
    rescale,
    round_half_up,
)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        # the seeds' own
        ("1.593,851", 1593.851, 3),
        ("108,987", 108.987, 3),
        ("699,874", 699.874, 3),
        ("4.132", 4132, 0),
        ("750.000", 750000, 0),
        # decimals as written
        ("97,0", 97, 1),
        ("63,19", 63.19, 2),
        ("68", 68, 0),
        ("0,0", 0, 1),
        # percent signs, leading zeros, signs, blanks
        ("05%", 5, 0),
        ("91,88 %", 91.88, 2),
        ("02", 2, 0),
        ("+10,2%", 10.2, 1),
        ("-3,5", -3.5, 1),
        ("−3,5", -3.5, 1),
        ("–3,5", -3.5, 1),
        ("- 5", -5, 0),
        ("≈6.076", 6076, 0),
        ("1 593,851", 1593.851, 3),
        ("1\u00a0593,851", 1593.851, 3),
        ("1\u202f593\u202f851", 1593851, 0),
        ("  68  ", 68, 0),
        ("1.593.851", 1593851, 0),
        ("1593,851", 1593.851, 3),
    ],
)
def test_a_vietnamese_number_has_its_value_and_its_decimals(text: str, value: float, decimals: int) -> None:
    assert parse_number(text, VIETNAMESE) == Number(value, decimals)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("1,593.851", 1593.851, 3),
        ("4132.00", 4132, 2),
        ("0.00", 0, 2),
        ("0.123", 0.123, 3),
        ("108,987", 108987, 0),
        ("12.3456", 12.3456, 4),
    ],
)
def test_a_system_export_is_read_with_a_decimal_point(text: str, value: float, decimals: int) -> None:
    assert parse_number(text, ENGLISH) == Number(value, decimals)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "%", "abc", ",5", "5,", "1.593,", "1e5", "²", "(5)", "1.5.93", "1.23,4", "1.2345.678",
        # two numbers, a number with its words, dates and words: each needs more than a number's format
        "12 5", "1 59", "12,6/19 tiêu chí", "1.804,9/2.300 ha", "25 tỷ 941 triệu", "4,6 nghìn tỷ", "2 vạn",
        "103 Con", "tháng 6.2018", "30-9", "30/9", "Chín tháng", "#REF!", "nan", "inf",
    ],
)  # fmt: skip
@pytest.mark.parametrize("fmt", FORMATS, ids=["vi", "en"])
def test_what_is_no_plain_number_is_not_guessed(text: str, fmt: NumberFormat) -> None:
    assert parse_number(text, fmt) is None


@pytest.mark.parametrize(("text", "fmt"), [("0.123", VIETNAMESE), ("0,123", ENGLISH), ("00.123", VIETNAMESE)])
def test_a_nought_opens_no_thousands(text: str, fmt: NumberFormat) -> None:
    assert parse_number(text, fmt) is None


@pytest.mark.parametrize("digits", [201, 250, 400])
def test_a_run_of_digits_that_counts_nothing_is_no_number(digits: int) -> None:
    assert parse_number("9" * digits, VIETNAMESE) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("123.456.789.012.345", True),
        ("1234567890123456", True),
        ("1.234.567.890.123.456.789", False),
        ("9007199254740993", False),
        ("1.234.567.890.123.456.000", True),
        ("123.456.789,12345678901", False),
        # No digit that is kept is lost.
        ("68," + "3" * 30, True),
    ],
)
def test_a_number_that_a_float_would_change_is_not_taken(text: str, kept: bool) -> None:
    assert (parse_number(text, VIETNAMESE) is not None) is kept


def test_no_more_decimals_are_kept_than_a_float_can_hold() -> None:
    number = parse_number("3," + "1" * 40, VIETNAMESE)
    assert number
    assert number.decimals == 15


@pytest.mark.parametrize(("text", "half"), [("4.132", 0.5), ("97,0", 0.05), ("63,19", 0.005)])
def test_rounding_hides_half_of_the_last_written_digit(text: str, half: float) -> None:
    number = parse_number(text, VIETNAMESE)
    assert number
    assert number.half_digit() == pytest.approx(half)


@pytest.mark.parametrize(
    ("text", "admitted"),
    [
        ("68", {VIETNAMESE, ENGLISH}),
        ("4.132", {VIETNAMESE, ENGLISH}),
        ("1.593,851", {VIETNAMESE}),
        ("97,0", {VIETNAMESE}),
        ("1.593.851", {VIETNAMESE}),
        ("0.00", {ENGLISH}),
        ("1,593.851", {ENGLISH}),
        ("không có", set()),
    ],
)
def test_the_formats_a_text_admits(text: str, admitted: set[NumberFormat]) -> None:
    assert formats_admitted(text) == admitted


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("4.132", True),
        ("108,987", True),
        ("68", False),
        ("97,0", False),
        ("1.593.851", False),
        ("abc", False),
    ],
)
def test_ambiguous_is_what_two_formats_read_differently(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous


@pytest.mark.parametrize(
    ("text", "factor", "value", "decimals"),
    [
        ("195.000", "0.001", 195, 0),
        ("195.500", "0.001", 195.5, 1),
        ("1.593.851", "0.001", 1593.851, 3),
        ("4,6", "1000", 4600, 0),
        ("1.593,851", "1000000000", 1593851000000, 0),
        ("0,1", "0.001", 0.0001, 4),
        ("97,0", "1", 97, 1),
        ("-195.000", "0.001", -195, 0),
        ("0,00", "1000", 0, 0),
    ],
)
def test_another_unit_of_measure_moves_no_zeros_along(
    text: str, factor: str, value: float, decimals: int
) -> None:
    number = parse_number(text, VIETNAMESE)
    assert number
    assert rescale(number, Decimal(factor)) == Number(value, decimals)


@pytest.mark.parametrize(
    ("value", "decimals"),
    [(195.0, 0), (1593.851, 3), (0.1 + 0.2, 1), (1e-12, 12), (1e200, 0), (-2.50, 1), (0.0, 0)],
)
def test_the_decimals_a_value_needs(value: float, decimals: int) -> None:
    assert decimals_of(value) == decimals


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (1593.851, 3, "1.593,851", "1,593.851"),
        (97, 1, "97,0", "97.0"),
        (68, 0, "68", "68"),
        (1234567.5, 0, "1.234.568", "1,234,568"),
        (-0.04, 1, "0,0", "0.0"),
        (-3.5, 1, "-3,5", "-3.5"),
        (0.125, 2, "0,13", "0.13"),
    ],
)
def test_a_number_is_written_in_both_languages(value: float, decimals: int, vi: str, en: str) -> None:
    assert (format_number(value, decimals), format_number(value, decimals, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "written"), [(10.2, "+10,2"), (-4, "-4,0"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")]
)
def test_growth_is_written_with_its_sign_and_nought_without(value: float, written: str) -> None:
    assert format_number(value, 1, sign=True) == written


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (0.125, 2, "0.13"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (2.675, 2, "2.68"),
        (0.124999, 2, "0.12"),
        (1234.5, -2, "1.2E+3"),
    ],
)
def test_halves_are_rounded_away_from_nought(value: float, decimals: int, rounded: str) -> None:
    assert round_half_up(value, decimals) == Decimal(rounded)


def test_a_slip_as_large_as_a_float_is_still_rounded() -> None:
    assert round_half_up(1e300, 2) == Decimal("1e300")
