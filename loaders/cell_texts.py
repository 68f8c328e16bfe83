"""Cells as text: numbers in plain digits, percents as percents, old fonts' letters as what they show."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from loaders.cell_styles import PLAIN, Style
from loaders.legacy_letters import UnknownLetter, from_legacy

Value = int | float | str | bool | time | date | datetime | timedelta
# The types of cells that are numbers; yes and no are none.
NUMBERS = frozenset((int, float))
_LAST_OLD_LETTER = "\xff"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS_KEPT, _EXACT = 15, 10**15


def text_of(value: Value, style: Style = PLAIN) -> str:
    """What a cell says; a number that is shown as a percent is written as one."""
    if isinstance(value, str):
        return in_letters(value, style)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return f"{_plain(Decimal(_digits(value)) * 100)}%" if style.percent else _digits(value)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def in_letters(text: str, style: Style) -> str:
    """What an old font shows of a text; one that holds no letters of that font stays as it is."""
    if not style.letters or not may_be_old(text):
        return text
    try:
        shown = text if text.isascii() else from_legacy(text, style.letters)
    except UnknownLetter:
        return text
    return shown.upper() if style.capitals else shown


def raised(text: str, before: str) -> str:
    """A text set above the line behind a number, its digits as they look: '534,2' and 1 are no 534,21."""
    return text.translate(_RAISED) if before[-1:].isdigit() or before[-1:] == "%" else text


def may_be_old(text: str) -> bool:
    """Whether no letter of a text is one that only Unicode has; those are typed in old fonts as well."""
    return all(letter <= _LAST_OLD_LETTER or not letter.isalpha() for letter in text)


def _digits(number: float) -> str:
    """The number in plain digits; beyond the 15 that a spreadsheet keeps there is only noise."""
    if (isinstance(number, int) or number.is_integer()) and abs(number) < _EXACT:
        return str(int(number))
    exact = repr(number)
    if len(exact) <= _DIGITS_KEPT and "e" not in exact:
        return exact
    if sum(map(str.isdigit, exact)) > _DIGITS_KEPT + 1:
        exact = f"{number:.{_DIGITS_KEPT}g}"
    return _plain(Decimal(exact))


def _plain(number: Decimal) -> str:
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
