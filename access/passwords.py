"""Passwords: what is asked of them, and argon2."""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

LEAST, MOST = 10, 200
_FEWEST_LETTERS, _SHORT = 5, 3
_hasher = PasswordHasher()
# Each check takes 64 MB: a crowd at the door must not take all there is.
_MOST_AT_ONCE = 4
_checks = BoundedSemaphore(_MOST_AT_ONCE)
# Checked in the place of a password where there is none: a missing account answers as late as another.
_NOBODY = _hasher.hash("nobody has this password")


def fault_of(password: str, name: str) -> str:
    """What is wrong with a new password (access.password in the texts), '' for nothing."""
    if not LEAST <= len(password) <= MOST:
        return "length"
    folded, named = password.casefold(), name.casefold()
    # A name of two or three letters stands in many a good sentence.
    if (len(named) > _SHORT and named in folded) or len(set(folded)) < _FEWEST_LETTERS:
        return "easy"
    return ""


def hashed(password: str) -> str:
    """What the store keeps of a password."""
    return _hasher.hash(_normal(password))


def is_right(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept ('' for none); takes as long where it is not."""
    try:
        with _checks:
            return _hasher.verify(kept or _NOBODY, _normal(password)) and bool(kept)
    # ValueError: a hash that is none, or a password that no text can hold.
    except (VerificationError, ValueError):
        return False


def is_same(one: str, other: str) -> bool:
    """Whether two passwords open the same."""
    return _normal(one) == _normal(other)


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker settings than those of today."""
    return _hasher.check_needs_rehash(kept)


def _normal(password: str) -> str:
    # Keyboards write one and the same Vietnamese letter in two ways.
    return unicodedata.normalize("NFC", password)
