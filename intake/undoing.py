"""Taking a submission back for somebody who reads why it cannot be."""

from domain.catalogue import Catalogue
from intake.catalogue_guard import NotUndoable
from intake.publishing import undo
from intake.wording import why_not_undone
from store import Receipt, Store


def undo_or_why(submission: int, store: Store, who: str, catalogue: Catalogue, lang: str) -> Receipt | str:
    """Undo, or why rows of the catalogue or data stand in the way; raises PeriodClosed as undo does."""
    try:
        return undo(submission, store, who, catalogue)
    except NotUndoable as why:
        return why_not_undone(why, catalogue, lang)
