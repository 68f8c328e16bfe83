"""Columns of numbers as text: one format for the column, then values, decimals and what is no number."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from domain.numbers import ENGLISH, FORMATS, NumberFormat, formats_admitted, is_ambiguous, parse_number

_PLAIN = r"^[+-]?\d+(\.\d+)?$"


@dataclass(frozen=True)
class NumberColumn:
    """Values (NaN where `bad`) and decimals, one a row; blanks are bad too."""

    values: np.ndarray
    decimals: np.ndarray
    bad: np.ndarray


def decide_format(texts: Iterable[str], delimiter: str | None) -> NumberFormat | None:
    """The format of a form's numbers: by the texts, else by the delimiter; None where open.

    A semicolon between cells is what a spreadsheet writes where the comma is the decimal sign.
    """
    left, ambiguous = set(FORMATS), False
    for text in texts:
        admitted = formats_admitted(text)
        left &= admitted or left
        ambiguous |= is_ambiguous(text)
    if len(left) == 1:
        return left.pop()
    if not left:
        return None
    return FORMATS[0] if delimiter == ";" or not ambiguous else None


def parse_column(texts: pa.ChunkedArray, fmt: NumberFormat) -> NumberColumn:
    """A whole column at once; only the texts that are not plain decimals are looked at one by one."""
    if fmt == ENGLISH:
        plain = pc.match_substring_regex(texts, _PLAIN)
        point = pc.find_substring(texts, ".")
        length = pc.utf8_length(texts)
    else:
        plain = pc.match_substring_regex(texts, _PLAIN.replace(r"\.", ","))
        point = pc.find_substring(texts, ",")
        length = pc.utf8_length(texts)
    ready = texts if fmt == ENGLISH else pc.replace_substring(texts, ",", ".")
    values = pc.if_else(plain, ready, None).cast(pa.float64()).to_numpy().copy()
    decimals = pc.if_else(pc.less(point, 0), 0, pc.subtract(pc.subtract(length, point), 1))
    counted = decimals.to_numpy().astype("int16")
    return _with_the_rest(texts, fmt, NumberColumn(values, counted, ~plain.to_numpy()))


def _with_the_rest(texts: pa.ChunkedArray, fmt: NumberFormat, column: NumberColumn) -> NumberColumn:
    for row in np.flatnonzero(column.bad):
        number = parse_number(texts[int(row)].as_py(), fmt)
        column.decimals[row] = number.decimals if number else 0
        if number:
            column.values[row], column.bad[row] = number.value, False
    return column
