"""The grammar of official wording: who gave a plan, and how a target is written."""

import re

from domain import targets
from domain.names import name_key
from domain.numbers import Number, NumberFormat, parse_number
from domain.targets import Target

# First match decides; the council stands before the levels because "HĐND huyện giao" is its plan.
_ASSIGNERS = (
    (re.compile(r"\b(hđnd|hội đồng nhân dân)\b"), "council"),
    (re.compile(r"\b(trung ương|tw|chính phủ) giao\b"), "central"),
    (re.compile(r"\btỉnh giao\b"), "province"),
    (re.compile(r"\bhuyện giao\b"), "district"),
    (re.compile(r"\bđịa phương xây dựng\b"), "local"),
    (re.compile(r"\b(đăng ký|đề xuất)\b"), "registered"),
)
_NUMBER = r"([+−-]?\s*\d[\d.,]*)\s*(%|điểm\s*(?:%|phần trăm))?"
_RANGE = re.compile(rf"(?:từ\s+)?{_NUMBER}\s*(?:-|đến)\s*{_NUMBER}")
_FALL = re.compile(rf"(?:mức\s+)?giảm\s+(?:từ\s+)?{_NUMBER}(?:\s*trở lên)?(\s*so với năm trước)?")
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


def read_assigner(text: str) -> str:
    """The assigner that a heading or a remark names, or ''."""
    key = name_key(text)
    return next((code for pattern, code in _ASSIGNERS if pattern.search(key)), "")


def read_target(text: str, fmt: NumberFormat, default: str) -> Target | None:
    """The target a text states ('từ 90% trở lên', 'dưới 15%'), or None where it states none.

    `default` is the operator of a bare number; where it is fall_points, a fall written in plain
    percent is read as points and marked assumed.
    """
    key = name_key(text)
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
    return Target(
        targets.FALL_POINTS if points else targets.FALL_PERCENT,
        number.value,
        number.decimals,
        assumed=not said_points if points else match[3] is None,
    )
