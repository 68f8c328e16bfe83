"""Letters that nobody sees: they make two names look alike, or turn what follows them around."""

import unicodedata

# Control, format (those that turn the direction of writing among them), half and private letters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})


def holds_unseen(text: str) -> bool:
    """Whether any letter of a text is one that nobody sees."""
    return any(unicodedata.category(letter) in _UNSEEN for letter in text)
