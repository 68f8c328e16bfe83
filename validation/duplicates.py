"""duplicate_row: the same figure stands twice in one file."""

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
    checking.report("duplicate_row", rows, lambda row: {"first": _first(checking, key, row)})


def _first(checking: Checking, key: np.ndarray, row: int) -> int:
    return int(checking.frame[col.ROW].iloc[int(np.argmax(key == key[row]))])
