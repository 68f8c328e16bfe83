"""The grammar of targets: read as staff write them ('từ 90% trở lên'), and written back the same way."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

from domain import targets
from domain.names import name_key
from domain.numbers import Number, NumberFormat, format_number, parse_number
from domain.target_days import cut_deadline
from domain.targets import Target
from domain.verdicts import Spread

_NUMBER = r"([+−-]?\s*\d[\d.,]*)\s*(%|điểm\s*(?:%|phần trăm))?"
_RANGE = re.compile(rf"(?:từ\s+)?{_NUMBER}\s*(?:-|đến)\s*{_NUMBER}")
_FALL = re.compile(
    rf"(?:mức\s+)?giảm\s+(?:từ\s+)?{_NUMBER}(?:\s*trở lên)?(\s*so với năm (?:trước|ngoái|\d{{4}}))?"
)
_LOWER = re.compile(r"(?:giảm|thấp hơn)(?:\s+so với|\s+hơn)?\s*(?:năm trước|cùng kỳ)?")
_FORMS = (
    (re.compile(rf"(?:đạt\s+)?(?:từ\s+)?{_NUMBER}\s*trở lên"), targets.GE),
    (re.compile(rf"(?:đạt\s+)?(?:tối thiểu|ít nhất|từ|≥|>=)\s*{_NUMBER}"), targets.GE),
    (re.compile(rf"(?:đạt\s+)?(?:trên|hơn|>)\s*{_NUMBER}"), targets.GT),
    (re.compile(rf"(?:không quá|tối đa|≤|<=)\s*{_NUMBER}"), targets.LE),
    # A level that is to be come down to, and no fall by so much.
    (re.compile(rf"(?:giảm\s+)?(?:xuống\s+)?còn\s+(?:không quá\s+)?{_NUMBER}"), targets.LE),
    (re.compile(rf"(?:giảm\s+)?(?:xuống\s+)?còn\s+dưới\s+{_NUMBER}"), targets.LT),
    (re.compile(rf"{_NUMBER}\s*trở xuống"), targets.LE),
    (re.compile(rf"(?:dưới|thấp hơn|<)\s*{_NUMBER}"), targets.LT),
    (re.compile(rf"(?:khoảng|~|≈)\s*{_NUMBER}"), targets.ABOUT),
    (re.compile(rf"(?:đạt\s+)?(?:bằng|đúng|=)\s*{_NUMBER}"), targets.EQ),
)
_NONE_AT_ALL = re.compile(r"không có|không phát sinh")
_ITEMS = re.compile(
    r"(?P<target>[^(:]*\d[^(:]*?)\s*(?:\((?P<bracketed>[^()]+)\)|:\s*(?P<listed>.+))", re.DOTALL
)
_BETWEEN_ITEMS = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")


def read_target(text: str, fmt: NumberFormat, default: str, unit: str = "") -> Target | None:
    """The target a text states ('từ 90% trở lên', '02 xã (A và B)'), or None where it states none.

    `default` is the operator of a bare number; where it is fall_points, a fall written in plain
    percent is read as points and marked assumed; where it is milestone, a text with a day is one.
    `unit` is the indicator's unit of measure, which may stand beside the number.
    """
    bare, deadline = cut_deadline(text)
    bare, items = cut_items(bare, unit)
    target = _read(_without_unit(name_key(bare), unit), fmt, default)
    if target is None and default == targets.MILESTONE and deadline:
        target = Target(targets.MILESTONE, None)
    return target and replace(target, items=items, deadline=deadline)


def cut_items(text: str, unit: str = "") -> tuple[str, tuple[str, ...]]:
    """The text without the things it names ('02 xã: A, B', '02 xã (A và B)', '02 xã A và B'), and those."""
    match = _ITEMS.fullmatch(text.strip())
    if match is not None:
        named = match["bracketed"] or match["listed"]
    elif (
        unit
        and (match := re.match(rf"\s*(?P<target>\d+\s+{re.escape(unit)})\s+(?=\S)", text))
        and (text[match.end()].isupper())
    ):
        named = text[match.end() :]
    else:
        return text, ()
    return match["target"], tuple(filter(None, _BETWEEN_ITEMS.split(named.strip(" ."))))


def write_target(target: Target, say: Callable[..., str], lang: str, sign: str = "") -> str:
    """The target in words; `say` gives the words of a key (texts.t), `sign` follows each number."""
    value, high = (
        "" if number is None else format_number(number, target.decimals, lang) + sign
        for number in (target.value, target.value_high)
    )
    text = say(f"operator.{target.operator}", lang, value=value, high=high)
    text += f" ({', '.join(target.items)})" if target.items else ""
    return text + (say("operator.by", lang, day=f"{target.deadline:%d/%m/%Y}") if target.deadline else "")


def _without_unit(key: str, unit: str) -> str:
    return re.sub(rf"(?<=\d)\s*{re.escape(name_key(unit))}(?!\w)", "", key) if unit else key


def _read(key: str, fmt: NumberFormat, default: str) -> Target | None:
    if _NONE_AT_ALL.fullmatch(key):
        return Target(targets.EQ, 0.0)
    if match := _RANGE.fullmatch(key):
        return _range(match, fmt)
    if match := _FALL.fullmatch(key):
        return _fall(match, fmt, default)
    if _LOWER.fullmatch(key):
        return Target(targets.LOWER, None, assumed="năm trước" not in key)
    for pattern, operator in _FORMS:
        if match := pattern.fullmatch(key):
            return _plain(parse_number(match[1], fmt), operator)
    return _plain(parse_number(key.removeprefix("đạt "), fmt), default)


def _plain(number: Number | None, operator: str) -> Target | None:
    if number is None:
        return None
    # A bare number cannot say "lower than last year": it is a ceiling then.
    operator = targets.LE if operator == targets.LOWER else operator
    return Target(operator, number.value, number.decimals)


def _range(match: re.Match[str], fmt: NumberFormat) -> Target | None:
    low, high = parse_number(match[1], fmt), parse_number(match[3], fmt)
    if low is None or high is None or low.value >= high.value:
        return None
    return Target(targets.RANGE, low.value, max(low.decimals, high.decimals), high.value)


def _fall(match: re.Match[str], fmt: NumberFormat, default: str) -> Target | None:
    number = parse_number(match[1], fmt)
    if number is None:
        return None
    said_points = (match[2] or "").startswith("điểm")
    points = said_points or default == targets.FALL_POINTS
    # A year in figures is taken for the one before: which it is the text alone does not tell.
    named_year = (match[3] or "").strip()[-4:].isdecimal()
    return Target(
        targets.FALL_POINTS if points else targets.FALL_PERCENT,
        number.value,
        number.decimals,
        assumed=not said_points if points else match[3] is None or named_year,
    )


def read_actual(text: str, fmt: NumberFormat) -> float | Spread | None:
    """What was reached as reports write it: '7,02', '61-62', 'Trên 4', 'Khoảng 24', 'Xuất siêu'; or None."""
    key = name_key(text)
    if key == "xuất siêu":
        # Of imports over exports nothing is left; by how much less than nothing is not said.
        return Spread(-math.inf, 0.0)
    target = _read(key, fmt, targets.EQ)
    if target is None or target.value is None:
        return None
    if target.operator == targets.RANGE:
        return Spread(target.value, float(target.value_high or 0))
    if target.operator in (targets.GE, targets.GT):
        return Spread(target.value, math.inf)
    if target.operator in (targets.LE, targets.LT):
        return Spread(-math.inf, target.value)
    return target.value if target.operator in (targets.EQ, targets.ABOUT) else None
