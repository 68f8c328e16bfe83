"""What goes into a store and comes out of it, other than frames; and the faults of a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.errors import StoreFault
from store.tables import FIGURES


@dataclass(frozen=True)
class Submission:
    """What is sent: a file for a unit ('' where it covers several) and a period's code (0 likewise)."""

    unit: str
    period: int
    file: str
    sha256: str
    content: bytes = field(repr=False)
    message: str
    who: str
    kind: str = FIGURES


@dataclass(frozen=True)
class Receipt:
    """What an accepted change got: the submission it concerns and the edition it made."""

    submission: int
    edition: int


@dataclass(frozen=True)
class Event:
    """One edition: what happened to which submission, by whom, and whether it is visible now."""

    edition: int
    kind: str
    submission: int
    who: str
    at: str
    unit: str
    period: int
    file: str
    sha256: str
    message: str
    figures: int
    targets: int
    visible: bool


@dataclass(frozen=True)
class Finding:
    """Something wrong in a store: where, what was found, what was expected, what to do (a word of TODOS)."""

    code: str
    place: str
    found: str
    expected: str
    todo: str


@dataclass(frozen=True)
class Draft:
    """A half-mended upload: whose it is, its key among theirs, since when, what stands beside the file.

    `content` is None where drafts are only listed.
    """

    owner: str
    key: str
    updated: str
    body: Mapping[str, Any]
    content: bytes | None = field(default=None, repr=False)


class EditionMoved(StoreFault):
    """The store moved on since the preview: another change was accepted in between."""

    def __init__(self, expected: int, found: int) -> None:
        self.expected, self.found = expected, found
        super().__init__(
            f"the store is at edition {found}, expected {expected}: somebody changed it in between; "
            "check the file again and confirm again"
        )


class DraftMoved(StoreFault):
    """What is kept as a draft is not what was read: changed, gone, or somebody else's in its place."""

    def __init__(self, owner: str, key: str) -> None:
        told = f"the draft {key} of {owner} was changed or taken in between; read it again"
        super().__init__(told, "draft_moved")


class Damaged(StoreFault):
    """The store's file or a backup is broken, or is not what it should be."""


class Busy(StoreFault):
    """Another change takes too long, or the store cannot be reached just now."""
