"""Text files: what they are written in, where their cells end, and what is refused with its place."""

import csv
import io

import pytest

from domain.errors import Refused
from loaders import RawFile, read_content
from loaders.text_files import LARGE

LINE = b"tan_yen,go_industry,2023,9,1.5,estimate\n"
HEADER = b"unit,indicator,year,months,value,grade\n"


def read(content: bytes, name: str = "a.csv") -> RawFile:
    return read_content(content, name)


def rows(content: bytes) -> list[list[str]]:
    return list(read(content).grids[0].rows)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("a;Chỉ tiêu\n1;2".encode(), "utf-8"),
        ("a;Chỉ tiêu\n1;2".encode("utf-8-sig"), "utf-8"),
        ("a;Chỉ tiêu\n1;2".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "a;Chỉ tiêu\n1;2".encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_found_and_the_mark_is_no_part_of_the_first_cell(content, encoding):
    raw = read(content)
    assert (raw.encoding, list(raw.grids[0].rows)) == (encoding, [["a", "Chỉ tiêu"], ["1", "2"]])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_table(delimiter):
    text = "\n".join(delimiter.join(cells) for cells in (["a", "b b", "c"], ["1.5", "x", "y"], ["", "", "z"]))
    raw = read(text.encode())
    assert raw.delimiter == delimiter
    assert [len(row) for row in raw.grids[0].rows] == [3, 3, 3]


def test_commas_within_cells_do_not_make_the_comma_the_delimiter():
    assert read(b"TT;Ten;So\n1;a, b;1,5\n2;c, d, e;2,5\n").delimiter == ";"


def test_cells_are_the_text_that_stands_in_the_file():
    assert rows(b'a,b\n" 1.593,851 ","x\ny"\n') == [["a", "b"], [" 1.593,851 ", "x\ny"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(ending):
    assert rows(f"a,b{ending}1,2{ending}".encode()) == [["a", "b"], ["1", "2"]]


def test_short_and_long_rows_are_kept_as_they_are():
    assert rows(b"a,b\n1\n1,2,3\n") == [["a", "b"], ["1"], ["1", "2", "3"]]


def large(body: bytes) -> bytes:
    return HEADER + body * (LARGE // len(body) + 1)


@pytest.mark.parametrize(
    "content",
    [
        large(LINE),
        large(LINE) + b"\n\n",
        large(LINE.replace(b"\n", b"\r\n")),
        large(LINE.replace(b"estimate", b'"esti,""mate"')),
        large(LINE) + b"short,row\n",
        large(LINE).replace(b"\n", b"\r"),
    ],
    ids=["plain", "blank lines at the end", "crlf", "quotes", "a short row", "cr"],
)
def test_a_large_file_has_the_cells_of_a_small_one(content):
    expected = list(csv.reader(io.StringIO(content.decode(), newline="")))
    while not expected[-1]:
        expected.pop()
    found = [row for row in read(content).grids[0].rows if row]
    assert found == expected


def test_rows_over_columns_are_a_sequence():
    grid = read(large(LINE)).grids[0]
    assert grid.rows[0] == HEADER.decode().strip().split(",")
    assert grid.rows[-1] == grid.rows[1:2][0] == LINE.decode().strip().split(",")
    with pytest.raises(IndexError):
        grid.rows[len(grid.rows)]


@pytest.mark.parametrize(
    ("content", "code", "details"),
    [
        (b"", "empty", {}),
        (b" \n\r\n\t", "empty", {}),
        (b";;;\n;;;\n", "empty", {}),
        (b"a,b\n1,\0\n", "unreadable", {"reason": "nul", "row": 2}),
        (b"a,b\n\xff\xfe\xfa,1\n", "unreadable", {"reason": "encoding", "row": 2}),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unreadable", {"reason": "encoding", "row": 1}),
        (large(LINE) + b"\xe1\xbb,2\n", "unreadable", {"reason": "encoding"}),
    ],
    ids=["nothing", "blanks", "blank cells", "nul", "bytes", "png", "cut letter"],
)  # fmt: skip
def test_what_is_no_table_of_text_is_refused_with_its_place(content, code, details):
    with pytest.raises(Refused) as refused:
        read(content)
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()


def test_a_file_over_the_limit_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("loaders.files.MAX_BYTES", 10)
    with pytest.raises(Refused) as refused:
        read(b"a,b\n1,2\n3,4\n")
    found = {"reason": "over_size", "size": 12, "limit": 10}
    assert (refused.value.code, refused.value.details) == ("too_large", found)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.exe", "csv"])
def test_an_ending_that_is_not_known_is_refused(name):
    with pytest.raises(Refused, match="format"):
        read(b"a,b\n", name)


def test_a_text_file_named_as_a_workbook_and_the_reverse_are_refused():
    with pytest.raises(Refused, match="format"):
        read(b"a,b\n", "a.xlsx")
    with pytest.raises(Refused, match="format"):
        read(b"PK\x03\x04rest", "a.csv")


@pytest.mark.parametrize("cell", ["x" * 300_000, "x" * 3_000_000])
def test_a_very_long_cell_is_read(cell):
    assert rows(f"a,b\n{cell},1\n".encode())[1] == [cell, "1"]


def test_as_many_columns_as_a_spreadsheet_has_are_read_and_more_are_refused():
    wide = ",".join(map(str, range(16_384)))
    assert [len(row) for row in rows(f"{wide}\n{wide}\n".encode())] == [16_384, 16_384]
    with pytest.raises(Refused) as refused:
        rows(f"a,b\n{wide},x\n".encode())
    found = {"reason": "over_columns", "size": 16_385, "limit": 16_384, "row": 2}
    assert (refused.value.code, refused.value.details) == ("too_large", found)


@pytest.mark.parametrize("content", [b'a,b\n1,"never closed\n2,3\n', large(LINE) + b'1,"never closed\n2,3\n'])
def test_a_quote_that_never_closes_keeps_to_its_row_and_is_reported(content):
    raw = read(content)
    found = list(raw.grids[0].rows)
    assert found[-2:] == [["1", '"never closed'], ["2", "3"]]
    assert [(p.code, p.where.row) for p in raw.findings.listed] == [("broken_quotes", len(found) - 1)]
