"""What systems export as .xls: tables of a page, texts, and what is not certain to be either."""

import pytest

from loaders import Refused, read_content

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta charset="utf-8"><title>Xuất</title>
<style>td {mso-number-format:"\\@"}</style></head><body>
<h3>Biểu 01:  Tổng   hợp</h3>
<table border=1>
<thead><tr><th rowspan="2">TT</th><th colspan="2">Năm 2023</th></tr>
<tr><th>Kế hoạch</th><th>Thực hiện</th></tr></thead>
<tr><td>1</td><td>4.132,5</td><td>3&#46;943<br>&#432;ớc</td></tr>
<tr><td>2<td>a &lt; b<td></tr>
</table><p>Người lập</p></body></html>"""


def rows(content: bytes, name: str = "a.xls") -> list[list[str]]:
    return [list(row) for row in read_content(content, name).grids[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv"])
def test_a_page_is_read_as_a_spreadsheet_opens_it(encoding, name):
    raw = read_content(PAGE.encode(encoding), name)
    (grid,) = raw.grids
    assert (raw.format, raw.encoding, grid.merged) == ("xls", "utf-8", ((1, 0, 2, 0), (1, 1, 1, 2)))
    assert list(grid.rows) == [
        ["Biểu 01: Tổng hợp"],
        ["TT", "Năm 2023", ""],
        ["", "Kế hoạch", "Thực hiện"],
        ["1", "4.132,5", "3.943\nước"],
        ["2", "a < b", ""],
        ["Người lập"],
    ]


def test_a_text_named_as_a_workbook_is_read_where_it_is_a_table_beyond_doubt():
    assert rows("TT\tTên\tSố\n1\tThu\t5\n2\tChi\t6\n".encode("utf-16")) == [
        ["TT", "Tên", "Số"], ["1", "Thu", "5"], ["2", "Chi", "6"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>", "html"),
        (b"<table>5<tr><td>1</td></tr></table>", "html"),
        (b"<html><![CX[<table><tr><td>1</td></tr></table>", "html"),
        (b"<html><body>a;b</body></html>", "format"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "format"),
        (b"unit;indicator\n", "format"),
        (b"Kinh gui\nUBND huyen\n", "format"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "format"),
    ],
)
def test_what_is_not_certain_is_refused(content, reason):
    with pytest.raises(Refused) as refused:
        rows(content)
    assert (refused.value.code, refused.value.details["reason"]) == ("unreadable", reason)


def test_cells_that_claim_to_span_thousands_are_held_to_the_limits():
    wide = b"<td colspan=999999>1</td>" * 20
    with pytest.raises(Refused) as refused:
        rows(b"<table><tr>" + wide + b"</tr></table>")
    assert refused.value.details["reason"] == "over_columns"
