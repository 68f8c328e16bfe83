"""The body of a long grid as Arrow text columns, with the place of every cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from domain import columns as col
from domain.names import name_key
from domain.problems import Findings, Problem, Where
from domain.spreadsheet_text import unquoted
from loaders.grids import ArrowRows, Grid, column_letter
from loaders.many_rows import RaggedRows, TypedColumns
from loaders.mostly_even import MostlyEvenRows
from loaders.reading import Unmatched

KNOWN = frozenset((*col.CANONICAL, *col.CANONICAL_OPTIONAL))


@dataclass
class LongTable:
    """Columns by name; rows are counted from 0 in the body, which starts at `first_row` of the sheet.

    `typed` marks the rows whose value is typed as a number, `void` those in which nothing stands at all.
    """

    sheet: str | None
    columns: dict[str, pa.ChunkedArray]
    first_row: int
    length: int
    typed: np.ndarray
    void: np.ndarray = field(init=False)
    findings: Findings = field(default_factory=Findings)
    unmatched: Unmatched = field(default_factory=Unmatched)
    _coded: dict[str, tuple[np.ndarray, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, grid: Grid, header_row: int) -> "LongTable":
        """The body under a header row; what stands in columns nobody knows is kept as unmatched."""
        header = list(grid.rows[header_row])
        arrays = _arrays(grid, header_row, len(header))
        named = {name_key(cell): array for cell, array in zip(header, arrays, strict=True)}
        known = {name: array for name, array in named.items() if name in KNOWN}
        known[col.VALUE] = known[col.VALUE].cast(pa.string())
        typed = _typed(grid, header_row, [name_key(cell) for cell in header].index(col.VALUE), len(arrays[0]))
        table = cls(grid.sheet, known, header_row + 2, len(arrays[0]), typed)
        table.void = table._find_void(arrays)
        for place, (heading, array) in enumerate(zip(header, arrays, strict=True)):
            if name_key(heading) not in KNOWN:
                filled = pc.not_equal(array.cast(pa.string()), "").to_numpy()
                table.set_aside(filled, heading.strip() or column_letter(place), array)
        table._set_aside_beyond(grid, header_row, len(header))
        return table

    def _set_aside_beyond(self, grid: Grid, header_row: int, width: int) -> None:
        """What stands to the right of the last heading belongs to no column."""
        for number, row in _may_be_wider(grid.rows, width):
            for place, text in enumerate(row[width:], start=width):
                if text.strip() and number > header_row:
                    self.unmatched.add(Where(self.sheet, number + 1, column_letter(place), text))

    def texts(self) -> pa.ChunkedArray:
        """The values written as text, without those typed as numbers."""
        values = self.columns[col.VALUE]
        return values.filter(pa.array(~self.typed)) if self.typed.any() else values

    def where(self, row: int, column: str) -> Where:
        """The place and the text of a cell."""
        found = self.columns.get(column)
        text = "" if found is None else found[row].as_py()
        return Where(self.sheet, row + self.first_row, column, text)

    def report(
        self,
        code: str,
        mask: np.ndarray,
        column: str,
        mend: Callable[[str], str | None] = lambda _: None,
        details: Callable[[str], dict[str, Any]] = lambda _: {},
    ) -> None:
        """Report one problem for every row of the mask in which something stands, at a column."""
        mask = mask & ~self.void

        def problems() -> Iterator[Problem]:
            for row in np.flatnonzero(mask):
                where = self.where(int(row), column)
                yield Problem(code, where, where.text, details(where.text), mend(where.text))

        self.findings.add_many(code, int(mask.sum()), problems())

    def set_aside(self, mask: np.ndarray, heading: str, array: pa.ChunkedArray) -> None:
        """Keep the cells of a mask as unmatched."""
        places = (
            Where(self.sheet, int(row) + self.first_row, heading, array[int(row)].as_py())
            for row in np.flatnonzero(mask)
        )
        self.unmatched.add_many(int(mask.sum()), places)

    def coded(self, column: str) -> tuple[np.ndarray, list[str]]:
        """Integer codes of a column and the distinct texts they stand for: without blanks around, and
        without the quotation mark by which an export keeps a text from beginning a formula.

        A column that is not there is one empty text on every row.
        """
        if column not in self.columns:
            return np.zeros(self.length, dtype="int32"), [""]
        if column not in self._coded:
            # Encoded before it is trimmed: the distinct texts are few, and recoding them is cheap.
            whole = encoded(self.columns[column]).unify_dictionaries()
            found = whole.chunk(0).dictionary.to_pylist() if whole.num_chunks else []
            codes = np.concatenate(
                [np.empty(0, dtype="int32"), *(c.indices.to_numpy() for c in whole.chunks)]
            )
            # The heading above the body stands in the dictionary too; it is no word of any row.
            used = np.bincount(codes, minlength=len(found)) > 0
            words = [unquoted(word.strip()) for word, is_used in zip(found, used, strict=True) if is_used]
            places = {word: place for place, word in enumerate(dict.fromkeys(words))}
            if len(places) < len(found):
                meant = np.zeros(len(found), dtype="int32")
                meant[used] = [places[word] for word in words]
                codes = meant[codes]
            self._coded[column] = codes, list(places)
        return self._coded[column]

    def is_word(self, column: str, *words: str) -> np.ndarray:
        """Which rows hold one of some words in a column."""
        codes, found = self.coded(column)
        return np.isin(codes, [place for place, word in enumerate(found) if word in words])

    def _find_void(self, arrays: list[pa.ChunkedArray]) -> np.ndarray:
        """Which rows are blank in every column; hardly ever does one that names no indicator exist."""
        found = self.is_word(col.INDICATOR, "")
        for array in arrays if found.any() else ():
            found = found & pc.equal(pc.utf8_trim_whitespace(array.cast(pa.string())), "").to_numpy()
        return found


def encoded(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of texts as codes into its distinct texts."""
    return texts if pa.types.is_dictionary(texts.type) else texts.dictionary_encode()


