"""Cells that the sender mends after a file was read: the file stays as sent, the grids say what was meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from domain.errors import NotKnown
from domain.places import Places, column_letter
from domain.problems import Findings, Problem
from loaders.grids import ArrowRows, Grid, RawFile
from loaders.mostly_even import MostlyEvenRows

# Sheet ('' for a text file), row from 1, column from 0.
CellPlace = tuple[str, int, int]


@dataclass(frozen=True)
class Mend:
    """One cell whose text was another in the file than the sender meant."""

    sheet: str
    row: int
    column: int
    before: str
    after: str

    @property
    def place(self) -> CellPlace:
        """Where the cell stands."""
        return self.sheet, self.row, self.column


def mended(raw: RawFile, mends: Mapping[CellPlace, str]) -> RawFile:
    """The file as if the cells held these texts, typed as text; raises NotKnown for a cell it has not.

    Where the reading of such a cell was in doubt, the doubt is gone: its sender has said what it holds.
    """
    made = mends_made(raw, mends)
    if not made:
        return raw
    grids = [_mended(grid, [one for one in made if one.sheet == (grid.sheet or "")]) for grid in raw.grids]
    return replace(raw, grids=grids, findings=_still_in_doubt(raw, {one.place for one in made}))


def mends_made(raw: RawFile, mends: Mapping[CellPlace, str]) -> list[Mend]:
    """Those of the mends that say something else than the file, by place; raises NotKnown.

    Of a row that was in doubt as a whole every cell counts: saying it settles where the cells end.
    """
    in_doubt = {(one.where.sheet or "", one.where.row) for one in raw.findings.listed if _is_of_row(one)}
    by_sheet = {grid.sheet or "": grid for grid in raw.grids}
    widths: dict[str, int] = {}
    made = []
    for (sheet, row, column), after in sorted(mends.items()):
        grid = by_sheet.get(sheet)
        if grid is None or not 1 <= row <= len(grid.rows):
            raise NotKnown("cell", _named(sheet, row, column))
        cells = grid.rows[row - 1]
        if not 0 <= column < len(cells):
            # A short row may be filled up, but no wider than the widest.
            width = widths.setdefault(sheet, max(map(len, grid.rows)))
            if not 0 <= column < width:
                raise NotKnown("cell", _named(sheet, row, column))
        before = cells[column] if column < len(cells) else ""
        if before != after or (sheet, row) in in_doubt:
            made.append(Mend(sheet, row, column, before, after))
    return made


def _named(sheet: str, row: int, column: int) -> str:
    letter = column_letter(column) if column >= 0 else "?"
    return f"{sheet}!{letter}{row}" if sheet else f"{letter}{row}"


def _mended(grid: Grid, made: Sequence[Mend]) -> Grid:
    if not made:
        return grid
    if isinstance(grid.rows, ArrowRows):
        rows: Sequence[list[str]] = _arrow_mended(grid.rows, made)
    else:
        rows = _without_surplus(_mended_rows(grid.rows, made), made)
    return replace(grid, rows=rows, numeric=grid.numeric - {(one.row - 1, one.column) for one in made})


def _mended_rows(given: Sequence[list[str]], made: Sequence[Mend]) -> list[list[str]]:
    rows = list(given)
    for one in made:
        cells = rows[one.row - 1]
        filled = [*cells, *[""] * (one.column + 1 - len(cells))]
        filled[one.column] = one.after
        rows[one.row - 1] = filled
    return rows


def _without_surplus(rows: list[list[str]], made: Sequence[Mend]) -> list[list[str]]:
    """Without cells mended to nothing at the end of a row that reaches further than every other one."""
    mended_rows = {one.row - 1 for one in made if not one.after and one.column == len(rows[one.row - 1]) - 1}
    if not mended_rows:
        return rows
    width = max((len(cells) for place, cells in enumerate(rows) if place not in mended_rows), default=0)
    for place in mended_rows if width else ():
        kept = rows[place]
        blank = next((n for n, text in enumerate(reversed(kept)) if text), len(kept))
        rows[place] = kept[: max(width, len(kept) - blank)]
    return rows


def _arrow_mended(rows: ArrowRows, made: Sequence[Mend]) -> ArrowRows:
    """Only the columns with a mended cell are made anew; rows of another width are kept beside them."""
    if isinstance(rows, MostlyEvenRows):
        of_even = [one for one in made if one.row - 1 not in rows.odd]
        even = _arrow_mended(ArrowRows(rows.table), of_even)
        of_odd = _among(rows.odd, made)
        own = _mended_rows([*rows.odd.values(), [""] * even.table.num_columns], of_odd)
        own = _without_surplus(own, of_odd)[:-1]
        return MostlyEvenRows(even.table, rows.odd).with_odd(dict(zip(rows.odd, own, strict=True)))
    table = rows.table
    for column in sorted({one.column for one in made}):
        texts = {one.row - 1: one.after for one in made if one.column == column}
        table = table.set_column(column, table.schema.field(column).name, _with(table.column(column), texts))
    return ArrowRows(table)


def _among(odd: Mapping[int, list[str]], made: Sequence[Mend]) -> list[Mend]:
    """The mends of odd rows, each at the row's place among the odd ones."""
    places = {row: place for place, row in enumerate(odd, start=1)}
    return [replace(one, row=places[one.row - 1]) for one in made if one.row - 1 in places]


def _with(column: pa.ChunkedArray, texts: Mapping[int, str]) -> pa.ChunkedArray:
    """A column with other texts in some rows, of the type it had."""
    whole = column.cast(pa.string()).combine_chunks()
    places = sorted(texts)
    mask = pc.is_in(pa.array(range(len(whole)), pa.int64()), pa.array(places, pa.int64()))
    changed = pc.replace_with_mask(whole, mask, pa.array([texts[place] for place in places], pa.string()))
    return pa.chunked_array([changed.dictionary_encode() if pa.types.is_dictionary(column.type) else changed])


def _still_in_doubt(raw: RawFile, settled: set[CellPlace]) -> Findings:
    """The findings of the reading without those that stand at a settled cell alone."""
    places = {grid.sheet: Places(grid.rows) for grid in raw.grids}
    left = Findings()
    gone = [one for one in raw.findings.listed if _is_settled(one, places, settled)]
    for code, count in raw.findings.counts.items():
        kept = (one for one in raw.findings.listed if one.code == code and one not in gone)
        left.add_many(code, count - sum(one.code == code for one in gone), kept)
    return left


def _is_of_row(problem: Problem) -> bool:
    return problem.where.row is not None and problem.where.column is None


def _is_settled(problem: Problem, places: Mapping[str | None, Places], settled: set[CellPlace]) -> bool:
    where = problem.where
    if where.sheet not in places or where.row is None:
        return False
    found = places[where.sheet]
    columns = found.columns_of_row(where.row) if _is_of_row(problem) else found.columns_meant(where)
    cells = {(where.sheet or "", where.row, column) for column in columns}
    return bool(cells) and cells <= settled
