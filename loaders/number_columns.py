"""Columns of numbers as text: one format for the column, then values, decimals and what is no number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from domain.numbers import (
    ENGLISH,
    FORMATS,
    VIETNAMESE,
    NumberFormat,
    formats_admitted,
    is_ambiguous,
    parse_number,
)

_PLAIN = r"^[+-]?\d+([.]\d+)?$"
# Longer ones are looked at one by one: they may be too large, or have more decimals than a number keeps.
_LONGEST_PLAIN = 16


_FORMULA_ERRORS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"})


@dataclass(frozen=True)
class NumberColumn:
    """Values (NaN where `bad`) and decimals, one a row; blanks are bad too."""

    values: np.ndarray
    decimals: np.ndarray
    bad: np.ndarray


def decide_format(texts: Iterable[str], delimiter: str | None) -> NumberFormat | None:
    """The format of a form's numbers: by most of the texts, else by the delimiter; None where open.

    A text that is a number in the other format only is then a bad number: it does not unsettle the rest.
    A semicolon between cells is what a spreadsheet writes where the comma is the decimal sign.
    """
    votes, ambiguous = dict.fromkeys(FORMATS, 0), False
    for text in texts:
        admitted = formats_admitted(text)
        if len(admitted) == 1:
            votes[next(iter(admitted))] += 1
        ambiguous |= is_ambiguous(text)
    if votes[VIETNAMESE] != votes[ENGLISH]:
        return max(FORMATS, key=votes.__getitem__)
    if votes[VIETNAMESE]:
        return None
    return VIETNAMESE if delimiter == ";" or not ambiguous else None


def decide_canonical_format(texts: pa.ChunkedArray, delimiter: str | None) -> NumberFormat | None:
    """The format of the canonical file's values: a decimal point, as it is defined, unless commas prevail.

    None where commas stand in it and nothing decides what they mean, not even semicolons between cells.
    """
    if not pc.any(pc.match_substring(texts, ",")).as_py():
        return ENGLISH
    commas, points = (_count(texts, _decisive(fmt)) for fmt in FORMATS)
    if not commas and not points:
        return VIETNAMESE if delimiter == ";" else None
    # One '12,5' among points that may be decimal ones is a slip, unless dots are seen to part thousands.
    if delimiter != ";" and not _count(texts, r"\.\d{3},"):
        points = _count(texts, r"^[^,]*\.[^,]*$")
    return VIETNAMESE if commas > points else ENGLISH


def fault_of(text: str) -> str:
    """The problem code of a text that is no number: formulas without a result have codes of their own."""
    if text.strip().upper() in _FORMULA_ERRORS:
        return "formula_error"
    return "formula_text" if text.lstrip().startswith("=") else "bad_number"


def both_readings(text: str) -> list[float]:
    """The different values that the formats read in one text."""
    found = (parse_number(text, fmt) for fmt in FORMATS)
    return list(dict.fromkeys(number.value for number in found if number))


def _decisive(fmt: NumberFormat) -> str:
    """A pattern of the numbers that only one format admits."""
    point, mark = re.escape(fmt.decimal), re.escape(fmt.thousands)
    fraction = rf"\d+{point}(\d{{1,2}}|\d{{4,}})|(\d{{4,}}|0){point}\d+"
    grouped = rf"\d{{1,3}}(({mark}\d{{3}})+{point}\d+|({mark}\d{{3}}){{2,}})"
    return f"^[+-]?({fraction}|{grouped})$"


def _count(texts: pa.ChunkedArray, pattern: str) -> int:
    return int(pc.sum(pc.match_substring_regex(texts, pattern)).as_py() or 0)


def parse_column(texts: pa.ChunkedArray, fmt: NumberFormat) -> NumberColumn:
    """A whole column at once; only the texts that are not plain decimals are looked at one by one."""
    plain = pc.match_substring_regex(texts, _PLAIN.replace(".", fmt.decimal))
    point, length = pc.find_substring(texts, fmt.decimal), pc.utf8_length(texts)
    ready = texts if fmt == ENGLISH else pc.replace_substring(texts, ",", ".")
    plain = pc.and_(plain, pc.less(length, _LONGEST_PLAIN))
    bad = ~plain.to_numpy()
    certain = pc.if_else(plain, ready, None) if bad.any() else ready
    values = certain.cast(pa.float64()).to_numpy().copy()
    places, lengths = point.to_numpy(), length.to_numpy()
    decimals = np.where(bad | (places < 0), 0, lengths - places - 1).astype("int16")
    return _with_the_rest(texts, fmt, NumberColumn(values, decimals, bad))


def _with_the_rest(texts: pa.ChunkedArray, fmt: NumberFormat, column: NumberColumn) -> NumberColumn:
    for row in np.flatnonzero(column.bad):
        number = parse_number(texts[int(row)].as_py(), fmt)
        column.decimals[row] = number.decimals if number else 0
        if number:
            column.values[row], column.bad[row] = number.value, False
    return column
