"""Names as written by many hands, brought to one key for matching."""

import re
import unicodedata
from functools import lru_cache

# hoà → hòa, thuỷ → thủy: the mark moves to the first of the two vowels, at a syllable's end only,
# and never after q, so that "quý" stays whole.
_OLD_STYLE = re.compile(r"(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_LEADING = re.compile(r"^(?:[-–—+*•]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[ivx]{1,4}[.)]\s|[a-zđ][.)]\s)\s*")
_PARTS = re.compile(r"^trong đó\s*[,:]?\s*")
# A row's name is asked after a dozen times while it is read, and then never again.
_LATELY = 256
_DASHES = re.compile(r"\s*[-–—]\s*")


def tidy_text(text: str) -> str:
    """NFC, with blanks of every kind collapsed and Ð (eth) mended to Đ."""
    # NFD first: windows-1258 decodes to a mixture that is neither, which NFC alone leaves alone.
    whole = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    return " ".join(whole.replace("Ð", "Đ").replace("ð", "đ").split())


@lru_cache(maxsize=_LATELY)
def name_key(text: str) -> str:
    """The key under which two spellings of one name meet: case, blanks, dashes, tone-mark place."""
    folded = tidy_text(text).casefold()
    return _OLD_STYLE.sub(_move_mark, _DASHES.sub(" - ", folded)).strip(" .:;,")


@lru_cache(maxsize=_LATELY)
def child_name(text: str) -> tuple[str, bool]:
    """The name without its bullet or 'Trong đó', and whether it stood as a part of what is above."""
    key = tidy_text(text).casefold()
    is_part = False
    while True:
        shorter = _PARTS.sub("", key)
        is_part |= shorter != key
        bare = _LEADING.sub("", shorter)
        is_part |= bare != shorter and shorter[:1] in "-–—+*•"
        if bare == key:
            return name_key(bare), is_part
        key = bare


def plain_key(text: str) -> str:
    """The key without diacritics: good for suggestions, never for a match."""
    split = unicodedata.normalize("NFD", name_key(text).replace("đ", "d"))
    return "".join(c for c in split if not unicodedata.combining(c))


def _move_mark(match: re.Match[str]) -> str:
    first, second = match[1][0], match[1][1]
    base, *marks = list(unicodedata.normalize("NFD", second))
    return unicodedata.normalize("NFC", first + "".join(marks) + base)
