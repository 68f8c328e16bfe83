"""The grammar of official wording: who gave a plan."""

import re

from domain.names import name_key

# Says who gave a plan, but not of which level: a city may be a province or a district.
CITY = "city"
# What a city, a town, a ward is called is a level's name only where it gives a plan.
_LEVEL = r"(?:tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường|thị trấn)"
_PLAN = r"(?<=\bkế hoạch )(?:của )?|(?<=\bkh )(?:của )?|(?<=\bdự toán )(?:của )?"
# Each is looked for in what the ones before have left: "huyện đăng ký" is no plan that the district gave,
# and "HĐND huyện giao" is its council's.
_ASSIGNERS = (
    (re.compile(rf"\b(?:{_LEVEL} |địa phương |đơn vị )?(?:đăng ký|đề xuất)\b"), "registered"),
    (re.compile(rf"\b(?:địa phương|đơn vị) xây dựng\b|(?:{_PLAN}){_LEVEL} xây dựng\b"), "local"),
    (re.compile(rf"\b(?:hđnd|hội đồng nhân dân)\b(?: {_LEVEL}\b)?(?: giao| thông qua)?"), "council"),
    (re.compile(r"\b(?:trung ương|tw|(?:thủ tướng )?chính phủ) giao\b"), "central"),
    (re.compile(rf"\b(?:ubnd )?tỉnh giao\b|(?:{_PLAN})tỉnh\b"), "province"),
    (re.compile(rf"\b(?:ubnd )?(?:huyện|thị xã|quận) giao\b|(?:{_PLAN})huyện\b"), "district"),
    (re.compile(rf"\b(?:ubnd )?(?:thành phố|tp) giao\b|(?:{_PLAN})(?:thành phố|tp)\b"), CITY),
)


def cut_assigners(text: str) -> tuple[tuple[str, ...], str]:
    """The assigners that a text names, and the text's key with 'giao' in the place of each."""
    found, key = [], name_key(text)
    for pattern, code in _ASSIGNERS:
        shorter = pattern.sub("giao", key)
        if shorter != key:
            found.append(code)
        key = shorter
    return tuple(found), key


def read_assigner(text: str) -> str:
    """The one assigner that a heading or a remark names; '' where it names none, or several."""
    found, _ = cut_assigners(text)
    return found[0] if len(found) == 1 else ""
