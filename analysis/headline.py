"""The facts of the one sentence above a page; the words are made elsewhere."""

from typing import NamedTuple

import pandas as pd

from analysis.levels import shortfall, stands_today
from analysis.pace import NEAR, SEASONAL, is_below, pace_pct
from analysis.standing import standing
from domain.periods import Period
from domain.verdicts import DECIDED, EXCEEDED, MET, MISSED, NOT_DUE, UNDECIDED


class Fact(NamedTuple):
    """One indicator's percent of plan as the sentence tells it; `standing` as analysis.standing has it."""

    indicator: str
    name: str
    short: str
    pct_plan: float
    pct_decimals: int
    standing: str
    over: bool
    is_budget: bool


class Levels(NamedTuple):
    """Targets of what has no pace, each with its verdict or, before its day, by where it stands today.

    `reached` (met or exceeded) and `missed` of the `told`; so many are `undecided`, and so many are not due
    yet and told as of `today`. `furthest` falls short by most (a code; analysis.levels), '' where none does.
    """

    told: int
    reached: int
    missed: int
    undecided: int
    today: int
    furthest: str


class Headline(NamedTuple):
    """`own_paces`: some are judged by the unit's own past years, and `pace_pct` is not that of all.

    `best` and `lowest` of the `counted` indicators with a pace; how many of them stand `below` it.

    `near_below` of those below still keep the pace; once the year `ended` those below missed their plan;
    `without_percent` figures have no percent of plan,
    `without_target` of them no target either; `levels` are the targets of what has no pace.
    `best` is None when nothing is counted, or only spending past its plan; `lowest` when one is counted.
    """

    pace_pct: float | None
    counted: int
    best: Fact | None
    below: int
    near_below: int
    lowest: Fact | None
    without_percent: int
    without_target: int
    own_paces: bool
    levels: Levels
    ended: bool = False


_YEAR = 12
_TOLD = [
    "indicator", "name", "short", "order", "value", "pct_plan", "pct_decimals", "pace", "pace_pct",
    "pace_basis", "over", "is_budget", "cumulates", "decimals", "direction", "value_unit", "verdict",
    "target_operator", "target_value", "target_decimals", "target_high", "target_deadline", "target_assumed",
    "target_written",
]  # fmt: skip


def headline(report: pd.DataFrame, period: Period) -> Headline:
    """The facts of a unit's report; spending past its plan is never the best."""
    report = report[_TOLD]
    counted = report[report["pace"] != "none"].sort_values(["pct_plan", "order"], kind="stable")
    stands_below = [
        is_below(row.pct_plan, int(row.pct_decimals), row.pace_pct) for row in counted.itertuples()
    ]
    below = counted[pd.Series(stands_below, index=counted.index, dtype="bool")]
    stands = pd.Series([standing(row) for row in counted.to_dict("records")], counted.index, dtype="str")
    counted = counted.assign(standing=stands)
    # A plan that was missed is no success, however near it came.
    good = counted[~counted["over"] & (stands != MISSED)]
    untold = report["value"].notna() & report["pct_plan"].isna()
    return Headline(
        pace_pct=pace_pct(period),
        counted=len(counted),
        best=_fact(good.iloc[-1]) if len(good) else None,
        below=len(below),
        near_below=int((stands[below.index] == NEAR).sum()),
        lowest=_fact(counted.iloc[0]) if len(counted) > 1 else None,
        without_percent=int(untold.sum()),
        without_target=int((untold & (report["target_operator"] == "")).sum()),
        own_paces=bool((counted["pace_basis"] == SEASONAL).any()),
        levels=_levels(report[(report["pace"] == "none") & report["value"].notna()]),
        ended=period.months == _YEAR,
    )


def _levels(report: pd.DataFrame) -> Levels:
    rows = report[report["target_operator"] != ""].to_dict("records")
    due = [row for row in rows if row["verdict"] in (*DECIDED, UNDECIDED)]
    today = [row for row in rows if row["verdict"] == NOT_DUE and stands_today(row)]
    states = [row["verdict"] for row in due] + [stands_today(row) for row in today]
    short = max([*due, *today], key=shortfall, default=None)
    return Levels(
        told=len(states),
        reached=states.count(EXCEEDED) + states.count(MET),
        missed=[row["verdict"] for row in due].count(MISSED),
        undecided=states.count(UNDECIDED),
        today=len(today),
        furthest=short["indicator"] if short and shortfall(short) else "",
    )


def _fact(row: pd.Series) -> Fact:
    return Fact(
        row["indicator"],
        row["name"],
        row["short"],
        float(row["pct_plan"]),
        int(row["pct_decimals"]),
        row["standing"],
        bool(row["over"]),
        bool(row["is_budget"]),
    )
