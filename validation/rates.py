"""rate_out_of_range: a share of a whole below 0 or above 100 percent."""

import numpy as np

from domain import columns as col
from domain.indicators import RATE
from validation.checking import Checking

CODES = ("rate_out_of_range",)


def check(checking: Checking) -> None:
    """Report rates in percent outside 0 to 100; disbursement, which cumulates, may go over."""
    rates = checking.of(lambda i: i.kind == RATE and i.measure_unit == "%") & checking.amounts
    bounded = checking.of(lambda i: not i.cumulates)
    value = checking.frame[col.VALUE].to_numpy()
    checking.report("rate_out_of_range", np.flatnonzero(rates & ((value < 0) | (bounded & (value > 100)))))
