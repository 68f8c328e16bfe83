"""The finding of one indicator in sentences: how it stands, what is left to do, where the year will end."""

from typing import Any

import pandas as pd

from analysis.course import year_forecast
from analysis.pace import AHEAD, SEASONAL, points_from_pace
from charts.wording import pace_number, verdict_word
from domain.bars import YearForecast
from domain.columns import ESTIMATE
from domain.indicators import COUNT, MILESTONE, RATE
from domain.numbers import format_number
from domain.periods import QUARTER_ENDS, Period
from domain.told_numbers import tell_forecast
from domain.verdicts import DECIDED
from reports import computed, wording
from reports.computed import unit_of
from texts import t

Row = dict[str, Any]
_FIRST, _LAST_BUT_ONE, _YEAR = 3, 9, 12
_PERCENTS = ("%", "điểm %")


def finding(row: Row, period: Period, lang: str) -> str:
    """The finding of a row of the report, with **stars** around what carries it."""
    if pd.isna(row["value"]):
        return _without_value(row, period, lang)
    clauses = [_standing(row, lang), _against(row, lang), _growth(row, lang), _verdict(row, lang)]
    first = "; ".join(filter(None, clauses)) + "."
    return " ".join(filter(None, (first, _needed(row, period, lang), _forecast(row, period, lang))))


def forecast_words(told: YearForecast | None, row: Row, lang: str) -> str:
    """'1.140,8 tỷ đồng (80% khả năng từ 1.061,4 đến 1.232,9)', or why there is no interval; '' without."""
    if told is None:
        return ""
    number = tell_forecast(told, lang)
    value = number.text + unit_of(row)
    if not told.seasonal:
        return _t("straight_short", lang, value=value)
    return _t("likely", lang, value=value, low=number.low, high=number.high) if number.low else value


def target_words(row: Row, lang: str) -> str:
    """'từ 64% trở lên', 'từ 750.000 lượt người trở lên'."""
    if row["value_unit"] in _PERCENTS:
        return wording.target(row, lang)

    def say(key: str, lang: str, **values: str) -> str:
        return t(key, lang, **{name: text and f"{text} {row['unit_name']}" for name, text in values.items()})

    return wording.target(row, lang, say)


def _without_value(row: Row, period: Period, lang: str) -> str:
    if not row["target_operator"]:
        return _t("nothing", lang, name=row["name"])
    told = {"name": row["name"], "year": period.year, "target": target_words(row, lang)}
    return _t("only_target", lang, **told, giver=_giver(row, lang))


def _standing(row: Row, lang: str) -> str:
    """'**… ước thực hiện 4.132 tỷ đồng, đạt 68% kế hoạch**'."""
    if row["kind"] == MILESTONE:
        return f"**{_t('completed' if row['value'] >= 1 else 'open', lang, name=row['name'])}**"
    percent, is_rate = wording.percent(row, lang), row["kind"] == RATE
    reached = row["cumulates"] or row["kind"] == COUNT
    key = "done" if row["cumulates"] and not is_rate else "reached" if reached else "stands"
    key += "_estimate" if row["grade"] == ESTIMATE else ""
    text = _t(key, lang, name=row["name"], amount=wording.amount(row, lang))
    if percent and not is_rate:
        text += _t("of_plan", lang, percent=percent, plan=wording.plan_name(row, lang))
    return f"**{text}**"


def _against(row: Row, lang: str) -> str:
    """Against the pace, or against the target where there is none; why, where neither can be said."""
    if row["over"]:
        return f"**{wording.state(row, lang)[1]}**"
    if not row["cumulates"]:
        away = wording.distance(row, lang)
        named = _t("target", lang, target=target_words(row, lang)) if row["target_operator"] else ""
        return f"**{away}** ({named})" if away else named or _reason("no_plan", lang)
    if row["verdict"] in DECIDED:
        return ""
    if row["pace"] == "none":
        return _reason(row["pct_reason"], lang)
    return _pace(row, lang)


def _pace(row: Row, lang: str) -> str:
    apart, digits = points_from_pace(row["pct_plan"], int(row["pct_decimals"]), row["pace_pct"])
    if row["pace"] == AHEAD and apart <= 0:
        # A plan that is done; the sentence on what is left says so.
        return ""
    side = "above" if apart > 0 else "below" if apart else "equal"
    basis = "own_pace" if row["pace_basis"] == SEASONAL else "even_pace"
    told = _t(side, lang, points=format_number(abs(apart), digits, lang))
    pace_name = _t(basis, lang, pace=pace_number(row["pace_pct"], lang))
    return _t("pace", lang, state=_lowered(t(f"pace.{row['pace']}", lang)), told=told, pace=pace_name)


def _growth(row: Row, lang: str) -> str:
    if row["kind"] == MILESTONE:
        return ""
    text = wording.growth_on_prior(row, lang)
    # That rates are compared in points is no reason that there is nothing to compare with.
    reason = "no_prior" if row["yoy_reason"] == "rate_in_points" else row["yoy_reason"]
    return text or _reason(reason, lang)


def _verdict(row: Row, lang: str) -> str:
    if row["verdict"] not in DECIDED:
        return ""
    return _t("verdict", lang, verdict=verdict_word(row["verdict"], lang))


def _needed(row: Row, period: Period, lang: str) -> str:
    if pd.isna(row["needed"]) or period.months == _YEAR:
        return ""
    still = computed.left(row, lang)
    if still is None:
        return "" if row["over"] else _t("met", lang)
    left = computed.words(still, unit_of(row), lang)
    months = period.months if period.months in QUARTER_ENDS else "other"
    return _t(f"needed_{months}", lang, left=f"**{left}**", ratio=_ratio(row, period, lang))


def _ratio(row: Row, period: Period, lang: str) -> str:
    if not computed.has_ratio(row, period):
        return ""
    base = _t("first_quarter" if period.months == _FIRST else "average", lang, months=period.months)
    each = "" if period.months == _LAST_BUT_ONE else _t("each", lang)
    return f", {each}{computed.ratio(row, lang)} {base}"


def _forecast(row: Row, period: Period, lang: str) -> str:
    told = year_forecast(row, period)
    if told is None:
        return ""
    if not told.seasonal:
        text = _t("straight", lang, value=tell_forecast(told, lang).text + unit_of(row))
    else:
        years = int(row["season_years"])
        text = _t("seasonal", lang, likely=forecast_words(told, row, lang), years=years)
    return text + _of_plan(told, row, lang) + "."


def _of_plan(told: YearForecast, row: Row, lang: str) -> str:
    percent = computed.forecast_of_plan(told, row, lang)
    plan = t("plan.budget" if row["is_budget"] else "plan.other", lang)
    return _t("forecast_of_plan", lang, percent=percent, plan=plan) if percent else ""


def _giver(row: Row, lang: str) -> str:
    giver = t(f"assigner.{row['target_assigner']}", lang) if row["target_assigner"] else ""
    return f" ({giver})" if giver else ""


def _reason(code: str, lang: str) -> str:
    return _lowered(t(f"analysis.reason.{code}", lang)) if code else ""


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _t(key: str, lang: str, **values: object) -> str:
    return t(f"indicator_page.{key}", lang, **values)
