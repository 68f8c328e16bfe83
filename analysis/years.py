"""The same months of several years, side by side."""

import pandas as pd

from analysis.selection import one_each, rows_of
from domain.bars import YearBar, YearBars
from domain.catalogue import Catalogue
from domain.columns import ACTUAL, ESTIMATE
from domain.indicators import RATE
from domain.periods import FIRST_YEAR, Period

MOST_YEARS = 6


def same_months(period: Period) -> list[int]:
    """The period codes of the same months of this year and those before it, oldest first."""
    years = range(max(period.year - MOST_YEARS + 1, FIRST_YEAR), period.year + 1)
    return [Period(year, period.months).code for year in years]


def year_bars(
    figures: pd.DataFrame, catalogue: Catalogue, indicator: str, period: Period, lang: str = "vi"
) -> YearBars:
    """The actuals of one unit and indicator in `same_months`, each with its index on the year before it.

    The index is that of two stored values one year apart; None where the year before is unknown or was
    not positive.
    """
    one = catalogue.indicators[indicator]
    mine = figures[figures["indicator"] == indicator]
    bars: list[YearBar] = []
    for code in same_months(period):
        rows = one_each(rows_of(mine, ACTUAL, Period.from_code(code)))
        for row in rows.itertuples():
            year, before = code // 100, bars[-1] if bars else None
            grows = one.kind != RATE and before and before.year == year - 1 and before.value > 0
            index = 100 * row.value / before.value if grows and before else None
            bars.append(YearBar(year, float(row.value), int(row.decimals), row.grade == ESTIMATE, index))
    unit = catalogue.measure_units.by_code[one.measure_unit].name(lang)
    return YearBars(one.short(lang), unit, period.months, tuple(bars))
