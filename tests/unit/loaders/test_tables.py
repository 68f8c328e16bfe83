"""Several tables on a sheet, several sheets, and what stands around tables."""

import pytest

from domain.problems import WARNING
from loaders import Refused
from tests.unit.loaders.grids_of_text import asked, figures, grid_of, read_text, unmatched

ROW = "1;Tổng thu ngân sách;Tỷ đồng;1.593,851"
HEAD = "TT;Chỉ tiêu;ĐVT;Thực hiện 9 tháng"


def test_tables_one_under_another_each_with_its_own_title(catalogue):
    reading = read_text(
        catalogue,
        """
BIỂU 1. THU NGÂN SÁCH 9 THÁNG NĂM 2023
ĐVT: triệu đồng
TT;Chỉ tiêu;Thực hiện 9 tháng
1;Tổng thu ngân sách;1.593.851
Ghi chú: số ước năm 2022
;;
BIỂU 2. CHI NGÂN SÁCH 9 THÁNG NĂM 2023
ĐVT: tỷ đồng
TT;Nội dung;Ước thực hiện 9 tháng
1;Tổng chi ngân sách;1.006,7
""",
    )
    assert asked(reading) == []
    assert [(one[0], one[3]) for one in figures(reading)] == [
        ("budget_revenue_total", 1593.851), ("budget_expenditure_total", 1006.7),
    ]  # fmt: skip
    assert reading.figures["row"].tolist() == [4, 10]
    assert reading.figures["grade"].tolist() == ["preliminary", "estimate"]
    assert "Ghi chú: số ước năm 2022" in unmatched(reading)


def test_the_second_table_needs_a_unit_of_measure_of_its_own(catalogue):
    text = "ĐVT: tỷ đồng\n{0}\n1;Tổng thu ngân sách;1,5\n\nBIỂU 2\n{0}\n1;Tổng chi ngân sách;1,5"
    reading = read_text(catalogue, text.format("TT;Chỉ tiêu;Thực hiện 9 tháng"))
    assert [one[:2] for one in asked(reading)] == [("missing_measure_unit", 7)]


def test_a_header_that_stands_again_on_a_new_page_is_no_new_table(catalogue):
    page = f"TT;Chỉ tiêu;ĐVT;Thực hiện;\n;;;6 tháng;9 tháng\n1;2;3;4;5\n{ROW};1,5\n"
    again = page.replace("Tổng thu ngân sách", "Tổng chi ngân sách")
    reading = read_text(catalogue, f"SỐ LIỆU 2023\n{page}{again}")
    assert asked(reading) == []
    assert reading.figures["row"].tolist() == [5, 5, 9, 9]
    assert unmatched(reading).count("Chỉ tiêu") == 1


def test_groups_totals_footnotes_and_signatures_are_no_figures(catalogue):
    reading = read_text(
        catalogue,
        """
TT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện
I;CHỈ TIÊU KINH TẾ;;;
;;;;
1;Tổng thu ngân sách (*);Tỷ đồng;1.643,1;1.593,851
;Trong đó:;;;
;- Thu trên địa bàn;Tỷ đồng;;699,874
;Tổng cộng;Tỷ đồng;1.643,1;2.293,7
(*) Chưa gồm thu chuyển nguồn;;;;
;Người lập biểu;;;Tân Yên, ngày 5 tháng 10 năm 2023
""",
    )
    assert asked(reading) == []
    assert [one[0] for one in figures(reading)] == [
        "budget_revenue_total", "budget_revenue_total", "budget_revenue_local",
    ]  # fmt: skip
    assert {"2.293,7", "Tổng cộng", "(*) Chưa gồm thu chuyển nguồn", "Người lập biểu"} <= set(
        unmatched(reading)
    )


@pytest.mark.parametrize("name", ["Nội dung", "Tên chỉ tiêu", "CHỈ TIÊU CHỦ YẾU", "Các chỉ tiêu chủ yếu"])
def test_columns_in_any_order_and_the_names_of_the_first(catalogue, name):
    reading = read_text(catalogue, f"Thực hiện 9 tháng;ĐVT;{name};STT\n1,5;Tỷ đồng;Tổng thu NSNN;1")
    assert asked(reading) == []
    assert figures(reading) == [("budget_revenue_total", 202309, "actual", 1.5)]


def test_no_header_is_refused(catalogue):
    with pytest.raises(Refused, match="not_a_table"):
        read_text(catalogue, ROW)


def test_a_row_that_names_indicators_but_no_figures_is_told(catalogue):
    with pytest.raises(Refused, match="not_a_table") as why:
        read_text(catalogue, "Báo cáo;;\nTT;Chỉ tiêu;Ghi chú\n1;Tổng thu NSNN;tốt")
    assert why.value.details == {"reason": "near_header", "row": 2, "found": "Chỉ tiêu"}


def test_a_hidden_sheet_is_named_and_not_taken(catalogue):
    shown, hidden = (grid_of(f"{HEAD}\n{ROW}", sheet=n, hidden=n == "Ẩn") for n in ("Hiện", "Ẩn"))
    reading = read_text(catalogue, shown, hidden)
    (problem,) = reading.findings.in_order()
    assert (problem.code, problem.severity, problem.where.sheet) == ("hidden_sheet", WARNING, "Ẩn")
    assert len(figures(reading)) == 1
    assert unmatched(reading).count("1.593,851") == 1


def test_hidden_rows_and_columns_with_figures_are_told_once_and_read(catalogue):
    lines = "\n".join([HEAD, ROW, ROW.replace("Tổng thu", "Tổng chi"), ""])
    grid = grid_of(lines, sheet="B", hidden_rows=((0, 0), (2, 2)), hidden_columns=((0, 0), (3, 5)))
    reading = read_text(catalogue, grid)
    assert len(figures(reading)) == 2
    found = [(p.code, p.where.row, p.where.column, p.details) for p in reading.findings.in_order()]
    assert found == [
        ("hidden_sheet", 2, "D", {"hidden": "columns", "found": "D"}),
        ("hidden_sheet", 3, None, {"hidden": "rows", "found": "3"}),
    ]


def test_hidden_rows_without_figures_say_nothing(catalogue):
    grid = grid_of(f"{HEAD}\n{ROW}\n;;;", sheet="B", hidden_rows=((0, 0), (2, 2)))
    assert asked(read_text(catalogue, grid)) == []


def test_figures_on_hidden_sheets_alone_are_refused_by_its_name(catalogue):
    with pytest.raises(Refused) as why:
        read_text(catalogue, grid_of(f"{HEAD}\n{ROW}", sheet="Ẩn", hidden=True))
    assert why.value.details == {"reason": "only_hidden", "found": "Ẩn"}
