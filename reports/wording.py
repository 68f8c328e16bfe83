"""A row of the report in words: value, percent of plan, growth, state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.levels import apart_from_target, is_reached
from analysis.percent import IMPLIED
from analysis.standing import OVER, OVER_BUDGET, standing
from analysis.verdicts import target_of
from analysis.year_on_year import points_changed
from charts.wording import growth_label, verdict_word
from domain.bars import GrowthBar
from domain.numbers import format_number
from domain.periods import LAST_YEAR, Period
from domain.target_phrases import write_target
from domain.told_numbers import tell
from domain.units import Unit
from domain.verdicts import DECIDED, NOT_ENDED
from texts import t

Row = Any
_NAMED_MONTHS = (3, 6, 9, 12)
_PERCENTS = ("%", "điểm %")
_VERDICT_STYLES = {"exceeded": "ahead", "met": "ahead", "missed": "behind"}
_SIGNS = {"ahead": "▲", "near": "●", "behind": "▼"}


def period_name(period: Period, lang: str) -> str:
    """'9 tháng đầu năm 2023', 'Năm 2024' for a plan year."""
    if not period.months:
        return t("period.year", lang, year=period.year)
    key = period.months if period.months in _NAMED_MONTHS else "other"
    return t(f"period.{key}", lang, year=period.year, months=period.months)


def months_name(period: Period, lang: str) -> str:
    """'Quý I', '9 tháng', 'Cả năm'; 'Kế hoạch năm' for a plan year."""
    if not period.months:
        return t("period.plan", lang)
    key = period.months if period.months in _NAMED_MONTHS else "other"
    return t(f"chart.months.{key}", lang, months=period.months)


def number(row: Row, name: str, lang: str, decimals: str | None = None) -> str:
    """A number of the row with its own decimals; '' where there is none."""
    value = row[name]
    digits = row[decimals or f"{name}_decimals"]
    return "" if pd.isna(value) else format_number(value, int(digits), lang)


def value(row: Row, lang: str) -> str:
    """The actual value with the digits as written."""
    return number(row, "value", lang, "decimals")


def amount(row: Row, lang: str) -> str:
    """The value with its unit of measure: '568,7 tỷ đồng', '57,7%'."""
    text = value(row, lang)
    return f"{text}%" if row["value_unit"] == "%" else f"{text} {row['unit_name']}"


def full_year(row: Row, lang: str) -> str:
    """The unit's own estimate of the whole year with its unit of measure; '' where it gave none."""
    text = number(row, "full_year_estimate", lang, "full_year_decimals")
    return f"{text} {row['unit_name']}" if text else ""


def growth_on_prior(row: Row, lang: str) -> str:
    """'tăng 6,7% so với cùng kỳ', 'bằng cùng kỳ'; '' where there is nothing to compare with."""
    text = growth(row, lang)
    same = text == t("chart.same", lang)
    return text if same or not text else f"{text} {t('card.than_prior', lang)}"


def percent(row: Row, lang: str) -> str:
    """'63,19%', or '' where there is no percent."""
    text = number(row, "pct_plan", lang, "pct_decimals")
    return f"{text}%" if text else ""


def plan_name(row: Row, lang: str) -> str:
    """'dự toán huyện giao', 'kế hoạch', as the indicator and its assigner call for."""
    kind = t("plan.budget" if row["is_budget"] else "plan.other", lang)
    giver = row["assigner"] or ""
    named = f"{kind} {t(f'assigner.{giver}', lang)}" if giver else kind
    is_adjusted = row["target_adjusted"] and row["plan_origin"] == "assigned"
    return t("plan.adjusted", lang, plan=named) if is_adjusted else named


def plan(row: Row, lang: str) -> str:
    """'6.000', or '≈6.076' where it was computed from the reported percent; '' where there is none."""
    if pd.isna(row["plan"]):
        return ""
    about = row["plan_origin"] == IMPLIED
    return tell(row["plan"], int(row["plan_decimals"]), lang, about=about).number


def prior(row: Row, lang: str) -> str:
    """Last year's value; '≈3.873' where it was computed from the reported index; '' where neither is."""
    if pd.notna(row["prior"]):
        return number(row, "prior", lang)
    # An index of 0 says that nothing was done, not what was done the year before.
    if pd.isna(row["yoy_index"]) or row["yoy_index"] <= 0:
        return ""
    return tell(row["value"] / row["yoy_index"] * 100, int(row["decimals"]), lang, about=True).number


