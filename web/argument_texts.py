"""What is said by the arguments of a command: texts that can be read, neither empty nor endless."""

import argparse

from access.accounts import MOST_SUBJECT
from access.letters import holds_unseen
from domain.errors import Fault
from texts import t

_MOST, _MOST_REPEATED = 80, 40
# What each is called where it is given, and the most letters that it has.
_TEXTS = {
    "name": ("NAME", _MOST),
    "who": ("--as", _MOST),
    "shown": ("--shown", _MOST),
    "units": ("--unit", _MOST),
    "subject": ("--subject", MOST_SUBJECT),
    "id": ("--id", _MOST),
}


def require_texts(given: argparse.Namespace) -> None:
    """Raises Fault for an argument that is no text to be kept; one that was not given is None."""
    # Not repeated: the address of a store may hold a password.
    if holds_unseen(given.store or ""):
        raise Fault(t("account.command.bad_store", given.lang))
    for name, (called, most) in _TEXTS.items():
        said = getattr(given, name, None)
        for text in said if isinstance(said, list) else [said]:
            if text is not None and (found := _fault_of(text, most, given.lang)):
                told = {"argument": called, "most": most, "found": found}
                raise Fault(t("account.command.bad_text", given.lang, **told))


def _fault_of(text: str, most: int, lang: str) -> str:
    """What was found in the place of a text, '' where it is one."""
    if not text.strip():
        return t("account.command.found_nothing", lang)
    if len(text) > most:
        return t("account.command.found_letters", lang, count=len(text))
    # Bytes that are no UTF-8 come as halves of letters.
    return ascii(text)[:_MOST_REPEATED] if holds_unseen(text) else ""
