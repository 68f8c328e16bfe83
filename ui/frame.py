"""The frame of every page: what it is, whose figures, how far to be trusted, and the filters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from access import APPROVE, CATALOGUE, SEND, reaches
from domain.catalogue import Catalogue
from domain.clock import local_today, written_day
from domain.entries import COMMENT, SHORTCOMING, TASK, Kept
from domain.level_units import at_level
from domain.periods import Period
from domain.shortcomings import shortcomings_of
from domain.task_entries import tasks_of
from domain.tasks import Shortcoming, Task, with_body_names
from domain.units import Unit
from domain.views import View, encode
from reports.markup import emphasised, fill, join
from reports.reading import comments_of, level_of
from reports.wording import period_name, sentence_case, unit_end
from texts import t
from ui.choices import unit_key
from ui.door.share_form import offer_sharing
from ui.filters import pick_language, show_filters
from ui.here import the_person, the_share
from ui.markup import show
from ui.page_tools import link_notice, show_tools
from ui.reads import read_coverage, read_entries, read_plans, read_report, read_sources
from ui.served import the_catalogue, the_store
from ui.shown import begin_showing
from ui.state import current_view, lost_fields

_HEADER = """<header class="board" lang="{lang}" data-skip="{skip}"><p class="kicker">{page}</p>
<h1>{title}</h1><p class="about">{about}</p></header>"""
_NOTICE = """<p class="notice {kind}" role="status">{text}</p>"""


class Page(NamedTuple):
    """What a page needs: the view, its unit (None where it has no figures), the edition it is read at."""

    view: View
    catalogue: Catalogue
    unit: Unit | None
    edition: int

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.view.lang

    def report(self) -> pd.DataFrame:
        """The report of the page's unit and period."""
        key = self.unit.key if self.unit else ""
        return read_report(key, self.view.period, self.edition, self.lang)

    def year_report(self) -> pd.DataFrame:
        """The report of the whole year, by which its targets are judged."""
        key = self.unit.key if self.unit else ""
        return read_report(key, Period(self.view.period.year, 12), self.edition, self.lang)

    @property
    def today(self) -> date:
        """The day it is where the office stands."""
        return local_today()

    @property
    def may_send(self) -> bool:
        """Whether who is there writes for the page's unit: what they may not do is not offered."""
        return self._may(SEND)

    @property
    def may_approve(self) -> bool:
        """Whether who is there closes periods of the page's unit."""
        return self._may(APPROVE)

    @property
    def may_change_names(self) -> bool:
        """Whether who is there changes the catalogue, which is the whole office's."""
        return the_person().may(CATALOGUE)

    def _may(self, action: str) -> bool:
        person, unit = the_person(), self.unit
        return person.may(action) and (unit is None or reaches(person, unit.key, self.catalogue))

    @property
    def is_newest(self) -> bool:
        """Whether the newest edition is shown: only on that can anything be built."""
        return self.edition >= the_store().edition()

    def plans(self) -> pd.DataFrame:
        """Every plan in force, one row an indicator and assigner."""
        key = self.unit.key if self.unit else ""
        return read_plans(key, self.view.period, self.edition, self.lang)

    def comments(self) -> dict[str, dict[str, str]]:
        """What the unit says of its indicators in the period."""
        key = self.unit.key if self.unit else ""
        return comments_of(read_entries(COMMENT, key, self.view.period.code, self.edition))

    def kept_tasks(self) -> list[Kept]:
        """What the unit itself said of its tasks of the year, the newest version of each."""
        key = self.unit.key if self.unit else ""
        return read_entries(TASK, key, self.view.period.plan_year.code, self.edition)

    def tasks(self) -> list[Task]:
        """The key tasks of the unit in the year of the view, with bodies under their names of today."""
        return [with_body_names(task, self.catalogue.bodies, self.lang) for task in self.tasks_as_said()]

    def tasks_as_said(self) -> list[Task]:
        """The same as the unit last updated them: what an update starts from."""
        if self.unit is None:
            return []
        return tasks_of(self.catalogue.tasks, self.kept_tasks(), self.unit, self.view.period.year)

    def shipped_tasks(self) -> list[Task]:
        """The same tasks as the catalogue has them, without what the unit itself said."""
        return tasks_of(self.catalogue.tasks, [], self.unit, self.view.period.year) if self.unit else []

    def shortcomings(self) -> list[Shortcoming]:
        """The shortcomings the unit named in the period of the view."""
        if self.unit is None:
            return []
        sent = read_entries(SHORTCOMING, self.unit.key, self.view.period.code, self.edition)
        return shortcomings_of(self.catalogue.shortcomings, sent, self.unit, self.view.period)


