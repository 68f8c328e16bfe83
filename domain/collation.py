"""The order of Vietnamese words: a ă â … d đ e ê … o ô ơ … u ư …, and of equal letters by their tone."""

import unicodedata
from functools import cache

from domain.names import name_key

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: place for place, letter in enumerate(_LETTERS, start=1)}
# No mark, huyền, hỏi, ngã, sắc, nặng: the order in which dictionaries have them.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_AFTER = len(_LETTERS) + 1

Key = tuple[tuple[tuple[int, str], ...], tuple[int, ...]]


@cache
def vietnamese_order(text: str) -> Key:
    """The key to sort a text by: letters first, tones where all letters are equal; digits before letters."""
    letters: list[tuple[int, str]] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", name_key(text)):
        if sign in _TONES:
            tones[-1:] = [_TONES[sign]]
        elif unicodedata.combining(sign) and letters:
            # Breve, circumflex and horn make another letter of the one before.
            letters[-1] = _place(unicodedata.normalize("NFC", letters[-1][1] + sign))
        else:
            letters.append(_place(sign))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _place(letter: str) -> tuple[int, str]:
    if letter in _PLACES:
        return _PLACES[letter], letter
    return (0 if not letter.isalpha() else _AFTER), letter