def recode(codes: np.ndarray, words: list[str]) -> pd.Categorical:
    """A categorical from codes into words that may repeat."""
    places, distinct = pd.factorize(np.array(words, dtype=object))
    places = places.astype(np.min_scalar_type(-max(len(distinct), 1)))
    return pd.Categorical.from_codes(places[codes] if len(places) else codes, distinct)


def _typed(grid: Grid, header_row: int, column: int, length: int) -> np.ndarray:
    if isinstance(grid.numeric, TypedColumns):
        return grid.numeric.in_column(column)[header_row + 1 :]
    mask = np.zeros(length, dtype=bool)
    mask[[row - header_row - 1 for row, place in grid.numeric if place == column and row > header_row]] = True
    return mask


def _may_be_wider(rows: Sequence[list[str]], width: int) -> Iterable[tuple[int, list[str]]]:
    """The rows, by their place, among which those with cells beyond the first `width` are."""
    if isinstance(rows, MostlyEvenRows) and rows.table.num_columns <= width:
        return rows.odd.items()
    return () if type(rows) is ArrowRows else enumerate(rows)


def _arrays(grid: Grid, header_row: int, width: int) -> list[pa.ChunkedArray]:
    if isinstance(grid.rows, MostlyEvenRows):
        return [grid.rows.column(place).slice(header_row + 1) for place in range(width)]
    if isinstance(grid.rows, ArrowRows):
        return list(grid.rows.table.slice(header_row + 1).columns)
    if isinstance(grid.rows, RaggedRows):
        return [grid.rows.column(place, header_row + 1) for place in range(width)]
    body = grid.rows[header_row + 1 :]
    return [
        pa.chunked_array([pa.array([row[i] if i < len(row) else "" for row in body], pa.string())])
        for i in range(width)
    ]
