"""far_from_plan against the series' own course: growth many times beyond that of any earlier year.

The growth of a figure over the same period of last year is held against the same growth in the five years
before it, of which two at least must be known. Beyond three times the largest of them, or below a third of
the smallest, it is far. Figures of few digits are left out: from 2 cases to 7 is no surprise.
"""

import warnings
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import COUNT, FLOW, STOCK
from domain.numbers import Number
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import YEAR_KEY

YEARS = 6
_LEAST_KNOWN, _TIMES, _DIGITS = 2, 3.0, 20
_YEAR = 100


def report_far_from_course(checking: Checking, actuals: pd.DataFrame) -> None:
    """Report each of these actual figures (see plan_join) that grew or fell as its series never did."""
    if not len(checking.stored.history):
        return
    rows = actuals["row"].to_numpy()
    wanted = checking.of(lambda i: i.kind in (FLOW, COUNT, STOCK))[rows] & (actuals["prior"] > 0).to_numpy()
    wanted &= actuals[["value", "prior"]].max(axis=1).to_numpy() / (2 * actuals["half"].to_numpy()) >= _DIGITS
    actuals = actuals[wanted]
    growth = _earlier_growth(checking, actuals["row"].to_numpy())
    known = np.isfinite(growth)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a row of which nothing is known
        least, most = np.nanmin(growth, axis=1), np.nanmax(growth, axis=1)
    now = (actuals["value"] / actuals["prior"]).to_numpy()
    with np.errstate(invalid="ignore"):
        far = (now > _TIMES * most) | (now < least / _TIMES)
    far &= known.sum(axis=1) >= _LEAST_KNOWN
    terms = pd.DataFrame({"times": now, "least": least, "most": most}, index=actuals["row"])[far]
    first = pd.Series(YEARS - np.argmax(known[:, ::-1], axis=1), index=actuals["row"])
    checking.report("far_from_plan", terms.index.to_numpy(), lambda row: _told(checking, row, terms, first))


def _earlier_growth(checking: Checking, rows: np.ndarray) -> np.ndarray:
    """One row a figure: the growth of its series one year ago, two years ago and so on; NaN where unknown."""
    packing, history = Packing(), checking.stored.history
    known = pd.Series(history[col.VALUE].to_numpy(), index=packing.key(history, YEAR_KEY))
    known = known[(known > 0) & ~known.index.duplicated()]
    frame = checking.rows(rows)
    years = [
        pd.Series(packing.key(frame, YEAR_KEY, **{col.PERIOD: frame[col.PERIOD].to_numpy() - _YEAR * back}))
        for back in range(1, YEARS + 1)
    ]
    values = np.stack([year.map(known).to_numpy(dtype="float64") for year in years], axis=1)
    return values[:, :-1] / values[:, 1:]


def _told(checking: Checking, row: int, terms: pd.DataFrame, first: pd.Series) -> dict[str, Any]:
    year = int(checking.periods[row]) // _YEAR
    return {
        "reason": "beyond_history",
        "times": _times(terms.at[row, "times"]),
        "least": _times(terms.at[row, "least"]),
        "most": _times(terms.at[row, "most"]),
        "years": f"{year - int(first[row])}-{year - 1}",
    }


def _times(ratio: float) -> Number:
    return Number(float(ratio), 2 if ratio < 10 else 0)
