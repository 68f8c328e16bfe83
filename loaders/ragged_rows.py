"""Rows of a text file with a separator too many or too few: set aside with their place, never shifted."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.numbers import formats_admitted
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.form_table import FormTable
from loaders.grids import ArrowRows, Grid, column_letter
from loaders.header_rows import is_numbering
from loaders.matching import indicator_for
from loaders.reading import Unmatched
from loaders.tables import FOOTNOTE

# Whether a text may stand in a column, by the column's index.
Fits = Callable[[int, str], bool]


def without_ragged(
    grid: Grid,
    top: int,
    header: Iterable[int],
    body: Iterable[int],
    fits: Fits,
    delimiter: str | None,
    findings: Findings,
    unmatched: Unmatched,
) -> Grid:
    """The grid with its ragged rows left blank, each reported and its cells unmatched.

    On a sheet every row is as wide as the sheet, and Arrow takes no file whose rows are not.
    """
    if grid.sheet is not None or isinstance(grid.rows, ArrowRows):
        return grid
    rows = list(grid.rows)
    widths = [(_filled(rows[one]), len(rows[one])) for one in header]
    least, most = max(w for w, _ in widths), max(w for _, w in widths)
    data = [row for row in body if _is_data(rows[row])]
    # Separators at the end of every row, or of none but the header, are a habit and no slip.
    alike = len(data) > 1 and len({len(rows[row]) for row in data}) == 1
    for row in data:
        cells = rows[row]
        if _is_whole(cells, least, most, delimiter or ",", fits, alike=alike):
            continue
        place = _likely(cells, len(cells) - most, delimiter or ",", fits)
        where = Where(None, row + top + 1, column_letter(place), cells[place].strip())
        count = _filled(cells) if _filled(cells) > most else len(cells)
        said = {"cells": count, "expected": least, "found": where.text}
        findings.add(Problem("ragged_row", where, where.text, said))
        for column, text in enumerate(cells):
            if text.strip():
                unmatched.add(Where(None, row + top + 1, column_letter(column), text.strip()))
        rows[row] = [""] * most
    return replace(grid, rows=rows)


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
    body = [row for row in form.body if row not in form.repeats and not is_numbering(form.grid.rows[row])]
    grid = without_ragged(form.grid, form.top, header, body, fits, delimiter, findings, unmatched)
    return replace(form, grid=grid)


def _is_whole(cells: list[str], least: int, most: int, delimiter: str, fits: Fits, *, alike: bool) -> bool:
    """Whether a row has the header's width, or differs from it only by blank cells at its end.

    Blanks at the end may also be what a cell cut in two, or a separator twice, has pushed there: they are
    believed only where every cell fits its column, no two neighbours make one, and none is blank.
    """
    filled = _filled(cells)
    if len(cells) == most or filled > most or len(cells) < least:
        return len(cells) == most
    if len(cells) < most:
        return alike
    joined = (
        fits(place, f"{cells[place]}{delimiter}{cells[place + 1]}")
        for place in range(filled - 1)
        if cells[place].strip() and cells[place + 1].strip()
    )
    at_home = all(fits(place, text) for place, text in enumerate(cells[:filled]) if text.strip())
    return at_home and not any(joined) and (alike or all(text.strip() for text in cells[:filled]))


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
