"""Columns of a form that could be misread: each is read as it says, or asked about; none is guessed at."""

import pytest

from loaders.headings import read_heading
from tests.unit.loaders.sheets import problems, read_form, stated

ROW = ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng")
HEAD = ("TT", "Chỉ tiêu", "ĐVT")


def sent(catalogue, row=ROW, head=HEAD, **columns):
    """Values by measure and the problems of one row with these columns."""
    heads = [name.replace("_", " ") for name in columns]
    reading = read_form(catalogue, (*row, *columns.values()), head=(*head, *heads))
    values = {measure: value for (_, measure), value in stated(reading).items()}
    return values, [code for code, *_ in problems(reading)]


def test_a_unit_in_the_heading_counts_where_the_row_names_none(catalogue):
    columns = {"Ước thực hiện 9 tháng (triệu đồng)": "3.943.000"}
    values, wrong = sent(catalogue, row=ROW[:2], head=HEAD[:2], **columns)
    assert (values, wrong) == ({"actual": 3943.0}, [])


def test_a_unit_in_the_heading_against_that_of_the_row_is_asked_about(catalogue):
    _, wrong = sent(catalogue, **{"Ước thực hiện 9 tháng (triệu đồng)": "3.943.000"})
    assert wrong == ["unclear_heading"]


@pytest.mark.parametrize(
    "heading",
    ["Ước thực hiện 3 tháng cuối năm", "Kế hoạch còn lại", "Chênh lệch so với cùng kỳ", "% so cùng kỳ 2021",
     "Thực hiện cùng kỳ 6 tháng 2022", "Ước cả năm so KH (%)"],
)  # fmt: skip
def test_a_column_that_is_not_understood_becomes_no_figure(catalogue, heading):
    values, wrong = sent(catalogue, **{"Thực hiện 9 tháng năm 2023": "3.943,5", heading: "1.800,5"})
    assert (values, wrong) == ({"actual": 3943.5}, ["unclear_heading"])


def test_an_empty_column_that_is_not_understood_is_nobodys_concern(catalogue):
    values, wrong = sent(catalogue, **{"Thực hiện 9 tháng năm 2023": "3.943,5", "Kế hoạch còn lại": ""})
    assert (values, wrong) == ({"actual": 3943.5}, [])


def test_signs_before_the_numbers_make_growth_of_a_column(catalogue):
    columns = {"Thực_hiện_9_tháng": "3.943,5", "%_so_với_cùng_kỳ": "+6,7%"}
    assert sent(catalogue, **columns) == ({"actual": 3943.5, "yoy_index": 106.7}, [])


def test_a_percent_sign_in_an_amount_is_no_number(catalogue):
    values, wrong = sent(catalogue, Thực_hiện_9_tháng="68,5%")
    assert wrong == ["bad_number"]
    assert values["actual"] != 68.5


def test_one_slip_does_not_turn_a_column_over(catalogue):
    """'568.7' alone would make 3.943 a small number: beside a Vietnamese column it is asked about."""
    head = (*HEAD, "Thực hiện 9 tháng", "% KH")
    rows = (
        (*ROW, "3.943", "68,5"),
        ("2", "Tổng thu ngân sách", "Tỷ đồng", "568.7", "97,0"),
    )
    reading = read_form(catalogue, *rows, head=head)
    assert problems(reading) == [("ambiguous_number", 3, "Thực hiện 9 tháng")]


def test_each_column_of_results_keeps_its_grade(catalogue):
    head = (*HEAD, "Thực hiện 6 tháng năm 2023", "Ước thực hiện 9 tháng năm 2023")
    reading = read_form(catalogue, (*ROW, "2.500,5", "3.943,5"), head=head)
    frame = reading.figures
    assert dict(zip(frame["period"], frame["grade"], strict=True)) == {
        202306: "preliminary",
        202309: "estimate",
    }


@pytest.mark.parametrize("line", ["Đơn vị: triệu đồng", "(Đơn vị: Triệu đồng)", "Đơn vị tính: Triệu đồng"])
def test_the_line_above_names_the_unit_of_measure(catalogue, line):
    head, row = ("Chỉ tiêu", "Ước thực hiện 9 tháng năm 2023"), ("Tổng thu ngân sách", "1.593.851")
    reading = read_form(catalogue, row, head=head, above=[line])
    assert (stated(reading), problems(reading)) == ({("budget_revenue_total", "actual"): 1593.851}, [])


@pytest.mark.parametrize(
    ("unit", "value"), [("tỷ đ", 1593.851), ("tỷ.đ", 1593.851), ("VNĐ", 1593.851), ("Triệu VNĐ", 1593.851)]
)
def test_units_of_money_are_known_by_their_usual_short_names(catalogue, unit, value):
    written = {"VNĐ": "1.593.851.000.000", "Triệu VNĐ": "1.593.851"}.get(unit, "1.593,851")
    row = ("1", "Tổng thu ngân sách", unit)
    assert sent(catalogue, row=row, Thực_hiện_9_tháng=written) == ({"actual": value}, [])


def test_a_plan_that_has_been_adjusted_is_an_adjusted_plan():
    heading = read_heading("Kế hoạch năm 2023 (đã điều chỉnh)")
    assert (heading.version, heading.doubts) == ("adjusted", ())
