"""What is submitted in words and versioned like figures: comments, shortcomings, tasks, catalogue rows…"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMMENT, SHORTCOMING, TASK, CATALOGUE = "comment", "shortcoming", "task", "catalogue"
# The signed paper behind a submission (its number is the key), and cells mended on sending a file (its hash).
SIGNED_DOCUMENT, MENDS = "signed_document", "mends"
# Whether a period is closed, and until when its figures are due (domain.period_states).
PERIOD_STATE, DUE_DAY = "period_state", "due_day"
# What is presented of a period and in which order, and what a meeting concluded of an indicator or of the
# whole (domain.meetings).
DECK, CONCLUSION = "deck", "conclusion"
# That a unit follows an indicator (its code is the key), whatever it has sent so far (domain.followed).
FOLLOWED = "followed"
# The store keeps the position: new kinds go to the end.
KINDS = (
    COMMENT, SHORTCOMING, TASK, CATALOGUE, SIGNED_DOCUMENT, MENDS, PERIOD_STATE, DUE_DAY, DECK, CONCLUSION,
    FOLLOWED,
)  # fmt: skip


# What staff say of an indicator in a period: nguyên nhân, giải pháp, kiến nghị. The key is its code.
COMMENT_FIELDS = ("cause", "solution", "proposal")


@dataclass(frozen=True)
class Entry:
    """One thing in words, told apart by kind, unit key ('' for all), period code (0 for none) and key.

    `body` holds texts, numbers, flags and lists of them; None withdraws what stood there.
    """

    kind: str
    unit: str
    period: int
    key: str
    body: Mapping[str, Any] | None


@dataclass(frozen=True)
class Kept:
    """An entry as a store keeps it: which edition brought it, by whom and when."""

    entry: Entry
    edition: int
    submission: int
    who: str
    at: str
