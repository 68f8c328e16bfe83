"""Words and figures of size within units of measure: 'tỷ' is 9 powers of ten, '1.000' is 3."""

import re

from domain.names import plain_key

_WORDS = {
    "ty": 9, "ti": 9, "billion": 9, "trieu": 6, "tr": 6, "million": 6, "van": 4,
    "nghin": 3, "ngan": 3, "ng": 3, "thousand": 3, "tram": 2,
}  # fmt: skip
# 'tỷ lệ' and 'phần trăm' are no sizes; a 'đ' may hang on the word, as in 'trđ'.
_WORD = re.compile(
    rf"(?<![a-z])(?<!phan )({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?=d?(?![a-z]))(?! le\b)"
)
_FIGURES = re.compile(r"(?<![\d.,/])1((?:[.,]?000)+)(?![\d.,])|(?<!\d)10(?:\^?3|³)(?!\d)")
_UNCLEAR = re.compile(r"(?<![a-z])t(?=[. ]*(?:d|dong)(?![a-z]))")
_DONG = re.compile(r"(?<![a-z])(ty|ti|tr|trieu|nghin|ngan)?[. ]*d(?![a-z])")


def power_of(text: str) -> int | None:
    """The powers of ten that a unit's size words come to; None where it has none."""
    key = plain_key(text)
    powers = [_WORDS[match[1]] for match in _WORD.finditer(key)]
    powers += [(match[1] or "000").count("0") for match in _FIGURES.finditer(key)]
    return sum(powers) if powers else None


def is_unclear(text: str) -> bool:
    """Whether a size is shortened to what may be two: 'T.đ' is tỷ đồng or triệu đồng."""
    return _UNCLEAR.search(plain_key(text)) is not None


def spelled_out(text: str) -> str:
    """The plain key with đồng written out: 'tỷ.đ' is 'ty dong'."""
    return _DONG.sub(lambda match: f"{match[1] or ''} dong", plain_key(text)).strip()
