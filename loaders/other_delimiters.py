"""One row parted by another delimiter than the rest: known by its number of cells and what stands in them."""

import re

from loaders.dialects import DELIMITERS, Dialect
from loaders.structures import Structure

_ALTERNATIVES = (*DELIMITERS, " ")
_NUMBER = re.compile(r"[-+(]?[\d.,]*\d[\d.,]*\)?\s*%?")
# A table needs some rows before one can be said to differ from them.
_LEAST_ROWS, _LEAST_WIDTH = 3, 3
_NUMBERS_MOSTLY = 0.8


class OtherDelimiters:
    """The other delimiters a row of a table may have, and the columns whose cells are numbers."""

    def __init__(self, structure: Structure) -> None:
        dialect, self.width = structure.dialect, structure.width
        usual = [row for row in structure.rows if len(row) == self.width]
        self.dialects = [
            Dialect(delimiter, dialect.quote, dialect.escape)
            for delimiter in _ALTERNATIVES
            if delimiter != dialect.delimiter and delimiter != dialect.delimiter[0]
        ]
        if len(usual) < _LEAST_ROWS or self.width < _LEAST_WIDTH:
            self.dialects = []
        # The first of them may be the headings.
        body = usual[1:] if self.dialects else []
        self.numbers = [place for place in range(self.width) if _is_numeric(body, place)]
        # Where the first usual row holds numbers, the headings can only stand above it.
        self.headless = bool(usual) and any(_is_number(usual[0][place]) for place in self.numbers)

    def may_part(self, written: str) -> bool:
        """Whether another delimiter stands often enough in a row to part it."""
        wanted = self.width - 1
        return bool(self.dialects) and any(written.count(d.delimiter) >= wanted for d in self.dialects)

    def part(self, written: str, *, first: bool) -> tuple[str, list[str]] | None:
        """The other delimiter of a row and its cells; None where no other gives it the shape of the rest."""
        for dialect in self.dialects:
            if written.count(dialect.delimiter) >= self.width - 1:
                cells = dialect.record(written, 0, len(written)).cells
                if cells is not None and len(cells) == self.width and self._fits(cells, dialect, first):
                    return dialect.delimiter, cells
        return None

    def _fits(self, cells: list[str], dialect: Dialect, first: bool) -> bool:
        found = [cells[place].strip() for place in self.numbers]
        if any(map(_is_number, found)):
            return all(not text or _is_number(text) for text in found)
        heading = first and self.headless and all(cells) and not any(map(_is_number, cells))
        # Words stand between spaces in any text: without numbers in their columns they show nothing.
        return heading if self.numbers else dialect.delimiter != " " and all(cells)


def _is_numeric(rows: list[list[str]], place: int) -> bool:
    texts = [text for row in rows if (text := row[place].strip())]
    return bool(texts) and sum(map(_is_number, texts)) >= _NUMBERS_MOSTLY * len(texts)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None
