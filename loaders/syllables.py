"""Whether a word is built like a Vietnamese syllable: what tells the right letters from the wrong ones."""

import re
import unicodedata
from functools import lru_cache

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300\u0301\u0303\u0309\u0323"
_TONES = frozenset((_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT))
# A syllable that ends with a stop has one of two tones.
_STOPS, _TONES_OF_STOPS = ("c", "ch", "p", "t"), (_ACUTE, _DOT)
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_RHYMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây"
    "|e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|êng|ênh|êp|êt|êu"
    "|i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu"
    "|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong"
    "|ooc|oong|op|ot|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt"
    "|u|ua|uân|uâng|uât|uây|uc|uê|uêch|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|up|ut|uơ|uy|uya|uych|uyên"
    "|uyêt|uynh|uyt|uyu|ư|ưa|ưc|ưi|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yêm|yên|yêng|yêt|yêu|ynh|yt"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?({_RHYMES})")
# Signs that stand at the edge of a word in every encoding alike and say nothing about its letters.
_EDGES = "²³°±–—…“”‘’€•\u00a0½¼"
_WORD = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\s])+")


_MARKED = frozenset("ăâêôơư")
_VOWELS = re.compile("[aăâeêioôơuưy]+")
# No hand writes a capital with a mark behind small letters; wrong letters often come out so.
_HUMP = re.compile(r"[a-z].*[^\W\d_a-zA-Z]")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word can be read aloud in Vietnamese, or is an abbreviation such as HĐND."""
    if word.isupper() and re.fullmatch("[A-ZĐ]+", word):
        return True
    if (hump := _HUMP.search(word)) and hump[0][-1].isupper():
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [place for place, part in enumerate(parts) if part in _TONES]
    bare = _without_tones(parts)
    found = _SYLLABLE.fullmatch(bare)
    if found is None or len(tones) > 1:
        return bare == "đ"
    rhyme = found[1]
    if not tones:
        return not rhyme.endswith(_STOPS)
    if rhyme.endswith(_STOPS) and parts[tones[0]] not in _TONES_OF_STOPS:
        return False
    return len(_without_tones(parts[: tones[0]])) - 1 - found.start(1) in _seats(rhyme)


def _without_tones(parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))


def _seats(rhyme: str) -> tuple[int, ...]:
    """On which letters of a rhyme its tone may stand; both ways of writing hoà and hòa are in use."""
    marked = [place for place, letter in enumerate(rhyme) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = _VOWELS.match(rhyme)
    count = len(vowels[0]) if vowels else 0
    if count == 2 and rhyme in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if count == 3 or (count == 2 and len(rhyme) > 2) else (0,)


def marked_words(text: str) -> list[str]:
    """The words of a text that hold a letter beyond a-z, one an occurrence."""
    words = (word.strip(_EDGES) for word in _WORD.findall(text))
    return [word for word in words if not word.isascii()]


def share_of_syllables(text: str) -> float:
    """Which share of the marked words of a text are Vietnamese; 0 where there are none."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
