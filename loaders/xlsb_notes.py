"""Walks the binary records of an .xlsb package for what the parser leaves out, as for .xlsx."""

import struct
from collections.abc import Iterator

from loaders.cell_styles import PLAIN, Style, style_of
from loaders.packages import Package
from loaders.sheet_notes import BookNotes, SheetNotes
from loaders.workbook_limits import MAX_SHEETS, hold_to
from loaders.xlsx_notes import related_parts
from loaders.xlsx_styles import BUILT_IN

BOOK = "xl/workbook.bin"
_STYLES = "xl/styles.bin"
_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _RICH = 0, 1, 3, 11, 62
# Rk, error, yes or no, real, text, shared text, and the same four kinds as results of formulas.
_CELLS = frozenset((*range(2, 12), _RICH))
# Behind row number, style and height; behind first and last column, width and style.
_ROW_FLAGS, _ROW_HIDDEN, _COLUMNS, _COLUMN_FLAGS, _COLUMN_HIDDEN = 11, 0x10, 60, 16, 0x01
_SHEET, _MERGED, _FONT, _FORMAT, _XF, _XFS, _XFS_END = 156, 176, 43, 44, 47, 617, 618
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def xlsb_notes(package: Package) -> BookNotes:
    """The notes of every worksheet; raises Refused, or what damaged records make Python raise."""
    parts = related_parts(package, "xl/_rels/workbook.bin.rels")
    named = [_sheet(record) for kind, record in _records(package.read(BOOK)) if kind == _SHEET]
    hold_to("sheets", len(named), MAX_SHEETS)
    styles = _cell_styles(package)
    sheets = {
        name: _sheet_notes(package.read(parts[link].path), styles)
        for name, link in named
        if parts[link].kind.endswith("/worksheet")
    }
    return BookNotes("xlsx", sheets)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record: both numbers before the content take seven bits a byte."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for place in range(most):
        byte = data[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at + place + 1


def _text(record: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    end = at + 4 + 2 * length
    return record[at + 4 : end].decode("utf-16-le"), end


def _sheet(record: bytes) -> tuple[str, str]:
    link, end = _text(record, 8)
    return _text(record, end)[0], link


def _cell_styles(package: Package) -> list[Style]:
    fonts, formats, styles, counted = [], dict(BUILT_IN), [], False
    for kind, record in _records(package.read(_STYLES)) if _STYLES in package.names else ():
        if kind == _FONT:
            fonts.append(_text(record, 21)[0])
        elif kind == _FORMAT:
            formats[str(struct.unpack_from("<H", record)[0])] = _text(record, 2)[0]
        elif kind in (_XFS, _XFS_END):
            counted = kind == _XFS
        elif kind == _XF and counted:
            _, number_format, font = struct.unpack_from("<HHH", record)
            name = fonts[font] if font < len(fonts) else ""
            styles.append(style_of(name, formats.get(str(number_format), "")))
    return styles or [PLAIN]


def _sheet_notes(data: bytes, styles: list[Style]) -> SheetNotes:
    notes, row = SheetNotes(styles), 0
    for kind, record in _records(data):
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", record)
            if len(record) > _ROW_FLAGS and record[_ROW_FLAGS] & _ROW_HIDDEN:
                notes.hide_rows(row, row)
        elif kind == _COLUMNS:
            first_column, last_column = struct.unpack_from("<II", record)
            if record[_COLUMN_FLAGS] & _COLUMN_HIDDEN:
                notes.hidden_columns.append((first_column, last_column))
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", record)
            style &= 0xFFFFFF
            notes.see(row, column, style if style < len(styles) else 0)
            if kind in (_ERROR, _FORMULA_ERROR):
                notes.leave(row, column, ERRORS.get(record[8], "#N/A"))
        elif kind == _MERGED:
            first_row, last_row, first_column, last_column = struct.unpack_from("<IIII", record)
            notes.merge((first_row, first_column, last_row, last_column))
    return notes
