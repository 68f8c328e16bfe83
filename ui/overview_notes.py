"""What stands beside the cards: what the last edition changed, and what is still owed by whom."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.changes import NEW, REVISED, without_figure
from domain.clock import written_day
from domain.numbers import format_number
from reports.markup import emphasised, fill, join
from texts import t
from ui.frame import Page
from ui.reads import last_change, read_sources, read_unreported

_NOTE = """<section class="note"><h3>{title}</h3>{lines}</section>"""
_LINE = "<p>{}</p>"
# More than this is for the page of the history, not for a glance.
_MOST = 5


def notes_of(page: Page, report: pd.DataFrame) -> Markup:
    """All of it for the unit and period of a page."""
    if page.unit is None or not page.view.period.months:
        return Markup("")
    unit, period, lang = page.unit.key, page.view.period, page.lang
    edition, changes = last_change(unit, period, page.edition, report, lang)
    notes = []
    if edition:
        event = read_sources((edition,))[edition]
        notes.append(_changes(changes, edition, event.who, written_day(event.at), lang))
    return join(
        [*notes, _owed(report, lang), _unreported(*read_unreported(unit, period, page.edition, lang), lang)]
    )


def _changes(changes: pd.DataFrame, edition: int, who: str, day: str, lang: str) -> Markup:
    """What edition `edition` changed of what is shown (rows of analysis.changes), by whom and when."""
    if changes.empty:
        return Markup("")
    counts = [
        t(f"changes.{kind}", lang, count=count) for kind, count in changes["change"].value_counts().items()
    ]
    title = t("changes.title", lang, edition=edition, who=who, day=day, counts=", ".join(counts))
    revised = changes[changes["change"] != NEW]
    lines = [_change(row, lang) for row in revised.head(_MOST).to_dict("records")]
    more = len(revised) - _MOST
    lines += [t("changes.more", lang, count=more)] if more > 0 else []
    return _note(title, lines)


def _owed(report: pd.DataFrame, lang: str) -> Markup:
    """The indicators with a plan and no figure yet, with the body that leads each."""
    owed = without_figure(report)
    if owed.empty:
        return Markup("")
    named = [
        t("owed.of_body", lang, name=row["short"], body=row["lead_body"])
        if row["lead_body"]
        else row["short"]
        for row in owed.head(_MOST).to_dict("records")
    ]
    more = t("changes.more", lang, count=len(owed) - _MOST) if len(owed) > _MOST else ""
    return _note(t("owed.figures", lang, count=len(owed)), ["; ".join(filter(None, (*named, more)))])


def _unreported(late: list[str], expected: int, lang: str) -> Markup:
    """The units within the page's unit that have not sent this period, of those that ever send."""
    if not late:
        return Markup("")
    named = ", ".join(late[:_MOST])
    more = t("changes.more", lang, count=len(late) - _MOST) if len(late) > _MOST else ""
    title = t("owed.units", lang, count=len(late), expected=expected)
    return _note(title, ["; ".join(filter(None, (named, more)))])


def _change(row: dict[str, Any], lang: str) -> str:
    before = _value(row, "_before", lang)
    if row["change"] != REVISED:
        return t("changes.withdrawn_one", lang, name=row["name"], value=before)
    return t("changes.revised_one", lang, name=row["name"], before=before, now=_value(row, "", lang))


def _value(row: dict[str, Any], suffix: str, lang: str) -> str:
    number = format_number(row[f"value{suffix}"], int(row[f"decimals{suffix}"]), lang)
    grade = t(f"grade.{row[f'grade{suffix}']}", lang) if row[f"grade{suffix}"] else ""
    return t("changes.value", lang, value=number, unit=row["unit_name"], grade=grade)


def _note(title: str, lines: list[str]) -> Markup:
    return fill(_NOTE, title=title, lines=join(fill(_LINE, emphasised(line)) for line in lines))
