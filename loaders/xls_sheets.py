"""The sheets of an .xls workbook through xlrd, which tells of fonts, formats, errors and merged cells."""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import pairwise

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_TEXT, error_text_from_code
from xlrd.sheet import Sheet as XlsSheet

from domain.errors import Refused
from loaders.cell_styles import PLAIN, Style, style_of
from loaders.cell_texts import Value, in_letters, raised
from loaders.sheet_source import SheetSource, Workbook
from loaders.workbook_limits import MAX_SHEETS, damaged, hold_to

# The version of the records that Excel 97 brought.
_UNICODE = 80
_RAISED = 1


def xls_workbook(content: bytes) -> Workbook:
    """Every worksheet; raises Refused, or what damaged records make xlrd raise."""
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as why:
        raise (Refused("encrypted") if "encrypted" in str(why) else damaged()) from why
    hold_to("sheets", book.nsheets, MAX_SHEETS)
    return Workbook("xls", [_Sheet(book, sheet).source() for sheet in book.sheets()])


class _Sheet:
    """One sheet, its cells as the other parsers give them."""

    def __init__(self, book: xlrd.Book, sheet: XlsSheet) -> None:
        self.book, self.sheet = book, sheet
        self.fonts = [style_of(font.name, "") for font in book.font_list]
        self.raised = {number for number, font in enumerate(book.font_list) if font.escapement == _RAISED}
        self.styles = [
            style_of(book.font_list[one.font_index].name, book.format_map[one.format_key].format_str)
            for one in book.xf_list
        ]

    def source(self) -> SheetSource:
        sheet = self.sheet
        filled = [
            (row, max(column for column, value in enumerate(sheet.row_values(row)) if value != ""))
            for row in range(sheet.nrows)
            if any(value != "" for value in sheet.row_values(row))
        ]
        height = filled[-1][0] + 1 if filled else 0
        width = max((column for _, column in filled), default=-1) + 1
        merged = [
            (first_row, first_column, last_row - 1, last_column - 1)
            for first_row, last_row, first_column, last_column in sheet.merged_cells
        ]
        hidden = sheet.visibility != 0
        rows = partial(self.rows, height, width)
        return SheetSource(
            sheet.name, hidden, height, width, merged, rows, self.styled,
            [(row, row) for row, info in sorted(sheet.rowinfo_map.items()) if info.hidden],
            [(column, column) for column, info in sorted(sheet.colinfo_map.items()) if info.hidden],
        )  # fmt: skip

    def rows(self, height: int, width: int) -> Iterator[list[Value]]:
        for row in range(height):
            count = min(width, self.sheet.row_len(row))
            yield [self.value(row, column) for column in range(count)] + [""] * (width - count)

    def value(self, row: int, column: int) -> Value:
        kind, value = self.sheet.cell_type(row, column), self.sheet.cell_value(row, column)
        if kind == XL_CELL_TEXT:
            runs, style = self.sheet.rich_text_runlist_map.get((row, column)), self.style(row, column)
            return self.mixed(value, runs, style) if runs else self.unmapped(value, style)
        if kind == XL_CELL_DATE:
            return self.moment(value, row, column)
        if kind == XL_CELL_ERROR:
            return error_text_from_code.get(value, "#N/A")
        return bool(value) if kind == XL_CELL_BOOLEAN else value

    def unmapped(self, text: str, style: Style) -> str:
        """Up to Excel 95 texts are bytes, which xlrd takes for letters of Windows; an old font's are not."""
        if self.book.biff_version < _UNICODE and style.letters:
            with suppress(UnicodeError):
                return text.encode(self.book.encoding).decode("latin-1")
        return text

    def mixed(self, text: str, runs: list[tuple[int, int]], own: Style) -> str:
        """A text in several fonts, each part as its font shows it; the first may have the cell's own."""
        shown = ""
        for (start, font), (end, _) in pairwise([(0, None), *runs, (len(text), None)]):
            part = text[start:end]
            if font in self.raised and (above := raised(part, shown)) != part:
                shown += above
            else:
                shown += in_letters(part, own if font is None else self.fonts[font])
        return shown

    def moment(self, number: float, row: int, column: int) -> Value:
        """A number that is shown as a day or a time; one that the calendar has not stays a number."""
        shown = self.book.format_map[self.book.xf_list[self.sheet.cell_xf_index(row, column)].format_key]
        if number < 0:
            return number
        if "[h" in shown.format_str.lower():
            return timedelta(seconds=round(number * 86_400))
        try:
            moment = xlrd.xldate_as_datetime(number, self.book.datemode)
        except (ValueError, OverflowError):
            return number
        if number == int(number):
            return moment.date()
        return moment.time() if number < 1 else moment

    def style(self, row: int, column: int) -> Style:
        number = self.sheet.cell_xf_index(row, column)
        return self.styles[number] if number < len(self.styles) else PLAIN

    def styled(self, row: int) -> Mapping[int, Style]:
        styles = ((column, self.style(row, column)) for column in range(self.sheet.row_len(row)))
        mixed = self.sheet.rich_text_runlist_map
        return {at: style for at, style in styles if style != PLAIN and (row, at) not in mixed}
