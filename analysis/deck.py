"""The deck of a unit and period: which slides there can be, in which order, and what their counts are."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.levels import level_rows, shortfall
from analysis.need_order import order_by_need
from analysis.pace import NONE
from analysis.standing import standing
from analysis.task_states import is_open
from analysis.task_states import order_by_need as tasks_by_need
from domain.periods import Period
from domain.tasks import Task
from domain.verdicts import DECIDED

# Keys of the slides that are of no indicator; no code of the catalogue begins so.
OF_NO_INDICATOR = "@"
SUMMARY, TARGETS, TASKS, CLOSE = "@summary", "@targets.", "@tasks", "@close"
TARGETS_A_SLIDE = 12
_MONTHS_AHEAD = 3


class Deck(NamedTuple):
    """The keys of the slides shown, in order, and of those that were chosen and can no longer be shown."""

    shown: tuple[str, ...]
    skipped: tuple[str, ...] = ()


def possible_slides(report: pd.DataFrame, *, has_tasks: bool) -> tuple[str, ...]:
    """Every slide there can be: summary, indicators by need, tasks, close.

    An indicator has a slide where it has a percent of plan, a growth or a level; where rates and
    stocks are all there is, the targets of the year that have no figure yet are shown too, so many a slide.
    """
    rows = told_rows(report)
    is_told = rows["cumulates"] & (rows["pct_plan"].notna() | rows["yoy_index"].notna())
    pages = 0 if is_told.any() else target_pages(report)
    targets = [f"{TARGETS}{place}" for place in range(1, pages + 1)]
    return (SUMMARY, *rows["indicator"], *targets, *([TASKS] if has_tasks else []), CLOSE)


def told_rows(report: pd.DataFrame) -> pd.DataFrame:
    """The rows that have a percent of plan, a growth or a level to tell, furthest behind first.

    Rates and stocks have no percent: they follow, those that fall short of their target by most first.
    """
    told = report["pct_plan"].notna() | report["yoy_index"].notna()
    levels = report.index.isin(level_rows(report).index)
    rows = order_by_need(report[report["value"].notna() & (told | levels)])
    has_percent = rows["pct_plan"].notna()
    others = rows[~has_percent]
    short = pd.Series([shortfall(row) for row in others.to_dict("records")], others.index, dtype="float64")
    order = short.sort_values(ascending=False, kind="stable").index
    return pd.concat([rows[has_percent], others.loc[order]]).reset_index(drop=True)


def unmeasured(report: pd.DataFrame) -> pd.DataFrame:
    """The targets that have no figure yet."""
    return report[(report["target_operator"] != "") & report["value"].isna()]


def target_pages(report: pd.DataFrame) -> int:
    """How many slides the targets without a figure take."""
    return math.ceil(len(unmeasured(report)) / TARGETS_A_SLIDE)


def targets_by_group(report: pd.DataFrame) -> dict[str, int]:
    """How many targets without a figure each group has, in the catalogue's order."""
    groups = list(unmeasured(report)["group"])
    return {name: groups.count(name) for name in dict.fromkeys(groups)}


def targets_on(report: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows with a target that stand on a slide of targets."""
    first = (int(key.removeprefix(TARGETS)) - 1) * TARGETS_A_SLIDE
    return unmeasured(report).iloc[first : first + TARGETS_A_SLIDE]


def choose(possible: Sequence[str], chosen: Sequence[str] | None) -> Deck:
    """The slides chosen, in their order; all there can be where nobody chose, or nothing of it is left."""
    if chosen is None:
        return Deck(tuple(possible))
    kept = tuple(key for key in dict.fromkeys(chosen) if key in possible)
    return Deck(kept or tuple(possible), tuple(key for key in chosen if key not in possible))


def count_standings(report: pd.DataFrame) -> dict[str, int]:
    """How many stand how (analysis.standing), of what has a percent of plan or a verdict."""
    rows = told_rows(report)
    counted = rows["pct_plan"].notna() | rows["verdict"].isin(DECIDED)
    found = [standing(row) for row in rows[counted].to_dict("records")]
    return {name: found.count(name) for name in dict.fromkeys(found) if name != NONE}


def horizon(period: Period) -> date:
    """The last day of the quarter after a period: until then the tasks of a meeting are looked at."""
    months = (period.months or 12) + _MONTHS_AHEAD
    ahead = Period(period.year, months) if months <= 12 else Period(period.year + 1, months - 12)
    return ahead.end


def tasks_due(tasks: Iterable[Task], period: Period, on: date) -> list[Task]:
    """The open tasks due until the end of the quarter after a period, overdue first, as seen on a day."""
    until = horizon(period)
    return tasks_by_need((task for task in tasks if is_open(task) and task.deadline <= until), on)
