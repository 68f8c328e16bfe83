"""Days as staff write them: '15/07/2023', '2023-07-15', 'tháng 12/2024'; and the one a target closes with."""

import re
from calendar import monthrange
from datetime import date

_LEAD = r"(?:^|[\s,;])(?:(?:hoàn thành|xong)\s+)?(?:(?:đến|trước|vào|trong|chậm nhất)\s+)?(?:hết\s+)?"
_DAY = re.compile(_LEAD + r"(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s.]*$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDED = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_MONTH = re.compile(_LEAD + r"tháng\s+(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})[\s.]*$", re.IGNORECASE)
_QUARTER = re.compile(_LEAD + r"quý\s+(IV|I{1,3}|[1-4])\s*(?:[/.-]|năm)?\s*(\d{4})[\s.]*$", re.IGNORECASE)
# A year alone may be what a target is compared with ("so với năm 2022"): a word must say that it is its end.
_YEAR = re.compile(r"(?:^|[\s,;])(?:đến|trước|trong)\s+(?:hết\s+)?năm\s+(\d{4})[\s.]*$", re.IGNORECASE)
_BRACKETS = re.compile(r"(.*\S\s*)\(([^()]+)\)\s*", re.DOTALL)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_LIKE_A_DAY = re.compile(
    r"(?:0?\d|1[0-2])[/-](?:19|20)\d\d|\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d"
    r"|(?:19|20)\d\d[/-]\d{1,2}(?:[/-]\d{1,2})?(?:[T ][\d:.]+)?"
    r"|\d{1,2}/\d{1,2}/\d{2}|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2,4}"
)
_YEARS = range(1945, 2101)


def cut_deadline(text: str) -> tuple[str, date | None]:
    """The text without the day it closes with, and that day: 'tháng 12/2024' is its last day.

    The day may stand in brackets, alone or after what else stands there: '02 xã (A, B, đến 31/12/2025)'.
    """
    if bracketed := _BRACKETS.fullmatch(text):
        inside, day = cut_deadline(bracketed[2])
        rest = inside.strip(" ,;-")
        return (f"{bracketed[1]}({rest})" if rest else bracketed[1].rstrip(), day) if day else (text, None)
    for pattern, last_day in ((_DAY, _day), (_MONTH, _month), (_QUARTER, _quarter), (_YEAR, _year)):
        match = pattern.search(text)
        day = last_day(match) if match else None
        if match and day:
            return text[: match.start()], day
    return text, None


def read_day(text: str) -> date | None:
    """The day a cell holds, written in figures; None where it holds none."""
    bare = text.strip()
    if match := _ISO.fullmatch(bare):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY.fullmatch(bare) or _WORDED.fullmatch(bare)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    return _date(int(match[3]), int(match[2]), int(match[1]))


def _month(match: re.Match[str]) -> date | None:
    return _date(int(match[2]), int(match[1]))


def _quarter(match: re.Match[str]) -> date | None:
    number = _QUARTERS.get(match[1].upper()) or int(match[1])
    return _date(int(match[2]), 3 * number)


def _year(match: re.Match[str]) -> date | None:
    return _date(int(match[1]), 12)


def _date(year: int, month: int, day: int = 0) -> date | None:
    """A day of the calendar, the month's last where none is given; None where there is no such day."""
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if 0 <= day <= last else None


def is_like_a_day(text: str) -> bool:
    """Whether a text is a day or a month of a year, as spreadsheets make of '6/23': '06/2023', '12-Jun'."""
    return _LIKE_A_DAY.fullmatch(text.strip()) is not None
