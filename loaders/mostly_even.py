"""Rows by the million over Arrow columns, some of which have another width: those are kept beside them."""

from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np
import pyarrow as pa

from loaders.grids import ArrowRows

# More of them, and the file is no file of even rows.
MOST_ODD = 2_000


class MostlyEvenRows(ArrowRows):
    """ArrowRows of which some, `odd` by their place from 0, are wider or narrower than the columns.

    In the columns an odd row stands with its first cells, blank where it ends before them.
    """

    def __init__(self, table: pa.Table, odd: Mapping[int, list[str]]) -> None:
        super().__init__(_with_rows(table, odd))
        self.odd = dict(odd)

    @classmethod
    def between(cls, even: pa.Table, odd: Mapping[int, list[str]]) -> "MostlyEvenRows":
        """The even rows of a table with the odd ones put between them at their places."""
        length = even.num_rows + len(odd)
        is_odd = np.zeros(length, dtype=bool)
        is_odd[list(odd)] = True
        # A row that is left blank is taken from the end, where one is added.
        places = np.where(is_odd, even.num_rows, np.cumsum(~is_odd) - 1)
        return cls(_with_blank_end(even).take(pa.array(places)), odd)

    def without(self, places: frozenset[int]) -> "MostlyEvenRows":
        """The same with some of the odd rows left blank: what stood in them is told elsewhere."""
        width = self.table.num_columns
        return MostlyEvenRows(
            self.table, {n: [""] * width if n in places else r for n, r in self.odd.items()}
        )

    def _row(self, place: int) -> list[str]:
        return list(self.odd[place]) if place in self.odd else super()._row(place)

    def __iter__(self) -> Iterator[list[str]]:
        even, start = super().__iter__(), 0
        for place in sorted(self.odd):
            yield from islice(even, place - start)
            next(even)
            yield list(self.odd[place])
            start = place + 1
        yield from even


def _with_blank_end(table: pa.Table) -> pa.Table:
    blank = pa.table([pa.array([""], kind) for kind in table.schema.types], schema=table.schema)
    return pa.concat_tables([table, blank]).unify_dictionaries()


def _with_rows(table: pa.Table, rows: Mapping[int, list[str]]) -> pa.Table:
    """A table with other texts in some rows: cells beyond its columns are left out."""
    if not rows:
        return table
    width = table.num_columns
    padded = {place: [*cells[:width], *[""] * (width - len(cells))] for place, cells in rows.items()}
    own = pa.table(
        [pa.array([cells[i] for cells in padded.values()], pa.string()) for i in range(width)],
        names=table.column_names,
    ).cast(table.schema)
    places = np.arange(table.num_rows)
    places[list(padded)] = table.num_rows + np.arange(len(padded))
    return pa.concat_tables([table, own]).unify_dictionaries().take(pa.array(places))
