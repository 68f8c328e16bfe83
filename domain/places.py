"""Places in a grid: the letters of columns, and which cells a problem's place means."""

import re
from collections.abc import Sequence
from functools import cached_property

from domain.problems import Where

_LETTERS = re.compile(r"[A-Z]{1,3}")
# Headings stand within the first rows, or in those just above where several tables share a sheet.
_HEADINGS_WITHIN = 60


def column_letter(index: int) -> str:
    """The spreadsheet letter of a column counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column counted from 0 of its spreadsheet letters."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


class Places:
    """The cells of one grid's rows that problems point at."""

    def __init__(self, rows: Sequence[list[str]]) -> None:
        self.rows = rows

    def columns_meant(self, where: Where) -> list[int]:
        """The columns from 0 that a place points at; [] where it means its row as a whole, or none here.

        On sheets a column is named by its letters, in text files and long tables by its heading; of
        several columns under one heading the text found decides.
        """
        named, wanted = where.column or "", where.text.strip()
        if where.row is None or not (named or wanted) or not 1 <= where.row <= len(self.rows):
            return []
        cells = self.rows[where.row - 1]
        is_letters = bool(_LETTERS.fullmatch(named))
        if is_letters and where.sheet is not None:
            return [column_index(named)]
        headed = self._headed(where.row, named) if named else []
        told = [i for i, cell in enumerate(cells) if cell.strip() == wanted]
        both = [i for i in headed if i in told]
        lettered = [column_index(named)] if is_letters else []
        within = [i for i in lettered if i < len(cells)]
        return next((found for found in (both, within, headed, told) if found), [])

    def columns_of_row(self, row: int) -> list[int]:
        """The columns from 0 of all cells of a row, counted from 1; [] where there is no such row."""
        return list(range(len(self.rows[row - 1]))) if 1 <= row <= len(self.rows) else []

    def _headed(self, row: int, named: str) -> list[int]:
        """The columns over which, in a row or above it, a heading stands."""
        words = named.split()
        near = (self.rows[place] for place in range(max(_HEADINGS_WITHIN, row - _HEADINGS_WITHIN), row))
        above = (*self._first_rows[:row], *near)
        return sorted({i for cells in above for i, cell in enumerate(cells) if cell.split() == words})

    @cached_property
    def _first_rows(self) -> list[list[str]]:
        return list(self.rows[:_HEADINGS_WITHIN])
