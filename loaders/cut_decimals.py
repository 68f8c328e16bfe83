"""Rows in which unquoted commas have cut every number in two, and yet the cells count right."""

from collections.abc import Iterable
from dataclasses import replace

from domain import columns as col
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.form_table import FormTable
from loaders.grids import ArrowRows, column_letter
from loaders.reading import Unmatched

# A part behind the comma is short; as a figure by itself it would be this many times too small.
_LONGEST_PART, _TOO_SMALL = 3, 20
_HOLD_DIGITS = (headings.ORDER, headings.YEAR, headings.SPAN, headings.UNIT)
_LEAST_INDEX, _LEAST_PERCENT = 50, 10


def without_cut_decimals(
    table: FormTable, delimiter: str | None, findings: Findings, unmatched: Unmatched
) -> FormTable:
    """The table with such rows left blank, each reported and its cells unmatched.

    Only where no number has decimals, and the last column holds what can only be the part behind a comma.
    """
    grid = table.grid
    if delimiter != "," or grid.sheet is not None or type(grid.rows) is ArrowRows or table.canonical:
        return table
    rows = [row for row in table.body if row not in table.repeats and _figures(table, row)]
    last = max(table.header.texts)
    if not rows or not all(_is_whole(text) for row in rows for text in _figures(table, row)):
        return table
    place = next((n for n in sorted(table.measures()) if _is_cut(table, rows, n)), None)
    if place is None or not _is_shifted(table, rows, last):
        return table
    left = list(grid.rows)
    for row in rows:
        _report(table, row, place, findings, unmatched)
        left[row] = [""] * len(left[row])
    return replace(table, grid=replace(grid, rows=left))


def _figures(table: FormTable, row: int) -> list[str]:
    """What a row holds in its columns of figures."""
    return [text for column in table.measures() if (text := table.text(row, column))]


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_cut(table: FormTable, rows: Iterable[int], column: int) -> bool:
    """Whether in every row a column and the next may be the two parts of one number."""
    pairs = [(table.text(row, column), table.text(row, column + 1)) for row in rows]
    return all(_is_whole(whole) and _is_whole(part) and len(part) <= _LONGEST_PART for whole, part in pairs)


def _is_shifted(table: FormTable, rows: list[int], last: int) -> bool:
    """Whether the last column holds short digits in every row that make no sense under its heading."""
    if not _is_cut(table, rows, last - 1):
        return False
    role = _role(table, last)
    parts = [int(table.text(row, last)) for row in rows]
    if role in (col.YOY_INDEX, col.PCT_PLAN):
        return any(part < (_LEAST_INDEX if role == col.YOY_INDEX else _LEAST_PERCENT) for part in parts)
    if role in headings.MEASURE_ROLES and role != headings.YOY_GROWTH:
        wholes = [int(table.text(row, last - 1)) for row in rows]
        small = [part * _TOO_SMALL < whole for whole, part in zip(wholes, parts, strict=True)]
        return len(rows) > 1 and all(small) and _role(table, last - 1) not in headings.RATIOS
    return role not in (*headings.MEASURE_ROLES, *_HOLD_DIGITS)


def _role(table: FormTable, column: int) -> str:
    """What a column is of; '' where its heading says nothing."""
    return table.columns[column].role if column in table.columns else ""


def _report(table: FormTable, row: int, place: int, findings: Findings, unmatched: Unmatched) -> None:
    cells = table.grid.rows[row]
    filled = [column for column, text in enumerate(cells) if text.strip()]
    written = f"{table.text(row, place)},{table.text(row, place + 1)}"
    where = Where(None, row + table.top + 1, column_letter(place), written)
    said = {"cells": len(filled) - 1, "expected": len(table.header.texts), "found": written}
    findings.add(Problem("ragged_row", where, written, said))
    for column in filled:
        unmatched.add(table.where(row, column))
