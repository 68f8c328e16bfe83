"""The words of a slide: its finding as the title, its numbers, where they come from."""

from typing import NamedTuple

import pandas as pd

from analysis.deck import OVER
from analysis.pace import SEASONAL
from charts.wording import months_label, pace_number
from domain.clock import written_day
from domain.numbers import format_number, round_half_up
from domain.periods import QUARTER_ENDS, Period
from domain.verdicts import DECIDED
from texts import t
from ui import wording
from ui.reads import Source
from ui.wording import Row, sentence_case

_PLAN, _WHOLE_YEAR, _LAST_QUARTER = 100.0, 12, 9
_CLASSES = {"exceeded": "ahead", "met": "ahead", "missed": "behind", OVER: "near"}


class Number(NamedTuple):
    """One of the few large numbers of a slide: what it is, itself, what stands beneath it, its colour."""

    label: str
    value: str
    below: str
    style: str = ""


def finding(row: Row, period: Period, lang: str) -> str:
    """'Sản xuất công nghiệp đạt 68% kế hoạch, thấp hơn 7 điểm phần trăm so với tiến độ bình quân'."""
    if pd.isna(row["pct_plan"]):
        key = "title_growth_no_plan" if row["pct_reason"] == "no_plan" else "title_growth"
        return _title(key, row, lang, growth=wording.growth_on_prior(row, lang))
    # That a plan was adjusted stands with the source: a title has two lines.
    plan = wording.plan_name({**row, "target_adjusted": False}, lang)
    told = {"pct": wording.percent(row, lang), "plan": plan}
    if row["over"]:
        return _title("title_over", row, lang, **told)
    if row["pace"] == "none":
        return _title("title_plain", row, lang, **told)
    if row["pct_plan"] >= _PLAN:
        return _title("title_full", row, lang, **told)
    apart, points = _points_from_pace(row, lang)
    if period.months == _WHOLE_YEAR:
        return _title("title_short", row, lang, points=points, **told)
    pace = t("present.pace_own" if row["pace_basis"] == SEASONAL else "present.pace_even", lang)
    key = "title_below" if apart < 0 else "title_above" if apart > 0 else "title_at"
    return _title(key, row, lang, points=points, pace=pace, **told)


def _title(key: str, row: Row, lang: str, **values: object) -> str:
    return t(f"present.{key}", lang, name=row["short"], **values)


def _points_from_pace(row: Row, lang: str) -> tuple[float, str]:
    """How far a percent stands from its pace, in points with the digits that both are shown with."""
    pace = row["pace_pct"]
    digits = max(int(row["pct_decimals"]), 0 if round_half_up(pace, 1) == int(pace) else 1)
    shown = float(round_half_up(row["pct_plan"], int(row["pct_decimals"])))
    apart = float(round_half_up(shown - float(round_half_up(pace, digits)), digits))
    return apart, format_number(abs(apart), digits, lang)


def plan_noun(row: Row, lang: str) -> str:
    """'Dự toán năm', 'Kế hoạch năm'."""
    return t("present.year_budget" if row["is_budget"] else "present.year_plan", lang)


def numbers(row: Row, period: Period, lang: str) -> list[Number]:
    """At most four: the value, the percent of plan, year on year, what is still needed."""
    found = (_value(row, period, lang), _percent(row, lang), _growth(row, period, lang))
    return [one for one in (*found, _needed(row, period, lang)) if one]


def _value(row: Row, period: Period, lang: str) -> Number:
    grade = t(f"grade.{row['grade']}", lang) if row["grade"] else t("present.actual", lang)
    months = wording.months_name(period, lang)
    label = t("present.value", lang, grade=grade, months=months[:1].lower() + months[1:])
    if row["value_unit"] == "%":
        return Number(sentence_case(label), wording.amount(row, lang), "")
    return Number(sentence_case(label), wording.value(row, lang), row["unit_name"])


def _percent(row: Row, lang: str) -> Number | None:
    text = wording.percent(row, lang)
    if not text:
        return None
    style, state = wording.state(row, lang)
    if row["pace"] != "none" and not row["over"] and row["verdict"] not in DECIDED:
        state = t("present.state", lang, state=state, pace=pace_number(row["pace_pct"], lang))
    label = t("present.against_budget" if row["is_budget"] else "present.against_plan", lang)
    return Number(label, text, state, style)


def _growth(row: Row, period: Period, lang: str) -> Number | None:
    text = wording.growth(row, lang)
    if not text:
        return None
    prior = wording.prior(row, lang)
    unit = "%" if row["value_unit"] == "%" else f" {row['unit_name']}"
    below = t("present.prior", lang, value=prior + unit) if prior else ""
    return Number(t("present.against_prior", lang, year=period.year - 1), sentence_case(text), below)


def _needed(row: Row, period: Period, lang: str) -> Number | None:
    if pd.isna(row["needed"]) or row["needed"] <= 0 or not 0 < period.months < _WHOLE_YEAR:
        return None
    left = _WHOLE_YEAR - period.months
    key = "needed_last_quarter" if period.months == _LAST_QUARTER else "needed"
    about = "≈" if row["plan_origin"] == "implied" else ""
    digits = min(int(row["decimals"]), 1)
    below = row["unit_name"]
    if pd.notna(row["needed_ratio"]) and period.months in QUARTER_ENDS:
        key_ratio = "ratio_last" if period.months == _LAST_QUARTER else "ratio"
        months = months_label(period.months, lang)
        below = t(f"present.{key_ratio}", lang, unit=below, ratio=wording.ratio(row, lang), months=months)
    value = about + format_number(row["needed"], digits, lang)
    return Number(t(f"present.{key}", lang, months=left), value, below)


def source_line(row: Row, source: Source | None, lang: str) -> str:
    """Who sent it and when, which edition, how settled, and what was computed from reported ratios."""
    parts = [row["source"]] if row["source"] else []
    if source:
        day = written_day(source.at)
        parts.append(t("present.sent", lang, who=source.who, day=day, edition=source.edition))
    told = t("present.source", lang, told="; ".join(parts)) if parts else ""
    grade = t("present.grade", lang, grade=t(f"grade.{row['grade']}", lang)) if row["grade"] else ""
    is_adjusted = row["target_adjusted"] and row["plan_origin"] == "assigned"
    adjusted = t("present.adjusted", lang) if is_adjusted else ""
    return " · ".join(filter(None, (told, grade, adjusted, _implied(row, lang))))


def _implied(row: Row, lang: str) -> str:
    """What stands with ≈ on the slide, and why."""
    plan = row["plan_origin"] == "implied"
    prior = pd.isna(row["prior"]) and pd.notna(row["yoy_index"])
    key = "implied_both" if plan and prior else "implied_plan" if plan else "implied_prior" if prior else ""
    return t(f"present.{key}", lang) if key else ""


def count_words(counts: dict[str, int], lang: str) -> list[Number]:
    """How many stand how: '▼ 5' over 'Chậm tiến độ', the best first."""
    order = ("ahead", "exceeded", "met", "near", OVER, "behind", "missed")
    signs = {"ahead": "▲", "near": "●", "behind": "▼", "exceeded": "▲", "met": "✓", "missed": "✗", OVER: "⚠"}
    return [
        Number("", f"{signs[name]} {counts[name]}", _standing_word(name, lang), _CLASSES.get(name, name))
        for name in order
        if name in counts
    ]


def _standing_word(name: str, lang: str) -> str:
    if name == OVER:
        return t("chart.over_plan", lang)
    return t(f"pace.{name}" if name in ("ahead", "near", "behind") else f"verdict.{name}", lang)
