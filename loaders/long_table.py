"""The body of a long grid as Arrow text columns, with the place of every cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from domain import columns as col
from domain.names import name_key
from domain.problems import Findings, Problem, Where
from loaders.grids import ArrowRows, Grid
from loaders.reading import Unmatched

KNOWN = frozenset((*col.CANONICAL, *col.CANONICAL_OPTIONAL))


@dataclass
class LongTable:
    """Columns by name; rows are counted from 0 in the body, which starts at `first_row` of the sheet."""

    sheet: str | None
    columns: dict[str, pa.ChunkedArray]
    first_row: int
    length: int
    findings: Findings = field(default_factory=Findings)
    unmatched: Unmatched = field(default_factory=Unmatched)

    @classmethod
    def of(cls, grid: Grid, header_row: int) -> "LongTable":
        """The body under a header row; what stands in columns nobody knows is kept as unmatched."""
        header = list(grid.rows[header_row])
        arrays = _arrays(grid, header_row, len(header))
        named = {name_key(cell): array for cell, array in zip(header, arrays, strict=True)}
        known = {name: array for name, array in named.items() if name in KNOWN}
        table = cls(grid.sheet, known, header_row + 2, len(arrays[0]))
        for heading, array in zip(header, arrays, strict=True):
            if name_key(heading) not in KNOWN:
                table.set_aside(pc.not_equal(array, "").to_numpy(), heading, array)
        return table

    def where(self, row: int, column: str) -> Where:
        """The place and the text of a cell."""
        found = self.columns.get(column)
        text = "" if found is None else found[row].as_py()
        return Where(self.sheet, row + self.first_row, column, text)

    def report(
        self, code: str, mask: np.ndarray, column: str, mend: Callable[[str], str | None] | None = None
    ) -> None:
        """Report one problem for every row of the mask, at a column."""

        def problems() -> Iterator[Problem]:
            for row in np.flatnonzero(mask):
                where = self.where(int(row), column)
                yield Problem(code, where, where.text, mend=mend(where.text) if mend else None)

        self.findings.add_many(code, int(mask.sum()), problems())

    def set_aside(self, mask: np.ndarray, heading: str, array: pa.ChunkedArray) -> None:
        """Keep the cells of a mask as unmatched."""
        places = (
            Where(self.sheet, int(row) + self.first_row, heading, array[int(row)].as_py())
            for row in np.flatnonzero(mask)
        )
        self.unmatched.add_many(int(mask.sum()), places)

    def coded(self, column: str) -> tuple[np.ndarray, list[str]]:
        """Integer codes of a column and the distinct texts, without blanks around, they stand for.

        A column that is not there is one empty text on every row.
        """
        if column not in self.columns:
            return np.zeros(self.length, dtype="int32"), [""]
        whole = pc.utf8_trim_whitespace(self.columns[column].combine_chunks()).dictionary_encode()
        return whole.indices.to_numpy(zero_copy_only=False), whole.dictionary.to_pylist()


def recode(codes: np.ndarray, words: list[str]) -> pd.Categorical:
    """A categorical from codes into words that may repeat."""
    places, distinct = pd.factorize(np.array(words, dtype=object))
    return pd.Categorical.from_codes(places[codes] if len(places) else codes, distinct)


def _arrays(grid: Grid, header_row: int, width: int) -> list[pa.ChunkedArray]:
    if isinstance(grid.rows, ArrowRows):
        return list(grid.rows.table.slice(header_row + 1).columns)
    body = grid.rows[header_row + 1 :]
    return [
        pa.chunked_array([pa.array([row[i] if i < len(row) else "" for row in body], pa.string())])
        for i in range(width)
    ]
