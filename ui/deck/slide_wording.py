"""The words of a slide: its finding as the title, its numbers, where they come from."""

from typing import NamedTuple

import pandas as pd

from analysis.pace import SEASONAL, points_from_pace
from analysis.standing import OVER, OVER_BUDGET
from charts.wording import months_label, pace_number
from domain.clock import written_day
from domain.numbers import format_number
from domain.periods import Period
from domain.verdicts import DECIDED
from reports import computed, wording
from reports.reading import Source
from reports.wording import Row, sentence_case
from texts import t

_PLAN, _WHOLE_YEAR, _LAST_QUARTER = 100.0, 12, 9
_CLASSES = {"exceeded": "ahead", "met": "ahead", "missed": "behind", OVER: "near", OVER_BUDGET: "near"}


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
    apart, digits = points_from_pace(row["pct_plan"], int(row["pct_decimals"]), row["pace_pct"])
    points = format_number(abs(apart), digits, lang)
    if period.months == _WHOLE_YEAR:
        return _title("title_short", row, lang, points=points, **told)
    pace = t("present.pace_own" if row["pace_basis"] == SEASONAL else "present.pace_even", lang)
    key = "title_below" if apart < 0 else "title_above" if apart > 0 else "title_at"
    return _title(key, row, lang, points=points, pace=pace, **told)


def _title(key: str, row: Row, lang: str, **values: object) -> str:
    return t(f"present.{key}", lang, name=row["short"], **values)


def numbers(row: Row, period: Period, lang: str) -> list[Number]:
    """At most four: the value, the percent of plan, year on year, what is still needed."""
    found = (value_number(row, period, lang), _percent(row, lang), growth_number(row, period, lang))
    return [one for one in (*found, _needed(row, period, lang)) if one]


def value_number(row: Row, period: Period, lang: str) -> Number:
    """The value with its grade and months."""
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


def growth_number(row: Row, period: Period, lang: str) -> Number | None:
    """Year on year, over last year's value."""
    text = wording.growth(row, lang)
    if not text:
        return None
    prior = wording.prior(row, lang)
    unit = "%" if row["value_unit"] == "%" else f" {row['unit_name']}"
    below = t("present.prior", lang, value=prior + unit) if prior else ""
    return Number(t("present.against_prior", lang, year=period.year - 1), sentence_case(text), below)


def _needed(row: Row, period: Period, lang: str) -> Number | None:
    still = computed.left(row, lang)
    if still is None or not 0 < period.months < _WHOLE_YEAR:
        return None
    months = _WHOLE_YEAR - period.months
    key = "needed_last_quarter" if period.months == _LAST_QUARTER else "needed"
    unit = row["unit_name"]
    if still.low:
        unit = t("plan.interval", lang, value=unit, low=still.low, high=still.high)
    return Number(t(f"present.{key}", lang, months=months), still.number, _effort(row, unit, period, lang))


def _effort(row: Row, unit: str, period: Period, lang: str) -> str:
    """The unit, and how much more or less than so far the rest of the year must bring."""
    if not computed.has_ratio(row, period):
        return unit
    key = "ratio_last" if period.months == _LAST_QUARTER else "ratio"
    told = {"unit": unit, "ratio": computed.ratio(row, lang), "months": months_label(period.months, lang)}
    return t(f"present.{key}", lang, **told)


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
    order = ("ahead", "exceeded", "met", "near", OVER_BUDGET, OVER, "behind", "missed")
    signs = {"ahead": "▲", "near": "●", "behind": "▼", "exceeded": "▲", "met": "✓", "missed": "✗"}
    signs |= dict.fromkeys((OVER, OVER_BUDGET), "⚠")
    return [
        Number("", f"{signs[name]} {counts[name]}", _standing_word(name, lang), _CLASSES.get(name, name))
        for name in order
        if name in counts
    ]


def _standing_word(name: str, lang: str) -> str:
    if name in (OVER, OVER_BUDGET):
        return t("present.over_budget" if name == OVER_BUDGET else "chart.over_plan", lang)
    return t(f"pace.{name}" if name in ("ahead", "near", "behind") else f"verdict.{name}", lang)
