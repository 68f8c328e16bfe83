"""The only place that joins loaders, validation and store: check, compare, publish, undo."""

from intake.checked import NEW, REVISED, SAME, Check
from intake.checks import check_content
from intake.publishing import NotAcceptable, accept, undo
from intake.wording import Described, describe, place
from intake.words import submit_entries
from loaders import Additions
from store import EditionMoved

__all__ = [
    "NEW", "REVISED", "SAME", "Additions", "Check", "Described", "EditionMoved", "NotAcceptable", "accept",
    "check_content", "describe", "place", "submit_entries", "undo",
]  # fmt: skip
