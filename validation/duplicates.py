"""duplicate_row: the same figure stands twice in one file."""

import numpy as np
import pandas as pd

from domain import columns as col
from validation.checking import Checking
from validation.keys import Packing

CODES = ("duplicate_row",)


def check(checking: Checking) -> None:
    """Report every row whose unit, period, indicator, measure and assigner stood above it already."""
    frame = checking.frame
    periods, _ = pd.factorize(frame[col.PERIOD])
    packing = Packing()
    names = [col.UNIT, col.INDICATOR]
    key = packing.key(frame, names)
    for width, numbers in (
        (periods.max(initial=0) + 1, periods),
        (len(col.MEASURES), frame[col.MEASURE].cat.codes.to_numpy()),
        (len(col.ASSIGNERS), frame[col.ASSIGNER].cat.codes.to_numpy()),
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
