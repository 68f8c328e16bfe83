"""The header of a table: one row or several, put together into one text a column."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain import columns as col
from domain.names import name_key
from domain.numbers import formats_admitted
from loaders.grids import Grid
from loaders.headings import BARE, INDICATOR, UNIT, Heading, role_of

Read = Callable[[str], Heading | None]
_MOST_ROWS = 3
# What stands over a table without heading a group of its columns.
_CAPTION = re.compile(r"\(?(?:biểu|bảng|mẫu|phụ lục|đvt|đơn vị|kèm theo|ngày|trang|số:)\b.*")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?|\(?\d{1,2}\)?\s*=.*")
_YEAR = re.compile(r"(?:20\d{2}|19[5-9]\d)")


@dataclass(frozen=True)
class Header:
    """Rows `first` to `last` of a grid, and the text they give each column that has one.

    `used` are the (row, column) places of these texts; in `doubtful` columns it is not certain which
    group a text stands under.
    """

    first: int
    last: int
    texts: dict[int, str]
    used: frozenset[tuple[int, int]]
    doubtful: frozenset[int] = frozenset()


def header_at(grid: Grid, row: int, read: Read, floor: int = 0) -> Header | None:
    """The header in whose row the column of indicators (or of units) is named, or None.

    The rows above `floor` belong to the table before.
    """
    cells = row_texts(grid, row)
    name = next((c for c, text in enumerate(cells) if names_rows(text)), None)
    if name is None:
        return None
    header = _composed(grid, row, _last_row(grid, row, name, read))
    while header.first > floor and header.last - header.first + 1 < _MOST_ROWS:
        above = _with_groups(grid, header, name, read)
        if above is None:
            return header
        header = above
    return header


def row_texts(grid: Grid, row: int) -> list[str]:
    """The texts of a row without blanks around; [] outside the grid."""
    return [cell.strip() for cell in grid.rows[row]] if 0 <= row < len(grid.rows) else []


def is_numbering(cells: list[str]) -> bool:
    """Whether a row only numbers the columns: 'A', 'B', '1', '2', '3=2/1'."""
    filled = [name_key(cell) for cell in cells if cell.strip()]
    return bool(filled) and all(_NUMBERING.fullmatch(cell) for cell in filled)


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return bool(_YEAR.fullmatch(text))


def names_rows(text: str) -> bool:
    """Whether a text heads the column of indicators, or of units."""
    if not 0 < len(text) < 80 or text[0].isdigit():
        return False
    return role_of("whole", name_key(text)) in (INDICATOR, UNIT)


def _last_row(grid: Grid, row: int, name: int, read: Read) -> int:
    """A merged name cell says how many rows the header has; else rows that only say more of the columns."""
    for first, column, last, _ in grid.merged:
        if (first, column) == (row, name) and last > row:
            return min(last, row + _MOST_ROWS - 1, len(grid.rows) - 1)
    last = row
    while last - row + 1 < _MOST_ROWS and _is_second_row(grid, last + 1, name, read):
        last += 1
    return last


def _is_second_row(grid: Grid, row: int, name: int, read: Read) -> bool:
    cells = row_texts(grid, row)
    filled = [text for text in cells if text]
    if not filled or (name < len(cells) and cells[name]) or is_numbering(cells):
        return False
    if any(formats_admitted(text) and not is_year(text) for text in filled):
        return False
    known = [
        text
        for text in filled
        if read(text) is not None or _says_what_is_compared(text) or _is_clean(read(f"thực hiện {text}"))
    ]
    return len(known) * 2 >= len(filled)


def _says_what_is_compared(text: str) -> bool:
    """'với KH' means nothing by itself, and something under 'So sánh'."""
    compared = role_of("rest", f"so {name_key(text)}") is not None
    return compared or text.strip("() ") == "%"


def _composed(grid: Grid, first: int, last: int) -> Header:
    texts: dict[int, str] = {}
    used: set[tuple[int, int]] = set()
    doubtful: set[int] = set()
    width = max(len(grid.rows[row]) for row in range(first, last + 1))
    for column in range(width):
        parts = {}
        for row in range(first, last + 1):
            if (found := _cover(grid, row, column, last)) is not None:
                parts[row, found] = row_texts(grid, row)[found]
        if parts:
            texts[column] = " ".join(dict.fromkeys(parts.values()))
            used |= parts.keys()
            if min(row for row, _ in parts) > first:
                doubtful.add(column)
    return Header(first, last, texts, frozenset(used), frozenset(doubtful))


def _cover(grid: Grid, row: int, column: int, last: int) -> int | None:
    """The column whose text stands over a column in a row of the header: its own, or a group's."""
    cells = row_texts(grid, row)
    if column < len(cells) and cells[column]:
        return column
    if grid.merged:
        areas = (a for a in grid.merged if a[0] == row and a[1] <= column <= a[3])
        return next((a[1] for a in areas if a[1] < len(cells) and cells[a[1]]), None)
    group = next((c for c in range(min(column, len(cells)) - 1, -1, -1) if cells[c]), None)
    if group is None or row == last:
        return None
    below = [row_texts(grid, one) for one in range(row + 1, last + 1)]
    covered = all(any(c < len(one) and one[c] for one in below) for c in range(group, column + 1))
    return group if covered else None


