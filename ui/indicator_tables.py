"""One indicator in tables: its plans, its facts, its parts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.course import year_forecast
from analysis.pace import SEASONAL
from analysis.percent import IMPLIED
from charts.wording import pace_number
from domain import targets
from domain.catalogue import Catalogue
from domain.numbers import format_number
from domain.periods import Period
from domain.verdicts import DECIDED
from reports import computed, wording
from reports.finding import forecast_words, target_words
from reports.html_tables import Column
from texts import t
from ui.html_tables import show_filled
from ui.markup import plain, show_remark
from ui.report_tables import show_comments

Row = dict[str, Any]
_NUMBERS = ("value", "plan", "percent", "share")
_YEAR = 12


def show_plans(plans: pd.DataFrame, row: Row, period: Period, lang: str) -> None:
    """Each plan of the indicator with percent, pace and need; without one that was given the implied one."""
    rows = plans[plans["indicator"] == row["indicator"]].to_dict("records") or [row]
    names = ("giver", "aim", "percent", "pace_column", "state", "needed", "verdict", "decision")
    cells = [
        (
            wording.sentence_case(wording.plan_name(one, lang)) if _aim(one, lang) else "",
            _aim(one, lang),
            f"**{wording.percent(one, lang)}**" if wording.percent(one, lang) else "",
            _pace(one, lang) if period.months < _YEAR else "",
            _state(one, lang),
            computed.needed(one, lang, period),
            wording.verdict(one, lang),
            wording.decision(one, lang),
        )
        for one in rows
    ]
    if any(one[1] or one[2] for one in cells):
        show_filled(t("indicator_page.plans", lang), _columns(names, lang), cells)


def show_facts(row: Row, period: Period, lang: str) -> None:
    """Value, last year's, growth, where the year will end, who leads and who supports."""
    names = ("value", "prior", "growth", "forecast", "full_year", "lead_body", "supporting", "note")
    known = pd.notna(row["value"])
    grade = t(f"grade.{row['grade']}", lang) if row["grade"] else ""
    cells = (
        f"**{wording.amount(row, lang)}** {grade}".strip() if known else "",
        wording.prior(row, lang) if known else "",
        wording.sentence_case(wording.growth(row, lang)),
        forecast_words(year_forecast(row, period), row, lang),
        wording.full_year(row, lang),
        row["lead_body"],
        row["supporting"],
        row["note"],
    )
    show_filled(t("indicator_page.facts", lang), _columns(names, lang, period.year - 1, numbers=()), [cells])


def show_parts(parts: pd.DataFrame, rest: pd.DataFrame, period: Period, lang: str) -> None:
    """The parts with share, percent of plan and growth, and what the total is without its one-off part."""
    rows = [(row["name"], row) for row in parts.to_dict("records")]
    rows += [(t("indicator_page.without_land", lang), row) for row in rest.to_dict("records")]
    names = ("part", "value", "share", "plan", "percent", "growth")
    cells = [
        (
            name,
            wording.amount(row, lang),
            _share(row, lang),
            computed.words(plan, "", lang) if (plan := computed.plan(row, lang)) else "",
            computed.percent_of_plan(row, lang),
            wording.sentence_case(wording.growth(row, lang)),
        )
        for name, row in rows
    ]
    show_filled(t("indicator_page.parts", lang), _columns(names, lang, period.year - 1), cells)
    if len(rest):
        show_remark(t("indicator_page.without_land_note", lang))


def show_words(own: pd.DataFrame, comments: Mapping[str, Mapping[str, str]], lang: str) -> None:
    """Cause, solution and proposal of the unit; that it gave none, where it did not."""
    show_comments(own, comments, lang)
    if not set(own["indicator"]) & set(comments):
        show_remark(t("indicator_page.no_comment", lang))


def tell_other(wanted: str, report: pd.DataFrame, catalogue: Catalogue, lang: str) -> None:
    """That the indicator the address names is not among those of the report, and another one is shown."""
    if wanted in catalogue.indicators and wanted not in set(report["indicator"]):
        st.info(t("indicator_page.not_here", lang, name=plain(catalogue.indicators[wanted].name(lang))))


def _columns(
    names: tuple[str, ...], lang: str, year: int = 0, numbers: tuple[str, ...] = _NUMBERS
) -> list[Column]:
    own = ("part", "aim", "share", "pace_column", "forecast", "supporting")
    keys = [f"indicator_page.{name}" if name in own else f"table.{name}" for name in names]
    return [Column(t(key, lang, year=year), name in numbers) for key, name in zip(keys, names, strict=True)]


def _aim(row: Row, lang: str) -> str:
    """What the plan asks for: an amount, '≈…' where it is implied, or the target in words."""
    if pd.notna(row["plan"]) and row["target_operator"] in ("", targets.GE, targets.EQ):
        told = computed.plan(row, lang)
        amount = computed.words(told, f" {row['unit_name']}", lang) if told else ""
        return t("indicator_page.implied", lang, plan=amount) if row["plan_origin"] == IMPLIED else amount
    return target_words(row, lang)


def _state(row: Row, lang: str) -> str:
    """Against the pace, or how far from the target; nothing once the verdict says it all."""
    if row["verdict"] in DECIDED and not row["over"]:
        return ""
    return wording.state(row, lang)[1] if row["cumulates"] else wording.distance(row, lang)


def _pace(row: Row, lang: str) -> str:
    """The pace the percent is judged by, and what it rests on."""
    if pd.isna(row["pct_plan"]) or row["pace"] == "none":
        return ""
    key = "own_short" if row["pace_basis"] == SEASONAL else "even_short"
    return t(f"indicator_page.{key}", lang, pace=pace_number(row["pace_pct"], lang))


def _share(row: Row, lang: str) -> str:
    share = row["share"]
    return "" if pd.isna(share) else format_number(share, int(row["share_decimals"]), lang) + "%"
