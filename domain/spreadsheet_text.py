"""Texts in files for spreadsheets: none of them begins a formula, and each loads back as it was."""

from domain.numbers import formats_admitted

_MARK = "'"
# What a spreadsheet takes for the beginning of a formula, in full width too; a tab or a line end before
# it is passed over.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKED = (*FORMULA_STARTS, _MARK)


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula; a number with its sign is none."""
    return text.startswith(FORMULA_STARTS) and not formats_admitted(text)


def harmless(text: str) -> str:
    """The text as a cell of a text file: with a quotation mark before what would begin a formula.

    A text that begins with such a mark itself gets one more, so that `unquoted` gives back either.
    """
    return f"{_MARK}{text}" if begins_formula(text) or text.startswith(_MARK) else text


def unquoted(text: str) -> str:
    """The text that `harmless` was given; texts that it never writes stay as they are."""
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_MARKED) else text
