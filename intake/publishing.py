"""Accepting a checked file, and taking an accepted one back."""

from domain import columns as col
from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.errors import Fault
from domain.periods import Period
from intake.catalogue_guard import NotUndoable, undo_faults
from intake.checked import Check
from intake.mending import mends_entry
from intake.period_states import require_open
from intake.wording import late_message
from loaders.frames import tidy_frame
from store import Draft, Receipt, Store, Submission
from validation import check_publishable


class NotAcceptable(Fault):
    """A file with errors, or without anything to store, was to be accepted."""


def accept(
    check: Check, store: Store, catalogue: Catalogue, who: str, message: str = "", draft: Draft | None = None
) -> Receipt | None:
    """Store a checked file as a new edition; None where it was sent before and nothing changes.

    A `draft` that it settles, as it was read, is gone with it; the store's DraftMoved where it has changed.

    Raises NotAcceptable while an error stands, and the store's EditionMoved where somebody else's
    submission came between the check and now: what its sender saw would no longer be true.
    """
    if check.sent_before is not None:
        return None
    if not check.acceptable:
        raise NotAcceptable(f"{check.file}: {check.findings.counts or 'nothing to store'}")
    figures = check.changes[col.TIDY] if len(check.changes) else tidy_frame({}, 0)
    check_publishable(figures, catalogue)
    submission = Submission(
        unit=check.unit.key if check.unit else "",
        period=_period_code(check.period),
        file=check.file,
        sha256=check.sha256,
        content=check.content,
        message=late_message(check.late_official, message) if check.late_official else message,
        who=who,
    )
    entries = [*check.comments, *([mends_entry(check, check.mends)] if check.mends else [])]
    return store.publish(submission, figures, expected_edition=check.edition, entries=entries, draft=draft)


def undo(submission: int, store: Store, who: str, catalogue: Catalogue | None = None) -> Receipt:
    """Hide an accepted submission again, as an event of its own; nothing is deleted.

    Raises PeriodClosed where it holds figures of a closed period, and NotUndoable where the catalogue would
    no longer hold, or data would be out of sight, without it.
    """
    require_open(submission, store, catalogue or catalogue_for(demonstration=store.is_demonstration))
    if faults := undo_faults(submission, store):
        raise NotUndoable(faults)
    return store.undo(submission, who)


def _period_code(period: Period | None) -> int:
    return period.code if period else 0
