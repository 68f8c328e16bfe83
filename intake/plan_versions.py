"""Which stored version of a plan a file means where it does not say so: no plan is corrected by mistake.

A plan without a day of effect that says what a stored version says is that version. One that says something
else corrects the version without a day only in a file of plans; in a report it would change the first plan
of a year whose adjusted one is in force, or stand beside it unused, and is asked about.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.periods import Period
from domain.problems import Findings, Problem, Where

_PLAN_KEY = [col.UNIT, "year", col.INDICATOR, col.ASSIGNER]
_SAYS = [col.VALUE, col.VALUE_HIGH, col.OPERATOR]


def bind_plans(
    figures: pd.DataFrame, targets: pd.DataFrame, period: Period | None, findings: Findings
) -> pd.DataFrame:
    """The figures (tidy), plans with day and decision of the stored version (store targets) they mean.

    `period` is the one stated: with months it is a report. Reports `undated_plan` for the plans that name
    no day and are none of the stored versions.
    """
    plans = np.flatnonzero(figures[col.MEASURE] == col.PLAN)
    if not len(plans) or not len(targets):
        return figures
    bound = _with_days(figures, plans, _versions(targets), period, findings)
    return _with_decisions(bound, plans, _versions(targets))


def _versions(targets: pd.DataFrame) -> pd.DataFrame:
    """The stored versions, oldest first, as texts and numbers."""
    names = (col.UNIT, col.INDICATOR, col.ASSIGNER, col.EFFECTIVE, col.DECISION)
    texts = {name: targets[name].astype("str") for name in names}
    known = targets.assign(**texts, year=targets["year"].astype("int64"))
    return known[[*_PLAN_KEY, *_SAYS, col.EFFECTIVE, col.DECISION]].sort_values(col.EFFECTIVE)


def _with_days(
    figures: pd.DataFrame,
    plans: np.ndarray,
    versions: pd.DataFrame,
    period: Period | None,
    findings: Findings,
) -> pd.DataFrame:
    own = _own(figures, plans)
    dated = own.loc[own[col.EFFECTIVE] != "", _PLAN_KEY].drop_duplicates()
    # Where the file itself has a dated plan beside it, the one without a day is the first of the year.
    undated = _without(own[own[col.EFFECTIVE] == ""], dated)
    known = _without(versions, _only_undated(versions))
    if period is None or not period.months:
        known = _without(known, known.loc[known[col.EFFECTIVE] == "", _PLAN_KEY].drop_duplicates())
    beside = undated.merge(known, on=_PLAN_KEY, suffixes=("", "_stored"), validate="many_to_many")
    same = np.logical_and.reduce([_equal(beside[name], beside[f"{name}_stored"]) for name in _SAYS])
    bound = beside[same].drop_duplicates("row", keep="last")
    _report(figures, beside[~beside["row"].isin(bound["row"])], findings)
    return _filled(figures, bound["row"], {col.EFFECTIVE: bound[f"{col.EFFECTIVE}_stored"]})


def _only_undated(versions: pd.DataFrame) -> pd.DataFrame:
    """The keys of plans that have never had a version with a day."""
    dated = versions.loc[versions[col.EFFECTIVE] != "", _PLAN_KEY].drop_duplicates()
    return _without(versions, dated)[_PLAN_KEY].drop_duplicates()


def _without(frame: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    marked = frame.merge(keys, on=_PLAN_KEY, how="left", indicator="_found", validate="many_to_one")
    return marked[marked["_found"] == "left_only"].drop(columns="_found")


def _with_decisions(figures: pd.DataFrame, plans: np.ndarray, versions: pd.DataFrame) -> pd.DataFrame:
    """A version that is sent again without the number of its decision keeps it."""
    own = _own(figures, plans)
    silent = own[own[col.DECISION] == ""].drop(columns=[col.DECISION, *_SAYS])
    known = versions[versions[col.DECISION] != ""].drop(columns=_SAYS)
    bound = silent.merge(known, on=[*_PLAN_KEY, col.EFFECTIVE], validate="many_to_one")
    return _filled(figures, bound["row"], {col.DECISION: bound[col.DECISION]})


def _own(figures: pd.DataFrame, rows: np.ndarray) -> pd.DataFrame:
    plans = figures.iloc[rows]
    names = (col.UNIT, col.INDICATOR, col.ASSIGNER, col.EFFECTIVE, col.DECISION)
    texts = {name: plans[name].astype("str") for name in names}
    own = pd.DataFrame({**texts, "year": plans[col.PERIOD] // 100, "row": rows})
    return own.assign(**{name: plans[name] for name in _SAYS})


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    if left.dtype.kind == "f":
        return ((left == right) | (left.isna() & right.isna())).to_numpy()
    return (left.astype("str") == right.astype("str")).to_numpy()


def _report(figures: pd.DataFrame, beside: pd.DataFrame, findings: Findings) -> None:
    """One problem a row, naming the days there are."""
    days = beside.groupby("row")[f"{col.EFFECTIVE}_stored"].agg(lambda found: sorted(set(found) - {""}))

    def problem(row: int) -> Problem:
        at = figures.iloc[row]
        where = Where(at[col.SHEET] or None, int(at[col.ROW]), at[col.COLUMN], at[col.WRITTEN])
        return Problem("undated_plan", where, where.text, {"indicator": at[col.INDICATOR], "days": days[row]})

    findings.add_many("undated_plan", len(days), (problem(int(row)) for row in days.index))


def _filled(figures: pd.DataFrame, rows: pd.Series, texts: dict[str, pd.Series]) -> pd.DataFrame:
    """The figures with other texts in some rows of columns that are categories."""
    if not len(rows):
        return figures
    changed = {}
    for name, found in texts.items():
        whole = figures[name].astype("object").to_numpy().copy()
        whole[rows.to_numpy()] = found.to_numpy()
        changed[name] = pd.Categorical(whole)
    return figures.assign(**changed)
