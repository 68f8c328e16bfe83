"""The figures of an edition as one piece of markup, a function of the view and the edition alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from domain.errors import NotKnown
from domain.views import View
from reports.cards import Shared, cards_of
from reports.comparison import comparison_contents
from reports.contents import Contents
from reports.html_tables import compact_table_of, filled
from reports.pieces import piece
from reports.reading import OpenStore
from reports.sentence import sentence_of
from reports.subject import Subject, subject_of
from reports.task_contents import task_contents
from reports.unit_contents import indicator_contents, unit_contents
from store import Store
from texts import t

INDICATOR, COMPARE = "indicator", "compare"
_CONTENTS: dict[str, Callable[[Subject], Contents]] = {
    **dict.fromkeys(("overview", "plan", "year_on_year", "present"), unit_contents),
    INDICATOR: indicator_contents,
    COMPARE: comparison_contents,
    "tasks": task_contents,
}
# Those that say something else than the report of the unit.
_OF_THEIR_OWN = (INDICATOR, COMPARE, "tasks")
# The pages there is an edition of.
PAGES = tuple(_CONTENTS)


# The page, its words for a chat and its picture are asked for within moments: they share what was read.
@lru_cache(maxsize=8)
def read_contents(held: OpenStore, view: View, page: str) -> tuple[Subject, Contents]:
    """Of whom a page speaks and what it says; raises NotKnown for a page, unit or indicator nobody knows.

    The view is one that edition_view made.
    """
    if page not in _CONTENTS:
        raise NotKnown("page", page)
    subject = subject_of(held.store, view)
    return subject, _CONTENTS[page](subject)


class Drawn(NamedTuple):
    """A view as an edition shows it: its title, and the section of its figures."""

    title: str
    figures: str


def drawn_edition(store: Store, view: View, page: str) -> Drawn:
    """Title and section of a view whose edition is a number."""
    return _drawn(OpenStore(store.url, store), edition_view(view, page), page)


def figures_block(store: Store, view: View, page: str) -> str:
    """The section of the figures: the same letters for ever, whatever is sent after the view's edition."""
    return drawn_edition(store, view, page).figures


def edition_view(view: View, page: str) -> View:
    """The view without what a page does not depend on, so that equal figures are drawn once."""
    bare = replace(view, slide=1, theme="light")
    if page != COMPARE:
        bare = replace(bare, within="", choices=())
    return bare if page in (COMPARE, INDICATOR) else replace(bare, indicator="")


@lru_cache(maxsize=128)
def _drawn(held: OpenStore, view: View, page: str) -> Drawn:
    subject, contents = read_contents(held, view, page)
    section = piece(
        "figures.html",
        subject.lang,
        notices=subject.notices(),
        kicker=t(f"page.{page}" if page in _OF_THEIR_OWN else "app.title", subject.lang),
        title=subject.title,
        about=subject.about(),
        sentence=sentence_of(contents.sentence),
        cards=_cards(contents, subject.lang),
        several_cards=contents.cards is not None and len(contents.cards) > 1,
        charts=contents.charts,
        tables=[compact_table_of(filled(table)) for table in contents.tables],
        notes=contents.notes,
        lists=contents.lists,
        sources=compact_table_of(filled(contents.sources)) if contents.sources else "",
    )
    return Drawn(subject.title, str(section))


def _cards(contents: Contents, lang: str) -> Markup:
    if contents.cards is None or contents.carried is None:
        return Markup("")
    return cards_of(Shared(contents.cards, contents.carried, contents.carried.iloc[:0]), lang)
