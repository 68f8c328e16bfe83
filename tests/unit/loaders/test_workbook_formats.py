"""The same sheets in .xlsx, .xlsb, .xls and .ods come out as the same grids."""

from datetime import date

import pytest

from domain.errors import Refused
from loaders import read_content
from tests.unit.loaders.books import DAY, PERCENT, Cell, Sheet, ods_book, xls_book, xlsb_book, xlsx_book

BOOKS = {"xlsx": xlsx_book, "xlsb": xlsb_book, "xls": xls_book, "ods": ods_book}
every_format = pytest.mark.parametrize("ending", BOOKS)
OLD, OLD_CAPITALS, OLD_SOUTH = ".VnTime", ".VnTimeH", "VNI-Times"


def grids(ending, *sheets):
    return read_content(BOOKS[ending](sheets), f"a.{ending}").grids


def rows(ending, *lines):
    (grid,) = grids(ending, Sheet("S", lines))
    return [*grid.rows]


@every_format
def test_numbers_days_and_answers_are_text_and_only_numbers_are_numeric(ending):
    cells = [
        Cell("4.132"), Cell(4132), Cell(1593.851), Cell(0.1 + 0.2), Cell(-2.5), Cell(123456789012345),
        Cell(True), Cell(date(2023, 9, 30), shown=DAY), Cell("'05"), Cell("a\nb"),
    ]  # fmt: skip
    (grid,) = grids(ending, Sheet("S", [cells]))
    assert [*grid.rows] == [
        ["4.132", "4132", "1593.851", "0.3", "-2.5", "123456789012345", "TRUE", "2023-09-30", "'05", "a\nb"]
    ]
    assert grid.numeric == {(0, column) for column in range(1, 6)}


@every_format
def test_a_number_that_is_shown_as_a_percent_is_one(ending):
    cells = [Cell(0.685, shown=PERCENT), Cell(1.0763, shown="0.00%;[Red]-0.00%"), Cell(0.07, shown=PERCENT)]
    assert rows(ending, cells, [Cell("0.685", shown=PERCENT), Cell(0.685)]) == [
        ["68.5%", "107.63%", "7%"],
        ["0.685", "0.685", ""],
    ]


@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "xls"])
def test_a_percent_sign_that_is_only_written_beside_the_number_multiplies_nothing(ending):
    assert rows(ending, [Cell(68.5, shown='0.0"%"'), Cell(68.5, shown="0.0\\%")]) == [["68.5", "68.5"]]


@every_format
def test_failed_formulas_come_out_as_what_they_show(ending):
    errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
    (grid,) = grids(ending, Sheet("S", [[Cell("x")], [Cell(), *map(Cell, errors)]]))
    assert [*grid.rows] == [["x", *[""] * 7], ["", *errors]]
    assert not grid.numeric


@every_format
def test_a_failed_formula_at_the_edge_of_a_sheet_is_no_blank(ending):
    assert rows(ending, [Cell("a")], [Cell(), Cell("#REF!")]) == [["a", ""], ["", "#REF!"]]


@every_format
def test_letters_are_read_by_the_font_of_each_cell(ending):
    cells = [
        Cell("Ng©n s¸ch", OLD), Cell("Ngân sách"), Cell("tæng thu \xad¬ng", OLD_CAPITALS),
        Cell("Ngaân saùch", OLD_SOUTH), Cell(68.5, OLD), Cell("abc", OLD), Cell("m²", OLD), Cell("xã"),
    ]  # fmt: skip
    content = BOOKS[ending]([Sheet("S", [cells])])
    raw = read_content(content, f"a.{ending}")
    assert raw.grids[0].rows[0] == [
        "Ngân sách", "Ngân sách", "TỔNG THU ƯƠNG", "Ngân sách", "68.5", "abc", "m²", "xã",
    ]  # fmt: skip
    assert raw.encoding == "tcvn3"


@every_format
def test_unicode_typed_in_an_old_font_stays_what_it_is(ending):
    assert rows(ending, [Cell("Tổng thu ngân sách", OLD)]) == [["Tổng thu ngân sách"]]


