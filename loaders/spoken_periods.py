"""The one grammar of periods: what headings, titles and cells say of years, months and quarters."""

import re
from dataclasses import dataclass

from domain.names import name_key

# Reports close a few days early: the 25th or later of a month stands for its end, an earlier day for none.
_CLOSING = 25
_NUMBERS = {"ba": 3, "sáu": 6, "chín": 9, "mười hai": 12}
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_QUARTER = r"(?:iv|i{1,3}|[1-4])"
_UNTIL = r"\b(?:tính |từ đầu năm )*(?:đến|hết)(?: hết)? "
# What stands first in a text is read first; of two readings of one place, the first in this list.
_PHRASES = re.compile(
    "|".join(
        (
            r"\b(?P<code_year>\d{4}) ?- ?(?P<code_months>\d{1,2})m\b",
            rf"{_UNTIL}(?:ngày )?(?P<day>\d{{1,2}})(?: ?[/.-] ?| tháng )(?P<day_month>\d{{1,2}})"
            r"(?:(?: ?[/.-] ?| năm )(?P<day_year>\d{4}))?\b",
            rf"{_UNTIL}tháng (?P<until_month>\d{{1,2}})\b",
            rf"{_UNTIL}quý (?P<until_quarter>{_QUARTER})\b",
            r"(?P<date>\bngày \d{1,2}(?: tháng | ?[/.-] ?)\d{1,2}(?:(?: năm | ?[/.-] ?)\d{4})?"
            r"|\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}\b)",
            r"\b(?P<months>\d{1,2}) ?(?:tháng|t)(?![^\W\d])(?: đầu năm)?",
            r"\b(?P<word>ba|sáu|chín|mười hai) tháng\b(?: đầu năm)?",
            rf"\bquý (?P<quarter>{_QUARTER})\b",
            r"\btháng (?P<month>\d{1,2})\b",
            r"\b(?P<whole>cả năm)\b",
            r"(?P<before>\bnăm (?:trước|ngoái)\b)",
            r"(?:\bnăm |[/.-] ?)?(?<!\d)(?P<year>20\d{2}|19[5-9]\d)(?!\d)",
            r"(?P<start>\btừ đầu năm\b)",
        )
    )
)
_CUMULATED = re.compile(r"\blũy kế\b|\bcộng dồn\b|\btừ đầu năm\b")


@dataclass(frozen=True)
class SpokenPeriod:
    """As much of a period as a text says; None where it is silent.

    `months` count from January. `part` is the last month of a month or a quarter by itself, whose figures
    are of that span alone.
    """

    year: int | None = None
    months: int | None = None
    part: int | None = None


SILENT = SpokenPeriod()


@dataclass(frozen=True)
class SpokenWords:
    """The first period of a text, what else it names, and what of it is no period.

    `rivals` are the further periods of a text that names several; `before` says that it speaks of last year.
    """

    period: SpokenPeriod
    rivals: tuple[str, ...]
    before: bool
    rest: str


def read_period_words(text: str) -> SpokenWords:
    """Every period that a text names, in its order."""
    key = name_key(text)
    found: dict[str, list[int]] = {"year": [], "months": [], "part": []}
    before, rest, end = False, [], 0
    for match in _PHRASES.finditer(key):
        said = {name: text for name, text in match.groupdict().items() if text}
        read = _read_phrase(said)
        if read is None:
            continue
        rest.append(key[end : match.start()])
        end, before = match.end(), before or "before" in said
        for name, number in read.items():
            found[name] += [number]
    rest.append(key[end:])
    if _CUMULATED.search(key):
        found["months"] += found.pop("part")
    first = SpokenPeriod(**{name: numbers[0] for name, numbers in found.items() if numbers})
    return SpokenWords(first, _rivals(found), before, " ".join(rest))


def spoken_period(text: str) -> SpokenPeriod:
    """The year and the months that a heading or a title names; the day it was signed says nothing."""
    return read_period_words(text).period


def says_cumulated(text: str) -> bool:
    """Whether a text says that its figures are cumulated from January."""
    return bool(_CUMULATED.search(name_key(text)))


def _read_phrase(said: dict[str, str]) -> dict[str, int] | None:
    """The numbers of one phrase; None for one that names no period, such as the day of a document."""
    if "date" in said:
        return None
    if "day" in said and int(said["day"]) < _CLOSING:
        return None
    months = _months(said)
    part = _part(said)
    if any(number is not None and not 1 <= number <= 12 for number in (months, part)):
        return None
    year = next((int(said[name]) for name in ("year", "day_year", "code_year") if name in said), None)
    numbers = {"year": year, "months": months, "part": part}
    return {name: number for name, number in numbers.items() if number is not None}


def _months(said: dict[str, str]) -> int | None:
    for name in ("months", "day_month", "until_month", "code_months"):
        if name in said:
            return int(said[name])
    if "until_quarter" in said:
        return _QUARTERS[said["until_quarter"]]
    if "word" in said:
        return _NUMBERS[said["word"]]
    # The first quarter, and January, begin with the year.
    if said.get("quarter") in ("i", "1"):
        return 3
    if said.get("month") in ("1", "01"):
        return 1
    return 12 if "whole" in said else None


def _part(said: dict[str, str]) -> int | None:
    if _months(said) is not None:
        return None
    if "quarter" in said:
        return _QUARTERS[said["quarter"]]
    return int(said["month"]) if "month" in said else None


def _rivals(found: dict[str, list[int]]) -> tuple[str, ...]:
    """All the years, or all the months, of a text that names more than one."""
    years = sorted(set(found["year"]))
    months = sorted({*found["months"], *found.get("part", ())})
    return tuple(str(one) for numbers in (years, months) if len(numbers) > 1 for one in numbers)
