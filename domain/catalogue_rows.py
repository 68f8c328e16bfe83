"""Rows of the catalogue's files, read strictly: every fault names file, row and reason."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from domain.errors import CatalogueError
from domain.periods import FIRST_YEAR, LAST_YEAR

_DAY, _WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]{1,6}")


@cache
def parse_day(text: str) -> date | None:
    """An ISO date, None for ''; raises ValueError."""
    if text and not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text) if text else None


class Row:
    """One row of a catalogue file; its readers raise CatalogueError with the place."""

    def __init__(self, file: str, number: int, cells: dict[str, str]) -> None:
        self.file, self.number, self.cells = file, number, cells

    def fault(self, code: str, /, **details: object) -> CatalogueError:
        """The error to raise for this row: a code of REASONS and what fills its words."""
        return CatalogueError(self.file, self.number, code, **details)

    def text(self, column: str) -> str:
        """The cell without blanks around it; may be empty."""
        return self.cells[column].strip()

    def required(self, column: str) -> str:
        """The cell, which may not be empty."""
        if not self.text(column):
            raise self.fault("empty", column=column)
        return self.text(column)

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """The cell, which must be a word of a closed list."""
        value = self.text(column)
        if value not in allowed:
            expected = ", ".join(word or "empty" for word in allowed)
            raise self.fault("word", column=column, found=value, expected=expected, allowed=allowed)
        return value

    def flag(self, column: str) -> bool:
        """The cell as yes or no."""
        return self.one_of(column, ("yes", "no")) == "yes"

    def day(self, column: str) -> date | None:
        """The cell as an ISO date; None where empty."""
        try:
            return parse_day(self.text(column))
        except ValueError:
            raise self.fault("day", column=column, found=self.text(column)) from None

    def whole(self, column: str, *, at_most: int) -> int:
        """The cell as a whole number from 0."""
        text = self.text(column)
        if not _WHOLE.fullmatch(text) or int(text) > at_most:
            raise self.fault("whole", column=column, found=text, most=at_most)
        return int(text)

    def year(self, column: str) -> int:
        """The cell as a year that a period can have."""
        year = self.whole(column, at_most=LAST_YEAR)
        if year < FIRST_YEAR:
            raise self.fault("year", column=column, found=year, first=FIRST_YEAR, last=LAST_YEAR)
        return year

    def amount(self, column: str) -> Decimal:
        """The cell as a positive decimal number."""
        try:
            value = Decimal(self.text(column))
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite() or value <= 0:
            raise self.fault("amount", column=column, found=self.text(column))
        return value

    def names(self, column: str) -> tuple[str, ...]:
        """The cell as names divided by '|'."""
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())


def read_rows(path: Path, columns: tuple[str, ...], name: str = "") -> Iterator[Row]:
    """The rows of a catalogue file whose header must be exactly `columns`; faults call it by `name`."""
    for number, cells in read_cells(path, columns, name or path.name):
        yield Row(name or path.name, number, dict(zip(columns, cells, strict=True)))


def read_cells(path: Path, columns: tuple[str, ...], name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and cells, one a column; raises CatalogueError under the file's `name`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines = list(csv.reader(handle, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise CatalogueError(name, 1, "unread", found=str(why)) from why
    if not lines or tuple(lines[0]) != columns:
        found = ",".join(lines[0]) if lines else "nothing"
        raise CatalogueError(name, 1, "header", found=found, expected=",".join(columns))
    for number, cells in enumerate(lines[1:], start=2):
        if cells and len(cells) != len(columns):
            raise CatalogueError(name, number, "cells", found=len(cells), expected=len(columns))
        if cells:
            yield number, cells