def _with_groups(grid: Grid, header: Header, name: int, read: Read) -> Header | None:
    """The header with the row of groups above it ('So sánh' over 'với KH'), or None where none is."""
    row = header.first - 1
    cells = row_texts(grid, row)
    starts = [c for c, text in enumerate(cells) if text and not _CAPTION.fullmatch(name_key(text))]
    if not starts or starts[0] <= name or any(c not in header.texts for c in starts):
        return None
    found: dict[int, tuple[int, bool]] = {}
    for start, end in zip(starts, [*starts[1:], len(grid.rows[header.last])], strict=True):
        area = next((a for a in grid.merged if a[0] == row and a[1] == start), None)
        columns = range(start, area[3] + 1 if area else start + 1 if grid.merged else end)
        found |= _group(cells[start], start, columns, header, read, certain=area is not None)
    if not found:
        return None
    texts = {c: f"{cells[found[c][0]]} {text}" if c in found else text for c, text in header.texts.items()}
    used = header.used | {(row, start) for start, _ in found.values()}
    doubtful = header.doubtful | {c for c, (_, sure) in found.items() if not sure}
    return Header(row, header.last, texts, used, doubtful)


def _group(
    group: str, start: int, columns: range, header: Header, read: Read, *, certain: bool
) -> dict[int, tuple[int, bool]]:
    """The columns that a group's text stands over: of each its start, and whether that is certain.

    Without a merged area a group reaches to the next one, or to the first column whose heading is whole
    by itself and makes no sense under it.
    """
    headed = [c for c in columns if c in header.texts]
    if certain:
        return dict.fromkeys(headed, (start, True))
    first = read(f"{group} {header.texts[start]}")
    alone = read(header.texts[start])
    if not _is_clean(first) and _is_clean(alone) and _is_title(read(group)):
        return {}
    found = {}
    for column in headed:
        together, alone = read(f"{group} {header.texts[column]}"), read(header.texts[column])
        whole = _is_clean(alone) and alone is not None and alone.role != BARE
        if column != start and whole and _is_clean(first) and not _is_clean(together):
            break
        same = not whole or (together is not None and alone is not None and together.role == alone.role)
        found[column] = (start, same or column == start)
    return found


def _is_title(group: Heading | None) -> bool:
    return group is None or group.role == BARE


def _is_clean(heading: Heading | None) -> bool:
    """Whether a heading is understood in whole, and says nothing that its role cannot mean."""
    if heading is None or heading.doubts:
        return False
    months = heading.period.months or heading.period.part
    return heading.role != col.PLAN or months in (None, 12)
