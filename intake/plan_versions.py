"""Plans of a file that name no day of effect, beside the dated versions that are stored.

A correction that says nothing of the day would stand beside the version it corrects and never be used:
it takes the day of a version that says the same, and is asked about otherwise.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.problems import Findings, Problem, Where

_PLAN_KEY = [col.UNIT, "year", col.INDICATOR, col.ASSIGNER]
_SAYS = [col.VALUE, col.VALUE_HIGH, col.OPERATOR]


def bind_undated_plans(figures: pd.DataFrame, targets: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The figures (tidy), undated plans with the day of the stored version (store targets) they repeat.

    Reports `undated_plan` for those that repeat none of the versions, all of which have a day.
    """
    undated = np.flatnonzero((figures[col.MEASURE] == col.PLAN) & (figures[col.EFFECTIVE] == ""))
    versions = _only_dated(targets)
    if not len(undated) or not len(versions):
        return figures
    own = _own(figures, undated)
    beside = own.merge(versions, on=_PLAN_KEY, suffixes=("", "_stored"), validate="many_to_many")
    same = np.logical_and.reduce([_equal(beside[name], beside[f"{name}_stored"]) for name in _SAYS])
    bound = beside[same].drop_duplicates("row", keep="last")
    open_rows = beside[~beside["row"].isin(bound["row"])]
    _report(figures, open_rows, findings)
    return _with_days(figures, bound) if len(bound) else figures


def _only_dated(targets: pd.DataFrame) -> pd.DataFrame:
    """The versions of plans all of whose versions have a day, oldest first."""
    texts = {name: targets[name].astype("str") for name in (col.UNIT, col.INDICATOR, col.ASSIGNER)}
    known = targets.assign(**texts, year=targets["year"].astype("int64"))
    undated = known.loc[known[col.EFFECTIVE] == "", _PLAN_KEY].drop_duplicates()
    marked = known.merge(undated, on=_PLAN_KEY, how="left", indicator="_undated", validate="many_to_one")
    dated = marked[marked["_undated"] == "left_only"]
    return dated[[*_PLAN_KEY, *_SAYS, col.EFFECTIVE, col.DECISION]].sort_values(col.EFFECTIVE)


def _own(figures: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    plans = figures.iloc[rows]
    texts = {name: plans[name].astype("str") for name in (col.UNIT, col.INDICATOR, col.ASSIGNER)}
    own = pd.DataFrame({**texts, "year": plans[col.PERIOD] // 100, "row": rows})
    return own.assign(**{name: plans[name] for name in _SAYS})


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    if left.dtype.kind == "f":
        return ((left == right) | (left.isna() & right.isna())).to_numpy()
    return (left.astype("str") == right.astype("str")).to_numpy()


def _report(figures: pd.DataFrame, beside: pd.DataFrame, findings: Findings) -> None:
    """One problem a row, naming the days there are."""
    days = beside.groupby("row")[col.EFFECTIVE].agg(lambda found: sorted(set(found)))

    def problem(row: int) -> Problem:
        at = figures.iloc[row]
        where = Where(at[col.SHEET] or None, int(at[col.ROW]), at[col.COLUMN], at[col.WRITTEN])
        return Problem("undated_plan", where, where.text, {"indicator": at[col.INDICATOR], "days": days[row]})

    findings.add_many("undated_plan", len(days), (problem(int(row)) for row in days.index))


def _with_days(figures: pd.DataFrame, bound: pd.DataFrame) -> pd.DataFrame:
    """The figures with day and decision of the version each bound row repeats."""
    rows = bound["row"].to_numpy()
    changed = {}
    for name in (col.EFFECTIVE, col.DECISION):
        texts = figures[name].astype("object").to_numpy().copy()
        blank = texts[rows] == ""
        texts[rows[blank]] = bound[name].astype("str").to_numpy()[blank]
        changed[name] = pd.Categorical(texts)
    return figures.assign(**changed)
