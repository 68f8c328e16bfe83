"""What a check of one file gives, before anything is stored."""

from dataclasses import dataclass, field

import pandas as pd

from domain.entries import Entry
from domain.periods import Period
from domain.problems import Findings
from domain.units import Unit
from loaders import Grid, Mend, Reading
from store import Event

NEW, REVISED, SAME = "new", "revised", "same"


@dataclass
class Check:
    """One file read, checked and compared; `reading` is None where the file was refused.

    `changes` has one row a figure that could be stored: the tidy columns, `change` (new, revised or
    same) and what is stored now: value_before, decimals_before, grade_before.
    """

    file: str
    content: bytes = field(repr=False)
    sha256: str
    unit: Unit | None
    period: Period | None
    edition: int
    findings: Findings
    reading: Reading | None = None
    # The sheets of a file that could be opened, mended as its sender says, even where no table was found.
    grids: list[Grid] = field(default_factory=list, repr=False)
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)
    # Of the comments in the file those that differ from what is stored.
    comments: list[Entry] = field(default_factory=list)
    # The cells that its sender mended after it was read.
    mends: list[Mend] = field(default_factory=list)
    sent_before: Event | None = None
    # Why official figures change a period that is closed; '' where none does.
    late_official: str = ""

    @property
    def refused(self) -> bool:
        """Whether the file was not read at all."""
        return self.reading is None

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something: read, without errors, not sent before."""
        return self.comparable and self.changed > 0 and not self.findings.has_errors

    @property
    def changed(self) -> int:
        """How many figures and comments are new or revised."""
        return self.count(NEW) + self.count(REVISED) + len(self.comments)

    @property
    def comparable(self) -> bool:
        """Whether there is anything to show beside what is stored."""
        return bool(len(self.changes) or self.comments) and self.sent_before is None

    def count(self, change: str) -> int:
        """How many figures are new, revised or the same."""
        return int((self.changes["change"] == change).sum()) if len(self.changes) else 0
