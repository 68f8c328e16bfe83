"""The rows of one sheet as they come in: lists while they are few, Arrow columns from then on."""

from collections.abc import Sequence, Set

import numpy as np
import pyarrow as pa

from loaders.grids import ArrowRows
from loaders.places import NumberPlaces

Lines = list[list[str]]


class GatheredRows:
    """Rows of `width` texts each, and which of their cells are typed as numbers."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._first: Lines = []
        self._batches: list[pa.RecordBatch] = []
        self._maps: list[np.ndarray] = []

    def add(self, rows: Lines, numeric: str) -> None:
        """The next rows of the sheet, each as wide as it, with a 1 for each number in them and else a 0."""
        held = np.frombuffer(numeric.encode("ascii"), dtype=np.uint8) == ord("1")
        self._maps.append(held.reshape(len(rows), self._width))
        if len(self._maps) == 1:
            self._first = rows
            return
        if self._first:
            self._pack(self._first)
            self._first = []
        self._pack(rows)

    @property
    def rows(self) -> Sequence[list[str]]:
        """All rows so far."""
        return ArrowRows(pa.Table.from_batches(self._batches)) if self._batches else self._first

    @property
    def numeric(self) -> Set[tuple[int, int]]:
        """The (row, column) places, from 0, of the numbers."""
        places = NumberPlaces(np.concatenate(self._maps)) if self._maps else frozenset()
        return places if self._batches else frozenset(places)

    def _pack(self, rows: Lines) -> None:
        names = [str(column) for column in range(self._width)]
        columns = [pa.array(cells, pa.string()) for cells in zip(*rows, strict=True)]
        self._batches.append(pa.RecordBatch.from_arrays(columns, names))
