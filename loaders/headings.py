"""What the headings of a form table mean; the patterns stand in headings.csv, the first match decides."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain import columns as col
from domain.names import name_key
from domain.phrases import read_assigner
from loaders.heading_words import YOY_GROWTH, read_words

ORDER, INDICATOR, MEASURE_UNIT, NOTE, DEADLINE = "order", "indicator", "measure_unit", "note", "deadline"
DECISION, EFFECTIVE = "decision", "effective"
MEASURE_ROLES = (*col.MEASURES, YOY_GROWTH)
# The day a document was signed says nothing of the period it reports.
_DATES = re.compile(r"\bngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_MONTHS = re.compile(r"\b(\d{1,2}) tháng\b")
_YEAR = re.compile(r"(?:\bnăm\b\s*)?\b(20\d{2}|19[5-9]\d)\b")
_FIRST_QUARTER = re.compile(r"\bquý (?:i|1)\b")
_WHOLE_YEAR = re.compile(r"\bcả năm\b")
# A month or a quarter by itself: what it holds is not cumulated from January.
_ALONE = re.compile(r"\b(?:tháng \d{1,2}|quý (?:ii|iii|iv|[2-4]))\b")
_CUMULATED = re.compile(r"\blũy kế\b|\bcộng dồn\b|\bđầu năm\b|\b(?:đến|hết)\b")
_YEAR_RESULT = re.compile(r"\b(?:thực hiện|th|kết quả) năm\b")
_CONSTANT = re.compile(r"\b(?:giá )?(?:so sánh|ss|cố định)(?: năm)? 2010\b")
_CURRENT = re.compile(r"\bgiá (?:hiện hành|thực tế|hh)\b")
_MEASURE_UNIT = re.compile(r"(?:đvt|đơn vị tính)\s*:\s*(.+?)\)?$")


@dataclass(frozen=True)
class SpokenPeriod:
    """As much of a period as a text says; None where it is silent."""

    year: int | None = None
    months: int | None = None


@dataclass(frozen=True)
class Heading:
    """A column's heading: its role, and what it says of period, assigner and grade."""

    text: str
    role: str
    period: SpokenPeriod
    assigner: str
    grade: str
    measure_unit: str = ""
    # What nothing explains: such a column is asked about, never read by guess.
    unclear: str = ""


def read_heading(text: str) -> Heading | None:
    """The meaning of one heading, or None where it has none here."""
    key = name_key(text)
    role = next((role for role, pattern in _patterns() if pattern.fullmatch(key)), None)
    if role is None or _is_of_a_part(role, key):
        return None
    bare = " ".join(text.split())
    if role not in MEASURE_ROLES:
        return Heading(bare, role, SpokenPeriod(), "", "")
    words = read_words(text, role)
    period = SpokenPeriod(words.year, words.months)
    return Heading(bare, role, period, read_assigner(text), words.grade, words.measure_unit, words.left)


def _is_of_a_part(role: str, key: str) -> bool:
    """Whether a column holds one month or quarter, or the plan of some months: no tidy figure."""
    months = spoken_period(key).months
    if role == col.PLAN:
        return bool(_ALONE.search(key)) or (months is not None and months < 12)
    if role not in MEASURE_ROLES or _CUMULATED.search(key):
        return False
    return months is None and bool(_ALONE.search(key))


def spoken_period(text: str) -> SpokenPeriod:
    """The year and the months that a heading or a title names.

    A quarter but the first says nothing: its figures may be of the quarter alone.
    """
    key = _DATES.sub(" ", name_key(text))
    months = int(found[1]) if (found := _MONTHS.search(key)) and 1 <= int(found[1]) <= 12 else None
    if months is None and _FIRST_QUARTER.search(key):
        months = 3
    if months is None and _WHOLE_YEAR.search(key):
        months = 12
    year = _YEAR.search(key)
    return SpokenPeriod(int(year[1]) if year else None, months)


def is_of_whole_year(heading: Heading) -> bool:
    """Whether a column of results holds a year as a whole: 'Thực hiện năm 2022', 'Ước cả năm'."""
    key = name_key(heading.text)
    return heading.period.months == 12 or bool(_YEAR_RESULT.search(key) and heading.period.months is None)


def spoken_basis(text: str) -> str:
    """The price basis a line or a heading names: "2010", "current", or ''."""
    key = name_key(text)
    if _CONSTANT.search(key):
        return "2010"
    return "current" if _CURRENT.search(key) else ""


def spoken_measure_unit(text: str) -> str | None:
    """The unit of measure a line above the table names ('ĐVT: triệu đồng')."""
    found = _MEASURE_UNIT.search(name_key(text.strip().strip("()")))
    return found[1] if found else None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with (Path(__file__).parent / "headings.csv").open(encoding="utf-8", newline="") as handle:
        return tuple((row["role"], re.compile(row["pattern"])) for row in csv.DictReader(handle))
