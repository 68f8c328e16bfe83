"""A separator too many or too few moves no cell: the row is named, set aside, and nothing of it is stored."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched

HEAD = "TT,Chỉ tiêu,ĐVT,Kế hoạch năm 2023,Thực hiện 9 tháng"
GOOD = "4,Chi thường xuyên,Tỷ đồng,10.55,20.55"
LONG = "unit,indicator,year,months,value,grade,note"


@pytest.mark.parametrize(
    ("row", "cells", "found", "column"),
    [
        ("1,Tổng thu ngân sách,Tỷ đồng,1643.1,1593,851", 6, "1593", "E"),
        ("2,- Nông, lâm nghiệp và thủy sản,Tỷ đồng,10.55,20.55", 6, "- Nông", "B"),
        ("3,Tổng chi ngân sách,Tỷ đồng,1000.5", 4, "1000.5", "D"),
        ("3,Tổng chi ngân sách Tỷ đồng,1000.5,10.5", 4, "Tổng chi ngân sách Tỷ đồng", "B"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_row_of_another_width_in_a_form(catalogue, row, cells, found, column, before):
    rows = [row, GOOD] if before else [GOOD, row]
    reading = read_text(catalogue, "\n".join([HEAD, *rows]), delimiter=",")
    (problem,) = reading.findings.in_order()
    assert (problem.code, problem.where.row, problem.where.column) == (
        "ragged_row",
        2 if before else 3,
        column,
    )
    assert problem.details == {"cells": cells, "expected": 5, "found": found}
    assert [one[3] for one in figures(reading)] == [10.55, 20.55]
    assert unmatched(reading) == [text.strip() for text in row.split(",")]


@pytest.mark.parametrize(
    "row",
    [
        f"{GOOD},,,",
        "I,KINH TẾ",
        "Ghi chú: số năm 2022, 2023, 2024, 2025, 2026, 2027",
        "Người lập,,Tân Yên, ngày 5, x, y",
    ],
)
def test_trailing_blanks_groups_and_lines_of_words_are_no_ragged_rows(catalogue, row):
    reading = read_text(catalogue, f"{HEAD}\n{GOOD.replace('thường xuyên', 'đầu tư')}\n{row}", delimiter=",")
    assert "ragged_row" not in reading.findings.counts


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("tan_yen,budget_revenue_total,2023,9,1593,851,estimate,", "1593"),
        ("tan_yen,Nông, lâm nghiệp và thủy sản,2023,9,1.5,estimate,", "Nông"),
        ("tan_yen,budget_revenue_total,2023,9,1593.851,estimate", "estimate"),
        ("tan_yen,budget_revenue_total,2023,1593.851,estimate,", "1593.851"),
    ],
)
def test_a_row_of_another_width_in_a_long_file(catalogue, row, found):
    good = "tan_yen,budget_expenditure_total,2023,9,1006.7,estimate,"
    reading = read_text(catalogue, f"{LONG}\n{row}\n{good}", delimiter=",")
    (problem,) = reading.findings.in_order()
    assert (problem.code, problem.where.row, problem.details["found"]) == ("ragged_row", 2, found)
    assert figures(reading) == [("budget_expenditure_total", 202309, "actual", 1006.7)]
    assert unmatched(reading) == [text.strip() for text in row.split(",") if text]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        # One cell cut in two beside a blank remark: as wide as the header, and still one separator more.
        (["1,Tổng thu NSNN,Tỷ đồng,1593,851,,"], 1),
        # A separator twice.
        (["1,Tổng thu NSNN,Tỷ đồng,,1593.851,,"], 1),
        # A habit of the writer, not a slip.
        (["1,Tổng thu NSNN,Tỷ đồng,1593.851,,,", "2,Tổng chi NSNN,Tỷ đồng,,1006.7,,"], 0),
        (["1,Tổng thu NSNN,Tỷ đồng,1593,851,,", "2,Tổng chi NSNN,Tỷ đồng,1006,7,,"], 2),
    ],
)
def test_blanks_at_the_end_may_be_what_a_shift_has_pushed_there(catalogue, rows, wrong):
    head = "TT,Chỉ tiêu,ĐVT,Kế hoạch năm 2023,Thực hiện 9 tháng,Ghi chú"
    reading = read_text(catalogue, "\n".join([head, *rows]), delimiter=",")
    assert reading.findings.counts.get("ragged_row", 0) == wrong
    assert bool(figures(reading)) is (wrong == 0)


def test_a_wide_file_too(catalogue):
    text = "Chỉ tiêu,ĐVT,6 tháng 2023,9 tháng 2023\nTổng thu NSNN,Tỷ đồng,1000,5,1593.851"
    reading = read_text(catalogue, text, delimiter=",")
    assert [one[0] for one in asked(reading)] == ["ragged_row"]
    assert figures(reading) == []
