"""Rows by the million over Arrow: of different widths, and with whole columns typed as numbers."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.grids import ArrowRows, LazyRows

_BATCH = 10_000


class RaggedRows(LazyRows):
    """Rows of different widths over Arrow lists of text, one chunk a batch of rows."""

    def __init__(self, chunks: list[pa.ListArray]) -> None:
        self.chunks = chunks
        self.ends = [*accumulate(map(len, chunks))]

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def _row(self, place: int) -> list[str]:
        chunk = bisect_right(self.ends, place)
        first = self.ends[chunk] - len(self.chunks[chunk])
        return self.chunks[chunk][place - first].as_py()

    def __iter__(self) -> Iterator[list[str]]:
        for chunk in self.chunks:
            yield from chunk.to_pylist()

    def column(self, place: int, first_row: int = 0) -> pa.ChunkedArray:
        """The texts of one column from a row on, '' where a row ends before it."""
        whole = pa.chunked_array([_cells_at(chunk, place) for chunk in self.chunks], pa.string())
        return whole.slice(first_row)


class WithoutRows(RaggedRows):
    """Such rows of which some are left blank: what stood in them is told elsewhere."""

    def __init__(self, chunks: list[pa.ListArray], without: frozenset[int]) -> None:
        super().__init__(chunks)
        self.without = without

    def _row(self, place: int) -> list[str]:
        return [] if place in self.without else super()._row(place)

    def __iter__(self) -> Iterator[list[str]]:
        return ([] if n in self.without else row for n, row in enumerate(super().__iter__()))

    def column(self, place: int, first_row: int = 0) -> pa.ChunkedArray:
        """The texts of one column from a row on, '' in the rows left blank."""
        whole = super().column(place)
        kept = np.ones(len(self), dtype=bool)
        kept[list(self.without)] = False
        return pc.if_else(pa.array(kept), whole, "").slice(first_row)


def _cells_at(rows: pa.ListArray, place: int) -> pa.Array:
    """One cell of every row: found by where each row begins in the flat texts."""
    starts, ends = rows.offsets.to_numpy()[:-1], rows.offsets.to_numpy()[1:]
    there = starts + place < ends
    return pc.fill_null(rows.values.take(pa.array(starts + place, mask=~there)), "")


def gathered(rows: Iterable[list[str]]) -> Sequence[list[str]]:
    """Many rows kept small: as columns where all have one width, else as lists of text."""
    chunks, batch, widths = [], [], set()
    for row in rows:
        batch.append(row)
        widths.add(len(row))
        if len(batch) == _BATCH:
            chunks.append(pa.array(batch, pa.list_(pa.string())))
            batch = []
    chunks.append(pa.array(batch, pa.list_(pa.string())))
    ragged = RaggedRows(chunks)
    if len(widths) != 1 or not (width := widths.pop()):
        return ragged
    return ArrowRows(pa.table({f"c{place}": ragged.column(place) for place in range(width)}))


class TypedColumns(AbstractSet[tuple[int, int]]):
    """The (row, column) places of columns typed as numbers: their cells beneath the heading, blanks apart."""

    def __init__(
        self,
        rows: ArrowRows,
        columns: Iterable[int],
        without: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self.rows, self.columns, self.without = rows, frozenset(columns), without

    def in_column(self, column: int) -> np.ndarray:
        """Which rows hold a number typed as one in a column."""
        mask = np.zeros(len(self.rows), dtype=bool)
        if column in self.columns:
            mask = pc.not_equal(self.rows.table.column(column).cast(pa.string()), "").to_numpy().copy()
            mask[[0, *(row for row, place in self.without if place == column)]] = False
        return mask

    def __contains__(self, place: object) -> bool:
        if not (isinstance(place, tuple) and len(place) == 2):
            return False
        row, column = place
        typed = column in self.columns and 0 < row < len(self.rows) and place not in self.without
        return typed and self.rows.table.column(column)[row].as_py() != ""

    def __sub__(self, other: AbstractSet[tuple[int, int]]) -> "TypedColumns":
        return TypedColumns(self.rows, self.columns, self.without | frozenset(other))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for column in sorted(self.columns):
            yield from ((int(row), column) for row in np.flatnonzero(self.in_column(column)))

    def __len__(self) -> int:
        return sum(int(self.in_column(column).sum()) for column in self.columns)
