"""bad_number: less than none of a thing, and a part of one that is counted, such as 0,3 of a commune."""

import numpy as np

from domain import columns as col
from domain.indicators import COUNT, FLOW, STOCK, Indicator
from domain.targets import FALL_PERCENT, FALL_POINTS
from validation.checking import Checking

CODES = ("bad_number",)
_FALLS = (FALL_POINTS, FALL_PERCENT)
# What may be less than nothing, as refunds are, and what is no thing at all.
_NO_THINGS = ("đồng", "%", "điểm %")


def check(checking: Checking) -> None:
    """Report amounts and plans of things that are negative or not whole; falls in percent are none."""
    units = checking.catalogue.measure_units.by_code

    def is_thing(indicator: Indicator) -> bool:
        amount = indicator.kind in (FLOW, STOCK, COUNT)
        return amount and units[indicator.measure_unit].base not in _NO_THINGS

    def is_whole(indicator: Indicator) -> bool:
        if indicator.kind == COUNT:
            return indicator.decimals == 0
        return indicator.kind in (FLOW, STOCK) and units[indicator.measure_unit].is_whole

    frame = checking.frame
    amounts = checking.amounts & ~frame[col.OPERATOR].isin(_FALLS).to_numpy()
    values, high = frame[col.VALUE].to_numpy(), frame[col.VALUE_HIGH].fillna(0).to_numpy()
    negative = amounts & (values < 0) & checking.of(is_thing)
    broken = amounts & ~negative & ((np.floor(values) != values) | (np.floor(high) != high))
    checking.report("bad_number", np.flatnonzero(negative), lambda _: {"reason": "number_negative"})
    parts = np.flatnonzero(broken & checking.of(is_whole))
    checking.report("bad_number", parts, lambda _: {"reason": "number_whole"})
