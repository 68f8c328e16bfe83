"""A sheet cut into its tables: each with the lines above its header, so that every row is in one of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.names import name_key
from domain.numbers import formats_admitted
from loaders.grids import Area, Grid
from loaders.header_rows import Header, Read, header_at, names_rows, row_texts
from loaders.headings import spoken_measure_unit
from loaders.spoken_periods import SILENT, spoken_period

LOOK_FOR_HEADER = 60
# A line of a title has few cells; a row of a table has more.
_MOST_IN_A_LINE = 2
_TITLE = re.compile(r"(?:biểu|bảng|mẫu|phụ lục|đơn vị|(?:[a-z]|[ivx]{1,4})\. )\b.*")
FOOTNOTE = re.compile(r"(?:\(?\*+\)?|ghi chú|nguồn|chú thích)(?: số liệu)?\s*[:.]?\s*.+")


@dataclass(frozen=True)
class TablePart:
    """One table: its rows of the sheet, of which `top` stand above, and its header among them.

    `repeats` are rows of its body in which the header stands again, as at the top of a new page.
    """

    grid: Grid
    top: int
    header: Header
    repeats: frozenset[int] = frozenset()


def cut_tables(
    grid: Grid, read: Read, is_header: Callable[[Header], bool], stated: int | None = None
) -> list[TablePart]:
    """The tables of a sheet from its first row to its last; [] where it holds none.

    `stated` is a row of the first table's header where the sender says so: what stands above that table's
    title is then in none.
    """
    headers = _headers(grid, read, is_header, stated)
    if not headers:
        return []
    own = [one for n, one in enumerate(headers) if n == 0 or not _stands_again(grid, headers[n - 1], one)]
    ends = {one.first: before.last + 1 for before, one in pairwise(headers)}
    first = 0 if stated is None else _title_above(grid, own[0], 0)
    tops = [first, *(_title_above(grid, header, ends[header.first]) for header in own[1:])]
    parts = []
    for header, top, bottom in zip(own, tops, [*tops[1:], len(grid.rows)], strict=True):
        again = (
            row - top
            for one in headers
            if header.last < one.first < bottom
            for row in range(one.first, one.last + 1)
        )
        parts.append(TablePart(_rows(grid, top, bottom), top, _moved(header, top), frozenset(again)))
    return parts


def _headers(grid: Grid, read: Read, is_header: Callable[[Header], bool], stated: int | None) -> list[Header]:
    found: list[Header] = []
    if stated is not None:
        found = _header_over(grid, stated, read, is_header)
        if not found:
            return []
    for row, cells in enumerate(grid.rows):
        floor = found[-1].last + 1 if found else 0
        if not found and row >= LOOK_FOR_HEADER:
            break
        if row < floor or not any(names_rows(text) for text in cells):
            continue
        header = header_at(grid, row, read, floor)
        if header is not None and is_header(header):
            found.append(header)
    return found


def _header_over(grid: Grid, stated: int, read: Read, is_header: Callable[[Header], bool]) -> list[Header]:
    """The header that a row is part of, whichever of its rows names what the table's rows are of."""
    near = (stated + step for step in (0, -1, 1, -2, 2))
    found = (header_at(grid, row, read) for row in near)
    return [one for one in found if one and one.first <= stated <= one.last and is_header(one)][:1]


def _stands_again(grid: Grid, before: Header, header: Header) -> bool:
    """Whether a header is the one before it, with no title between that says what its table is of."""
    if header.texts != before.texts:
        return False
    top = _title_above(grid, header, before.last + 1)
    lines = (text for row in range(top, header.first) for text in row_texts(grid, row))
    return not any(_names_a_table(text) for text in lines if text)


def _names_a_table(text: str) -> bool:
    key = name_key(text)
    return bool(
        spoken_period(text) != SILENT or spoken_measure_unit(text) or _TITLE.fullmatch(key)
    ) and not FOOTNOTE.fullmatch(key)


def _title_above(grid: Grid, header: Header, floor: int) -> int:
    """The first of the lines directly above a header that are no rows of the table before."""
    row = header.first
    while row > floor and _is_line([text for text in row_texts(grid, row - 1) if text]):
        row -= 1
    return row


def _is_line(filled: list[str]) -> bool:
    return len(filled) <= _MOST_IN_A_LINE and not any(
        formats_admitted(text) or FOOTNOTE.fullmatch(name_key(text)) for text in filled
    )


def _rows(grid: Grid, top: int, bottom: int) -> Grid:
    if top == 0 and bottom == len(grid.rows):
        return grid
    numeric = frozenset((row - top, column) for row, column in grid.numeric if top <= row < bottom)
    merged: tuple[Area, ...] = tuple(
        (first - top, left, last - top, right)
        for first, left, last, right in grid.merged
        if top <= first and last < bottom
    )
    return replace(grid, rows=grid.rows[top:bottom], numeric=numeric, merged=merged)


def _moved(header: Header, top: int) -> Header:
    used = frozenset((row - top, column) for row, column in header.used)
    return replace(header, first=header.first - top, last=header.last - top, used=used)
