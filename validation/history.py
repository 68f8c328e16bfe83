"""Figures against what is stored: not_cumulative and grade_downgrade; and future_period by the calendar."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import FLOW
from domain.numbers import exact
from domain.periods import Period
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import YEAR_KEY, half_digit

CODES = ("not_cumulative", "grade_downgrade", "future_period")
# Results are written down some weeks before a period ends, at the administrative cut-off; what ends later
# can only be an estimate, and an estimate is normal as soon as its year has begun.
_AHEAD = timedelta(days=45)
_PLAN_YEARS_AHEAD = 5
_EPSILON = 1e-9


def check(checking: Checking) -> None:
    """Report figures that the calendar, the year's own course or a later grade contradicts."""
    _check_future(checking)
    _check_grades(checking)
    _check_course(checking)


def _check_future(checking: Checking) -> None:
    codes, frame = checking.periods, checking.frame
    estimates = (frame[col.GRADE] == col.ESTIMATE).to_numpy()
    found = [int(code) for code in pd.unique(codes) if code]
    early = np.isin(codes, [code for code in found if _too_early(code, checking.today)])
    begun = np.isin(codes, [code for code in found if code % 100 and code // 100 <= checking.today.year])
    rows = np.flatnonzero(early & ~(estimates & begun))
    # A row of a form holds several figures of one period: it is named once.
    once = ~frame.iloc[rows][[col.SHEET, col.ROW]].duplicated().to_numpy()
    checking.report("future_period", rows[once], lambda row: {"period": int(codes[row])})


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
    frame = checking.rows(rows)
    before = pd.Series(packing.key(frame, names), index=rows).map(known)
    rank = {grade: place for place, grade in enumerate(col.GRADES)}
    now = frame[col.GRADE].astype("str").map(rank).to_numpy(dtype="float64")
    lower = rows[before.map(rank).to_numpy(dtype="float64") > now]
    checking.report("grade_downgrade", lower, lambda row: {"grade": before[row]})


def _check_course(checking: Checking) -> None:
    """Within a year a flow may not fall from one period to a later one.

    The file's figures stand in the place of stored ones; of two in the file the later one is named.
    """
    flows = checking.of(lambda i: i.kind == FLOW)
    rows = np.flatnonzero(flows & checking.readable & checking.is_measure(col.ACTUAL))
    if not len(rows):
        return
    packing = Packing()
    stored = checking.stored.figures
    stored = stored[stored[col.MEASURE] == col.ACTUAL]
    course = _course(checking.rows(rows), packing, rows)
    if len(stored):
        course = pd.concat([course, _course(stored, packing, None)], ignore_index=True)
        course = course.drop_duplicates(["key", "period"])
    course = course.sort_values(["key", "period"], kind="stable", ignore_index=True)
    low, high = course["value"] - course["half"], course["value"] + course["half"]
    falls = _own(course) & (high + _EPSILON < _highest_before(course, low))
    _report_course(checking, course, falls, low, earlier=True)
    if len(stored):
        # What the file says of an earlier period may be more than what is stored of a later one.
        least = high.where(~_own(course))
        after = -_highest_before(course[::-1], -least[::-1]).reindex(course.index)
        rises = _own(course) & ~falls & (low - _EPSILON > after)
        _report_course(checking, course, rises, -least, earlier=False)


def _own(course: pd.DataFrame) -> pd.Series:
    return course["row"] >= 0


def _highest_before(course: pd.DataFrame, values: pd.Series) -> pd.Series:
    """The highest of the values above each row of its unit, indicator and year; NaN where there is none."""
    # A blank would stay out of the running maximum, and so be passed on as no maximum at all.
    filled = values.fillna(-np.inf)
    return filled.groupby(course["key"], sort=False).cummax().groupby(course["key"], sort=False).shift()


def _report_course(
    checking: Checking, course: pd.DataFrame, mask: pd.Series, values: pd.Series, *, earlier: bool
) -> None:
    """Report rows of a course with the other period that each contradicts, the one furthest from it."""
    wrong = course[mask].set_index("row")

    def details(row: int) -> dict[str, Any]:
        same = course["key"] == wrong.at[row, "key"]
        away = course["period"] - wrong.at[row, "period"]
        side = away < 0 if earlier else away > 0
        other = course.loc[values[same & side].idxmax()]
        return {"expected": exact(other["value"]), "period": int(other["period"])}

    checking.report("not_cumulative", wrong.index.to_numpy(), details)


def _course(frame: pd.DataFrame, packing: Packing, rows: np.ndarray | None) -> pd.DataFrame:
    period = frame[col.PERIOD].to_numpy(dtype="int64")
    return pd.DataFrame(
        {
            "key": packing.key(frame, YEAR_KEY, **{col.PERIOD: period // 100}),
            "period": period,
            "value": frame[col.VALUE].to_numpy(dtype="float64"),
            "half": half_digit(frame[col.DECIMALS]),
            "row": rows if rows is not None else -1,
        },
        copy=False,
    )
