"""Compact tables: headings once, told to a style sheet, and nothing that is put in becomes markup."""

from html import unescape

from reports.html_tables import Column, Table, compact_table_of, filled
from reports.markup import fill

NASTY = "\\';}</style><script>alert(1)</script>"


def test_headings_stand_once_and_rows_are_headed_by_their_first_cell() -> None:
    table = compact_table_of(
        Table("Số liệu", [Column("Chỉ tiêu"), Column("Thực hiện", True)], [("Thu", "**568,7**"), ("Chi", "")])
    )
    assert table.count("Thực hiện") == 2
    assert """style="--c2:'Thực hiện';\"""" in table
    assert '<th scope="row">Thu</th><td class="number"><strong>568,7</strong></td>' in table
    assert '<td class="number"></td>' in table
    assert "<caption>Số liệu</caption>" in table


def test_a_heading_cannot_leave_its_quotes() -> None:
    table = compact_table_of(Table(NASTY, [Column("a"), Column(NASTY)], [(NASTY, NASTY)]))
    assert "<script" not in table
    style = unescape(table.partition('style="')[2].partition('"')[0])
    assert style == "--c2:'\\\\\\';}</style><script>alert(1)</script>';"


def test_markup_made_here_stays_and_a_table_without_rows_is_nothing() -> None:
    cell = fill("<b>{}</b>", "a & b")
    assert "<td><b>a &amp; b</b></td>" in compact_table_of(
        Table("", [Column("a"), Column("b")], [("", cell)])
    )
    assert compact_table_of(Table("Số liệu", [Column("a")], [])) == ""


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    table = Table("", [Column("a"), Column("b"), Column("c")], [("1", "", ""), ("2", "", "3")])
    assert filled(table) == Table("", [Column("a"), Column("c")], [["1", ""], ["2", "3"]])
