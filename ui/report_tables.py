"""The tables and notes of a report, put on the page; names of indicators lead to their pages."""

from collections.abc import Mapping

import pandas as pd

from domain.views import View
from reports import report_tables
from ui.html_tables import show_filled, show_table
from ui.indicator_links import linked
from ui.markup import show_remark


def show_plan_table(report: pd.DataFrame, view: View) -> None:
    """Each figure that has a percent or could have one, furthest behind first."""
    show_table(*report_tables.plan_table(report, view, linked))


def show_pace_note(report: pd.DataFrame, lang: str) -> None:
    """Say what pace and forecast rest on: the unit's own past years, or the months."""
    _show_note(report_tables.pace_note(report, lang))


def show_implied_note(report: pd.DataFrame, lang: str) -> None:
    """Say what ≈ means where a plan was computed from a reported percent."""
    _show_note(report_tables.implied_note(report, lang))


def show_several_plans(rows: pd.DataFrame, lang: str) -> None:
    """Each plan of the indicators that have more than one (rows of analysis.plans), with its decision."""
    show_table(*report_tables.several_plans_table(rows, lang))


def show_comments(report: pd.DataFrame, comments: Mapping[str, Mapping[str, str]], lang: str) -> None:
    """What the unit says of its indicators: estimate of the year, cause, solution, proposal, who leads."""
    table = report_tables.comments_table(report, comments, lang)
    if table.rows:
        show_table(*table)


def show_growth_table(report: pd.DataFrame, view: View) -> None:
    """Each figure beside the same period of the year before; those without one come last."""
    show_table(*report_tables.growth_table(report, view, linked))


def show_targets(report: pd.DataFrame, view: View) -> None:
    """The year's targets as they were given: how they bind, by whom, until when."""
    show_filled(*report_tables.targets_table(report, view, linked))


def show_other_figures(rows: pd.DataFrame, view: View) -> None:
    """Figures without percent and index: beside their target and the same period, with their note."""
    show_filled(*report_tables.other_figures_table(rows, view, linked))


def _show_note(text: str) -> None:
    if text:
        show_remark(text)
