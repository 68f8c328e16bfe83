"""Rows by the million over Arrow columns, some of which have another width: those are kept beside them."""

from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np
import pyarrow as pa

from loaders.grids import ArrowRows


class MostlyEvenRows(ArrowRows):
    """ArrowRows of which some, `odd` by their place from 0, are wider or narrower than the columns.

    In the columns an odd row stands with its first cells, blank where it ends before them.
    """

    def __init__(self, table: pa.Table, odd: Mapping[int, list[str]]) -> None:
        """`table` has the first cells of the odd rows at their places already."""
        super().__init__(table)
        self.odd = {place: odd[place] for place in sorted(odd)}

    @classmethod
    def between(cls, even: pa.Table, odd: Mapping[int, list[str]]) -> "MostlyEvenRows":
        """The even rows of a table with the odd ones put between them at their places."""
        is_odd = np.zeros(even.num_rows + len(odd), dtype=bool)
        is_odd[list(odd)] = True
        return cls(_chosen(even, odd, is_odd, np.cumsum(~is_odd) - 1), odd)

    def with_odd(self, odd: Mapping[int, list[str]]) -> "MostlyEvenRows":
        """The same with other cells in the odd rows."""
        is_odd = np.zeros(len(self), dtype=bool)
        is_odd[list(odd)] = True
        return MostlyEvenRows(_chosen(self.table, odd, is_odd, np.arange(len(self))), odd)

    def without(self, places: frozenset[int]) -> "MostlyEvenRows":
        """The same with some of the odd rows left blank: what stood in them is told elsewhere."""
        blank = [""] * self.table.num_columns
        return self.with_odd({n: blank if n in places else row for n, row in self.odd.items()})

    @property
    def width(self) -> int:
        """How many cells the widest row has."""
        return max(super().width, *map(len, self.odd.values()))

    def column(self, place: int) -> pa.ChunkedArray:
        """The texts of one column, '' where a row ends before it."""
        if place < self.table.num_columns:
            return self.table.column(place)
        texts = np.full(len(self), "", dtype=object)
        for row, cells in self.odd.items():
            texts[row] = cells[place] if place < len(cells) else ""
        return pa.chunked_array([pa.array(texts, pa.string())])

    def _row(self, place: int) -> list[str]:
        return list(self.odd[place]) if place in self.odd else super()._row(place)

    def __iter__(self) -> Iterator[list[str]]:
        even, start = super().__iter__(), 0
        for place, cells in self.odd.items():
            yield from islice(even, place - start)
            next(even)
            yield list(cells)
            start = place + 1
        yield from even


def _chosen(even: pa.Table, odd: Mapping[int, list[str]], is_odd: np.ndarray, places: np.ndarray) -> pa.Table:
    """The rows of a table at these places, and where `is_odd` says so the first cells of the odd rows."""
    width, rows = even.num_columns, [odd[place] for place in sorted(odd)]
    padded = [[*cells[:width], *[""] * (width - len(cells))] for cells in rows]
    texts = [pa.array([cells[i] for cells in padded], pa.string()) for i in range(width)]
    own = pa.table(texts, names=even.column_names).cast(even.schema)
    places = np.where(is_odd, even.num_rows + np.cumsum(is_odd) - 1, places)
    return pa.concat_tables([even, own]).unify_dictionaries().take(pa.array(places))
