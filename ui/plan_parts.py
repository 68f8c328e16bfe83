"""The parts of So với kế hoạch that are words and numbers, each drawn once an edition and view."""

import streamlit as st

from analysis.plans import with_several_plans
from texts import t
from ui.catalogue_tables import show_meanings
from ui.frame import Key, Page
from ui.reads import kept
from ui.report_tables import (
    show_comments,
    show_implied_note,
    show_pace_note,
    show_plan_table,
    show_several_plans,
    show_targets,
)
from ui.sentence import headline_sentence, show_sentence


@kept
def show_finding(key: Key, _page: Page) -> bool:
    """The sentence; False where there is nothing to say."""
    report = _page.report()
    if report.empty:
        return False
    show_sentence(headline_sentence(report, key.view.period, key.view.lang))
    return True


@kept
def show_against_plan(key: Key, _page: Page) -> None:
    """Every figure against its plan, every plan where there are several, what is said of them, targets."""
    report, lang = _page.report(), key.view.lang
    if report["value"].notna().any():
        show_plan_table(report, key.view)
        show_pace_note(report, lang)
        show_implied_note(report, lang)
    several = with_several_plans(_page.plans())
    if len(several):
        show_several_plans(several, lang)
    show_comments(report, _page.comments(), lang)
    show_targets(report, key.view)
    with st.expander(t("catalogue.explain", lang)):
        show_meanings(report["indicator"], _page.catalogue, lang)
