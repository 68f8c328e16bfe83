"""Figures against plan and last year: unit_slip, over_plan, far_from_plan, no_plan.

Ratios are actual / plan of the year; where there is no plan, actual / last year's figure.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.numbers import decimals_of, format_number
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import actuals_joined, plans_by_key, year_key

CODES = ("unit_slip", "over_plan", "far_from_plan", "no_plan")

_SLIPS = (1_000.0, 1_000_000.0)
# Mended, a figure written too large stands within these shares of its base; one written too small
# has the narrower band, because a real figure may be a thousandth of its plan early in the year.
_TOO_LARGE, _TOO_SMALL = (0.05, 5.0), (0.1, 2.0)
# Above twice its plan a figure deserves a second look, in any direction of good.
_FAR = 2.0


def check(checking: Checking) -> None:
    """Report what plan and last year show to be wrong or unusual in each actual figure."""
    packing = Packing()
    joined = actuals_joined(checking, packing, plans_by_key(checking, packing))
    base = joined["plan"].fillna(joined["prior"].where(joined["prior"] > 0))
    slips = slipped((joined["value"] / base).to_numpy())
    _report_slips(checking, joined.assign(base=base)[slips].set_index("row"))
    _report_far(checking, joined[~slips])
    _report_no_plan(checking, packing, joined)


def slipped(ratio: np.ndarray) -> np.ndarray:
    """Which ratios of a figure to its base look like a wrong unit of measure; NaN does not."""
    found = np.zeros(len(ratio), dtype=bool)
    with np.errstate(invalid="ignore"):
        for slip in _SLIPS:
            for (low, high), mended in ((_TOO_LARGE, ratio / slip), (_TOO_SMALL, ratio * slip)):
                found |= (mended >= low) & (mended <= high)
    return found


def _report_slips(checking: Checking, slips: pd.DataFrame) -> None:
    ratio = slips["value"] / slips["base"]
    mended = slips["value"] / 1_000.0 ** np.round(np.log10(ratio) / 3)
    checking.report(
        "unit_slip",
        slips.index.to_numpy(),
        lambda row: {"times": f"{ratio[row]:.3g}", "expected": written(slips.at[row, "base"])},
        lambda row: written(mended[row]),
    )


def _report_far(checking: Checking, joined: pd.DataFrame) -> None:
    cumulates = checking.of(lambda i: i.cumulates)[joined["row"]]
    spending = checking.of(lambda i: i.direction == "on_plan")[joined["row"]]
    ratio = (joined["value"] / joined["plan"]).to_numpy()
    with np.errstate(invalid="ignore"):
        far = cumulates & (ratio > _FAR)
        over = cumulates & spending & (ratio > 1) & ~far
    percent = pd.Series(ratio * 100, index=joined["row"])
    for code, mask in (("far_from_plan", far), ("over_plan", over)):
        rows = joined["row"].to_numpy()[mask]
        checking.report(code, rows, lambda row: {"percent": format_number(percent[row], 1)})


def _report_no_plan(checking: Checking, packing: Packing, joined: pd.DataFrame) -> None:
    """A part goes with its total's plan, so only totals without plan and percent are named, once."""
    percents = checking.frame[checking.is_measure(col.PCT_PLAN) & checking.readable]
    planless = checking.of(lambda i: i.cumulates and not i.parent)[joined["row"]]
    planless &= joined["plan"].isna().to_numpy()
    planless &= ~np.isin(joined["key"], year_key(packing, percents))
    once = ~joined["key"].duplicated().to_numpy()
    checking.report("no_plan", joined["row"].to_numpy()[planless & once])


def written(value: float) -> str:
    """A value as a Vietnamese reader writes it, with the decimals it needs."""
    return format_number(value, decimals_of(value))