@every_format
def test_old_letters_that_lost_their_fonts_are_known_by_their_words(ending):
    lines = [[Cell("Tæng thu ng©n s¸ch"), Cell(1)], [Cell("Chi ®Çu t\xad ph¸t triÓn"), Cell(2)]]
    raw = read_content(BOOKS[ending]([Sheet("S", lines)]), f"a.{ending}")
    assert [row[0] for row in raw.grids[0].rows] == ["Tổng thu ngân sách", "Chi đầu tư phát triển"]
    assert raw.encoding == "tcvn3"


@every_format
def test_nothing_is_guessed_beside_unicode(ending):
    lines = [[Cell("Tæng thu ng©n s¸ch")], [Cell("Chi đầu tư phát triển")]]
    raw = read_content(BOOKS[ending]([Sheet("S", lines)]), f"a.{ending}")
    assert [row[0] for row in raw.grids[0].rows] == ["Tæng thu ng©n s¸ch", "Chi đầu tư phát triển"]
    assert raw.encoding is None


@every_format
def test_merged_cells_hidden_and_empty_sheets_are_told(ending):
    head = [Cell("Chỉ tiêu"), Cell("Năm"), Cell()]
    found = grids(
        ending,
        Sheet("Biểu 1", [[], head, [Cell(), Cell(1), Cell(2)]], merged=((1, 1, 1, 2), (1, 0, 2, 0))),
        Sheet("Ẩn", [[Cell("a")]], hidden=True),
        Sheet("Trống", []),
    )
    assert [(grid.sheet, grid.hidden, len(grid.rows)) for grid in found] == [
        ("Biểu 1", False, 3), ("Ẩn", True, 1), ("Trống", False, 0),
    ]  # fmt: skip
    assert set(found[0].merged) == {(1, 1, 1, 2), (1, 0, 2, 0)}
    assert [*found[0].rows] == [["", "", ""], ["Chỉ tiêu", "Năm", ""], ["", "1", "2"]]


@every_format
def test_hidden_rows_and_columns_are_read_and_told(ending):
    lines = [[Cell(f"{row}{column}") for column in range(3)] for row in range(5)]
    (grid,) = grids(ending, Sheet("S", lines, hidden_rows=(1, 2, 4), hidden_columns=(1,)))
    assert [*grid.rows][1] == ["10", "11", "12"]
    hidden = {row for first, last in grid.hidden_rows for row in range(first, last + 1)}
    assert (hidden, grid.hidden_columns) == ({1, 2, 4}, ((1, 1),))


@every_format
def test_rows_and_columns_count_from_a1_and_end_with_the_last_text(ending):
    blank = [Cell(), Cell()]
    assert rows(ending, blank, blank, [Cell(), Cell(), Cell("here")]) == [
        [""] * 3,
        [""] * 3,
        ["", "", "here"],
    ]


@every_format
def test_the_content_says_what_kind_of_workbook_it_is(ending):
    content = BOOKS[ending]([Sheet("S", [[Cell("a"), Cell(1)]])])
    for wrong in ("xlsx", "xls", "ods", "xlsb"):
        raw = read_content(content, f"a.{wrong}")
        assert raw.format == ("xlsx" if ending == "xlsb" else ending)
        assert [*raw.grids[0].rows] == [["a", "1"]]


@every_format
def test_a_sheet_of_many_rows_is_read_like_a_small_one(ending):
    lines = [[Cell(f"Xã {n}"), Cell(n), Cell(n / 8, shown=PERCENT)] for n in range(500)]
    # The compound file that the tests write holds no more than that.
    lines *= 1 if ending == "xls" else 40
    (grid,) = grids(ending, Sheet("S", lines))
    assert [*grid.rows] == [[c[0].value, str(c[1].value), f"{c[1].value * 12.5:g}%"] for c in lines]
    assert len(grid.numeric) == 2 * len(lines)
    assert (len(lines) - 1, 1) in grid.numeric
    assert (len(lines) - 1, 0) not in grid.numeric


@every_format
def test_a_workbook_cut_short_is_refused(ending):
    content = BOOKS[ending]([Sheet("S", [[Cell("Chỉ tiêu"), Cell(n)] for n in range(30)])])
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(Refused) as caught:
            read_content(content[: int(len(content) * share)], f"a.{ending}")
        assert caught.value.details == {"reason": "workbook"}
