"""Rows of a text file with a separator too many or too few: set aside with their place, never shifted."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.numbers import formats_admitted
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.form_table import FormTable
from loaders.grids import ArrowRows, Grid, column_letter
from loaders.header_rows import is_numbering
from loaders.many_rows import RaggedRows, WithoutRows
from loaders.matching import indicator_for
from loaders.mostly_even import MostlyEvenRows
from loaders.reading import Unmatched
from loaders.tables import FOOTNOTE

# Whether a text may stand in a column, by the column's index.
Fits = Callable[[int, str], bool]


def without_ragged(
    grid: Grid,
    top: int,
    header: Iterable[int],
    body: Container[int],
    fits: Fits,
    delimiter: str | None,
    findings: Findings,
    unmatched: Unmatched,
) -> Grid:
    """The grid with its ragged rows left blank, each reported and its cells unmatched.

    On a sheet every row is as wide as the sheet, and Arrow takes no file whose rows are not.
    """
    if grid.sheet is not None or type(grid.rows) is ArrowRows:
        return grid
    heads = [grid.rows[one] for one in header]
    shape = _Shape(max(map(_filled, heads)), max(map(len, heads)), delimiter or ",", fits)
    odd = [row for row, cells in _uneven(grid.rows, shape.most) if row in body and len(cells) != shape.most]
    data = [row for row in odd if _is_data(grid.rows[row])]
    # Separators at the end of every row, or of none but the header, are a habit and no slip.
    usual = any(row in body and any(cells) for row, cells in enumerate(grid.rows) if len(cells) == shape.most)
    alike = len(data) > 1 and not usual and len({len(grid.rows[row]) for row in data}) == 1
    ragged = [row for row in data if not shape.holds(grid.rows[row], alike=alike)]
    for row in ragged:
        _set_aside(row, top, grid.rows[row], shape, findings, unmatched)
    return replace(grid, rows=_left_blank(grid.rows, ragged, shape.most)) if ragged else grid


@dataclass(frozen=True)
class _Shape:
    """The header's filled cells and all of its cells, and what may stand in its columns."""

    least: int
    most: int
    delimiter: str
    fits: Fits

    def holds(self, cells: list[str], *, alike: bool) -> bool:
        """Whether a row differs from the header only by blank cells at its end.

        Blanks at the end may also be what a cell cut in two, or a separator twice, has pushed there: they
        are believed only where every cell fits its column, no two neighbours make one, and none is blank.
        """
        filled = _filled(cells)
        if filled > self.most or len(cells) < self.least:
            return False
        if len(cells) <= self.most:
            return alike
        joined = (
            self.fits(place, f"{cells[place]}{self.delimiter}{cells[place + 1]}")
            for place in range(filled - 1)
            if cells[place].strip() and cells[place + 1].strip()
        )
        at_home = all(self.fits(place, text) for place, text in enumerate(cells[:filled]) if text.strip())
        return at_home and not any(joined) and (alike or all(text.strip() for text in cells[:filled]))


def _set_aside(
    row: int, top: int, cells: list[str], shape: _Shape, findings: Findings, unmatched: Unmatched
) -> None:
    def problems() -> Iterator[Problem]:
        place = _likely(cells, len(cells) - shape.most, shape.delimiter, shape.fits)
        where = Where(None, row + top + 1, column_letter(place), cells[place].strip())
        count = _filled(cells) if _filled(cells) > shape.most else len(cells)
        said = {"cells": count, "expected": shape.least, "found": where.text}
        yield Problem("ragged_row", where, where.text, said)

    # Of a file of such rows only the first are looked at closely: the others are counted.
    findings.add_many("ragged_row", 1, problems())
    places = [place for place, text in enumerate(cells) if text.strip()]
    found = (Where(None, row + top + 1, column_letter(place), cells[place].strip()) for place in places)
    unmatched.add_many(len(places), found)


def _uneven(rows: Sequence[list[str]], width: int) -> Iterable[tuple[int, list[str]]]:
    """The rows that may be of another width, by their place."""
    if isinstance(rows, MostlyEvenRows) and rows.table.num_columns == width:
        return rows.odd.items()
    return enumerate(rows)


def _left_blank(rows: Sequence[list[str]], ragged: list[int], width: int) -> Sequence[list[str]]:
    if isinstance(rows, MostlyEvenRows) and rows.odd.keys() >= set(ragged):
        return rows.without(frozenset(ragged))
    if isinstance(rows, RaggedRows):
        return WithoutRows(rows.chunks, frozenset(ragged))
    left = list(rows)
    for row in ragged:
        left[row] = [""] * width
    return left


def form_without_ragged(
    form: FormTable, catalogue: Catalogue, delimiter: str | None, findings: Findings, unmatched: Unmatched
) -> FormTable:
    """The form table with its ragged rows left blank."""

    def fits(column: int, text: str) -> bool:
        heading = form.columns.get(column)
        role = heading.role if heading else ""
        if role == headings.INDICATOR:
            return indicator_for(text, catalogue) is not None or not text.strip()
        if role == headings.MEASURE_UNIT:
            return catalogue.measure_units.find(text) is not None
        if role == headings.ORDER:
            return len(text.strip()) < 6 and text.strip().rstrip(".)").isalnum()
        if role in headings.MEASURE_ROLES:
            return not text.strip() or bool(formats_admitted(text))
        return True

    header = range(form.header.first, form.header.last + 1)
    rows = enumerate(form.grid.rows)
    body = {row for row, cells in rows if row in form.body and not is_numbering(cells)} - form.repeats
    grid = without_ragged(form.grid, form.top, header, body, fits, delimiter, findings, unmatched)
    return replace(form, grid=grid)


def _filled(cells: list[str]) -> int:
    return max((place + 1 for place, text in enumerate(cells) if text.strip()), default=0)


def _is_data(cells: list[str]) -> bool:
    """Whether a row holds figures: a line of words, short or with commas, is nobody's row."""
    first = next((text for text in cells if text.strip()), "")
    return not FOOTNOTE.fullmatch(name_key(first)) and any(
        formats_admitted(text) for text in cells[1:] if text.strip()
    )


def _likely(cells: list[str], surplus: int, delimiter: str, fits: Fits) -> int:
    """The cell that a separator has most likely cut in two, or swallowed: the first that does not fit."""
    if surplus == 1:
        joined = {
            place: [*cells[:place], f"{cells[place]}{delimiter}{cells[place + 1]}", *cells[place + 2 :]]
            for place in range(len(cells) - 1)
        }
        scores = {place: sum(map(fits, range(len(row)), row)) for place, row in joined.items()}
        return max(scores, key=lambda place: scores[place])
    strange = (place for place, text in enumerate(cells) if text.strip() and not fits(place, text))
    return next(strange, max(_filled(cells) - 1, 0))
