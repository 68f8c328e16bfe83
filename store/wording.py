"""Texts that a store can keep, and the name that every change needs."""

from domain.errors import StoreFault


def require_text(text: str, name: str) -> str:
    """The text itself; raises StoreFault for characters that are none."""
    # PostgreSQL keeps no NUL, and half a surrogate pair (from a broken file name) is no text at all.
    if "\0" in text or (not text.isascii() and text.encode(errors="replace").decode() != text):
        told = f"{name} is {text!r}: it holds characters that are no text; expected plain text"
        raise StoreFault(told, "no_text", found=repr(text))
    return text


def require_name(who: str) -> str:
    """The name of the person who acts, without blanks around it; raises StoreFault where it is empty."""
    if not who.strip():
        raise StoreFault("nobody is named as the one who does this; expected a name", "nobody")
    return require_text(who.strip(), "the name")
