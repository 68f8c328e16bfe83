"""The report as tables: against plan, against the same period, targets, and figures without either."""

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.levels import is_reached
from analysis.need_order import order_by_need
from analysis.pace import SEASONAL
from domain.entries import COMMENT_FIELDS
from domain.periods import Period
from domain.verdicts import DECIDED
from domain.views import View
from reports import computed, wording
from reports.finding import target_words
from reports.html_tables import Column, Table
from texts import t

# How an indicator's name is written in a table, from its name, its code and the view.
Named = Callable[[str, str, View], str]


def name_only(name: str, *_: object) -> str:
    """An indicator's name without a way to its page."""
    return name


def plan_table(report: pd.DataFrame, view: View, named: Named = name_only) -> Table:
    """Each figure that has a percent or could have one, furthest behind first."""
    period, lang = view.period, view.lang
    rows = order_by_need(report[report["value"].notna() & report["cumulates"]]).to_dict("records")
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("table.value", lang), is_number=True),
        Column(t("table.plan", lang), is_number=True),
        Column(t("table.percent", lang), is_number=True),
        Column(t("table.state", lang)),
        Column(t("table.needed", lang)),
        Column(t("table.year_end", lang)),
        Column(t("table.lead_body", lang)),
    ]
    cells = [
        (
            named(row["name"], row["indicator"], view),
            wording.amount(row, lang),
            wording.plan(row, lang),
            _percent_of(row, lang),
            wording.state(row, lang)[1],
            computed.needed(row, lang, period),
            _year_end(row, period, lang),
            row["lead_body"],
        )
        for row in rows
    ]
    return Table(t("table.plan_caption", lang), columns, cells)


def pace_note(report: pd.DataFrame, lang: str) -> str:
    """What pace and forecast rest on: the unit's own past years, or the months; '' without a pace."""
    judged = report[report["pct_plan"].notna() & (report["pace"] != "none")]
    own = judged[judged["pace_basis"] == SEASONAL]
    if judged.empty:
        return ""
    if own.empty:
        return t("table.pace_even", lang)
    key = "table.pace_own" if len(own) == len(judged) else "table.pace_mixed"
    return t(key, lang, own=len(own), count=len(judged))


def implied_note(report: pd.DataFrame, lang: str) -> str:
    """What ≈ means where a plan was computed from a reported percent; '' where none was."""
    return t("table.implied_note", lang) if (report["plan_origin"] == "implied").any() else ""


def several_plans_table(rows: pd.DataFrame, lang: str) -> Table:
    """Each plan of the indicators that have more than one (rows of analysis.plans), with its decision."""
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("table.giver", lang)),
        Column(t("table.plan", lang), is_number=True),
        Column(t("table.percent", lang), is_number=True),
        Column(t("table.state", lang)),
        Column(t("table.decision", lang)),
    ]
    cells = [
        (
            row["name"],
            wording.plan_name(row, lang),
            wording.plan(row, lang) or wording.target(row, lang),
            f"**{wording.percent(row, lang)}**" if wording.percent(row, lang) else "",
            wording.state(row, lang)[1],
            wording.decision(row, lang),
        )
        for row in rows.to_dict("records")
    ]
    return Table(t("table.several_plans", lang), columns, cells)


def comments_table(report: pd.DataFrame, comments: Mapping[str, Mapping[str, str]], lang: str) -> Table:
    """What the unit says of its indicators: estimate of the year, cause, solution, proposal, who leads."""
    told = report["indicator"].isin(comments) | report["full_year_estimate"].notna()
    rows = order_by_need(report[told]).to_dict("records")
    names = ("indicator", "full_year", "cause", "solution", "proposal", "lead_body")
    columns = [Column(t(f"table.{name}", lang), name == "full_year") for name in names]
    cells = [
        (
            row["name"],
            wording.full_year(row, lang),
            *(comments.get(row["indicator"], {}).get(name, "") for name in COMMENT_FIELDS),
            row["lead_body"],
        )
        for row in rows
    ]
    return Table(t("table.comments", lang), columns, cells)


