"""A text parted in two: records that the fast reader takes as they stand, and those read one by one."""

import re

from loaders.dialects import Dialect
from loaders.records import MOST_CHARACTERS, RecordReader

# No text that is read holds a NUL: a line of one stands where a record was taken out.
TAKEN_OUT = "\0"
# A quoted cell of more lines has most likely swallowed rows.
_MOST_LINES = 100
_LINE_END = r"(?:\r\n|\r|\n)"


def even_records(
    text: str, reader: RecordReader, width: int, most: int
) -> tuple[bytes, dict[int, list[str]]] | None:
    """The text with a line TAKEN_OUT for each record that is more than cells parted and quoted by the rules,
    `width` of them where any is quoted; and the cells of those records, by their row from 0.

    `text` ends with a line end. The fast reader would take a stray quote for an opening one, and the rest
    of the file with it; it has no doubts about what a quoted cell may have swallowed either. None where
    more than `most` records had to be taken out.
    """
    simple, over_lines = _simple_records(reader.dialect, width), _record(reader.dialect, width, "")
    parts: list[bytes] = []
    taken: dict[int, list[str]] = {}
    place = row = 0
    while place < len(text):
        found = simple.match(text, place)
        start, place = place, found.end() if found else place
        row += _count_lines(text, start, place)
        parts.append(text[start:place].encode())
        if place == len(text):
            break
        whole = over_lines.match(text, place)
        if whole and not _may_swallow(reader.text[place : whole.end()], reader.dialect, width):
            parts.append(whole[0].encode())
            place = whole.end()
        elif len(taken) == most:
            return None
        else:
            reader.row = row
            taken[row], place = reader.record_at(place)
            parts.append(f"{TAKEN_OUT}\n".encode())
        row += 1
    return b"".join(parts), taken


def _simple_records(dialect: Dialect, width: int) -> re.Pattern[str]:
    """As many records as there are of one line each: without quotes, of any width, or quoted by the rules.

    Quotes within one cell that does not begin with them are text for both readers, if the width is right.
    """
    q, d = re.escape(dialect.quote), re.escape(dialect.delimiter)
    even = rf"(?=[^{d}\r\n]*+(?:{d}[^{d}\r\n]*+){{{width - 1}}}{_LINE_END})"
    loose = rf"{even}(?:[^{q}{d}\r\n]*+{d})*+[^{q}{d}\r\n]++{q}[^{d}\r\n]*+(?:{d}[^{q}\r\n]*+)?"
    plain = rf"(?:[^{q}\r\n]*+|{loose}){_not_escaped(dialect)}{_LINE_END}"
    quoted = _record(dialect, width, within=r"\r\n").pattern
    return re.compile(f"(?:{plain}|{quoted})*+")


def _record(dialect: Dialect, width: int, within: str) -> re.Pattern[str]:
    """A record of so many cells, in whose quotes these signs do not stand and quotes are doubled."""
    q, d = re.escape(dialect.quote), re.escape(dialect.delimiter)
    cell = rf"(?:{q}(?:[^{q}{within}]++|{q}{q})*+{q}|[^{q}{d}\r\n]*+)"
    return re.compile(f"{cell}(?:{d}{cell}){{{width - 1}}}{_not_escaped(dialect)}{_LINE_END}")


def _not_escaped(dialect: Dialect) -> str:
    """A backslash before a line end outside of quotes escapes nothing and is no text."""
    return r"(?<!\\)" if dialect.escape else ""


def _may_swallow(record: str, dialect: Dialect, width: int) -> bool:
    """Whether a record over lines is so long, or holds such a line, that its quotes may be wrong."""
    lines = re.split(_LINE_END, record.rstrip("\r\n"))
    if len(lines) > _MOST_LINES or len(record) > MOST_CHARACTERS:
        return True
    return any(line.count(dialect.delimiter) == width - 1 for line in lines[1:-1])


def _count_lines(text: str, start: int, end: int) -> int:
    ends = text.count("\n", start, end) + text.count("\r", start, end)
    return ends - text.count("\r\n", start, end)
