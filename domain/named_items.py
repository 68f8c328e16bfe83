"""The things a count names: '02 xã (Minh Tiến và Quyết Thắng)', '02 xã: Minh Tiến, Quyết Thắng'."""

import re

from domain.names import name_key

_BRACKETED = re.compile(r"(?P<target>[^(:]*\d[^(:]*?)\s*\((?P<names>[^()]+)\)", re.DOTALL)
_LISTED = re.compile(r"(?P<target>[^(:]*\d[^(:]*?)\s*:\s*(?P<names>.+)", re.DOTALL)
_BETWEEN = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
# What is measured is not made up of things with names: a remark stands in the bracket there.
_MEASURED = re.compile(r"[%‰]|\b(?:điểm|đồng|tỷ|triệu|nghìn|tấn|tạ|kg|ha|km|m2|m3|kwh|mw)\b")
# "không kể đất", "Trong đó …": a remark on the number, no name of a thing.
_REMARK = re.compile(r"(?:không|trừ|chưa|kể|gồm|bao gồm|trong đó|tính|ước|so với|đến|theo)\b")


def split_names(text: str) -> tuple[str, ...]:
    """The names of an enumeration: 'A, B và C'."""
    return tuple(filter(None, _BETWEEN.split(text.strip(" ."))))


def cut_items(text: str, unit: str = "") -> tuple[str, tuple[str, ...]]:
    """The text without the things it names, and those; `unit` is the indicator's unit of measure.

    Only what is counted names things, and a thing's name begins with a capital, its noun aside. A text
    that names none comes back as it is.
    """
    bare = text.strip()
    match = _BRACKETED.fullmatch(bare) or _LISTED.fullmatch(bare)
    if match is None and unit:
        match = re.fullmatch(rf"(?P<target>\d+\s+{re.escape(unit)})\s+(?P<names>\S.*)", bare, re.DOTALL)
    if match is None or _MEASURED.search(name_key(unit)):
        return text, ()
    names = split_names(match["names"])
    if not names or not all(_is_name(one, unit) for one in names):
        return text, ()
    return match["target"], names


def _is_name(text: str, unit: str) -> bool:
    noun = f"{unit} "
    bare = text[len(noun) :] if text.casefold().startswith(noun.casefold()) else text
    return bare[:1].isupper() and not _REMARK.match(name_key(text))
