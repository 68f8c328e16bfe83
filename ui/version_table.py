"""Every version of an indicator's figures and plans: who sent it when, and whether it counts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis.versions import CURRENT, with_standing
from charts.wording import year_plan
from domain.clock import written_day
from domain.columns import PCT_PLAN, YOY_INDEX
from domain.entries import Kept
from domain.numbers import format_number
from domain.periods import Period
from reports import computed, wording
from reports.html_tables import Column
from reports.task_wording import day_word
from texts import t
from ui.html_tables import show_filled
from ui.markup import show_remark

Row = dict[str, Any]
Versions = tuple[pd.DataFrame, pd.DataFrame]
_PERCENTS = (PCT_PLAN, YOY_INDEX)
_COLUMNS = ("measure", "value", "grade", "who", "day", "file", "edition", "standing")
_TARGET = (
    "operator", "value", "decimals", "deadline", "assumed", "written", "assigner", "decision", "effective",
)  # fmt: skip


def standing_versions(versions: Versions, period: Period) -> Versions:
    """Figures and targets (of read_versions), each with how it stands."""
    figures, targets = versions
    return with_standing(figures, period), with_standing(targets, period)


def submissions_of(versions: Versions) -> tuple[int, ...]:
    """The submissions that what counts comes from, oldest first."""
    counting = [frame.loc[frame["standing"] == CURRENT, "submission"] for frame in versions]
    return tuple(sorted({int(number) for numbers in counting for number in numbers}))


def show_versions(versions: Versions, row: Row, lang: str) -> None:
    """Figures and targets (of standing_versions), after a plan that only follows from a percent."""
    figures, targets = versions
    cells = [_implied(row, lang)] if row["plan_origin"] == "implied" else []
    cells += [_figure(one, row, lang) for one in figures.to_dict("records")]
    cells += [_target(one, row, lang) for one in targets.to_dict("records")]
    columns = [Column(t(f"indicator_page.version.{name}", lang), name == "value") for name in _COLUMNS]
    show_filled(t("indicator_page.version.caption", lang), columns, cells)


def show_documents(papers: Sequence[Kept], lang: str) -> None:
    """The signed papers behind the figures; that there is none, where none was attached."""
    if not papers:
        show_remark(t("indicator_page.no_document", lang))
    for one in papers:
        body = one.entry.body or {}
        day = day_word(date.fromisoformat(body["day"]))
        told = {"number": body["number"], "day": day, "signer": body["signer"]}
        show_remark(t("indicator_page.document", lang, **told))


def _implied(row: Row, lang: str) -> tuple[str, ...]:
    plan = computed.plan(row, lang)
    told = computed.words(plan, f" {row['unit_name']}", lang) if plan else ""
    standing = t("indicator_page.version.implied", lang)
    return (_plan_name(row, lang), told, *[""] * (len(_COLUMNS) - 3), standing)


def _plan_name(row: Row, lang: str) -> str:
    return year_plan(lang, is_budget=bool(row["is_budget"]))


def _figure(one: Row, row: Row, lang: str) -> tuple[str, ...]:
    name = " ".join(filter(None, (t(f"measure.{one['measure']}", lang), _assigner(one, lang))))
    unit = "%" if one["measure"] in _PERCENTS or row["value_unit"] == "%" else f" {row['unit_name']}"
    unreadable = pd.isna(one["value"])
    text = one["written"] if unreadable else format_number(one["value"], int(one["decimals"]), lang) + unit
    return (name, f"**{text}**", *_sent(one, lang))


def _target(one: Row, row: Row, lang: str) -> tuple[str, ...]:
    named = {f"target_{name}": one[name] for name in _TARGET} | {"target_high": one["value_high"]}
    written = row | named
    more = (_assigner(one, lang), wording.decision(written, lang))
    name = " ".join(filter(None, (_plan_name(row, lang), *more)))
    return (name, f"**{wording.target(written, lang)}**", *_sent(one, lang))


def _assigner(one: Row, lang: str) -> str:
    return t(f"assigner.{one['assigner']}", lang) if one["assigner"] else ""


def _sent(one: Row, lang: str) -> tuple[str, ...]:
    grade = t(f"grade.{one['grade']}", lang) if one["grade"] else ""
    standing = t(f"indicator_page.version.{one['standing']}", lang)
    return grade, one["who"], written_day(one["at"]), one["file"], str(one["edition"]), standing
