"""What a chat shows of a link before it is opened: a title, a description, a picture of 1200 × 630."""

from functools import lru_cache
from io import BytesIO

from domain.views import View
from reports.figures import edition_view, read_contents
from reports.markup import unmarked
from reports.preview_drawing import SIZE, Shown, draw
from reports.reading import OpenStore
from reports.subject import subject_of
from store import Store
from texts import t

__all__ = ["SIZE", "preview_picture", "preview_words"]
_CARDS = 4


def preview_words(store: Store, view: View, page: str, *, tells_figures: bool = True) -> tuple[str, str]:
    """Title and description of a view whose edition is a number; no figure where none may be told."""
    held, seen = OpenStore(store.url, store), edition_view(view, page)
    return _words(held, seen, page) if tells_figures else _title_alone(held, seen)


def preview_picture(store: Store, view: View, page: str, *, tells_figures: bool = True) -> bytes:
    """The picture as PNG: title, sentence, up to four cards; the title alone where no figure may be told."""
    return _picture(OpenStore(store.url, store), edition_view(view, page), page, tells_figures=tells_figures)


@lru_cache(maxsize=256)
def _words(held: OpenStore, view: View, page: str) -> tuple[str, str]:
    subject, contents = read_contents(held, view, page)
    return subject.title, unmarked(contents.sentence)


@lru_cache(maxsize=256)
def _title_alone(held: OpenStore, view: View) -> tuple[str, str]:
    return subject_of(held.store, view).title, t("edition.without_figures", view.lang)


@lru_cache(maxsize=32)
def _picture(held: OpenStore, view: View, page: str, *, tells_figures: bool) -> bytes:
    if not tells_figures:
        title, words = _title_alone(held, view)
        return _png(Shown(t("app.title", view.lang), title, words, []), view.lang)
    subject, contents = read_contents(held, view, page)
    cards = [] if contents.cards is None else contents.cards.head(_CARDS).to_dict("records")
    kicker = f"{t('app.title', view.lang)} · {subject.as_of()}"
    return _png(Shown(kicker, subject.title, unmarked(contents.sentence), cards), view.lang)


def _png(shown: Shown, lang: str) -> bytes:
    out = BytesIO()
    draw(shown, lang).save(out, "PNG", optimize=True)
    return out.getvalue()
