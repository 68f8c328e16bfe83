"""Units against each other by one indicator of one period, from the report of many units."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import pandas as pd

from analysis.drawn_rows import growth_rows, percent_rows
from analysis.pace import NONE, SEASONAL, is_below
from domain.bars import GrowthBar, GrowthBars, PercentBar, PercentBars
from domain.collation import vietnamese_order
from domain.columns import ESTIMATE
from domain.indicators import FLOW, RATE, Indicator
from domain.periods import Period
from domain.unit_bars import ValueBar, ValueBars

PERCENT, GROWTH, VALUE = "percent", "growth", "value"
_NUMBERS = {
    PERCENT: ("pct_plan", "pct_decimals"), GROWTH: ("yoy_index", "yoy_decimals"),
    VALUE: ("value", "decimals"),
}  # fmt: skip
_SAME = 100.0
Bar = TypeVar("Bar", PercentBar, GrowthBar)


class Ends(NamedTuple):
    """What the sentence above a comparison tells; `lowest` and `highest` are rows of the ranking.

    `below`: of the `paced` units those below their pace; `up` and `down`: whose figure grew or fell;
    `rank` of one unit from the highest number down, None where it has none; `own_paces`: some units are
    judged by their own past years.
    """

    ranked: int
    paced: int
    below: int
    up: int
    down: int
    lowest: pd.Series
    highest: pd.Series
    rank: int | None
    own_paces: bool


def measures_of(indicator: Indicator) -> tuple[str, ...]:
    """By what units can be compared: percent of plan where it cumulates, growth but for rates, the value."""
    percent = (PERCENT,) if indicator.cumulates else ()
    return (*percent, *((GROWTH,) if indicator.kind != RATE else ()), VALUE)


def rank_units(report: pd.DataFrame, measure: str, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows of one indicator that have the number of a measure, those a leader asks about first.

    `report`: rows of analysis.report.units_report; `names`: by unit key. Adds name, number, digits and
    rank (1 is the highest number, equal ones share it). The lowest percent or growth comes first, the
    highest where less is better; of values the largest.
    """
    number, digits = _NUMBERS[measure]
    known = report[report[number].notna()]
    known = known.assign(
        name=known["unit"].map(names),
        number=known[number],
        digits=known[digits],
        rank=known[number].round(9).rank(method="min", ascending=False).astype("int64"),
    )
    lowest_first = measure != VALUE and not (known["direction"] == "down").any()
    by_name = known.iloc[_by_name(known)]
    return by_name.sort_values("number", ascending=lowest_first, kind="stable").reset_index(drop=True)


def ends(ranked: pd.DataFrame, own: str = "") -> Ends | None:
    """What is to be told of a ranking, and the rank of one unit; None where nothing is ranked."""
    if ranked.empty:
        return None
    paced = ranked[ranked["pace"] != NONE]
    below = [is_below(row.pct_plan, int(row.pct_decimals), row.pace_pct) for row in paced.itertuples()]
    ordered = ranked.sort_values("number", kind="stable")
    mine = ranked.loc[ranked["unit"] == own, "rank"]
    return Ends(
        ranked=len(ranked),
        paced=len(paced),
        below=sum(below),
        up=int((ranked["yoy_index"] > _SAME).sum()),
        down=int((ranked["yoy_index"] < _SAME).sum()),
        lowest=ordered.iloc[0],
        highest=ordered.iloc[-1],
        rank=int(mine.iloc[0]) if len(mine) else None,
        own_paces=bool((paced["pace_basis"] == SEASONAL).any()),
    )


def grades_of(ranked: pd.DataFrame) -> dict[str, int]:
    """How many units give their figure as what (domain.columns.GRADES), the commonest first."""
    return {str(grade): int(count) for grade, count in ranked["grade"].value_counts().items() if grade}


def is_of_unknown_prices(indicator: Indicator) -> bool:
    """Whether it is a production value of which the catalogue does not say at which prices."""
    return indicator.group == "economy" and indicator.kind == FLOW and not indicator.price_basis


def bars_of(ranked: pd.DataFrame, measure: str, period: Period) -> PercentBars | GrowthBars | ValueBars:
    """What is drawn of a ranking, in its order: a bar a unit, whose key stands in `indicator` or `unit`."""
    if measure == VALUE:
        return _value_bars(ranked)
    # The unit stands in the place of the indicator, which bars are named by.
    named = ranked.assign(indicator=ranked["unit"], short=ranked["name"])
    if measure == PERCENT:
        percents = percent_rows(named, period)
        return percents._replace(bars=_in_order(percents.bars, ranked))
    growths = growth_rows(named, period)
    return growths._replace(bars=_in_order(growths.bars, ranked))


def _value_bars(ranked: pd.DataFrame) -> ValueBars:
    bars = (
        ValueBar(row.unit, row.name, float(row.value), int(row.decimals), row.grade == ESTIMATE)
        for row in ranked.itertuples(index=False)
    )
    return ValueBars(tuple(bars), ranked["unit_name"].iloc[0] if len(ranked) else "")


def _in_order(bars: tuple[Bar, ...], ranked: pd.DataFrame) -> tuple[Bar, ...]:
    places = {unit: place for place, unit in enumerate(ranked["unit"])}
    return tuple(sorted(bars, key=lambda bar: places[bar.indicator]))


def _by_name(rows: pd.DataFrame) -> list[int]:
    names = [vietnamese_order(str(name)) for name in rows["name"]]
    return sorted(range(len(names)), key=names.__getitem__)
