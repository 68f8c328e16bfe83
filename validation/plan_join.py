"""Actual figures joined with what they are measured against: the year's plan, and last year's figure.

What stands in the file comes before what is stored.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from domain import columns as col
from domain import targets
from validation.checking import Checking
from validation.keys import Packing

YEAR_KEY = [col.UNIT, col.INDICATOR, col.PERIOD]
_NUMERIC = (targets.GE, targets.GT, targets.LE, targets.LT, targets.EQ, targets.ABOUT, targets.RANGE)
_YEAR = 100
_HALVES = 0.5 * 10.0 ** -np.arange(20)


class Joined(NamedTuple):
    """Plans and actual figures under keys of one packing; see `plans_by_key` and `actuals_joined`."""

    packing: Packing
    plans: pd.DataFrame
    actuals: pd.DataFrame


def joined(checking: Checking) -> Joined:
    """The actual figures that no rule has found wrong so far, beside their plans; joined once a check."""
    if "joined" not in checking.shared:
        packing = Packing()
        plans = plans_by_key(checking, packing)
        checking.shared["joined"] = Joined(packing, plans, actuals_joined(checking, packing, plans))
    found: Joined = checking.shared["joined"]
    sound = ~checking.doubted[found.actuals["row"]]
    return found if sound.all() else found._replace(actuals=found.actuals[sound])


def year_key(packing: Packing, frame: pd.DataFrame) -> np.ndarray:
    """The packed key (unit, indicator, year) of each row."""
    return packing.key(frame, YEAR_KEY, **{col.PERIOD: frame[col.PERIOD].to_numpy() // _YEAR * _YEAR})


def plans_by_key(checking: Checking, packing: Packing) -> pd.DataFrame:
    """One row a version of a plan above zero: key (unit, indicator, year), assigner, plan, plan_half."""
    own = checking.rows(np.flatnonzero(checking.is_measure(col.PLAN) & checking.readable))
    stored = checking.stored.targets
    stored = stored.assign(**{col.PERIOD: stored["year"].to_numpy(dtype="int64") * _YEAR})
    plans = pd.concat([_plans(own, packing), _plans(stored, packing)], ignore_index=True)
    return plans.drop_duplicates(["key", col.ASSIGNER, col.EFFECTIVE], keep="first")


def plan_years(checking: Checking, packing: Packing) -> np.ndarray:
    """The key (unit, indicator, year) of every plan in the file or the store, whatever it says."""
    own = checking.rows(np.flatnonzero(checking.is_measure(col.PLAN) & (checking.periods > 0)))
    stored = checking.stored.targets
    stored = stored.assign(**{col.PERIOD: stored["year"].to_numpy(dtype="int64") * _YEAR})
    return np.concatenate([year_key(packing, own), year_key(packing, stored)])


def _plans(frame: pd.DataFrame, packing: Packing) -> pd.DataFrame:
    made = pd.DataFrame(
        {
            "key": year_key(packing, frame),
            col.ASSIGNER: frame[col.ASSIGNER].astype("str").to_numpy(),
            col.EFFECTIVE: frame[col.EFFECTIVE].astype("str").to_numpy(),
            "plan": frame[col.VALUE].to_numpy(dtype="float64"),
            "plan_half": half_digit(frame[col.DECIMALS]),
        }
    )
    return made[frame[col.OPERATOR].isin(_NUMERIC).to_numpy() & (made["plan"] > 0)]


def actuals_joined(checking: Checking, packing: Packing, plans: pd.DataFrame) -> pd.DataFrame:
    """One row an actual figure: row (its position), key, period, value, half, plan, prior; NaN if none."""
    frame = checking.frame
    rows = np.flatnonzero(checking.is_measure(col.ACTUAL) & checking.readable)
    beside = pd.DataFrame(
        {
            "row": rows,
            "key": year_key(packing, frame)[rows],
            "period": frame[col.PERIOD].to_numpy()[rows],
            "value": frame[col.VALUE].to_numpy()[rows],
            "half": _HALVES[frame[col.DECIMALS].to_numpy()[rows]],
        },
        copy=False,
    )
    # Of several assigners' plans the highest counts: what is far from it is far from all.
    beside["plan"] = _looked_up(beside["key"], plans.groupby("key")["plan"].max())
    priors = _priors(checking, packing)
    beside["prior"] = np.nan
    if len(priors):
        keys = pd.Series(packing.key(frame, YEAR_KEY)[rows])
        beside["prior"] = _looked_up(keys, priors).to_numpy()
    return beside


def _priors(checking: Checking, packing: Packing) -> pd.Series:
    """Last year's value by the packed (unit, indicator, period) of this year."""
    own = checking.rows(np.flatnonzero(checking.is_measure(col.PRIOR) & checking.readable))
    stored = checking.stored.figures
    stored = stored[stored[col.MEASURE] == col.ACTUAL]
    keys = np.concatenate(
        [
            packing.key(own, YEAR_KEY),
            packing.key(stored, YEAR_KEY, **{col.PERIOD: stored[col.PERIOD].to_numpy() + _YEAR}),
        ]
    )
    found = pd.Series(np.concatenate([own[col.VALUE], stored[col.VALUE]]).astype("float64"), index=keys)
    return found[~found.index.duplicated()]


def _looked_up(keys: pd.Series, table: pd.Series) -> pd.Series:
    return keys.map(table) if len(table) else pd.Series(np.nan, index=keys.index)


def half_digit(decimals: pd.Series) -> np.ndarray:
    """Half of the last written digit of each value."""
    return _HALVES[decimals.to_numpy()]
