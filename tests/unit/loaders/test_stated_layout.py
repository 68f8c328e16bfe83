"""The layout and the row of headings that a sender chooses, instead of what the evidence says."""

import pytest

from loaders import Additions, Refused
from tests.unit.loaders.grids_of_text import asked, by_heading, figures, grid_of, read_text, unmatched

TWO_YEARS = """
SỐ LIỆU 9 THÁNG
Chỉ tiêu;ĐVT;Thực hiện 9 tháng năm 2022;Thực hiện 9 tháng năm 2023
Tổng thu ngân sách;Tỷ đồng;1.400,5;1.593,851
"""
LONG = "unit,indicator,year,months,value,grade\ntan_yen,budget_revenue_total,2023,9,1593.851,estimate"


def test_two_years_side_by_side_are_last_years_figures_or_a_series(catalogue):
    form = read_text(catalogue, TWO_YEARS)
    assert (form.layout, [one[2] for one in figures(form)]) == ("form", ["prior", "actual"])
    wide = read_text(catalogue, TWO_YEARS, added=Additions(layout="wide"))
    assert (wide.layout, asked(wide)) == ("wide", [])
    assert [one[1:3] for one in figures(wide)] == [(202209, "actual"), (202309, "actual")]


def test_years_that_would_be_a_series_are_a_form_where_the_sender_says_so(catalogue):
    text = "Chỉ tiêu;ĐVT;Năm 2022;Năm 2023\nTổng thu ngân sách;Tỷ đồng;1.400,5;1.593,851"
    assert read_text(catalogue, text, period="2023-12M").layout == "wide"
    form = read_text(catalogue, text, period="2023-12M", added=Additions(layout="form"))
    assert (form.layout, [one[2] for one in figures(form)]) == ("form", ["prior", "actual"])


def test_columns_of_a_wide_table_that_name_no_year_are_of_the_stated_one(catalogue):
    text = "Chỉ tiêu;ĐVT;6 tháng;9 tháng\nTổng thu ngân sách;Tỷ đồng;900,5;1.593,851"
    reading = read_text(catalogue, text, added=Additions(layout="wide"))
    assert [one[1] for one in figures(reading)] == [202306, 202309]


def test_a_long_table_is_found_under_lines_that_speak_of_periods(catalogue):
    text = f"Số liệu 9 tháng năm 2023,,,,,\nĐVT: tỷ đồng,xuất ngày,1/10,,,\n{LONG}"
    with pytest.raises(Refused):
        read_text(catalogue, text, delimiter=",")
    reading = read_text(catalogue, text, delimiter=",", added=Additions(layout="long"))
    assert (reading.layout, reading.header_rows, asked(reading)) == ("long", {"": 3}, [])
    assert [one[3] for one in figures(reading)] == [1593.851]


@pytest.mark.parametrize(
    ("layout", "text", "row"), [("long", TWO_YEARS, 2), ("wide", LONG, 1), ("form", LONG, 1)]
)
def test_a_layout_that_the_sheet_has_not_is_told_and_changes_nothing(catalogue, layout, text, row):
    delimiter = "," if text is LONG else ";"
    plain = read_text(catalogue, text, delimiter=delimiter)
    reading = read_text(catalogue, text, delimiter=delimiter, added=Additions(layout=layout))
    assert [one[:2] + one[3:] for one in asked(reading)] == [("unfit_choice", row, f"choice_{layout}")]
    assert (reading.layout, figures(reading)) == (plain.layout, figures(plain))


def test_a_form_with_one_period_is_not_wide(catalogue):
    text = "Chỉ tiêu;ĐVT;Kế hoạch năm 2023;Thực hiện 9 tháng\nTổng thu ngân sách;Tỷ đồng;1.643;1.593,851"
    reading = read_text(catalogue, text, added=Additions(layout="wide"))
    assert asked(reading) == [("unfit_choice", 1, "Chỉ tiêu", "choice_wide")]
    assert reading.layout == "form"


def test_a_heading_far_down_is_found_where_the_sender_points_at_it(catalogue):
    rows = [[f"Lời dẫn {n}"] for n in range(80)]
    grid = grid_of("Chỉ tiêu;ĐVT;Thực hiện 9 tháng\nTổng thu ngân sách;Tỷ đồng;1.593,851", sheet="Biểu 1")
    far = grid_of("x", sheet="Biểu 1")
    far = type(far)("Biểu 1", [*rows, *grid.rows])
    with pytest.raises(Refused, match="not_a_table"):
        read_text(catalogue, far)
    reading = read_text(catalogue, far, added=Additions(header_rows={"Biểu 1": 81}))
    assert (reading.header_rows, [one[3] for one in figures(reading)]) == ({"Biểu 1": 81}, [1593.851])
    # A layout that cannot be leaves the row in force.
    reading = read_text(catalogue, far, added=Additions(layout="long", header_rows={"Biểu 1": 81}))
    assert asked(reading) == [("unfit_choice", 81, "A", "choice_long")]
    assert reading.header_rows == {"Biểu 1": 81}


def test_a_table_above_the_stated_heading_is_set_aside_and_said(catalogue):
    text = """
Chỉ tiêu;ĐVT;Thực hiện 6 tháng
Tổng thu ngân sách;Tỷ đồng;900,5
Ghi chú: số cũ;;
BIỂU 2. 9 THÁNG NĂM 2023
Chỉ tiêu;ĐVT;Thực hiện 9 tháng
Tổng thu ngân sách;Tỷ đồng;1.593,851
"""
    reading = read_text(catalogue, text, added=Additions(header_rows={"": 5}))
    assert (reading.header_rows, list(by_heading(reading))) == ({"": 5}, ["Thực hiện 9 tháng"])
    assert {"900,5", "Ghi chú: số cũ", "BIỂU 2. 9 THÁNG NĂM 2023"} <= set(unmatched(reading))


@pytest.mark.parametrize("row", [3, 4])
def test_either_row_of_a_header_of_two_may_be_stated(catalogue, row):
    text = """
BIỂU 2. 9 THÁNG NĂM 2023;;
;;
Chỉ tiêu;ĐVT;Thực hiện;
;;6 tháng;9 tháng
Tổng thu ngân sách;Tỷ đồng;900,5;1.593,851
"""
    reading = read_text(catalogue, text, added=Additions(header_rows={"": row}))
    assert (reading.header_rows, [one[1] for one in figures(reading)]) == ({"": 3}, [202306, 202309])


def test_a_row_that_is_no_heading_is_told_and_changes_nothing(catalogue):
    reading = read_text(catalogue, TWO_YEARS, added=Additions(header_rows={"": 3}))
    assert asked(reading) == [("unfit_choice", 3, "A", "choice_header")]
    assert (reading.header_rows, len(reading.figures)) == ({"": 2}, 2)
    with pytest.raises(Refused, match="choice_header"):
        read_text(catalogue, "Lời dẫn\nLời bạt", added=Additions(header_rows={"": 99}))


def test_a_sheet_that_is_not_there_is_told(catalogue):
    reading = read_text(catalogue, TWO_YEARS, added=Additions(header_rows={"Biểu 9": 3}))
    assert asked(reading) == [("unfit_choice", 3, None, "choice_sheet")]
