"""What is computed of a row of the report, told: its plan, what is left of it, where the year will end."""

from typing import Any

import pandas as pd

from analysis.course import year_forecast
from analysis.percent import COMPUTED, IMPLIED
from domain.bars import YearForecast
from domain.indicators import COUNT
from domain.numbers import format_number, round_half_up
from domain.periods import QUARTER_ENDS, Period
from domain.told_numbers import Told, computed_decimals, tell, tell_forecast
from texts import t

Row = Any
_THREE_QUARTERS, _WHOLE_YEAR = 9, 12


def unit_of(row: Row) -> str:
    """What stands right after a number of the row: '%', ' tỷ đồng'."""
    return "%" if row["value_unit"] == "%" else f" {row['unit_name']}"


def words(told: Told, unit: str, lang: str) -> str:
    """'≈1.944 tỷ đồng (1.899 đến 1.990)'."""
    value = told.number + unit
    return t("plan.interval", lang, value=value, low=told.low, high=told.high) if told.low else value


def plan(row: Row, lang: str) -> Told | None:
    """The year's plan, with the interval that rounding leaves an implied one; None without a plan."""
    return None if pd.isna(row["plan"]) else _of_plan(row, "plan", int(row["plan_decimals"]), lang)


def left(row: Row, lang: str) -> Told | None:
    """What is still to be done of the plan; None where nothing is."""
    if pd.isna(row["needed"]) or row["needed"] <= 0:
        return None
    return _of_plan(row, "needed", computed_decimals(row["decimals"]), lang)


def has_ratio(row: Row, period: Period) -> bool:
    """Whether what is left may be told as a multiple of the average so far; of a count (few units) not."""
    return pd.notna(row["needed_ratio"]) and row["kind"] != COUNT and period.months in QUARTER_ENDS


def ratio(row: Row, lang: str) -> str:
    """'gấp ≈1,4 lần', or 'bằng ≈9%' where less than the average is left to be done."""
    # 1,0 times is no more, whatever stands behind the digit that is shown.
    if round_half_up(row["needed_ratio"], 1) > 1:
        return t("plan.ratio_more", lang, ratio=words(_of_plan(row, "needed_ratio", 1, lang), "", lang))
    names = ("needed_ratio", "needed_ratio_low", "needed_ratio_high")
    percents = {**row, **{name: 100 * row[name] for name in names}}
    return t("plan.ratio_less", lang, ratio=words(_of_plan(percents, "needed_ratio", 0, lang), "%", lang))


def needed(row: Row, lang: str, period: Period) -> str:
    """'≈1.944 tỷ đồng (1.899 đến 1.990); mỗi quý còn lại phải gấp ≈1,4 lần …'; '' where nothing is left."""
    still = left(row, lang)
    if still is None or period.months == _WHOLE_YEAR:
        return ""
    text = words(still, unit_of(row), lang)
    if not has_ratio(row, period):
        return text
    key = "plan.needed_last" if period.months == _THREE_QUARTERS else "plan.needed"
    return t(key, lang, left=text, ratio=ratio(row, lang))


def percent_of_plan(row: Row, lang: str) -> str:
    """'68%'; '≈85% (84 đến 86)' where it is taken of an implied plan; '' where there is none."""
    if pd.isna(row["pct_plan"]):
        return ""
    # What is taken of an implied plan that nobody gave a percent of is no surer than that plan.
    if row["plan_origin"] == IMPLIED and row["pct_plan_origin"] == COMPUTED:
        return words(_part_of_plan(row, row["value"], int(row["pct_decimals"]), lang), "%", lang)
    return format_number(row["pct_plan"], int(row["pct_decimals"]), lang) + "%"


def forecast(row: Row, period: Period, lang: str) -> str:
    """'2.150 tỷ đồng (2.010 đến 2.300)'; '' where there is none. A straight line is called one."""
    told = year_forecast(row, period)
    if told is None:
        return ""
    text = words(tell_forecast(told, lang), unit_of(row), lang)
    return text if told.seasonal else t("forecast.straight", lang, value=text)


def forecast_of_plan(told: YearForecast, row: Row, lang: str) -> str:
    """What part of the plan the forecast is: '≈91% (90 đến 91)'; '' without a plan."""
    if pd.isna(row["plan"]) or row["plan"] <= 0:
        return ""
    return words(_part_of_plan(row, told.value, 0, lang), "%", lang)


def _of_plan(row: Row, name: str, digits: int, lang: str) -> Told:
    """A number of the row that rests on its plan, named with _low and _high."""
    if row["plan_origin"] != IMPLIED:
        return tell(row[name], digits, lang)
    return tell(row[name], digits, lang, (row[f"{name}_low"], row[f"{name}_high"]), about=True)


def _part_of_plan(row: Row, value: float, digits: int, lang: str) -> Told:
    ends = (100 * value / row["plan_high"], 100 * value / row["plan_low"]) if row["plan_low"] > 0 else None
    percent, is_implied = 100 * value / row["plan"], row["plan_origin"] == IMPLIED
    return tell(percent, digits, lang, ends if is_implied else None, about=is_implied)
