"""The facts of the one sentence above a page; the words are made elsewhere."""

from typing import NamedTuple

import pandas as pd

from analysis.pace import NEAR, SEASONAL, is_below, pace_pct
from domain.periods import Period


class Fact(NamedTuple):
    """One indicator's percent of plan as the sentence tells it."""

    indicator: str
    name: str
    short: str
    pct_plan: float
    pct_decimals: int
    pace: str
    over: bool
    is_budget: bool


class Headline(NamedTuple):
    """`own_paces`: some are judged by the unit's own past years, and `pace_pct` is not that of all.

    `best` and `lowest` of the `counted` indicators with a pace; how many of them stand `below` it.

    `near_below` of those below still keep the pace; `without_percent` figures have no percent of plan.
    `best` is None when nothing is counted, or only spending past its plan; `lowest` when one is counted.
    """

    pace_pct: float | None
    counted: int
    best: Fact | None
    below: int
    near_below: int
    lowest: Fact | None
    without_percent: int
    own_paces: bool


_YEAR = 12
_TOLD = [
    "indicator", "name", "short", "order", "value", "pct_plan", "pct_decimals", "pace", "pace_pct",
    "pace_basis", "over", "is_budget",
]  # fmt: skip


def headline(report: pd.DataFrame, period: Period) -> Headline:
    """The facts of a unit's report; spending past its plan is never the best."""
    report = report[_TOLD]
    counted = report[report["pace"] != "none"].sort_values(["pct_plan", "order"], kind="stable")
    stands_below = [
        is_below(row.pct_plan, int(row.pct_decimals), row.pace_pct) for row in counted.itertuples()
    ]
    below = counted[pd.Series(stands_below, index=counted.index, dtype="bool")]
    # At the year's end a plan that was missed is no success, however near it came.
    is_missed = counted["pct_plan"].lt(100) & (period.months == _YEAR)
    good = counted[~counted["over"] & ~is_missed]
    return Headline(
        pace_pct=pace_pct(period),
        counted=len(counted),
        best=_fact(good.iloc[-1]) if len(good) else None,
        below=len(below),
        near_below=int((below["pace"] == NEAR).sum()),
        lowest=_fact(counted.iloc[0]) if len(counted) > 1 else None,
        without_percent=int((report["value"].notna() & report["pct_plan"].isna()).sum()),
        own_paces=bool((counted["pace_basis"] == SEASONAL).any()),
    )


def _fact(row: pd.Series) -> Fact:
    return Fact(
        row["indicator"],
        row["name"],
        row["short"],
        float(row["pct_plan"]),
        int(row["pct_decimals"]),
        row["pace"],
        bool(row["over"]),
        bool(row["is_budget"]),
    )
