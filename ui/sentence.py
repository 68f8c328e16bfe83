"""The one sentence above a page, put on it."""

from reports.sentence import sentence_of
from ui.markup import show


def show_sentence(sentence: str) -> None:
    """Put the sentence on the page."""
    show(sentence_of(sentence))
