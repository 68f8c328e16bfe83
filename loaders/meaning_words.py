"""Whether two names that look alike may mean the same: 'Tổng đàn trâu bò' is not 'Tổng đàn trâu'."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

_WORD = re.compile(r"\w+")
# One letter of four may be a slip of the pen.
_SLIP = 75
# What makes another measure of the thing named.
_KINDS = ("co cau", "ty trong", "ty le", "ti le", "toc do", "chi so", "muc giam", "binh quan")


def says_the_same(text: str, name: str, names: Iterable[str], *, same_kind: bool) -> bool:
    """Whether a name has every word of a text that tells names apart, slips of the pen aside; plain keys.

    Unless both are known to be of one kind of measure, neither may speak of a share or rate alone.
    """
    if not same_kind and any((kind in text) != (kind in name) for kind in _KINDS):
        return False
    left_out = _words_apart(text, name)
    if not left_out:
        return True
    used = {word for one in names for word in _WORD.findall(one)}
    return not left_out & used


def _words_apart(text: str, name: str) -> set[str]:
    """Words of the text that stand in the name in no spelling."""
    own = _WORD.findall(name)
    slips = (
        word
        for word in _WORD.findall(text)
        if not process.extractOne(word, own, scorer=fuzz.ratio, score_cutoff=_SLIP)
    )
    return set(slips)
