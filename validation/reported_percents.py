"""pct_mismatch and yoy_mismatch: percents in a file recomputed from the numbers beside them.

Rounding of every number is allowed for: half of the last written digit of percent, value and base. A percent
that lies just 100 beside what is right was said with the wrong verb: 'tăng 122,05%' where the index was
122,05, 'vượt 332%' for 'đạt 332%'. For growth that is also held against last year's stored figure, within
half a point, because what is stored may have been revised a little.
"""

from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from domain.numbers import Number, exact
from validation.checking import Checking
from validation.index_or_growth import mixed_up
from validation.keys import Packing
from validation.plan_join import half_digit, joined, year_key

CODES = ("pct_mismatch", "yoy_mismatch")
_EPSILON = 1e-9
_REVISED = 0.5


def check(checking: Checking) -> None:
    """Report each percent of plan and year-on-year index that its own numbers contradict."""
    if not (checking.is_measure(col.PCT_PLAN) | checking.is_measure(col.YOY_INDEX)).any():
        return
    packing, plans, actuals = joined(checking)
    actual = actuals[["key", "period", "value", "half"]].drop_duplicates(["key", "period"])
    _check_plan(checking, packing, actual, plans)
    _check_prior(checking, packing, actual)
    _check_stored_prior(checking, packing, actuals)


def _check_plan(checking: Checking, packing: Packing, actual: pd.DataFrame, plans: pd.DataFrame) -> None:
    said = _said(checking, packing, col.PCT_PLAN)
    pairs = said.merge(actual, on=["key", "period"], validate="many_to_one")
    bases = plans.rename(columns={"plan": "base", "plan_half": "base_half", col.ASSIGNER: "giver"})
    pairs = pairs.merge(bases, on="key", validate="many_to_many")
    pairs = pairs[(pairs[col.ASSIGNER] == pairs["giver"]) | (pairs[col.ASSIGNER] == "")]
    _report("pct_mismatch", checking, pairs)


def _check_prior(checking: Checking, packing: Packing, actual: pd.DataFrame) -> None:
    said = _said(checking, packing, col.YOY_INDEX)
    rows = np.flatnonzero(checking.is_measure(col.PRIOR) & checking.readable)
    prior = checking.rows(rows)
    bases = pd.DataFrame(
        {
            "key": year_key(packing, prior),
            "period": prior[col.PERIOD].to_numpy(),
            "base": prior[col.VALUE].to_numpy(),
            "base_half": half_digit(prior[col.DECIMALS]),
        }
    ).drop_duplicates(["key", "period"])
    pairs = said.merge(actual, on=["key", "period"], validate="many_to_one")
    pairs = pairs.merge(bases[bases["base"] > 0], on=["key", "period"], validate="many_to_one")
    _report("yoy_mismatch", checking, pairs)


def _check_stored_prior(checking: Checking, packing: Packing, actuals: pd.DataFrame) -> None:
    """Indices that last year's figure contradicts by a whole 100; `prior` is the file's, else the stored."""
    based = actuals.loc[actuals["prior"] > 0, ["key", "period", "value", "half", "prior"]]
    based = based.drop_duplicates(["key", "period"]).rename(columns={"prior": "base"})
    if not len(based) or not len(checking.stored.figures):
        return
    said = _said(checking, packing, col.YOY_INDEX)
    pairs = said.merge(based, on=["key", "period"], validate="many_to_one").assign(base_half=0.0)
    off = pairs["percent"] - pairs["value"] / pairs["base"] * 100
    _report("yoy_mismatch", checking, pairs[((off.abs() - 100).abs() <= _REVISED)])


def _said(checking: Checking, packing: Packing, measure: str) -> pd.DataFrame:
    rows = np.flatnonzero(checking.is_measure(measure) & checking.readable)
    frame = checking.rows(rows)
    return pd.DataFrame(
        {
            "row": rows,
            "key": year_key(packing, frame),
            "period": frame[col.PERIOD].to_numpy(),
            "percent": frame[col.VALUE].to_numpy(),
            "percent_half": half_digit(frame[col.DECIMALS]),
            "digits": frame[col.DECIMALS].to_numpy(),
            col.ASSIGNER: frame[col.ASSIGNER].astype("str").to_numpy(),
        }
    )


def _report(code: str, checking: Checking, pairs: pd.DataFrame) -> None:
    low = (pairs["value"] - pairs["half"]) / (pairs["base"] + pairs["base_half"]) * 100
    high = (pairs["value"] + pairs["half"]) / (pairs["base"] - pairs["base_half"]).clip(lower=1e-12) * 100
    fits = pairs["percent"] + pairs["percent_half"] >= low - _EPSILON
    fits &= pairs["percent"] - pairs["percent_half"] <= high + _EPSILON
    # A percent that names no assigner is right when it fits any of the plans.
    fits = fits.groupby(pairs["row"]).transform("any") if len(pairs) else fits
    wrong = pairs[~fits].drop_duplicates("row").set_index("row")

    def right(row: int) -> Number:
        digits = max(int(wrong.at[row, "digits"]), 1)
        return Number(wrong.at[row, "value"] / wrong.at[row, "base"] * 100, digits)

    def details(row: int) -> dict[str, Any]:
        one = wrong.loc[row]
        found = Number(one["percent"], int(one["digits"]))
        terms = {name: exact(one[name]) for name in ("value", "base")}
        middle, room = one["value"] / one["base"] * 100, max(_REVISED, one["percent_half"])
        mixed = mixed_up(one["percent"], middle - room, middle + room)
        return {"found": found, **terms, "expected": right(row), **({"hint": mixed} if mixed else {})}

    checking.report(code, wrong.index.to_numpy(), details, right)