def growth(row: Row, lang: str) -> str:
    """'tăng 6,7%'; for a rate 'tăng 3,9 điểm phần trăm'; '' where there is nothing to compare with."""
    if pd.isna(row["yoy_index"]):
        return _points(row, lang)
    bar = GrowthBar(
        row["indicator"], row["short"], row["yoy_index"], int(row["yoy_decimals"]), row["yoy_origin"]
    )
    return growth_label(bar, lang)


def _points(row: Row, lang: str) -> str:
    """The change of a rate in percentage points, with the decimals both years are written in."""
    told = points_changed(row)
    if told is None:
        return ""
    change, digits = told
    key = "up" if change > 0 else "down" if change else "same"
    return t(f"points.{key}", lang, value=format_number(abs(change), digits, lang))


def sentence_case(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def state(row: Row, lang: str) -> tuple[str, str]:
    """The style class and the words of a row's state: verdict, pace, over its plan, or why none."""
    stands = standing(row)
    if stands in (OVER, OVER_BUDGET):
        return "near", "⚠ " + t("chart.over_budget" if stands == OVER_BUDGET else "chart.over_plan", lang)
    if stands in DECIDED:
        return _VERDICT_STYLES[stands], verdict_word(stands, lang)
    if stands in _SIGNS:
        return stands, f"{_SIGNS[stands]} {t('pace.' + stands, lang)}"
    reason = row["pct_reason"] or ""
    return "none", t(f"analysis.reason.{reason}", lang) if reason else ""


def target(row: Row, lang: str, say: Callable[..., str] = t) -> str:
    """A plan target in words: 'từ 90% trở lên', 'dưới 15%'; `say` gives the words of a key."""
    if not row["target_operator"]:
        return ""
    # The deadline stands in a column of its own.
    bare = replace(target_of(row, LAST_YEAR), deadline=None)
    return write_target(bare, say, lang, row["unit_name"])


def distance(row: Row, lang: str) -> str:
    """'thấp hơn mục tiêu 3,5 điểm phần trăm'; of a target reached 'đạt mức mục tiêu, cao hơn 1 điểm …'.

    For what has no percent of plan; '' where it cannot be said.
    """
    told = apart_from_target(row)
    if told is None:
        return ""
    apart, digits = told
    unit = t("target.points", lang) if row["value_unit"] in _PERCENTS else row["unit_name"]
    key = "above" if apart > 0 else "below" if apart else "at"
    # Below a ceiling is where it should be: the distance alone would read like a lack.
    key = f"reached_{key}" if is_reached(row) else key
    return t(f"target.{key}", lang, value=format_number(abs(apart), digits, lang), unit=unit)


def verdict(row: Row, lang: str) -> str:
    """'▲ Vượt', '✓ Đạt', '✗ Không đạt', or why that cannot be said; '' without a target."""
    if not row["verdict"]:
        return ""
    text = verdict_word(row["verdict"], lang)
    if row["verdict"] in DECIDED:
        return f"**{text}**"
    reason = row["verdict_reason"]
    return f"{text} ({t(f'verdict.reason.{reason}', lang)})" if reason != NOT_ENDED else text


def decision(row: Row, lang: str) -> str:
    """'theo 05/QĐ-UBND, từ 05/01/2016'; '' where the plan names neither."""
    day = row["target_effective"]
    parts = [
        t("plan.decision", lang, number=row["target_decision"]) if row["target_decision"] else "",
        t("plan.effective", lang, day=f"{day[8:10]}/{day[5:7]}/{day[:4]}") if day else "",
    ]
    return ", ".join(filter(None, parts))


def unit_end(end: object, lang: str) -> str:
    """That a unit ended, where it did; end is a date or None."""
    if end is None:
        return ""
    return t("frame.ended", lang, day=f"{end:%d/%m/%Y}")


def unit_years(unit: Unit, lang: str) -> str:
    """'từ 01/07/2025', 'đến 30/06/2025', both, or '' where neither day is known."""
    first, last = (f"{day:%d/%m/%Y}" if day else "" for day in (unit.valid_from, unit.valid_to))
    if first and last:
        return t("unit.between", lang, first=first, last=last)
    return t("unit.since", lang, day=first) if first else t("unit.until", lang, day=last) if last else ""
