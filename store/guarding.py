"""What is about to be written, told to the guard of an open store before anything is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, union

from domain.entries import Entry
from store.records import Submission
from store.tables import ACCEPT, KINDS, coverage, entry, submission, unit_key

if TYPE_CHECKING:
    import pandas as pd

DRAFT = "draft"


@dataclass(frozen=True)
class Act:
    """A write: its kind (accept, undo, redo or draft), by whom, for which unit keys, entries of which kinds.

    `units` holds '' where something of the whole office is written; `has_figures`: figures or targets;
    `submitters`: who handed over what a draft holds, or held.
    """

    kind: str
    who: str
    units: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    has_figures: bool = False
    submitters: frozenset[str] = frozenset()


# Lets an act pass and says from where it comes (None: not known), or raises a Fault that says why not.
Guard = Callable[[Act], str | None]


def act_of(sent: Submission, figures: "pd.DataFrame", entries: Sequence[Entry]) -> Act:
    """The act of publishing a submission."""
    units = {one.unit for one in entries} | (set(figures["unit"].unique()) if len(figures) else set())
    # Stated for a unit, it stands in that unit's history, whosever figures it holds.
    units |= {sent.unit} if sent.unit else set()
    return Act(
        ACCEPT, sent.who, frozenset(map(str, units)), frozenset(one.kind for one in entries), len(figures) > 0
    )


def act_of_draft(owner: str, *bodies: Mapping[str, Any]) -> Act:
    """The act of writing or deleting a draft, by its body as it is kept and as it shall be."""
    units = frozenset(str(body.get("key", "")) for body in bodies)
    submitters = frozenset(str(body.get("who", "")) for body in bodies)
    return Act(DRAFT, owner, units, submitters=submitters)


def read_concerned(connection: Connection, number: int) -> tuple[frozenset[str], frozenset[str], bool]:
    """Unit keys, kinds of entries, and whether there are figures or targets, of a submission that stands."""
    covered = select(coverage.c.unit).where(coverage.c.submission == number)
    said = select(entry.c.unit, entry.c.kind).where(entry.c.submission == number).distinct()
    worded = connection.execute(said).all()
    ids = union(covered, select(entry.c.unit).where(entry.c.submission == number))
    units = connection.execute(select(unit_key.c.key).where(unit_key.c.id.in_(ids))).scalars()
    counted = select(submission.c.figures + submission.c.targets).where(submission.c.id == number)
    return (
        frozenset(units),
        frozenset(KINDS[row.kind] for row in worded),
        bool(connection.execute(counted).scalar()),
    )
