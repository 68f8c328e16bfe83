"""missing_indicator: what is expected of a unit in a period and stands neither in the file nor in the store.

Expected is what the unit reported for the same period of last year or for the quarter before, and what the
year has a plan for or the unit says it follows: what cumulates at any time, all else at the year's end. A
file speaks for its whole period when it holds at least three indicators and no fewer than it lacks; one that
only mends a figure or two is not told of the rest.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from domain import columns as col
from domain.periods import Period
from domain.problems import Problem
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import joined, year_key

CODES = ("missing_indicator",)
LAST_YEAR, QUARTER_BEFORE, PLANNED, FOLLOWED = "last_year", "quarter_before", "planned", "followed"
_FEWEST = 3
_YEAR = 100
_FIGURE = [col.UNIT, col.PERIOD, col.INDICATOR]


def check(checking: Checking) -> None:
    """Report, at the file, each indicator that is expected of a unit and period of it and is missing."""
    stored = checking.stored.figures
    stored = stored.loc[stored[col.MEASURE] == col.ACTUAL, _FIGURE]
    plans = _plans_without_figure(checking)
    if not len(stored) and not len(plans) and not checking.stored.followed:
        return
    rows = np.flatnonzero(checking.is_measure(col.ACTUAL) & checking.known & (checking.periods % _YEAR > 0))
    own = checking.frame[_FIGURE].iloc[rows]
    expected = _expected(checking, own, stored, plans)
    packing = Packing()
    there = np.concatenate([packing.key(own, _FIGURE), packing.key(stored, _FIGURE)])
    missing = expected[~np.isin(packing.key(expected, _FIGURE), there)]
    missing = missing[missing[col.INDICATOR].map(lambda code: _is_named(checking, code)).astype(bool)]
    _report(checking, _of_whole_files(missing, own, packing))


def _is_named(checking: Checking, code: str) -> bool:
    known = checking.catalogue.indicators.get(code)
    return (
        known is not None and code not in checking.left_blank and "missing_indicator" not in known.rules_off
    )


def _expected(
    checking: Checking, own: pd.DataFrame, stored: pd.DataFrame, plans: pd.DataFrame
) -> pd.DataFrame:
    """One row a unit, period and indicator expected, with `why`, the first reason there is."""
    groups = own[[col.UNIT, col.PERIOD]].drop_duplicates().astype({col.UNIT: "str"})
    known = stored.rename(columns={col.PERIOD: "then"}).astype({col.UNIT: "str"})
    parts = []
    for why, earlier in ((LAST_YEAR, _year_before), (QUARTER_BEFORE, _quarter_before)):
        found = groups.assign(then=groups[col.PERIOD].map(earlier)).merge(known, on=[col.UNIT, "then"])
        parts.append(found[_FIGURE].assign(why=why))
    # In this order, so that what was reported before is called that, and not planned.
    planned = groups.assign(year=groups[col.PERIOD] // _YEAR * _YEAR).merge(
        plans.rename(columns={col.PERIOD: "year"}), on=[col.UNIT, "year"]
    )
    followed = pd.DataFrame(list(checking.stored.followed), columns=[col.UNIT, col.INDICATOR], dtype="str")
    parts.append(_due(checking, planned, PLANNED))
    parts.append(_due(checking, groups.merge(followed, on=col.UNIT), FOLLOWED))
    return pd.concat(parts, ignore_index=True).drop_duplicates(_FIGURE)


def _year_before(period: int) -> int:
    return period - _YEAR


def _quarter_before(period: int) -> int:
    before = Period.from_code(period).quarter_before
    return before.code if before else 0


def _plans_without_figure(checking: Checking) -> pd.DataFrame:
    """Unit, indicator and year (as a period) of every plan of which no figure of that year was read."""
    plans = checking.frame[_FIGURE].iloc[np.flatnonzero(checking.is_measure(col.PLAN) & checking.known)]
    targets = checking.stored.targets
    targets = targets.assign(**{col.PERIOD: targets["year"].to_numpy(dtype="int64") * _YEAR})[_FIGURE]
    packing, _, actuals = joined(checking)
    read = pd.unique(actuals["key"])
    kept = [one[~np.isin(year_key(packing, one), read)] for one in (plans, targets)]
    return pd.concat([one.astype({col.UNIT: "str", col.INDICATOR: "str"}) for one in kept]).drop_duplicates()


def _due(checking: Checking, found: pd.DataFrame, why: str) -> pd.DataFrame:
    """What is due by its period: what cumulates at any time, all else at the year's end."""
    known = checking.catalogue.indicators
    running = [code for code, one in known.items() if one.cumulates and one.direction != "none"]
    due = found[col.INDICATOR].isin(running) | (found[col.PERIOD] % _YEAR == 12)
    return found.loc[due, _FIGURE].assign(why=why)


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
