"""One shape for the sheets of every kind of workbook, whoever parsed them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.cell_styles import Style
from loaders.cell_texts import Value
from loaders.sheet_notes import Area, Span


@dataclass(frozen=True)
class SheetSource:
    """A sheet from A1 on: `rows` gives each of its `height` rows, `width` values wide.

    `styled` gives the styles that matter in a row, by column; all count from 0.
    """

    name: str
    hidden: bool
    height: int
    width: int
    merged: list[Area]
    rows: Callable[[], Iterator[list[Value]]]
    styled: Callable[[int], Mapping[int, Style]]
    hidden_rows: Sequence[Span] = ()
    hidden_columns: Sequence[Span] = ()


@dataclass(frozen=True)
class Workbook:
    """A workbook's sheets in its own order, and the format that its content says."""

    format: str
    sheets: list[SheetSource]
