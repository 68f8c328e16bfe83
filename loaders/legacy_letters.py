"""Text typed with the old fonts: valid bytes that only .VnTime (TCVN3) or VNI-Win show as Vietnamese.

A sheet typed so and saved by Excel as Unicode holds the same letters as the characters U+00A1 to U+00FF.
"""

import csv
import re
from functools import cache
from pathlib import Path

from loaders.read_as import TCVN3, VNI

LEGACY = (TCVN3, VNI)
_TABLE = Path(__file__).with_name("legacy_letters.csv")
_VOWELS = frozenset("aeiouyAEIOUY")


class UnknownLetter(ValueError):
    """A character that is no letter under what the text is read as; `before` is the text before it."""

    def __init__(self, before: str) -> None:
        self.before = before
        super().__init__(f"no letter at {len(before)}")


def from_legacy(text: str, font: str) -> str:
    """The text with the font's characters turned into letters; raises UnknownLetter for one it has not.

    Signs that are no letters stay themselves (m², °C), unless they stand where the font puts a tone.
    """
    letters, pattern = _letters(font)

    def letter(found: re.Match[str]) -> str:
        known = letters.get(found[0])
        if known is not None:
            return known
        before = text[found.start() - 1] if found.start() else ""
        if found[0].isalpha() or before in _VOWELS:
            raise UnknownLetter(text[: found.start()])
        return found[0]

    return pattern.sub(letter, text)


@cache
def _letters(font: str) -> tuple[dict[str, str], re.Pattern[str]]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        letters = {bytes.fromhex(row[font]).decode("latin-1"): row["letter"] for row in csv.DictReader(table)}
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join([*map(re.escape, longest_first), "[\xa1-\xff]"]))
