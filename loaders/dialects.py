"""How the cells of a text file are parted, quoted and escaped, and its rows read strictly so."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")
# A file whose cells nothing parts: each line is one cell.
NOTHING = "\0"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_ESCAPED = re.compile(r"\\.")


class Record(NamedTuple):
    """The cells of one row, which of them were quoted, and where it ends; no cells where it is broken.

    `loose` counts the quotes within each of the cells that are not quoted but hold some.
    """

    cells: list[str] | None
    quoted: list[bool]
    end: int
    loose: tuple[int, ...] = ()


@dataclass(frozen=True)
class Dialect:
    """What parts cells, what encloses them, and whether a backslash escapes; '' for no escape."""

    delimiter: str
    quote: str = '"'
    escape: str = ""
    _field: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _escaped: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts, quote = re.escape(self.delimiter), re.escape(self.quote)
        stop = parts[0] if len(self.delimiter) == 1 and parts[0] != "\\" else ""
        plain = f"[^{stop}\\r\\n]" if stop else f"(?:(?!{parts})[^\\r\\n])"
        inner, outer = f"[^{quote}]|{quote}{quote}", plain
        if self.escape:
            inner, outer = rf"\\[\s\S]|[^{quote}\\]|{quote}{quote}", rf"(?:\\[^\r\n]|(?!\\){plain})"
        found = f"(?:{quote}((?:{inner})*+){quote}|((?!{quote}){outer}*+))({parts}|\\r\\n|\\r|\\n|\\Z)"
        object.__setattr__(self, "_field", re.compile(found))
        object.__setattr__(self, "_escaped", re.compile(rf"\\({quote}|\\|{parts})"))

    def record(self, text: str, start: int, limit: int) -> Record:
        """The record that starts at a place of a text, read strictly; a broken one has no cells."""
        cells: list[str] = []
        quoted: list[bool] = []
        loose: tuple[int, ...] = ()
        place = start
        while found := self._field.match(text, place, limit):
            inner, outer, end = found.groups()
            cells.append(self._without_quotes(inner) if inner is not None else self._plain(outer))
            quoted.append(inner is not None)
            if inner is None and self.quote in outer:
                written = _ESCAPED.sub("", outer) if self.escape else outer
                loose += (written.count(self.quote),) if self.quote in written else ()
            place = found.end()
            if end != self.delimiter:
                # The end of a window is no end of a record.
                whole = bool(end) or place == len(text)
                return Record(cells if whole else None, quoted, place, loose)
        return Record(None, quoted, place)

    def _without_quotes(self, inner: str) -> str:
        return self._plain(inner.replace(self.quote * 2, self.quote) if self.quote in inner else inner)

    def _plain(self, text: str) -> str:
        return self._escaped.sub(r"\1", text) if self.escape and "\\" in text else text

    def is_plain(self, line: str) -> bool:
        """Whether nothing in a line needs more than a cut at each delimiter."""
        return self.quote not in line and not (self.escape and "\\" in line)


def line_at(text: str, place: int) -> re.Match[str]:
    """The line that starts at a place, and in group 1 the same without its end."""
    found = _LINE.match(text, place)
    assert found is not None  # noqa: S101 - the pattern matches everywhere
    return found
