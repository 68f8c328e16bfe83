"""Workbooks: cells as text, damaged and dangerous files refused without taking the program with them."""

import io
import random

import pytest
from openpyxl import Workbook

from domain.errors import Refused
from loaders import read_content
from tests.unit.loaders.sheets import problems, read, stated, xlsx_bytes


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (4132, "4132"),
        (4132.0, "4132"),
        (1593.851, "1593.851"),
        (0.1 + 0.2, "0.3"),
        (0.00001, "0.00001"),
        (-2.5, "-2.5"),
        ("1.593,851", "1.593,851"),
        (" 05% ", " 05% "),
        (True, "TRUE"),
        (None, ""),
    ],
)
def test_cells_are_text_and_numbers_have_plain_digits(cell, text):
    assert list(read_content(xlsx_bytes({"B": [["a", cell, "z"]]}), "a.xlsx").grids[0].rows) == [
        ["a", text, "z"]
    ]


def test_every_sheet_is_a_grid_and_numbers_are_told_from_text():
    raw = read_content(xlsx_bytes({"Biểu 1": [["a", 1], ["2", 3.5]], "Biểu 2": [["x"]]}), "a.XLSX")
    assert [(grid.sheet, len(grid.rows)) for grid in raw.grids] == [("Biểu 1", 2), ("Biểu 2", 1)]
    assert raw.grids[0].numeric == {(0, 1), (1, 1)}
    assert (raw.format, raw.encoding, raw.delimiter) == ("xlsx", None, None)


def test_rows_are_counted_as_the_spreadsheet_shows_them():
    book = Workbook()
    book.active["C4"] = "here"
    content = io.BytesIO()
    book.save(content)
    assert read_content(content.getvalue(), "a.xlsx").grids[0].rows[3] == ["", "", "here"]


def test_an_empty_workbook_is_empty():
    with pytest.raises(Refused, match="empty"):
        read_content(xlsx_bytes({"B": []}), "a.xlsx")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.99])
@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "ods", "xls"])
def test_a_truncated_workbook_is_refused(share, ending):
    content = xlsx_bytes({"B": [["Chỉ tiêu", 1, 2.5]] * 20})
    with pytest.raises(Refused) as refused:
        read_content(content[: int(len(content) * share)], f"a.{ending}")
    assert (refused.value.code, refused.value.details["reason"]) == ("unreadable", "workbook")


def test_damage_that_the_parser_cannot_bear_is_refused_too(shared_dir):
    content = (shared_dir / "data" / "mof_budget" / "Plan_2004.xls").read_bytes()
    chance = random.Random(0)
    outcomes = set()
    for _ in range(12):
        damaged = bytearray(content[: chance.randrange(600, len(content))])
        damaged[chance.randrange(8, 512)] = chance.randrange(256)
        try:
            outcomes.add(len(read_content(bytes(damaged), "a.xls").grids) > 0)
        except Refused as why:
            outcomes.add(why.code)
    assert "unreadable" in outcomes
    assert outcomes <= {"unreadable", "empty", True}


def test_one_cell_in_the_last_corner_of_a_sheet_is_refused_and_not_unrolled():
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "x", "y"
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(Refused) as caught:
        read_content(content.getvalue(), "a.xlsx")
    assert (caught.value.code, caught.value.details) == (
        "too_large", {"reason": "book_cells", "size": 2**34, "limit": 10_000_000},
    )  # fmt: skip


def test_a_formula_that_failed_is_no_blank():
    rows = [["a", "#REF!", 1], ["#DIV/0!", "", "#N/A"]]
    assert list(read_content(xlsx_bytes({"Một": [["x"]], "Hai": rows}), "a.xlsx").grids[1].rows) == [
        ["a", "#REF!", "1"],
        ["#DIV/0!", "", "#N/A"],
    ]


HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Ước thực hiện 9 tháng năm 2023", "% KH", "% so với cùng kỳ")


def styled_book(*rows, percent=()):
    """A workbook whose cells of these names are shown as percents."""
    book = Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    for name in percent:
        book.active[name].number_format = "0.0%"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_number_that_is_shown_as_a_percent_is_one(catalogue):
    industry = (1, "Giá trị sản xuất nông nghiệp", "Tỷ đồng", 3943, 0.685, 1.076)
    health = (2, "Tỷ lệ người dân tham gia BHYT", "%", 0.987, None, None)
    content = styled_book(industry, health, percent=("E2", "F2", "D3"))
    reading = read(content, "bieu.xlsx", catalogue)
    assert stated(reading) == {
        ("go_agriculture", "actual"): 3943.0, ("go_agriculture", "pct_plan"): 68.5,
        ("go_agriculture", "yoy_index"): 107.6, ("health_insurance_rate", "actual"): 98.7,
    }  # fmt: skip
    assert problems(reading) == []
    assert reading.grids[0].rows[1][3:] == ["3943", "68.5%", "107.6%"]


def test_a_percent_in_a_column_of_money_is_no_number(catalogue):
    row = (1, "Giá trị sản xuất nông nghiệp", "Tỷ đồng", 0.685, None, None)
    reading = read(styled_book(row, percent=("D2",)), "bieu.xlsx", catalogue)
    assert [code for code, *_ in problems(reading)] == ["bad_number"]


def test_a_formula_that_holds_no_result_is_named_not_dropped(catalogue):
    row = (1, "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "=3000+943", None, None)
    reading = read(styled_book(row), "bieu.xlsx", catalogue)
    assert [(code, row) for code, row, _ in problems(reading)] == [("formula_text", 2)]
    assert reading.grids[0].rows[1][3] == "=3000+943"
