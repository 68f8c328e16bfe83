"""Numbers read and written hold together for any value, text and column."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.names import name_key, tidy_text
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

LANGUAGES = [("vi", VIETNAMESE), ("en", ENGLISH)]
both_languages = pytest.mark.parametrize(("lang", "fmt"), LANGUAGES, ids=["vi", "en"])
digits = st.integers(min_value=0, max_value=4)
# Value and decimals together, as somebody wrote them: 97,0 is (970, 1).
written = st.tuples(st.integers(-(10**11), 10**11), digits)
messy_text = st.text("0123456789.,+-−–≈% \u00a0\u202fabckm/đồngQuýhoàthuỷ\u0303\u0301Ð", max_size=25)

# Whole letters of Vietnamese names; a letter with two tone marks is none.
names = st.text("aáàoòóọeèéẻuùúyýỳỷqhtnđĐÐUÝ .,:;-–\u00a0", max_size=25)


def value_of(number: tuple[int, int]) -> float:
    return float(Decimal(number[0]).scaleb(-number[1]))


@both_languages
@given(number=written, sign=st.booleans())
@example(number=(970, 1), sign=False)
@example(number=(-4, 1), sign=True)
@example(number=(1593851, 3), sign=False)
def test_what_is_written_reads_back(
    lang: str, fmt: NumberFormat, number: tuple[int, int], sign: bool
) -> None:
    text = format_number(value_of(number), number[1], lang, sign=sign)
    assert parse_number(text, fmt) == Number(value_of(number), number[1])


@both_languages
@given(value=st.floats(-1e15, 1e15), decimals=digits)
def test_writing_twice_changes_nothing(lang: str, fmt: NumberFormat, value: float, decimals: int) -> None:
    text = format_number(value, decimals, lang)
    read = parse_number(text, fmt)
    assert read
    assert format_number(read.value, read.decimals, lang) == text
    assert not text.startswith("-") or read.value < 0


@given(value=st.floats(-1e12, 1e12), decimals=digits)
def test_rounding_moves_by_half_a_digit_at_most_and_is_even_handed(value: float, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert abs(rounded - Decimal(repr(value))) <= Decimal(5).scaleb(-decimals - 1)
    assert round_half_up(-value, decimals) == -rounded


@given(text=st.one_of(st.text(max_size=30), messy_text))
def test_any_text_is_a_number_or_none(text: str) -> None:
    for fmt in FORMATS:
        number = parse_number(text, fmt)
        assert number is None or (abs(number.value) < 1e200 and 0 <= number.decimals <= 15)
        assert number is None or fmt in formats_admitted(text)
    assert is_ambiguous(text) in (True, False)


@given(number=written, power=st.integers(-9, 9))
def test_another_unit_of_measure_and_back_is_the_same_value(number: tuple[int, int], power: int) -> None:
    first = Number(value_of(number), number[1])
    there = rescale(first, Decimal(1).scaleb(power))
    assert rescale(there, Decimal(1).scaleb(-power)).value == pytest.approx(first.value, rel=1e-12)


@given(number=written, power=st.integers(1, 6))
def test_a_rescaled_number_has_the_decimals_it_needs_and_no_more(number: tuple[int, int], power: int) -> None:
    there = rescale(Number(value_of(number), number[1]), Decimal(1).scaleb(-power))
    exact = Decimal(number[0]).scaleb(-number[1] - power)
    assert round_half_up(there.value, there.decimals) == exact
    assert there.decimals == decimals_of(there.value)
    assert there.decimals <= number[1] + power


@given(text=names)
@example(text="Quý III – Uỷ ban, thuỷ lợi")
def test_a_key_is_its_own_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text)


@given(text=st.one_of(st.text(max_size=30), messy_text))
def test_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)
