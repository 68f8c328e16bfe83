"""Columns that describe a row and stand twice: no figure is given to the first of them by default."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched

NAME, PLAN, ACTUAL = "Tổng thu ngân sách", "Kế hoạch năm 2023", "Ước thực hiện 9 tháng năm 2023"


def sent(catalogue, *lines):
    reading = read_text(catalogue, "\n".join(lines))
    return [(code, value) for code, _, _, value in figures(reading)], asked(reading), reading


def test_a_table_beside_another_is_asked_about_and_gives_no_figure_to_its_neighbour(catalogue):
    values, wrong, reading = sent(
        catalogue,
        f"TT;Chỉ tiêu;ĐVT;{PLAN};;TT;Chỉ tiêu;ĐVT;{ACTUAL}",
        f"1;{NAME};Tỷ đồng;1.643,1;;1;Tổng chi ngân sách;Tỷ đồng;1.006,7",
        "2;Chi thường xuyên;Tỷ đồng;800,5;;2;Việc làm mới;lao động;1.200",
    )
    assert values == [("budget_revenue_total", 1643.1), ("budget_expenditure_recurrent", 800.5)]
    assert ("unclear_heading", 1, "Chỉ tiêu", "heading_twice") in wrong
    assert "1.006,7" in unmatched(reading)


@pytest.mark.parametrize(
    ("head", "row", "second"),
    [
        (f"ĐVT;{PLAN};ĐVT;{ACTUAL}", "Tỷ đồng;1.643,1;Triệu đồng;1.593.851", "ĐVT"),
        (
            "ĐVT;Kế hoạch tỉnh giao 2023;Quyết định;Kế hoạch huyện giao 2023;Quyết định",
            "Tỷ đồng;1.643,1;11/QĐ-UBND;1.700,5;22/NQ-HĐND",
            "Quyết định",
        ),
    ],
)
def test_a_second_unit_or_decision_is_asked_about(catalogue, head, row, second):
    values, wrong, _ = sent(catalogue, f"Chỉ tiêu;{head}", f"{NAME};{row}")
    assert values[0] == ("budget_revenue_total", 1643.1)
    assert 1593851 not in dict(values).values()
    assert wrong == [("unclear_heading", 1, second, "heading_twice")]


def test_the_figures_right_of_a_second_year_are_not_given_to_the_first(catalogue):
    values, wrong, _ = sent(
        catalogue, "Năm;Chỉ tiêu;ĐVT;Kế hoạch;Năm;Thực hiện", f"2023;{NAME};Tỷ đồng;1.643,1;2022;1.593,851"
    )
    assert values == [("budget_revenue_total", 1643.1)]
    assert ("unclear_heading", 1, "Năm", "heading_twice") in wrong


def test_a_second_column_that_says_the_same_is_nobodys_concern(catalogue):
    values, wrong, _ = sent(
        catalogue, f"Chỉ tiêu;ĐVT;{PLAN};ĐVT;{ACTUAL}", f"{NAME};Tỷ đồng;1.643,1;Tỷ đồng;1.593,851"
    )
    assert ([value for _, value in values], wrong) == ([1643.1, 1593.851], [])


def test_a_second_remark_stays_in_sight(catalogue):
    _, wrong, reading = sent(
        catalogue, f"Chỉ tiêu;ĐVT;{ACTUAL};Ghi chú;Ghi chú", f"{NAME};Tỷ đồng;1.593,851;một;hai"
    )
    assert wrong == []
    assert "hai" in unmatched(reading)
    assert reading.figures["note"].tolist() == ["một"]


def test_units_of_both_kinds_under_one_word_are_told_apart(catalogue):
    values, wrong, _ = sent(
        catalogue, f"Địa phương;Chỉ tiêu;Đơn vị;{ACTUAL}", f"Huyện Tân Yên;{NAME};Tỷ đồng;1.593,851"
    )
    assert ([value for _, value in values], wrong) == ([1593.851], [])
