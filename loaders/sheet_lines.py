"""A sheet as lines for the process that asked: rows of text, and which of their cells hold numbers."""

from collections.abc import Iterator
from typing import Any

from loaders.cell_styles import PLAIN
from loaders.cell_texts import NUMBERS, Value, text_of
from loaders.sheet_letters import Letters
from loaders.sheet_source import SheetSource
from loaders.workbook_limits import MAX_CELL, MAX_LETTERS, hold_to

_CELLS_A_LINE, _LETTERS_A_LINE = 40_000, 2_000_000
Line = dict[str, Any]


class SheetLines:
    """Tells the sheets of one workbook, and raises Refused where all that they say is too much."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._told = 0

    def lines(self, sheet: SheetSource) -> Iterator[Line]:
        """The rows as lists of text; numbers are marked in one row of 0 and 1 for all cells of a line."""
        rows: list[list[str]] = []
        numeric: list[str] = []
        told = self._told
        for number, values in enumerate(sheet.rows()):
            rows.append(self._texts(sheet, number, values))
            numeric += ["1" if type(value) in NUMBERS else "0" for value in values]
            if len(numeric) >= _CELLS_A_LINE or self._told - told >= _LETTERS_A_LINE:
                yield {"rows": rows, "numeric": "".join(numeric)}
                rows, numeric, told = [], [], self._told
        if rows:
            yield {"rows": rows, "numeric": "".join(numeric)}

    def _texts(self, sheet: SheetSource, number: int, values: list[Value]) -> list[str]:
        styled = self._letters.styled(sheet, number, values)
        if styled:
            texts = [text_of(value, styled.get(at, PLAIN)) for at, value in enumerate(values)]
        else:
            texts = [value if isinstance(value, str) else text_of(value) for value in values]
        told = sum(map(len, texts))
        if told > MAX_CELL:
            hold_to("cell", max(map(len, texts)), MAX_CELL)
        self._told += told
        hold_to("letters", self._told, MAX_LETTERS)
        return texts
