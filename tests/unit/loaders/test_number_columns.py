"""One format for a column: decided by its texts, never by a cell."""

import math

import pyarrow as pa
import pytest

from domain.numbers import ENGLISH, VIETNAMESE
from loaders.number_columns import both_readings, decide_canonical_format, decide_format, parse_column


@pytest.mark.parametrize(
    ("texts", "delimiter", "expected"),
    [
        (["4.132", "1.593,851"], ",", VIETNAMESE),
        (["4.132", "68,5", "abc", ""], ",", VIETNAMESE),
        (["4,132", "68.5"], ",", ENGLISH),
        (["4.132", "3.943"], ";", VIETNAMESE),
        (["4.132", "3.943"], ",", None),
        (["4.132", "3.943"], None, None),
        (["68", "02"], None, VIETNAMESE),
        (["0.132"], ";", ENGLISH),
        (["0,132"], ",", VIETNAMESE),
        (["1.593,851", "68,5", "12.5"], ",", VIETNAMESE),
        (["68,5", "12.5"], ",", None),
        ([], None, VIETNAMESE),
    ],
)
def test_most_of_the_texts_decide_for_a_form(texts, delimiter, expected):
    assert decide_format(texts, delimiter) == expected


@pytest.mark.parametrize(
    ("texts", "delimiter", "expected"),
    [
        (["4132", "1593.851"], ",", ENGLISH),
        (["4132", "699.874"], ",", ENGLISH),
        (["4132", "1593,851"], ";", VIETNAMESE),
        (["699,874"], ";", VIETNAMESE),
        (["699,874"], ",", None),
        (["4132", "699.874", "12,5"], ",", ENGLISH),
        (["1593.851", "472.5", "12,5"], ",", ENGLISH),
        (["4.132", "1.593,851", "68,5"], ",", VIETNAMESE),
        (["4,132", "68.5"], ",", ENGLISH),
        (["trên 90", "4132"], ",", ENGLISH),
        ([], ",", ENGLISH),
    ],
)
def test_the_canonical_file_has_a_point_unless_commas_prevail(texts, delimiter, expected):
    assert decide_canonical_format(pa.chunked_array([pa.array(texts, pa.string())]), delimiter) == expected


@pytest.mark.parametrize("fmt", [ENGLISH, VIETNAMESE])
def test_a_column_keeps_values_decimals_and_what_is_no_number(fmt):
    texts = ["68", "97.0", "1,593.851", "+5", " 05% ", "", "abc", "-2.50", "9" * 400, "0." + "0" * 40 + "1"]
    if fmt == VIETNAMESE:
        texts = [text.translate(str.maketrans(",.", ".,")) for text in texts]
    found = parse_column(pa.chunked_array([texts]), fmt)
    bad = [False, False, False, False, False, True, True, False, True, False]
    assert list(found.bad) == bad
    assert [v for v in found.values if not math.isnan(v)] == [68, 97, 1593.851, 5, 5, -2.5, 1e-41]
    assert [d for d, wrong in zip(found.decimals, bad, strict=True) if not wrong] == [0, 1, 3, 0, 0, 2, 15]


@pytest.mark.parametrize(
    ("text", "expected"), [("699,874", [699.874, 699874]), ("68", [68]), ("12,5", [12.5])]
)
def test_both_readings_of_a_text(text, expected):
    assert both_readings(text) == expected
