"""pct_mismatch and yoy_mismatch: percents in a file recomputed from the numbers beside them.

Rounding of every number is allowed for: half of the last written digit of percent, value and base.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.numbers import Number, exact
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import half_digit, joined, year_key

CODES = ("pct_mismatch", "yoy_mismatch")
_EPSILON = 1e-9


def check(checking: Checking) -> None:
    """Report each percent of plan and year-on-year index that its own numbers contradict."""
    if not (checking.is_measure(col.PCT_PLAN) | checking.is_measure(col.YOY_INDEX)).any():
        return
    packing, plans, actuals = joined(checking)
    actual = actuals[["key", "period", "value", "half"]].drop_duplicates(["key", "period"])
    _check_plan(checking, packing, actual, plans)
    _check_prior(checking, packing, actual)


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

    def details(row: int) -> dict[str, Number]:
        found = Number(wrong.at[row, "percent"], int(wrong.at[row, "digits"]))
        terms = {name: exact(wrong.at[row, name]) for name in ("value", "base")}
        return {"found": found, **terms, "expected": right(row)}

    checking.report(code, wrong.index.to_numpy(), details, lambda row: right(row).written())
