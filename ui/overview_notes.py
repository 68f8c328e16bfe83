"""What stands beside the cards: what the last edition changed, and what is still owed by whom."""

from typing import Any

import pandas as pd

from analysis.changes import NEW, REVISED, without_figure
from domain.clock import written_day
from domain.numbers import format_number
from texts import t
from ui.frame import Page
from ui.markup import emphasised, fill, join, show
from ui.reads import last_change, read_sources, read_unreported

_NOTE = """<section class="note"><h3>{title}</h3>{lines}</section>"""
_LINE = "<p>{}</p>"
# More than this is for the page of the history, not for a glance.
_MOST = 5


def show_notes(page: Page, report: pd.DataFrame) -> None:
    """All of it for the unit and period of a page."""
    if page.unit is None or not page.view.period.months:
        return
    edition, changes = last_change(page.unit.key, page.view.period, page.edition, report, page.lang)
    if edition:
        event = read_sources((edition,))[edition]
        show_changes(changes, edition, event.who, written_day(event.at), page.lang)
    show_owed(report, page.lang)
    show_unreported(*read_unreported(page.unit.key, page.view.period, page.edition, page.lang), page.lang)


def show_changes(changes: pd.DataFrame, edition: int, who: str, day: str, lang: str) -> None:
    """What edition `edition` changed of what is shown (rows of analysis.changes), by whom and when."""
    if changes.empty:
        return
    counts = [
        t(f"changes.{kind}", lang, count=count) for kind, count in changes["change"].value_counts().items()
    ]
    title = t("changes.title", lang, edition=edition, who=who, day=day, counts=", ".join(counts))
    revised = changes[changes["change"] != NEW]
    lines = [_change(row, lang) for row in revised.head(_MOST).to_dict("records")]
    more = len(revised) - _MOST
    lines += [t("changes.more", lang, count=more)] if more > 0 else []
    _show(title, lines)


def show_owed(report: pd.DataFrame, lang: str) -> None:
    """The indicators with a plan and no figure yet, with the body that leads each."""
    owed = without_figure(report)
    if owed.empty:
        return
    named = [
        t("owed.of_body", lang, name=row["short"], body=row["lead_body"])
        if row["lead_body"]
        else row["short"]
        for row in owed.head(_MOST).to_dict("records")
    ]
    more = t("changes.more", lang, count=len(owed) - _MOST) if len(owed) > _MOST else ""
    _show(t("owed.figures", lang, count=len(owed)), ["; ".join(filter(None, (*named, more)))])


def show_unreported(late: list[str], expected: int, lang: str) -> None:
    """The units within the page's unit that have not sent this period, of those that ever send."""
    if not late:
        return
    named = ", ".join(late[:_MOST])
    more = t("changes.more", lang, count=len(late) - _MOST) if len(late) > _MOST else ""
    title = t("owed.units", lang, count=len(late), expected=expected)
    _show(title, ["; ".join(filter(None, (named, more)))])


def _change(row: dict[str, Any], lang: str) -> str:
    before = _value(row, "_before", lang)
    if row["change"] != REVISED:
        return t("changes.withdrawn_one", lang, name=row["name"], value=before)
    return t("changes.revised_one", lang, name=row["name"], before=before, now=_value(row, "", lang))


def _value(row: dict[str, Any], suffix: str, lang: str) -> str:
    number = format_number(row[f"value{suffix}"], int(row[f"decimals{suffix}"]), lang)
    grade = t(f"grade.{row[f'grade{suffix}']}", lang) if row[f"grade{suffix}"] else ""
    return t("changes.value", lang, value=number, unit=row["unit_name"], grade=grade)


def _show(title: str, lines: list[str]) -> None:
    show(fill(_NOTE, title=title, lines=join(fill(_LINE, emphasised(line)) for line in lines)))
