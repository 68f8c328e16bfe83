"""Figures and targets in the units of measure in which a level of administration reads them."""

from decimal import Decimal

import numpy as np
import pandas as pd

from domain.catalogue import Catalogue
from domain.columns import PCT_PLAN, YOY_INDEX
from domain.level_units import measure_unit_for
from domain.targets import FALL_PERCENT

_RATIOS = (PCT_PLAN, YOY_INDEX)
_VALUES = {"value": "decimals", "value_high": "decimals", "value_before": "decimals_before"}


def in_level_units(frame: pd.DataFrame, catalogue: Catalogue, level: str) -> pd.DataFrame:
    """The frame (figures, targets or changes; values in the catalogue's units) in those of a level.

    Values move with their written decimals: 1,5 tỷ is 1.500 triệu. What is a percent stays.
    """
    moves = _moves(catalogue, level)
    moved = frame["indicator"].astype("str").map(moves).fillna(0).astype("int64").to_numpy()
    for column, ratios in (("measure", _RATIOS), ("operator", (FALL_PERCENT,))):
        if column in frame:
            moved = np.where(frame[column].isin(ratios), 0, moved)
    if not moved.any():
        return frame
    changed = {}
    for name, decimals in _VALUES.items():
        if name in frame:
            # Multiplied and rounded to the written digits, so that no float's tail comes with it.
            changed[name] = (frame[name].astype("float64") * 10.0**moved).round(9)
            changed[decimals] = (frame[decimals] - moved).clip(lower=0).astype(frame[decimals].dtype)
    return frame.assign(**changed)


def _moves(catalogue: Catalogue, level: str) -> dict[str, int]:
    """By how many places the values of an indicator move to the left of their point."""
    units, moves = catalogue.measure_units.by_code, {}
    for code, one in catalogue.indicators.items():
        wanted = measure_unit_for(one, level)
        if wanted != one.measure_unit:
            factor = Decimal(units[one.measure_unit].factor) / Decimal(units[wanted].factor)
            moves[code] = int(factor.log10())
    return moves
