"""duplicate_row: the same figure stands twice in one file."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from validation.checking import Checking

CODES = ("duplicate_row",)
# Above every period code; the whole key fits into 63 bits with a million units and a million indicators.
_PERIODS = 210_100


def check(checking: Checking) -> None:
    """Report every row whose unit, period, indicator, measure, assigner and day stood above it already."""
    frame = checking.frame
    key = frame[col.UNIT].cat.codes.to_numpy(dtype="int64").copy()
    for width, numbers in (
        (len(frame[col.INDICATOR].cat.categories), frame[col.INDICATOR].cat.codes.to_numpy()),
        (_PERIODS, checking.periods),
        (len(col.MEASURES), frame[col.MEASURE].cat.codes.to_numpy()),
        (len(col.ASSIGNERS), frame[col.ASSIGNER].cat.codes.to_numpy()),
        (len(frame[col.EFFECTIVE].cat.categories), frame[col.EFFECTIVE].cat.codes.to_numpy()),
    ):
        key *= width
        key += numbers
    twice = pd.Series(key).duplicated().to_numpy() & (checking.periods > 0)
    # The first of them stands for the figure in all other rules.
    checking.doubted |= twice
    # A row of a form holds several figures: it is named once, at the first of them.
    places = frame[[col.SHEET, col.ROW]][twice]
    rows = np.flatnonzero(twice)[~places.duplicated().to_numpy()]
    checking.report("duplicate_row", rows, lambda row: _told(checking, key, twice, row))


def _told(checking: Checking, key: np.ndarray, twice: np.ndarray, row: int) -> dict[str, Any]:
    """The row that stood above, and whether the figures of both agree."""
    first = _first(key, row)
    told = {**_where_first(checking, first, row), "hint": "rows_agree"}
    for one in _figures_of_row(checking, twice, row):
        above = _first(key, one)
        if not _equal(checking, above, one):
            written = checking.frame[col.WRITTEN]
            return told | {"hint": "rows_differ", "above": written.iloc[above], "below": written.iloc[one]}
    return told


def _where_first(checking: Checking, first: int, row: int) -> dict[str, Any]:
    """The row that stood above; its sheet where it is another, its column where it is the same row."""
    above, below = (checking.frame[[col.SHEET, col.ROW, col.COLUMN]].iloc[one] for one in (first, row))
    told: dict[str, Any] = {"first": int(above[col.ROW])}
    if above[col.SHEET] != below[col.SHEET]:
        return told | {"first_sheet": str(above[col.SHEET])}
    same_row = above[col.ROW] == below[col.ROW]
    return told | ({"first_column": str(above[col.COLUMN])} if same_row else {})


def _first(key: np.ndarray, row: int) -> int:
    return int(np.argmax(key == key[row]))


def _figures_of_row(checking: Checking, twice: np.ndarray, row: int) -> Iterator[int]:
    """The figures of a row of a form that stood above already: they stand one after another."""
    sheets, numbers = checking.frame[col.SHEET].cat.codes, checking.frame[col.ROW]
    place = sheets.iloc[row], numbers.iloc[row]
    for one in range(row, len(checking.frame)):
        if (sheets.iloc[one], numbers.iloc[one]) != place:
            return
        if twice[one]:
            yield one


def _equal(checking: Checking, above: int, below: int) -> bool:
    for name in (col.VALUE, col.VALUE_HIGH, col.OPERATOR):
        one, other = checking.frame[name].iloc[above], checking.frame[name].iloc[below]
        if one != other and not (pd.isna(one) and pd.isna(other)):
            return False
    return True
