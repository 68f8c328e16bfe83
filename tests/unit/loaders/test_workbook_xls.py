"""What only .xls has: records of Excel 95, whose texts are bytes, and days that no calendar has."""

import struct
from types import SimpleNamespace as Some

import pytest

from loaders import read_content
from loaders.cell_styles import PLAIN
from loaders.xls_sheets import _Sheet
from tests.unit.loaders.books import DAY, Cell, Sheet, ole_bytes, xls_book


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def excel_95(text, font, codepage):
    """A workbook of one sheet with one cell, as the Excel before Unicode wrote it."""
    name = font.encode()
    head = record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0)) + record(0x0042, struct.pack("<H", codepage))
    head += record(0x0031, struct.pack("<HHHHHBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, len(name)) + name)
    head += record(0x00E0, struct.pack("<HHH", 0, 0, 0xFFF5) + bytes(10))
    head += record(0x00E0, struct.pack("<HHH", 0, 0, 1) + bytes(10))
    place = len(head) + 4 + 8 + 4
    head += record(0x0085, struct.pack("<IBBB", place, 0, 0, 1) + b"S") + record(0x000A)
    cell = record(0x0204, struct.pack("<HHHH", 0, 0, 1, len(text)) + text)
    sheet = record(0x0809, struct.pack("<HHHH", 0x0500, 0x10, 0, 0)) + cell + record(0x000A)
    return ole_bytes("Book", head + sheet)


@pytest.mark.parametrize(
    ("text", "font", "codepage", "read"),
    [
        (b"Ng\xa9n s\xb8ch t\xd8nh H\xb5 T\xdcnh \xae\xde", ".VnTime", 1252, "Ngân sách tỉnh Hà Tĩnh đị"),
        (b"Ng\xa9n s\xb8ch t\xd8nh b\xcc \xae\xde", ".VnTime", 1258, "Ngân sách tỉnh bè đị"),
        ("Ngân sách".encode("cp1258"), "Arial", 1258, "Ngân sách"),
        (b"Nga\xe2n sa\xf9ch", "VNI-Times", 1258, "Ngân sách"),
    ],
)
def test_texts_of_excel_95_are_read_by_their_font(text, font, codepage, read):
    (grid,) = read_content(excel_95(text, font, codepage), "a.xls").grids
    assert [*grid.rows] == [[read]]


def test_a_number_shown_as_a_day_that_no_calendar_has_stays_a_number():
    cells = [
        Cell(-5, shown=DAY),
        Cell(9_999_999, shown=DAY),
        Cell(45_199, shown=DAY),
        Cell(0.25, shown="hh:mm"),
    ]
    (grid,) = read_content(xls_book([Sheet("S", [[*cells, Cell(1.5, shown="[h]:mm")]])]), "a.xls").grids
    assert [*grid.rows] == [["-5", "9999999", "2023-09-30", "06:00:00", "1 day, 12:00:00"]]


def test_a_digit_above_the_line_behind_a_number_is_no_digit_of_it():
    fonts = [
        Some(name=name, escapement=above) for name, above in [("Arial", 0), ("Arial", 1), (".VnTime", 0)]
    ]
    sheet = _Sheet(Some(font_list=fonts, xf_list=[]), Some())
    assert sheet.mixed("534,21", [(5, 1)], PLAIN) == "534,2¹"
    assert sheet.mixed("m2", [(1, 1)], PLAIN) == "m2"
    assert sheet.mixed("ng©n 21", [(0, 2), (6, 1)], PLAIN) == "ngân 2¹"
