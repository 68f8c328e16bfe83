"""Key tasks and shortcomings: what a unit has to do, and what it says went badly, in words."""

from dataclasses import dataclass
from datetime import date

TASK_STATES = ("not_started", "in_progress", "submitted", "done")
STATED, INFERRED = "stated", "inferred"


@dataclass(frozen=True)
class Task:
    """A key task of a unit and year; where no deadline is stated, the year's end is inferred."""

    unit: str
    year: int
    code: str
    title_vi: str
    title_en: str
    written: str
    state: str
    lead_body: str
    items: tuple[str, ...]
    deadline: date
    deadline_origin: str
    note: str

    def title(self, lang: str) -> str:
        """The title in a language."""
        return self.title_en if lang == "en" else self.title_vi


@dataclass(frozen=True)
class Shortcoming:
    """What a report says went badly in a period; words only, never a number."""

    unit: str
    period: str
    code: str
    title_vi: str
    title_en: str
    written: str

    def title(self, lang: str) -> str:
        """The title in a language."""
        return self.title_en if lang == "en" else self.title_vi
