"""The grammar of targets: read as staff write them ('từ 90% trở lên'), and written back the same way."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

from domain import targets
from domain.named_items import cut_items
from domain.names import name_key
from domain.numbers import ENGLISH, Number, NumberFormat, format_number, parse_number
from domain.target_days import cut_deadline
from domain.targets import Target
from domain.verdicts import Spread

_NUMBER = r"([+−-]?\s*\d[\d.,]*)\s*(%|điểm\s*(?:%|phần trăm))?"
_RANGE = re.compile(rf"(?:đạt\s+)?(?:từ\s+)?{_NUMBER}\s*(?:-|đến)\s*{_NUMBER}")
_FALLS_BY = r"(?:mức\s+)?giảm\s+(?:từ\s+)?"
_THAN_BEFORE = r"(\s*so với (?:cùng kỳ )?năm (?:trước|ngoái|\d{4}))?"
_FALL = re.compile(rf"{_FALLS_BY}{_NUMBER}(?:\s*trở lên)?{_THAN_BEFORE}")
_FALL_RANGE = re.compile(rf"{_FALLS_BY}(?P<range>{_NUMBER}\s*(?:-|đến)\s*{_NUMBER})")
_LOWER = re.compile(r"(?:giảm|thấp hơn)(?:\s+so với|\s+hơn)?\s*(?:năm trước|cùng kỳ)?")
_DOWN_TO = r"(?:(?:giảm\s+)?(?:xuống\s+)?còn|giảm\s+xuống)"
_FORMS = (
    (re.compile(rf"(?:đạt\s+)?(?:từ\s+)?{_NUMBER}\s*trở lên"), targets.GE),
    (re.compile(rf"(?:đạt\s+)?(?:tối thiểu|ít nhất|từ|≥|>=)\s*{_NUMBER}"), targets.GE),
    (re.compile(rf"(?:đạt\s+)?(?:trên|hơn|>)\s*{_NUMBER}"), targets.GT),
    (re.compile(rf"(?:không quá|tối đa|≤|<=)\s*{_NUMBER}"), targets.LE),
    # A level that is to be come down to, and no fall by so much.
    (re.compile(rf"{_DOWN_TO}\s+(?:không quá\s+)?{_NUMBER}"), targets.LE),
    (re.compile(rf"{_DOWN_TO}\s+dưới\s+{_NUMBER}"), targets.LT),
    (re.compile(rf"{_NUMBER}\s*trở xuống"), targets.LE),
    (re.compile(rf"(?:dưới|thấp hơn|<)\s*{_NUMBER}"), targets.LT),
    (re.compile(rf"(?:khoảng|~|≈)\s*{_NUMBER}"), targets.ABOUT),
    (re.compile(rf"(?:đạt\s+)?(?:bằng|đúng|=)\s*{_NUMBER}"), targets.EQ),
)
_NONE_AT_ALL = re.compile(r"không có|không phát sinh")


def read_target(text: str, fmt: NumberFormat, default: str, unit: str = "") -> Target | None:
    """The target a text states ('từ 90% trở lên', '02 xã (A và B)'), or None where it states none.

    `default` is the operator of a bare number; where it is fall_points, a fall written in plain
    percent is read as points and marked assumed; where it is milestone, a text with a day is one.
    `unit` is the indicator's unit of measure, which may stand beside the number.
    """
    bare, deadline = cut_deadline(text)
    bare, items = cut_items(bare, unit)
    key = name_key(bare)
    target = _fall_by_number(key, fmt, unit) or _read(_without_unit(key, unit), fmt, default)
    if target is None and default == targets.MILESTONE and deadline:
        target = Target(targets.MILESTONE, None)
    return target and replace(target, items=items, deadline=deadline)


def items_of(text: str, unit: str = "") -> tuple[str, ...]:
    """The things that a target as written names."""
    return cut_items(cut_deadline(text)[0], unit)[1]


def write_target(target: Target, say: Callable[..., str], lang: str, unit: str = "") -> str:
    """The target in words; `say` gives the words of a key (texts.t), `unit` is what it is measured in."""
    value, high = (
        "" if number is None else format_number(number, target.decimals, lang) + _sign(target, unit)
        for number in (target.value, target.value_high)
    )
    text = say(f"operator.{target.operator}", lang, value=value, high=high)
    text += f" ({', '.join(target.items)})" if target.items else ""
    return text + (say("operator.by", lang, day=f"{target.deadline:%d/%m/%Y}") if target.deadline else "")


def write_assumed(target: Target, fmt: NumberFormat, unit: str = "") -> str:
    """A target whose reading was assumed, as openly as it was read ('giảm 3%'): it is read so again."""
    if target.value is None:
        return "giảm"
    number = format_number(target.value, target.decimals, "en" if fmt == ENGLISH else "vi")
    return f"giảm {number} {unit}" if target.operator == targets.FALL_NUMBER else f"giảm {number}%"


def _sign(target: Target, unit: str) -> str:
    """What follows the number: a fall has a sign of its own, whatever the indicator is measured in."""
    if target.operator == targets.FALL_NUMBER:
        return f" {unit}"
    if target.operator == targets.FALL_POINTS:
        return ""
    return "%" if unit == "%" or target.operator == targets.FALL_PERCENT else ""


def _without_unit(key: str, unit: str) -> str:
    """The text without the noun that is counted; signs of percent say how a fall is meant, and stay."""
    noun = name_key(unit)
    return re.sub(rf"(?<=\d)\s*{re.escape(noun)}(?!\w)", "", key) if noun and "%" not in noun else key


def _read(key: str, fmt: NumberFormat, default: str) -> Target | None:
    if _NONE_AT_ALL.fullmatch(key):
        return Target(targets.EQ, 0.0)
    if match := _RANGE.fullmatch(key):
        return _range(match, fmt)
    if match := _FALL.fullmatch(key):
        return _fall(match, fmt, default)
    if (match := _FALL_RANGE.fullmatch(key)) and default in (targets.FALL_POINTS, targets.FALL_PERCENT):
        # The indicator's figures are falls themselves: between so much and so much.
        return _read(match["range"], fmt, default)
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


def _fall_by_number(key: str, fmt: NumberFormat, unit: str) -> Target | None:
    """'giảm 5 vụ': a fall by so many of what the indicator counts."""
    noun = name_key(unit)
    if not noun or "%" in noun:
        return None
    by = rf"{_FALLS_BY}(\d[\d.,]*)\s*{re.escape(noun)}(?:\s*trở lên)?{_THAN_BEFORE}"
    match = re.fullmatch(by, key)
    number = parse_number(match[1], fmt) if match else None
    if match is None or number is None:
        return None
    return Target(targets.FALL_NUMBER, number.value, number.decimals, assumed=_is_base_assumed(match[2]))


def _range(match: re.Match[str], fmt: NumberFormat) -> Target | None:
    low, high = parse_number(match[1], fmt), parse_number(match[3], fmt)
    if low is None or high is None or low.value >= high.value:
        return None
    return Target(targets.RANGE, low.value, max(low.decimals, high.decimals), high.value)


def _fall(match: re.Match[str], fmt: NumberFormat, default: str) -> Target | None:
    number = parse_number(match[1], fmt)
    if number is None:
        return None
    if not match[2] and default not in (targets.FALL_POINTS, targets.FALL_PERCENT):
        # 'giảm 5': percent, or five of what is counted?
        return None
    said_points = (match[2] or "").startswith("điểm")
    points = said_points or default == targets.FALL_POINTS
    return Target(
        targets.FALL_POINTS if points else targets.FALL_PERCENT,
        number.value,
        number.decimals,
        assumed=not said_points if points else _is_base_assumed(match[3]),
    )


def _is_base_assumed(base: str | None) -> bool:
    """Whether last year had to be taken as what a fall is reckoned from.

    A year in figures is taken for the one before: which it is the text alone does not tell.
    """
    return base is None or base.strip()[-4:].isdecimal()


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
