"""The sheets of .xlsx, .xlsb and .ods workbooks through calamine, completed by the notes of our own walks."""

import io
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, repeat

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from domain.errors import Refused
from loaders import ods_notes, xlsb_notes, xlsx_notes
from loaders.cell_texts import Value
from loaders.packages import Package
from loaders.sheet_notes import BookNotes, SheetNotes
from loaders.sheet_source import SheetSource, Workbook
from loaders.workbook_limits import MAX_CELLS, damaged, hold_to


def packed_workbook(content: bytes) -> Workbook:
    """Every worksheet; the walks come first, for they refuse what the parser would lay out in full."""
    notes = _notes(Package(content))
    hold_to("cells", sum(sheet.height * sheet.width for sheet in notes.sheets.values()), MAX_CELLS)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return Workbook(
        notes.format,
        [
            _source(book.get_sheet_by_name(one.name), notes.sheets[one.name], one.visible)
            for one in book.sheets_metadata
            if one.typ == SheetTypeEnum.WorkSheet
        ],
    )


def _notes(package: Package) -> BookNotes:
    if xlsx_notes.BOOK in package.names:
        return xlsx_notes.xlsx_notes(package)
    if xlsb_notes.BOOK in package.names:
        return xlsb_notes.xlsb_notes(package)
    if ods_notes.is_encrypted(package):
        raise Refused("encrypted")
    if ods_notes.BOOK not in package.names:
        raise damaged()
    return ods_notes.ods_notes(package)


def _source(sheet: CalamineSheet, notes: SheetNotes, visible: SheetVisibleEnum) -> SheetSource:
    hidden = visible != SheetVisibleEnum.Visible
    height, width = max(notes.height, sheet.total_height), max(notes.width, sheet.total_width)
    rows = partial(_rows, sheet, notes, height, width)
    return SheetSource(
        sheet.name, hidden, height, width, notes.merged, rows, notes.styled,
        notes.hidden_rows, notes.hidden_columns,
    )  # fmt: skip


def _rows(sheet: CalamineSheet, notes: SheetNotes, height: int, width: int) -> Iterator[list[Value]]:
    """The parser leaves out the columns before its first and the rows behind its last."""
    before: list[Value] = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(islice(chain(sheet.iter_rows(), repeat([])), height)):
        row = before + cells
        row += [""] * (width - len(row))
        for column, text in notes.left_out.get(number, ()):
            row[column] = text
        yield row
