"""bad_number: a part of a thing that is counted, such as 0,3 of a commune."""

import numpy as np

from domain import columns as col
from domain.indicators import COUNT
from domain.targets import FALL_PERCENT, FALL_POINTS
from validation.checking import Checking

CODES = ("bad_number",)


def check(checking: Checking) -> None:
    """Report counts, and plans of counts, that are no whole number; falls in percent are none themselves."""
    frame = checking.frame
    counts = checking.of(lambda i: i.kind == COUNT and i.decimals == 0) & checking.readable
    counts &= ~checking.is_measure(col.PCT_PLAN) & ~checking.is_measure(col.YOY_INDEX)
    counts &= ~frame[col.OPERATOR].isin((FALL_PERCENT, FALL_POINTS)).to_numpy()
    values, high = frame[col.VALUE].to_numpy(), frame[col.VALUE_HIGH].fillna(0).to_numpy()
    broken = counts & ((np.floor(values) != values) | (np.floor(high) != high))
    checking.report("bad_number", np.flatnonzero(broken), lambda _: {"reason": "number_whole"})
