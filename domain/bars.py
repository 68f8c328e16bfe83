"""What charts draw, as exact values: analysis makes them, charts draw them, tests compare them."""

from datetime import date
from typing import NamedTuple

MONTHS_A_YEAR = 12


class PercentBar(NamedTuple):
    """Percent of plan of one indicator: `pct` in percent, written with `decimals`.

    `pace` is ahead, near, behind or none; `over` marks spending past its plan; `estimate` an actual
    that is still an estimate; `implied` a plan computed from the reported percent; `verdict` (exceeded,
    met, missed) stands in the place of the pace once the year is over; `own_pace` is the pace by the
    unit's own past years, None where the year passes evenly.
    """

    indicator: str
    name: str
    pct: float
    decimals: int
    pace: str
    over: bool = False
    estimate: bool = False
    implied: bool = False
    is_budget: bool = False
    verdict: str = ""
    own_pace: float | None = None


class PercentBars(NamedTuple):
    """All bars of a unit and period, furthest behind first; `missing` names those without a plan.

    `pace_pct` is the share of the year that has passed, None for a plan year.
    """

    bars: tuple[PercentBar, ...]
    pace_pct: float | None
    missing: tuple[str, ...] = ()

    def pace_of(self, bar: PercentBar) -> float | None:
        """The pace that a bar is judged by."""
        return self.pace_pct if bar.own_pace is None else bar.own_pace

    @property
    def has_own_paces(self) -> bool:
        """Whether some bars are judged by the unit's own past years."""
        return any(bar.own_pace is not None and bar.pace != "none" for bar in self.bars)


class GrowthBar(NamedTuple):
    """Year on year of one indicator as an index (106.7 is a growth of 6.7%)."""

    indicator: str
    name: str
    yoy_index: float
    decimals: int
    origin: str
    estimate: bool = False


class GrowthBars(NamedTuple):
    """All growth bars of a unit and period, lowest first; `missing` names those without an index.

    `rates` are the changes in points of what is compared so; no bar is drawn of them.
    """

    bars: tuple[GrowthBar, ...]
    year_before: int | None
    missing: tuple[str, ...] = ()
    rates: tuple[float, ...] = ()


class TrendPoint(NamedTuple):
    """A value cumulated from January over `months`."""

    months: int
    value: float
    decimals: int
    estimate: bool = False


class PlanLine(NamedTuple):
    """The plan of a whole year; `implied` where it was computed from the reported percent.

    `steps` are (months, share of the plan as a part of 1) by the unit's own past years; without them the
    year passes evenly. `is_budget`: what is planned is a budget's, which has a name of its own.
    """

    value: float
    decimals: int
    implied: bool = False
    steps: tuple[tuple[int, float], ...] = ()
    is_budget: bool = False

    def path(self, *, is_level: bool) -> tuple[tuple[int, float], ...]:
        """Months and values: from nothing to the plan by the season's steps, or a level to be held."""
        shares = ((0, 1.0),) if is_level else ((0, 0.0), *self.steps)
        return (*((months, self.value * share) for months, share in shares), (MONTHS_A_YEAR, self.value))


class YearForecast(NamedTuple):
    """Where the year will end, foretold after `months`: by the season of past years or by a straight line.

    No interval for a straight line, nor where past years differ too much for one.
    """

    months: int
    value: float
    decimals: int
    low: float | None = None
    high: float | None = None
    seasonal: bool = True


class Trend(NamedTuple):
    """One indicator over this year and the last, in `unit` of measure, with the year's plan.

    `full_year` is the unit's own estimate of the whole year; `is_level` marks what does not add up over the
    year (a rate, a stock): its plan is a level to be held.
    """

    name: str
    unit: str
    year: int
    this_year: tuple[TrendPoint, ...]
    last_year: tuple[TrendPoint, ...]
    plan: PlanLine | None = None
    forecast: YearForecast | None = None
    full_year: TrendPoint | None = None
    is_level: bool = False


class TaskDot(NamedTuple):
    """One task at its deadline; `state` is shown (analysis.task_states), `inferred` marks the year's end."""

    title: str
    deadline: date
    state: str
    inferred: bool


class TaskTimeline(NamedTuple):
    """The tasks of a year from the `first` to the `last` day drawn, seen `on` a day; dots by deadline."""

    dots: tuple[TaskDot, ...]
    first: date
    last: date
    on: date


class YearBar(NamedTuple):
    """One year's value cumulated over the same months; `yoy_index` on the year before, None where unknown."""

    year: int
    value: float
    decimals: int
    estimate: bool
    yoy_index: float | None


class YearBars(NamedTuple):
    """The same `months` of several years of one indicator, in `unit` of measure, oldest first."""

    name: str
    unit: str
    months: int
    bars: tuple[YearBar, ...]
