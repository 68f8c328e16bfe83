"""Figures against what is stored: not_cumulative and grade_downgrade; and future_period by the calendar."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import FLOW
from domain.numbers import decimals_of, format_number
from domain.periods import Period
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import YEAR_KEY, half_digit

CODES = ("not_cumulative", "grade_downgrade", "future_period")
# Reports are written some weeks before a period ends ("ước"); a period that ends later is not yet theirs.
_AHEAD = timedelta(days=45)
_PLAN_YEARS_AHEAD = 5


def check(checking: Checking) -> None:
    """Report figures that the calendar, the year's own course or a later grade contradicts."""
    _check_future(checking)
    _check_grades(checking)
    _check_course(checking)


def _check_future(checking: Checking) -> None:
    codes = checking.periods
    early = [code for code in pd.unique(codes) if code and _too_early(int(code), checking.today)]
    checking.report("future_period", np.flatnonzero(np.isin(codes, early)))


def _too_early(code: int, today: date) -> bool:
    period = Period.from_code(code)
    if not period.months:
        return period.year > today.year + _PLAN_YEARS_AHEAD
    return period.end > today + _AHEAD


def _check_grades(checking: Checking) -> None:
    stored = checking.stored.figures
    if not len(stored):
        return
    packing, names = Packing(), [*YEAR_KEY, col.MEASURE]
    known = pd.Series(stored[col.GRADE].astype("str").to_numpy(), index=packing.key(stored, names))
    known = known[~known.index.duplicated()]
    rows = np.flatnonzero(checking.is_measure(col.ACTUAL) & checking.readable)
    frame = checking.frame.iloc[rows]
    before = pd.Series(packing.key(frame, names), index=rows).map(known)
    rank = {grade: place for place, grade in enumerate(col.GRADES)}
    now = frame[col.GRADE].astype("str").map(rank).to_numpy(dtype="float64")
    lower = rows[before.map(rank).to_numpy(dtype="float64") > now]
    checking.report("grade_downgrade", lower, lambda row: {"grade": before[row]})


def _check_course(checking: Checking) -> None:
    """Within a year a flow may not fall below any earlier period; the file's figures replace stored ones."""
    flows = checking.of(lambda i: i.kind == FLOW)
    rows = np.flatnonzero(flows & checking.readable & checking.is_measure(col.ACTUAL))
    if not len(rows):
        return
    packing = Packing()
    stored = checking.stored.figures
    stored = stored[stored[col.MEASURE] == col.ACTUAL]
    course = pd.concat(
        [_course(checking.frame.iloc[rows], packing, rows), _course(stored, packing, None)], ignore_index=True
    ).drop_duplicates(["key", "period"])
    course = course.sort_values(["key", "period"], kind="stable")
    highest = course.groupby("key")["value"].cummax().groupby(course["key"]).shift()
    falls = course[(course["row"] >= 0) & (course["value"] + course["half"] < highest)]
    before = highest[falls.index].set_axis(falls["row"])
    checking.report(
        "not_cumulative",
        falls["row"].to_numpy(),
        lambda row: {"expected": format_number(before[row], decimals_of(before[row]))},
    )


def _course(frame: pd.DataFrame, packing: Packing, rows: np.ndarray | None) -> pd.DataFrame:
    period = frame[col.PERIOD].to_numpy(dtype="int64")
    return pd.DataFrame(
        {
            "key": packing.key(frame, YEAR_KEY, **{col.PERIOD: period // 100}),
            "period": period,
            "value": frame[col.VALUE].to_numpy(dtype="float64"),
            "half": half_digit(frame[col.DECIMALS]),
            "row": rows if rows is not None else -1,
        }
    )
