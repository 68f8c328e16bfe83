"""What the headings of a form table mean: their parts are cut out one by one, then what is left is known.

The patterns stand in headings.csv, the first match decides; the words that each role may hold beside it
in heading_words.csv. A word that nothing explains is a doubt: it is asked about, never guessed at.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain import columns as col
from domain.measure_units import MeasureUnits
from domain.names import name_key
from domain.periods import Period
from domain.phrases import cut_assigners
from loaders.spoken_periods import SILENT, SpokenPeriod, SpokenWords, read_period_words

ORDER, INDICATOR, MEASURE_UNIT, NOTE, DEADLINE = "order", "indicator", "measure_unit", "note", "deadline"
UNIT, DECISION, EFFECTIVE, YOY_GROWTH = "unit", "decision", "effective", "yoy_growth"
# Of the canonical file whose periods stand across.
GRADE, MEASURE, ASSIGNER, SOURCE = "grade", "measure", "assigner", "source"
# Of tables whose rows name their periods.
YEAR, SPAN = "year", "span"
# A heading that is a period, or a unit's name, and nothing else: its title says what it counts.
BARE = "bare"
MEASURE_ROLES = (*col.MEASURES, YOY_GROWTH, BARE)
RATIOS = (col.PCT_PLAN, col.YOY_INDEX, YOY_GROWTH)
_LIKE_LAST_YEAR = (col.PRIOR, col.YOY_INDEX, YOY_GROWTH)
FIRST_VERSION, ADJUSTED = "first", "adjusted"

# "tỷ lệ" is a rate and no unit of money.
_MONEY = re.compile(
    r"\b(?:nghìn |ngàn )?(?:(?:tỷ|tỉ)(?! lệ)|triệu|nghìn|ngàn)(?: ?(?:đồng|vnd))?\b"
    r"|\b(?:trđ|tr\.? ?đồng|vnd)\b|(?<=\()đồng(?=\))"
)
_IN_BRACKETS = re.compile(r"\((?:(?:đvt|đơn vị tính|đơn vị)\s*:?\s*)?([^()%]+)\)")
_YEAR_RESULT = re.compile(r"\b(?:thực hiện|th|kết quả) năm\b")
_CONSTANT = re.compile(r"\b(?:giá )?(?:so sánh|ss|cố định)(?: năm)? 2010\b")
_CURRENT = re.compile(r"\bgiá (?:hiện hành|thực tế|hh)\b")
_MEASURE_UNIT = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(.+?)\)?$")
_GRADES = (
    (re.compile(r"\bquyết toán\b"), col.SETTLED),
    (re.compile(r"\bchính thức\b"), col.OFFICIAL),
    (re.compile(r"\bước\b"), col.ESTIMATE),
)
_VERSIONS = (
    (re.compile(r"\b(?:điều chỉnh|bổ sung)\b"), ADJUSTED),
    (re.compile(r"\b(?:đầu năm|ban đầu)\b"), FIRST_VERSION),
)
_EITHER_WAY = re.compile(r"\+ ?/ ?-")
_SIGNS = re.compile(r"[\s\-–():;,.&+]+")
_KIND_OF_GROWTH = re.compile(r"%|\btốc độ\b|\btỷ lệ\b|\btỉ lệ\b|\btăng trưởng\b")


@dataclass(frozen=True)
class Doubt:
    """What of a heading is not understood, and why; the reasons stand in the texts as heading_REASON."""

    reason: str
    found: str


# Of a table's columns those that are asked about.
Doubts = dict[int, tuple[Doubt, ...]]


@dataclass(frozen=True)
class Heading:
    """A column's heading: its role, and what it says of period, assigner, version and grade.

    `of` is the period of its figures once the whole table has been looked at, `unit` the key of a unit
    that the heading names. Figures of a `quarter` alone are to be added to those before them.
    """

    text: str
    role: str
    period: SpokenPeriod = SILENT
    assigner: str = ""
    grade: str = ""
    measure_unit: str = ""
    version: str = ""
    doubts: tuple[Doubt, ...] = ()
    of: Period | None = None
    unit: str = ""
    quarter: bool = False


def read_heading(text: str, units: MeasureUnits | None = None) -> Heading | None:
    """The meaning of one heading, or None where it has none here."""
    key = name_key(text)
    bare = " ".join(text.split())
    if role := role_of("whole", key):
        return Heading(bare, role)
    without_unit, measure_unit = _cut_measure_unit(_without_basis(key), units)
    spoken = read_period_words(without_unit)
    assigners, rest = cut_assigners(spoken.rest)
    rest = " ".join(_SIGNS.sub(" ", _EITHER_WAY.sub("±", rest)).split())
    role = role_of("rest", rest) or (BARE if not rest and spoken.period != SILENT else None)
    if role is None:
        return None
    doubts = (*_unexplained(rest, role), *_misfits(key, role, spoken, measure_unit, assigners))
    return Heading(
        bare,
        role,
        spoken.period,
        assigners[0] if len(assigners) == 1 else "",
        spoken_grade(key),
        measure_unit,
        _first(_VERSIONS, rest) if role == col.PLAN else "",
        doubts,
    )


def is_of_whole_year(heading: Heading) -> bool:
    """Whether a column of results holds a year as a whole: 'Thực hiện năm 2022', 'Ước cả năm'."""
    key = name_key(heading.text)
    return heading.period.months == 12 or bool(_YEAR_RESULT.search(key) and heading.period.months is None)


def spoken_grade(text: str) -> str:
    """The grade of results that a heading or a title names; preliminary where it names none."""
    return _first(_GRADES, name_key(text)) or col.PRELIMINARY


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


def role_of(part: str, text: str) -> str | None:
    """The role that a heading as a whole, or the rest of it, has by headings.csv."""
    return next((role for role, pattern in _patterns()[part] if pattern.fullmatch(text)), None)


def _without_basis(key: str) -> str:
    return _CURRENT.sub(" ", _CONSTANT.sub(" ", key))


def _cut_measure_unit(key: str, units: MeasureUnits | None) -> tuple[str, str]:
    """The key without the unit of measure that it names in brackets, or in words of money."""
    for match in _IN_BRACKETS.finditer(key):
        if units and units.find(match[1]):
            return key[: match.start()] + key[match.end() :], match[1].strip()
    money = _MONEY.search(key)
    return (_MONEY.sub(" ", key), money[0].strip()) if money else (key, "")


def _unexplained(rest: str, role: str) -> Iterator[Doubt]:
    left = rest if role == BARE else _words()[role].sub(" ", rest)
    if "%" in rest:
        left = left.replace("±", " ")
    left = " ".join(_SIGNS.sub(" ", left).replace("±", "+/-").split())
    if left.strip("/ "):
        yield Doubt("word", left)


def _misfits(
    key: str, role: str, spoken: SpokenWords, measure_unit: str, assigners: tuple[str, ...]
) -> Iterator[Doubt]:
    """What is understood by itself, but cannot be said of a column of this role."""
    if spoken.rivals:
        yield Doubt("periods", ", ".join(spoken.rivals))
    if spoken.before and role not in _LIKE_LAST_YEAR:
        yield Doubt("word", "năm trước")
    if measure_unit and role in RATIOS:
        yield Doubt("word", measure_unit)
    elif role == YOY_GROWTH and not _KIND_OF_GROWTH.search(key):
        yield Doubt("growth", "%")
    if len(assigners) > 1:
        yield Doubt("assigners", ", ".join(assigners))


def _first(patterns: tuple[tuple[re.Pattern[str], str], ...], key: str) -> str:
    return next((word for pattern, word in patterns if pattern.search(key)), "")


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as handle:
        return [*csv.DictReader(handle)]


@cache
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {"whole": [], "rest": []}
    for row in _rows("headings.csv"):
        found[row["of"]].append((row["role"], re.compile(row["pattern"])))
    return found


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """Of each role, every word that its headings may hold; longer ones are tried first."""
    words: dict[str, list[str]] = {}
    for row in _rows("heading_words.csv"):
        for role in row["roles"].split():
            words.setdefault(role, []).extend(row["words"].split("|"))
    return {role: _any_of(sorted(found, key=len, reverse=True)) for role, found in words.items()}


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{word}\b" if word.isalpha() or " " in word else word for word in words))
