"""missing_indicator: what is expected of a unit in a period and stands neither in the file nor in the store.

Expected is what the unit reported for the same period of last year or for the quarter before, and what the
year has a plan for: what cumulates at any time, all else at the year's end. A file speaks for its whole
period when it holds at least three indicators and no fewer than it lacks; one that only mends a figure or
two is not told of the rest.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from domain import columns as col
from domain.periods import Period
from domain.problems import Problem
from validation.checking import Checking
from validation.keys import Packing

CODES = ("missing_indicator",)
LAST_YEAR, QUARTER_BEFORE, PLANNED = "last_year", "quarter_before", "planned"
_FEWEST = 3
_YEAR = 100
_FIGURE = [col.UNIT, col.PERIOD, col.INDICATOR]


def check(checking: Checking) -> None:
    """Report, at the file, each indicator that is expected of a unit and period of it and is missing."""
    frame = checking.frame
    rows = np.flatnonzero(checking.is_measure(col.ACTUAL) & checking.known & (checking.periods % _YEAR > 0))
    if not len(rows):
        return
    own = frame[_FIGURE].iloc[rows]
    expected = _expected(checking, own)
    if not len(expected):
        return
    packing = Packing()
    stored = checking.stored.figures
    stored = stored[stored[col.MEASURE] == col.ACTUAL]
    there = np.concatenate([packing.key(own, _FIGURE), packing.key(stored, _FIGURE)])
    missing = expected[~np.isin(packing.key(expected, _FIGURE), there)]
    missing = missing[missing[col.INDICATOR].map(lambda code: _is_named(checking, code)).astype(bool)]
    _report(checking, _of_whole_files(missing, own, packing))


def _is_named(checking: Checking, code: str) -> bool:
    known = checking.catalogue.indicators.get(code)
    return (
        known is not None and code not in checking.left_blank and "missing_indicator" not in known.rules_off
    )


def _expected(checking: Checking, own: pd.DataFrame) -> pd.DataFrame:
    """One row a unit, period and indicator expected, with `why`, the first reason there is."""
    stored = checking.stored.figures
    stored = stored.loc[stored[col.MEASURE] == col.ACTUAL, _FIGURE]
    parts = [_planned(checking, own)]
    groups = own[[col.UNIT, col.PERIOD]]
    groups = groups.drop_duplicates() if len(stored) else groups.head(0)
    for why, earlier in ((LAST_YEAR, _year_before), (QUARTER_BEFORE, _quarter_before)):
        asked = groups.assign(
            **{col.UNIT: groups[col.UNIT].astype("str"), "then": groups[col.PERIOD].map(earlier)}
        )
        found = asked.merge(
            stored.rename(columns={col.PERIOD: "then"}).astype({col.UNIT: "str"}), on=[col.UNIT, "then"]
        )
        parts.append(found[_FIGURE].assign(why=why))
    # In this order, so that what was reported before is called that, and not planned.
    return pd.concat([*parts[1:], parts[0]], ignore_index=True).drop_duplicates(_FIGURE)


def _year_before(period: int) -> int:
    return period - _YEAR


def _quarter_before(period: int) -> int:
    before = Period.from_code(period).quarter_before
    return before.code if before else 0


def _planned(checking: Checking, own: pd.DataFrame) -> pd.DataFrame:
    """What the year has a plan for, of indicators that the file names in no period of that year."""
    plans = checking.frame[_FIGURE].iloc[np.flatnonzero(checking.is_measure(col.PLAN) & checking.known)]
    targets = checking.stored.targets
    targets = targets.assign(**{col.PERIOD: targets["year"].to_numpy(dtype="int64") * _YEAR})[_FIGURE]
    packing = Packing()
    named = packing.key(own, _FIGURE, **{col.PERIOD: own[col.PERIOD].to_numpy() // _YEAR * _YEAR})
    kept = [one[~np.isin(packing.key(one, _FIGURE), named)] for one in (plans, targets)]
    planned = pd.concat([one.astype({col.UNIT: "str", col.INDICATOR: "str"}) for one in kept])
    planned = planned.drop_duplicates().rename(columns={col.PERIOD: "year"})
    if not len(planned):
        return planned.assign(**{col.PERIOD: 0, "why": PLANNED})[[*_FIGURE, "why"]]
    groups = own[[col.UNIT, col.PERIOD]].drop_duplicates()
    groups = groups.assign(
        **{col.UNIT: groups[col.UNIT].astype("str"), "year": groups[col.PERIOD] // _YEAR * _YEAR}
    )
    found = groups.merge(planned, on=[col.UNIT, "year"])
    known = checking.catalogue.indicators
    running = [code for code, one in known.items() if one.cumulates and one.direction != "none"]
    due = found[col.INDICATOR].isin(running) | (found[col.PERIOD] % _YEAR == 12)
    return found.loc[due, _FIGURE].assign(why=PLANNED)


def _of_whole_files(missing: pd.DataFrame, own: pd.DataFrame, packing: Packing) -> pd.DataFrame:
    if not len(missing):
        return missing
    group = [col.UNIT, col.PERIOD]
    held = pd.Series(packing.key(own.drop_duplicates(_FIGURE), group)).value_counts()
    groups = pd.Series(packing.key(missing, group), index=missing.index)
    lacking = groups.map(groups.value_counts())
    return missing[groups.map(held).fillna(0) >= lacking.clip(lower=_FEWEST)]


def _report(checking: Checking, missing: pd.DataFrame) -> None:
    def problems() -> Iterator[Problem]:
        for one in missing.to_dict("records"):
            told = {"unit": one[col.UNIT], "period": int(one[col.PERIOD]), "hint": one["why"]}
            yield Problem("missing_indicator", details={"indicator": one[col.INDICATOR], **told})

    checking.findings.add_many("missing_indicator", len(missing), problems())
