"""The parts of So với kế hoạch that are words and numbers, each drawn once an edition and view."""

import streamlit as st

from analysis.plans import with_several_plans
from reports.sentence import headline_sentence
from texts import t
from ui.catalogue.catalogue_tables import show_meanings
from ui.frame import Page, kept_part
from ui.report_tables import (
    show_comments,
    show_implied_note,
    show_pace_note,
    show_plan_table,
    show_several_plans,
    show_targets,
)
from ui.sentence import show_sentence


@kept_part
def show_finding(page: Page) -> bool:
    """The sentence; False where there is nothing to say."""
    report = page.report()
    if report.empty:
        return False
    show_sentence(headline_sentence(report, page.view.period, page.lang))
    return True


@kept_part
def show_against_plan(page: Page) -> None:
    """Every figure against its plan, every plan where there are several, what is said of them, targets."""
    report, lang = page.report(), page.lang
    if report["value"].notna().any():
        show_plan_table(report, page.view)
        show_pace_note(report, lang)
        show_implied_note(report, lang)
    several = with_several_plans(page.plans())
    if len(several):
        show_several_plans(several, lang)
    show_comments(report, page.comments(), lang)
    show_targets(report, page.view)
    with st.expander(t("catalogue.explain", lang)):
        show_meanings(report["indicator"], page.catalogue, lang)