def _address(page: Page) -> str:
    """All that a part of a page depends on: the view, but for the slide that is shown, and the edition."""
    return f"{page.edition} {encode(replace(page.view, slide=1))}"


# Draws a part of a page that is no choice, a function of the page alone, once an edition and view.
kept_part = st.cache_data(max_entries=64, show_spinner=False, hash_funcs={"ui.frame.Page": _address})


def open_page(name: str, *, filters: bool = True) -> Page:
    """Draw the frame of a page and say what to show on it; a page that only sends has no filters."""
    newest = the_store().edition()
    view = current_view()
    catalogue = the_catalogue(view.edition)
    key = unit_key(catalogue, view.unit, view.period)
    # Money in the unit in which the level reads it; a page that only sends has files of many units.
    shown = at_level(catalogue, level_of(catalogue, key)) if filters else catalogue
    page = Page(view, shown, catalogue.units.get(key), view.edition or newest)
    notices = join(_notices(page, newest))
    begin_showing(name, view)
    if filters:
        return _headed(page, name, notices)
    title, about = t(f"page.{name}", page.lang), t(f"page.{name}_about", page.lang)
    show(notices + _header(page.lang, "", title, about))
    pick_language(page.lang)
    return page


def _headed(page: Page, name: str, notices: Markup) -> Page:
    lang = page.lang
    if page.view.unit:
        title = t("frame.title", lang, unit=_unit_name(page), period=period_name(page.view.period, lang))
        about = _about(page)
    else:
        title, about = t("frame.empty_store", lang), t("frame.empty_store_advice", lang)
    show(notices + _header(lang, t(f"page.{name}", lang), title, about))
    if page.view.unit:
        show_filters(
            page.view, page.catalogue, read_coverage(page.edition), lambda: show_tools(name, page.view)
        )
        offer_sharing(name, page.view, _unit_name(page), lang)
    else:
        pick_language(lang)
    return page


def _header(lang: str, page: str, title: str, about: str) -> Markup:
    # What the browser's own "skip to the content" says is in this language too: web/links.js.
    return fill(_HEADER, lang=lang, skip=t("frame.skip", lang), page=page, title=title, about=about)


def _unit_name(page: Page) -> str:
    held = page.catalogue.by_code.get(page.view.unit, ())
    return page.unit.name(page.lang) if page.unit else held[-1].name(page.lang) if held else page.view.unit


@kept_part
def _about(page: Page) -> str:
    """Grade, source and edition in one line; that the unit has ended, where it has."""
    held = page.catalogue.by_code.get(page.view.unit, ())
    end = page.unit.valid_to if page.unit else held[-1].valid_to if held else None
    told = [_source(page) if page.unit else "", unit_end(end, page.lang)]
    return sentence_case(" · ".join(part for part in told if part))


def _source(page: Page) -> str:
    """Who sent the newest of the figures shown and when, and from how many other submissions they come."""
    report = page.report()
    editions = sorted({int(edition) for edition in report["edition"].dropna()})
    if not editions:
        return ""
    source = read_sources((editions[-1],))[editions[-1]]
    grades = [t(f"grade.{grade}", page.lang) for grade in report["grade"].unique() if grade]
    others = t("frame.others", page.lang, count=len(editions) - 1) if editions[1:] else ""
    return t(
        "frame.source",
        page.lang,
        grade=", ".join(grades),
        who=source.who,
        day=written_day(source.at),
        others=others,
        edition=source.edition,
    )


def _notices(page: Page, newest: int) -> Iterator[Markup]:
    lang = page.lang
    if the_store().is_demonstration:
        yield _notice("demonstration", t("frame.demonstration", lang))
    if page.unit and page.unit.invented:
        yield _notice("invented", t("frame.invented", lang, unit=page.unit.name(lang)))
    if share := the_share():
        yield link_notice(share, page.view, newest)
    elif page.view.edition is not None and page.view.edition < newest:
        yield _notice("frozen", t("frame.frozen", lang, edition=page.view.edition, newest=newest))
    if lost := lost_fields():
        yield _notice("lost", t("frame.lost", lang, fields=lost))


def _notice(kind: str, text: str) -> Markup:
    return fill(_NOTICE, kind=kind, text=emphasised(text))


def show_empty(page: Page) -> None:
    """Say that there is nothing to show, and what to do about it; an empty store has said so above."""
    if page.view.unit:
        st.info(t("frame.no_figures", page.lang, period=period_name(page.view.period, page.lang)))
