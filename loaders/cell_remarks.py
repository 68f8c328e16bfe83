"""What may stand around a number and leaves it exactly readable: 'khoảng 534,2', '534,2*', '534,2¹'."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from loaders.form_table import FormTable
from loaders.header_rows import row_texts

_ABOUT = re.compile(
    r"(?:(?:khoảng|xấp xỉ|ước(?:\s+(?:tính|đạt|thực hiện))?)\s+|[~≈]\s*)(?=[+-]?\d)", re.IGNORECASE
)
_SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(rf"(?<=[\w%])\s*(?:\(\*+\)|\*+|\(\d\)|\(?[{_SUPERSCRIPT}]\)?)$")


@dataclass(frozen=True)
class Parted:
    """A text in three: words of an estimate, the number with its unit, the mark of a footnote."""

    about: str
    number: str
    mark: str


def parted(text: str) -> Parted:
    """The parts of a cell's text; one that has none of them around a number is left whole."""
    if text[:1].isdigit() and text[-1:].isdecimal():
        return Parted("", text, "")
    text = normalize("NFC", text)
    about = _ABOUT.match(text)
    start = about.end() if about else 0
    mark = _MARK.search(text, start)
    number = text[start : mark.start() if mark else len(text)]
    # '10³' is a thousand, or a ten with a footnote.
    power = mark is not None and mark[0].strip(" ()") in _SUPERSCRIPT and number.endswith("10")
    if power or not any(letter.isdigit() for letter in number):
        return Parted("", text, "")
    return Parted(text[:start], number, mark[0] if mark else "")


def parted_at(table: FormTable, row: int, column: int) -> Parted:
    """The same of a cell; '(1)' is a mark only where a footnote below begins so: it may be a number."""
    text = table.text(row, column)
    if table.canonical or (row, column) in table.grid.numeric:
        return Parted("", text, "")
    found = parted(text)
    bracketed = found.mark.strip()
    if bracketed[1:2].isdigit() and not _is_explained(table, row, bracketed):
        return Parted("", text, "")
    return found


def _is_explained(table: FormTable, row: int, mark: str) -> bool:
    """Whether one of the lines below the last figure begins with a mark."""
    for below in range(len(table.grid.rows) - 1, row, -1):
        if any(table.text(below, column) for column in table.measures()):
            return False
        if " ".join(text for text in row_texts(table.grid, below) if text).startswith(mark):
            return True
    return False
