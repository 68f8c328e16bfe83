"""The ministry's budgets: cells that were looked at in the files, in genuine TCVN3 and in Unicode."""

import pytest

from loaders import read_raw

# File, sheet, rows, columns; then places as a spreadsheet names them and what stands there.
CELLS = [
    ("Final_2006.xls", "Sheet1", 85, 8, {
        "A1": "BỘ TÀI CHÍNH", "B13": "TỔNG SỐ", "C13": "200228896", "B15": "QUẢNG NINH", "D15": "98",
        "G15": "", "H85": "388607", "A4": "QUYẾT TOÁN THU, CHI\xa0\xa0NGÂN SÁCH CỦA CÁC TỈNH,",
    }),
    ("Plan_2003.xls", "Sheet1", 85, 8, {
        "A1": "BỘ TÀI CHÍNH", "G1": "Mẫu số 06/CKTC-NSNN ",
        "A3": "DỰ TOÁN THU, CHI NGÂN SÁCH CỦA CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG NĂM 2003",
        "A4": "(Kèm theo Quyết định số 757/2003/QĐ-BTC ngày 08/04/2003 của Bộ trưởng Bộ Tài chính)",
        "G8": "Đơn vị: Triệu đồng.", "G9": "TR.ĐÓ: CHI C.TRÌNH", "B16": "TỔNG SỐ", "C16": "#REF!",
        "H16": "#VALUE!", "B19": "HÀ NỘI", "C19": "19348000", "D19": "30", "B28": "HÀ GIANG",
        "G39": "79039",
    }),
    ("Plan_2003.xls", "Sheet1 (2)", 85, 8, {"H16": "#REF!", "C16": "#REF!", "B19": "HÀ NỘI"}),
    ("Plan_2004.xls", "Sheet1", 77, 8, {
        "A1": "STT\nNO", "B1": "TỈNH, THÀNH PHỐ\nNAME", "H1": "\xa0", "B13": "CAO BẰNG", "C13": "162900",
        "B77": "CÀ MAU", "G77": "34198",
    }),
    ("Plan_2006.xls", "Sheet1", 96, 16, {
        "O1": "Phụ lục 09/CKTC-NSNN", "C14": "251400170", "E14": "102204750.056301",
        "B71": "BÀ RỊA - VŨNG TÀU", "D71": "42", "B96": "(3) Indentified by Interministries' appraisal",
    }),
    ("Plan_2008.xls", "Sheet1", 95, 11, {
        "K1": "Phụ lục 09/CKTC-NSNN", "F13": "4=5+6", "G14": "\xa0\xa0(1)", "B41": "\xa0Bắc Ninh",
        "C41": "1553500", "D61": "53",
    }),
]  # fmt: skip


def found_at(grid, name):
    return grid.rows[int(name[1:]) - 1][ord(name[0]) - ord("A")]


@pytest.mark.parametrize(("file", "sheet", "height", "width", "cells"), CELLS)
def test_cells_are_what_the_ministry_wrote(shared_dir, file, sheet, height, width, cells):
    raw = read_raw(shared_dir / "data" / "mof_budget" / file)
    grid = next(grid for grid in raw.grids if grid.sheet == sheet)
    assert (len(grid.rows), {len(row) for row in grid.rows}) == (height, {width})
    assert {name: found_at(grid, name) for name in cells} == cells
    assert (raw.format, raw.encoding) == ("xls", "tcvn3" if file == "Plan_2003.xls" else None)


def test_failed_formulas_of_the_plan_of_2003_are_all_there(shared_dir):
    raw = read_raw(shared_dir / "data" / "mof_budget" / "Plan_2003.xls")
    failed = [
        [(r, c) for r, row in enumerate(grid.rows) for c, text in enumerate(row) if text.startswith("#")]
        for grid in raw.grids
    ]
    assert [len(places) for places in failed] == [68, 68]
    assert not any(
        place in grid.numeric for grid, places in zip(raw.grids, failed, strict=True) for place in places
    )


def test_merged_cells_of_the_plan_of_2004_are_told(shared_dir):
    (grid,) = read_raw(shared_dir / "data" / "mof_budget" / "Plan_2004.xls").grids
    assert grid.merged == tuple((0, column, 5, column) for column in range(7))
    assert (grid.rows[0][6][:10], grid.rows[1][6]) == ("CHI CHƯƠNG", "")
