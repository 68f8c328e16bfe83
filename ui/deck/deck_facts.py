"""What the slides of a view are made of, read once an edition."""

from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.course import course_rows
from analysis.deck import Deck, choose, possible_slides, tasks_due, told_rows
from analysis.seasonal import MOST_YEARS
from domain.bars import Trend
from domain.entries import DECK
from domain.meetings import chosen_slides, conclusions_before, conclusions_of
from domain.periods import Period
from domain.units import Unit
from texts import t
from ui.deck.slide_words import last_label
from ui.deck.slides import Facts, render, slide_name
from ui.frame import Page
from ui.reads import read_conclusions, read_entries, read_sources, read_two_years
from ui.served import the_store


def possible_names(page: Page) -> dict[str, str]:
    """Every slide there can be of the page's view, by key, as it is called in the list of slides."""
    report = page.report()
    rows = {row["indicator"]: row for row in told_rows(report).to_dict("records")}
    keys = possible_slides(report, has_tasks=bool(page.tasks()))
    return {key: slide_name(key, rows, page.lang) for key in keys}


def chosen_deck(page: Page, unit: Unit, names: dict[str, str]) -> Deck:
    """The slides that staff chose for the view, or all."""
    kept = read_entries(DECK, unit.key, page.view.period.code, page.edition)
    return choose(tuple(names), chosen_slides(kept))


def skipped_names(page: Page, deck: Deck) -> str:
    """The slides left out, by the names the catalogue has for them."""
    known = page.catalogue.indicators
    return ", ".join(known[key].name(page.lang) if key in known else key for key in deck.skipped)


def concluded_name(page: Page, about: str) -> str:
    """What a conclusion is about: an indicator by its name, whether or not it still has a slide."""
    known = page.catalogue.indicators
    return known[about].name(page.lang) if about in known else about or t("present.whole", page.lang)


def conclusions(page: Page, unit: Unit) -> dict[str, str]:
    """What was concluded on the page's period, by indicator."""
    return conclusions_of(read_conclusions(unit.key, page.edition), page.view.period)


def last_conclusions(page: Page, unit: Unit) -> tuple[str, dict[str, str]]:
    """What the last meeting before the page's period concluded, and what it is called; '' where none did."""
    last, said = conclusions_before(read_conclusions(unit.key, page.edition), page.view.period)
    return last_label(last, page.view.period, page.lang), said


def slides_of(page: Page, unit: Unit, deck: Deck, on: date) -> Markup:
    """The slides of the view as markup, as seen on a day."""
    remark = _remark(page, unit)
    return _slides(page, unit, unit.key, page.view.period, page.edition, page.lang, deck.shown, on, remark)


@st.cache_data(max_entries=32, show_spinner=False)
def _slides(
    _page: Page, _unit: Unit, key: str, period: Period, edition: int, lang: str, keys: tuple[str, ...],
    on: date, remark: str,
) -> Markup:  # fmt: skip
    report, concluded = _page.report(), read_conclusions(key, edition)
    last_period, before = conclusions_before(concluded, period)
    editions = sorted({int(one) for one in told_rows(report)["edition"].dropna()})
    facts = Facts(
        unit=_unit.name(lang),
        period=period,
        lang=lang,
        report=report,
        trends=_trends(_page, key, report, keys),
        comments=_page.comments(),
        said=conclusions_of(concluded, period),
        before=before,
        last_period=last_period,
        due=tasks_due(_page.tasks(), period, on),
        on=on,
        sources=read_sources(tuple(editions)),
        remark=remark,
    )
    return render(keys, facts)


def _trends(page: Page, unit: str, report: pd.DataFrame, keys: tuple[str, ...]) -> dict[str, Trend]:
    """The course of each indicator shown, up to the period that is presented."""
    period = page.view.period
    figures = read_two_years(unit, "", period.year, page.edition, before=MOST_YEARS)
    own = figures["indicator"].astype("str")
    return {
        code: course_rows(figures[own == code], report, page.catalogue, code, period, page.lang)
        for code in keys
        if code in page.catalogue.indicators
    }


def _remark(page: Page, unit: Unit) -> str:
    """What kind of figures they are: nothing around the slides says it."""
    parts = [t("present.invented", page.lang)] if unit.invented else []
    parts += [t("present.demonstration", page.lang)] if the_store().is_demonstration else []
    if page.view.edition is not None:
        parts.append(t("present.frozen", page.lang, edition=page.view.edition))
    return " · ".join(parts)
