"""What a message says of the case at hand: what stands in the cell, and where the other one stands."""

import pytest

from domain.catalogue_files import catalogue_for
from domain.problems import Problem, Where
from intake import describe

CATALOGUE = catalogue_for(demonstration=False)


def message(code: str, where: Where, **details: object) -> str:
    return describe(Problem(code, where, details=details), CATALOGUE, "vi").message


@pytest.mark.parametrize("text", ["06/2023", "01/07/2023", "2023-07-01", "12-Jun", "Jun-23", "6/7/23"])
def test_a_day_is_called_a_day(text: str) -> None:
    assert "ngày hoặc tháng" in message("bad_number", Where(None, 2, "C", text))


@pytest.mark.parametrize("text", ["1.593,851(1)", "1.006,7*", "472,5¹", "472,5 (số ước)"])
def test_a_remark_belongs_into_the_column_of_notes(text: str) -> None:
    assert "chuyển ghi chú sang cột Ghi chú" in message("bad_number", Where(None, 2, "C", text))


@pytest.mark.parametrize(
    "text", ["trên 500", "Gần 80", ">500", "dưới 12,5", "hơn 4,6 nghìn tỷ", "90 trở lên"]
)
def test_a_bound_is_no_figure(text: str) -> None:
    said = message("bad_number", Where(None, 2, "C", text))
    assert said.startswith(f"Chưa nhận số “{text}”. Ô chỉ cho biết khoảng")


def test_more_digits_than_are_kept_are_said() -> None:
    said = message("bad_number", Where(None, 2, "C", "1.234.567.890.123.456.789"))
    assert "quá nhiều chữ số" in said


@pytest.mark.parametrize("text", ["3.94x", "1.2.3", "5/10", "30-9", "(1.593)", "x (y)", "61-62"])
def test_of_other_texts_neither_is_said(text: str) -> None:
    assert message("bad_number", Where(None, 2, "C", text)) == f"“{text}” không phải là số."


def test_the_advice_on_numbers_favours_no_decimal_sign() -> None:
    advice = describe(Problem("bad_number"), CATALOGUE, "vi").advice
    assert "1.593" not in advice
    assert "như các số khác trong tệp" in advice


def test_a_number_without_a_name_is_no_unknown_name() -> None:
    assert message("unknown_indicator", Where(None, 4, "B", "")).startswith(
        "Dòng này có số nhưng không có tên"
    )
    assert message("unknown_indicator", Where(None, 4, "B", "X")) == "Không có chỉ tiêu “X” trong danh mục."


def test_a_unit_is_expected_by_the_indicator_or_by_its_row() -> None:
    of_row = message("unknown_measure_unit", Where(None, 4, "D", "25 tỷ"), expected="triệu đồng")
    assert of_row == "Ghi “25 tỷ”, ở đây phải tính bằng triệu đồng."
    own = message("unknown_measure_unit", Where(None, 4, "C", "người"), expected="tỷ đồng", name="Thu")
    assert own == "Ghi “người”, chỉ tiêu này tính bằng tỷ đồng."
    long = message("unknown_measure_unit", Where(None, 4, "value_unit", "người"))
    assert long == "Ghi “người”, không đổi được ra đơn vị tính của chỉ tiêu."


def test_a_hidden_sheet_is_named() -> None:
    assert "Trang “Năm trước” đang ẩn" in message("hidden_sheet", Where("Năm trước"))

    said = message("hidden_sheet", Where("Biểu", 5), hidden="rows", found="5-7, 9")
    assert "dòng ẩn" in said and said.endswith(": 5-7, 9.")


@pytest.mark.parametrize(
    ("details", "place"),
    [
        ({"first": 7}, "ở dòng 7"),
        ({"first": 7, "first_sheet": "6T"}, "ở trang “6T”, dòng 7"),
        ({"first": 7, "first_column": "C"}, "ở cột “C” của cùng dòng"),
        ({"first": 7, "first_column": "D"}, "ở một cột khác cùng tên “D” của dòng này"),
    ],
)
def test_where_the_first_of_two_stands(details: dict[str, object], place: str) -> None:
    said = message("duplicate_row", Where("9T", 7, "D"), indicator="new_jobs", hint="rows_agree", **details)
    assert f"đã có {place}." in said


def test_the_row_that_is_nearly_a_header_is_named() -> None:
    said = message("not_a_table", Where(), reason="near_header", row=3, found="Chỉ tiêu")
    assert "Dòng 3 có “Chỉ tiêu” nhưng không có cột số liệu" in said


def test_a_file_of_another_period_is_told_both_and_to_choose_again() -> None:
    said = {"reason": "other_period", "period": 202406, "chosen": 202309, "expected": "2023-9M"}
    told = describe(Problem("bad_period", Where(None, 2, "C", "6 tháng"), details=said), CATALOGUE, "vi")
    assert told.message == "Tệp ghi 6 tháng đầu năm 2024, nhưng kỳ đã chọn là 9 tháng đầu năm 2023."
    assert told.advice == "Chọn lại kỳ cho khớp với tệp, hoặc chọn tệp khác."


def test_what_is_no_period_is_told_how_to_be_written() -> None:
    told = describe(Problem("bad_period", Where(None, 2, "months", "13")), CATALOGUE, "vi")
    assert told.message == "Đọc được “13”."
    assert told.advice.startswith("Ghi năm (bốn chữ số)")
