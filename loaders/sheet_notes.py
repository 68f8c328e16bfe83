"""What the parser does not tell of a sheet, gathered on a walk of our own before the parser lays it out."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.cell_styles import PLAIN, Style
from loaders.workbook_limits import MAX_COLUMNS, MAX_ROWS, damaged, hold_to

Area = tuple[int, int, int, int]
Span = tuple[int, int]
_COLUMN_BITS, _STYLE_BITS = 14, 16


@dataclass
class SheetNotes:
    """How far a sheet reaches, the texts that the parser leaves blank, and the cells of a style that matters.

    `styles` are all styles of the workbook; rows and columns count from 0.
    """

    styles: list[Style] = field(default_factory=lambda: [PLAIN])
    height: int = 0
    width: int = 0
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    left_out: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _marks: "array[int]" = field(default_factory=lambda: array("Q"))
    _sorted: bool = True

    def see(self, row: int, column: int, style: int = 0) -> None:
        """Take note of a cell in which something stands; raises Refused for one beyond every sheet."""
        if row >= self.height or column >= self.width:
            hold_to("rows", row + 1, MAX_ROWS)
            hold_to("columns", column + 1, MAX_COLUMNS)
            self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        if row < 0 or column < 0:
            raise damaged()
        if self.styles[style] != PLAIN:
            mark = ((row << _COLUMN_BITS) | column) << _STYLE_BITS | style
            self._sorted = self._sorted and (not self._marks or mark > self._marks[-1])
            self._marks.append(mark)

    def leave(self, row: int, column: int, text: str) -> None:
        """Take note of a text that the parser gives as a blank."""
        self.see(row, column)
        self.left_out.setdefault(row, []).append((column, text))

    def merge(self, area: Area) -> None:
        """Take note of cells that are shown as one."""
        first_row, first_column, last_row, last_column = area
        if (last_row, last_column) > (first_row, first_column):
            self.merged.append(area)

    def hide_rows(self, first: int, last: int) -> None:
        """Take note of rows that are not shown; as they come in order, a long run of them stays one span."""
        if self.hidden_rows and self.hidden_rows[-1][1] + 1 == first:
            first = self.hidden_rows.pop()[0]
        self.hidden_rows.append((first, last))

    def styled(self, row: int) -> Mapping[int, Style]:
        """The styles that matter in a row, by column; what the parser left out is text as it is shown."""
        if not self._marks:
            return {}
        if not self._sorted:
            self._marks, self._sorted = array("Q", sorted(self._marks)), True
        shift = _COLUMN_BITS + _STYLE_BITS
        start, end = bisect_left(self._marks, row << shift), bisect_left(self._marks, (row + 1) << shift)
        low = (1 << _STYLE_BITS) - 1
        found = {
            (mark >> _STYLE_BITS) & ((1 << _COLUMN_BITS) - 1): self.styles[mark & low]
            for mark in self._marks[start:end]
        }
        for column, _ in self.left_out.get(row, ()):
            found.pop(column, None)
        return found


@dataclass(frozen=True)
class BookNotes:
    """The notes of a workbook's sheets by their names."""

    format: str
    sheets: dict[str, SheetNotes]
