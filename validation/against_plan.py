"""Figures against the year's plan and their own course: over_plan, far_from_plan, no_plan.

Warnings, on rows without an error.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.numbers import Number
from validation.checking import Checking
from validation.keys import Packing
from validation.own_course import report_far_from_course
from validation.plan_join import joined, plan_years, year_key
from validation.unit_slips import is_too_small

CODES = ("over_plan", "far_from_plan", "no_plan")

# Above twice its plan a figure deserves a second look, in any direction of good.
_FAR = 2.0
_MONEY = "đồng"


def check(checking: Checking) -> None:
    """Report what is unusual beside its plan in each actual figure."""
    found = joined(checking)
    told = [*_report_negative(checking), *_report_far(checking, found.actuals)]
    report_far_from_course(checking, found.actuals[~found.actuals["row"].isin(told)])
    _report_no_plan(checking, found.packing, found.actuals)


def _report_negative(checking: Checking) -> np.ndarray:
    """Report sums of money below nothing, as only refunds may be; gives their rows."""
    units = checking.catalogue.measure_units.by_code
    money = checking.of(lambda i: units[i.measure_unit].base == _MONEY)
    rows = np.flatnonzero(checking.amounts & money & (checking.frame[col.VALUE].to_numpy() < 0))
    checking.report("far_from_plan", rows, lambda _: {"reason": "negative"})
    return rows


def _report_far(checking: Checking, actuals: pd.DataFrame) -> np.ndarray:
    """Report what is far from its plan or spends more; gives the rows that are far."""
    actuals = actuals.loc[actuals["plan"].notna(), ["row", "value", "plan"]]
    cumulates = checking.of(lambda i: i.cumulates)[actuals["row"]]
    spending = checking.of(lambda i: i.direction == "on_plan")[actuals["row"]]
    ratio = (actuals["value"] / actuals["plan"]).to_numpy()
    with np.errstate(invalid="ignore"):
        far = cumulates & ((ratio > _FAR) | is_too_small(ratio))
        over = cumulates & spending & (ratio > 1) & ~far
    percent = pd.Series(ratio * 100, index=actuals["row"])
    for code, mask in (("far_from_plan", far), ("over_plan", over)):
        rows = actuals["row"].to_numpy()[mask]
        checking.report(
            code,
            rows,
            lambda row: {"reason": "of_plan", "percent": Number(percent[row], _digits(percent[row]))},
        )
    return actuals["row"].to_numpy()[far]


def _digits(percent: float) -> int:
    return 1 if percent >= 1 else 3


def _report_no_plan(checking: Checking, packing: Packing, actuals: pd.DataFrame) -> None:
    """A part goes with its total's plan, so only totals without plan and percent are named, once.

    A plan or percent that stands there but cannot be read has its own problem already.
    """
    told = np.flatnonzero(checking.is_measure(col.PCT_PLAN) & (checking.periods > 0))
    known = np.concatenate([plan_years(checking, packing), year_key(packing, checking.rows(told))])
    keys = actuals["key"].to_numpy()
    wanted = checking.of(lambda i: i.direction != "none" and not i.parent)[actuals["row"]]
    places = np.flatnonzero(wanted)
    places = places[~pd.Series(keys[places]).duplicated().to_numpy()]
    without = places[~np.isin(keys[places], known)]
    checking.report("no_plan", actuals["row"].to_numpy()[without])
