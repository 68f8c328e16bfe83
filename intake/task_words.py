"""The words of a file of tasks, in both languages: what is written in one is read in either."""

import re
from functools import cache

from rapidfuzz import fuzz, process

from domain.indicators import GROUPS
from domain.names import name_key, plain_key
from domain.tasks import TASK_STATES
from texts import LANGUAGES, t

# In the order in which they are written; a file may have any of them, in any order.
COLUMNS = (
    "code", "title_vi", "field", "lead_body", "supporting", "items", "deadline", "state", "progress",
    "evidence", "obstacle", "indicator", "done_on", "title_en", "written", "note",
)  # fmt: skip
OVERDUE = "overdue"
_NAMED = (*TASK_STATES, OVERDUE)
_NEAR_ENOUGH = 75
_NO_LETTERS = re.compile(r"[\W_]+")


def heading(column: str, lang: str) -> str:
    """The heading of a column."""
    return t(f"tasks.file.{column}", lang)


def column_named(text: str) -> str:
    """The column a heading names in either language ('Tiến độ (%)' too), '' for none."""
    return _columns().get(_key(text), "")


def state_word(state: str, lang: str) -> str:
    """'Đang thực hiện'."""
    return t(f"tasks.states.{state}", lang)


def state_named(text: str) -> str:
    """The state a word names, OVERDUE among them, '' for none."""
    return _codes("tasks.states", _NAMED).get(_key(text), "")


def nearest_state(text: str) -> str:
    """The state's word that a text is nearly, diacritics aside; '' where it is near none."""
    words = [t(f"tasks.states.{state}", lang) for lang in LANGUAGES for state in _NAMED]
    best = process.extractOne(text, words, scorer=fuzz.ratio, processor=plain_key, score_cutoff=_NEAR_ENOUGH)
    return best[0] if best else ""


def field_word(field: str, lang: str) -> str:
    """'Kinh tế'; '' for the other field."""
    return t(f"group.{field}", lang) if field else ""


def field_named(text: str) -> str:
    """The field a word names, '' for none."""
    return _codes("group", GROUPS).get(_key(text), "")


def is_other_field(text: str) -> bool:
    """Whether a cell says that a task belongs to none of the fields."""
    return not text or _key(text) in {_key(t("tasks.other_field", lang)) for lang in LANGUAGES}


@cache
def _columns() -> dict[str, str]:
    return {_key(heading(column, lang)): column for column in COLUMNS for lang in LANGUAGES}


@cache
def _codes(table: str, codes: tuple[str, ...]) -> dict[str, str]:
    words = {_key(t(f"{table}.{code}", lang)): code for code in codes for lang in LANGUAGES}
    return words | {_key(code): code for code in codes}


def _key(text: str) -> str:
    return _NO_LETTERS.sub(" ", name_key(text)).strip()
