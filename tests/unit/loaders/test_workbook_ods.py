"""What the OpenDocument format lets one row or cell stand for, and how its programs keep failed formulas."""

import pytest

from domain.errors import Refused
from loaders import read_content
from tests.unit.loaders.books import ods_of, unzipped, zipped


def grid(body, **others):
    return read_content(ods_of(f'<table:table table:name="S">{body}</table:table>', **others), "a.ods").grids[
        0
    ]


def number(value, more=""):
    return f'<table:table-cell office:value-type="float" office:value="{value}"{more}/>'


def row(cells, more=""):
    return f"<table:table-row{more}>{cells}</table:table-row>"


def text(said, more=""):
    return f'<table:table-cell office:value-type="string"{more}><text:p>{said}</text:p></table:table-cell>'


BLANKS = '<table:table-cell table:number-columns-repeated="99"/>'
BLANK_ROWS = row(BLANKS, ' table:number-rows-repeated="1048000"')
FAILED = ' table:formula="of:=1/0" calcext:value-type="error" table:number-columns-repeated="2"'


def test_rows_and_cells_that_stand_for_many_are_that_many():
    cells = '<table:table-cell table:number-columns-repeated="2"/>' + number(
        7, ' table:number-columns-repeated="2"'
    )
    found = grid(
        row("<table:table-cell/>", ' table:number-rows-repeated="2"')
        + row(cells, ' table:number-rows-repeated="2"')
        + row(text("#DIV/0!", FAILED), ' table:number-rows-repeated="2"')
        + BLANK_ROWS
    )
    assert [*found.rows] == [
        [""] * 4, [""] * 4, ["", "", "7", "7"], ["", "", "7", "7"],
        ["#DIV/0!", "#DIV/0!", "", ""], ["#DIV/0!", "#DIV/0!", "", ""],
    ]  # fmt: skip
    assert found.numeric == {(2, 2), (2, 3), (3, 2), (3, 3)}


def test_a_failed_formula_of_old_programs_is_no_zero():
    def cell(shown):
        kept = 'table:formula="of:=A1" office:value-type="float" office:value="0"'
        return f"<table:table-cell {kept}><text:p>{shown}</text:p></table:table-cell>"

    found = grid(row("".join(map(cell, ["#DIV/0!", "Err:522", "#N/A", "0", "###"]))))
    assert found.rows[0] == ["#DIV/0!", "Err:522", "#N/A", "0", "0"]
    assert found.numeric == {(0, 3), (0, 4)}


def test_a_formula_without_a_result_is_named_and_one_with_an_empty_text_is_empty():
    cells = (
        '<table:table-cell table:formula="of:=SUM([.A1:.A9])"/>'
        '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>' + number(1)
    )
    assert grid(row(cells)).rows[0] == ["=SUM([.A1:.A9])", "", "1"]


def test_comments_spaces_and_lines_of_a_text():
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p>'
        '</office:annotation><text:p>a<text:s text:c="3"/>b</text:p>'
        "<text:p>c <text:span>d</text:span></text:p></table:table-cell>"
    )
    assert grid(row(cell)).rows[0] == ["a   b\nc d"]


def test_fonts_come_from_parents_columns_and_rows_too():
    styles = (
        '<style:style style:name="old" style:family="table-cell">'
        "<style:text-properties fo:font-family=\"'.VnTime'\"/></style:style>"
        '<style:style style:name="child" style:family="table-cell" style:parent-style-name="old"/>'
        '<style:style style:name="new" style:family="table-cell">'
        '<style:text-properties style:font-name="Arial"/></style:style>'
    )

    said = "ng©n s¸ch"
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="old"/>'
    )
    cells = text(said, ' table:style-name="child"') + text(said, ' table:style-name="new"') + text(said)
    below = text(said, ' table:style-name="new"') + text(said)
    lines = columns + row(cells) + row(below, ' table:default-cell-style-name="child"')
    assert [*grid(lines + row(text("Tổng")), styles=styles).rows] == [
        ["ngân sách", "ng©n s¸ch", "ngân sách"],
        ["ng©n s¸ch", "ngân sách", ""],
        ["Tổng", "", ""],
    ]


@pytest.mark.parametrize(
    ("body", "details"),
    [
        (row(number(1), ' table:number-rows-repeated="1048577"'), ("book_rows", 1_048_577)),
        (row(number(1, ' table:number-columns-repeated="16385"')), ("book_columns", 16_385)),
        (row(number(1, ' table:number-columns-repeated="9999"'), ' table:number-rows-repeated="9999"'),
         ("book_cells", 9_999**2)),
        (BLANK_ROWS + row(number(1)) + row(BLANKS + number(1)), ("book_cells", 1_048_002 * 100)),
    ],
)  # fmt: skip
def test_a_sheet_that_unrolls_too_far_is_refused(body, details):
    with pytest.raises(Refused) as caught:
        grid(body)
    assert caught.value.code == "too_large"
    assert (caught.value.details["reason"], caught.value.details["size"]) == details


@pytest.mark.parametrize("count", ["-5", "0", "x", "1e3", "9" * 5_000])
def test_counts_that_are_none_are_damage(count):
    with pytest.raises(Refused, match="unreadable"):
        grid(row(number(1, f' table:number-columns-repeated="{count}"')))


def test_a_password_is_told_by_the_manifest():
    listed = (
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data>'
        "</manifest:encryption-data></manifest:file-entry>"
    )
    parts = unzipped(ods_of("", manifest=listed))
    with pytest.raises(Refused, match="encrypted"):
        read_content(zipped({**parts, "content.xml": b"\x93\x11\x00\xff"}), "a.ods")
    whole = {"mimetype": parts["mimetype"], "META-INF/manifest.xml": parts["META-INF/manifest.xml"]}
    with pytest.raises(Refused, match="encrypted"):
        read_content(zipped({**whole, "encrypted-package": b"\x93\x11\x00\xff"}), "a.ods")
