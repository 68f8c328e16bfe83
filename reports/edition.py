"""The edition page: one light page of a view at an edition, whole without a script."""

from dataclasses import replace

from markupsafe import Markup

from domain.views import LANGUAGES, View
from reports.around import Around
from reports.figures import drawn_edition
from reports.pieces import piece, style
from store import Store
from texts import t


def edition_page(store: Store, view: View, page: str, around: Around) -> str:
    """The whole document; the newest edition where the view names none.

    Raises NotKnown for a page, unit, indicator or edition nobody knows.
    """
    seen = view if view.edition is not None else replace(view, edition=store.edition())
    drawn = drawn_edition(store, seen, page)
    document = piece(
        "edition.html",
        view.lang,
        around=around,
        title=drawn.title,
        figures=Markup(drawn.figures),  # noqa: S704 - made of escaped parts
        style=style(),
        standing=_standing(seen, around),
        link=_link(around, view.lang),
        other=next(lang for lang in LANGUAGES if lang != view.lang),
    )
    return str(document)


def _standing(view: View, around: Around) -> str:
    key = "edition.frozen" if around.is_frozen else "edition.living"
    return t(key, view.lang, edition=view.edition)


def _link(around: Around, lang: str) -> str:
    """The name of the link and its last day."""
    day = f"{around.ends[8:10]}/{around.ends[5:7]}/{around.ends[:4]}" if around.ends else ""
    if around.link_name:
        key = "edition.link_ends" if day else "edition.link"
        return t(key, lang, name=around.link_name, day=day)
    return t("edition.ends", lang, day=day) if day else ""