def growth_table(report: pd.DataFrame, view: View, named: Named = name_only) -> Table:
    """Each figure beside the same period of the year before; those without one come last."""
    period, lang = view.period, view.lang
    known = report[report["value"].notna()]
    rows = known.sort_values("yoy_index", key=lambda index: index.isna(), kind="stable").to_dict("records")
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("table.value", lang), is_number=True),
        Column(t("table.prior", lang, year=period.year - 1), is_number=True),
        Column(t("table.growth", lang)),
    ]
    cells = [
        (
            named(row["name"], row["indicator"], view),
            wording.amount(row, lang),
            wording.prior(row, lang),
            wording.sentence_case(wording.growth(row, lang)) or _reason(row["yoy_reason"], lang),
        )
        for row in rows
    ]
    return Table(t("table.growth_caption", lang, year=period.year - 1), columns, cells)


def targets_table(report: pd.DataFrame, view: View, named: Named = name_only) -> Table:
    """The year's targets as they were given: how they bind, by whom, until when."""
    rows, lang = report[report["target_operator"] != ""], view.lang
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("table.target", lang)),
        Column(t("table.unit", lang)),
        Column(t("table.value", lang)),
        Column(t("table.verdict", lang)),
        Column(t("table.giver", lang)),
        Column(t("table.deadline", lang)),
        Column(t("table.lead_body", lang)),
        Column(t("table.note", lang)),
    ]
    cells = [
        (
            named(row["name"], row["indicator"], view),
            f"**{wording.target(row, lang)}**",
            row["unit_name"],
            _actual(row, lang),
            wording.verdict(row, lang),
            t(f"assigner.{row['target_assigner']}", lang) if row["target_assigner"] else "",
            _day(row["target_deadline"]),
            row["lead_body"],
            _remark(row, lang),
        )
        for row in rows.to_dict("records")
    ]
    return Table(t("table.targets_caption", lang, count=len(rows)), columns, cells)


def other_figures_table(rows: pd.DataFrame, view: View, named: Named = name_only) -> Table:
    """Figures without percent and index: beside their target and the same period, with their note."""
    lang = view.lang
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("table.value", lang), is_number=True),
        Column(t("table.target", lang)),
        Column(t("table.against_target", lang)),
        Column(t("table.growth", lang)),
        Column(t("table.note", lang)),
    ]
    cells = [
        (
            named(row["name"], row["indicator"], view),
            wording.amount(row, lang),
            target_words(row, lang),
            _stands(row, lang),
            wording.sentence_case(wording.growth(row, lang)),
            row["note"],
        )
        for row in rows.to_dict("records")
    ]
    return Table(t("table.other_caption", lang), columns, cells)


def _stands(row: dict[str, object], lang: str) -> str:
    """The verdict once there is one, and how far the figure is from its target."""
    judged = wording.verdict(row, lang) if row["verdict"] in DECIDED else ""
    # A verdict says itself that the target is reached.
    away = "" if judged and is_reached(row) else wording.distance(row, lang)
    return wording.sentence_case(", ".join(filter(None, (judged, away))))


def _actual(row: dict[str, object], lang: str) -> str:
    """The actual beside a target, and how far it is from it."""
    away = wording.distance(row, lang)
    text = wording.value(row, lang)
    return f"{text} ({away})" if text and away else text


def _year_end(row: dict[str, object], period: Period, lang: str) -> str:
    """The unit's own estimate of the year, and the forecast beside it."""
    own, foretold = wording.full_year(row, lang), computed.forecast(row, period, lang)
    told = [t("table.own_estimate", lang, value=own) if own else ""]
    told += [t("table.forecast", lang, value=foretold) if foretold else ""]
    return "; ".join(filter(None, told))


def _remark(row: dict[str, object], lang: str) -> str:
    """What a target rests on: how it was read where that was assumed, and by which decision it stands."""
    assumed = t("table.assumed", lang, written=row["target_written"]) if row["target_assumed"] else ""
    return "; ".join(filter(None, (assumed, wording.decision(row, lang))))


def _percent_of(row: dict[str, object], lang: str) -> str:
    text = wording.percent(row, lang)
    return f"**{text}** {wording.plan_name(row, lang)}" if text else ""


def _reason(code: str, lang: str) -> str:
    return t(f"analysis.reason.{code}", lang) if code else ""


def _day(iso: str) -> str:
    return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}" if iso else ""
