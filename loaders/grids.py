"""Raw grids: every cell as the text that stands in the file, rows counted as a spreadsheet shows them."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import overload

import pyarrow as pa

from domain.places import column_letter  # noqa: F401 - the letters of a grid's columns are asked for here
from domain.problems import Findings


class LazyRows(Sequence[list[str]]):
    """Rows that are made when they are asked for; `_row` gives the one at a place from 0."""

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._row(index % len(self))

    @abstractmethod
    def _row(self, place: int) -> list[str]: ...


class ArrowRows(LazyRows):
    """Rows over Arrow columns: a million of them cost no Python objects until they are asked for."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def width(self) -> int:
        """How many cells the widest row has."""
        return int(self.table.num_columns)

    def _row(self, place: int) -> list[str]:
        return [column[place].as_py() for column in self.table.columns]

    def __iter__(self) -> Iterator[list[str]]:
        for batch in self.table.to_batches(max_chunksize=10_000):
            yield from map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))


Area = tuple[int, int, int, int]
Span = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """One table or sheet; `numeric` holds the (row, column) places, from 0, of cells typed as numbers.

    `merged` are the areas that a workbook shows as one cell: first row, first column, last row, last
    column, from 0; only the first of their cells holds the text. `hidden` sheets are not shown by it,
    nor are the rows and columns within the spans (first, last) of `hidden_rows` and `hidden_columns`.
    """

    sheet: str | None
    rows: Sequence[list[str]]
    numeric: AbstractSet[tuple[int, int]] = field(default=frozenset(), repr=False)
    merged: tuple[Area, ...] = field(default=(), repr=False)
    hidden: bool = False
    hidden_rows: tuple[Span, ...] = field(default=(), repr=False)
    hidden_columns: tuple[Span, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class RawFile:
    """A file as read, before anything in it is understood; one that was refused has no format.

    `findings` are the places where the reading itself was in doubt: a quote that opens nowhere, a row of
    another width. Nothing is stored while one of them is an error.
    """

    format: str | None
    grids: list[Grid]
    encoding: str | None = None
    delimiter: str | None = None
    findings: Findings = field(default_factory=Findings)
