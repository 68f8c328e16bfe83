"""Amounts with their unit written out; results over a base; adjusted plans and their day."""

from datetime import date
from decimal import Decimal

import pytest

from domain.numbers import VIETNAMESE
from domain.periods import Period
from loaders import Additions, RawFile, read_figures
from loaders.worded_numbers import is_result_over_base, read_amount
from tests.unit.loaders.grids_of_text import asked, grid_of, read_text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("25 tỷ 941 triệu", "25.941", "tỷ đồng"),
        ("25 tỷ 941 triệu đồng", "25.941", "tỷ đồng"),
        ("4,6 nghìn tỷ", "4.6", "nghìn tỷ đồng"),
        ("1.593,8 tỷ đồng", "1593.8", "tỷ đồng"),
        ("103 con", "103", "con"),
        ("12,5 triệu người", "12.5", "triệu người"),
        ("3 vạn con", "3", "vạn con"),
    ],
)
def test_an_amount_is_the_sum_of_its_parts(catalogue, text, value, unit):
    found = read_amount(text, VIETNAMESE, catalogue.measure_units)
    assert (found.value, found.unit.code) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "25 tỷ 1.200 triệu",
        "25 triệu 3 tỷ",
        "25 tỷ 3 con",
        "12",
        "68,5%",
        "25 mớ",
        "25 triệu mớ",
        "5 triệu nghìn người",
        "tỷ",
        "12,6/19 xã",
    ],
)
def test_what_is_no_amount(catalogue, text):
    assert read_amount(text, VIETNAMESE, catalogue.measure_units) is None


@pytest.mark.parametrize("text", ["12,6/19", "19/19 tiêu chí", "1.804,9/2.300 ha"])
def test_a_result_over_its_base_is_refused_and_never_read_as_its_first_number(catalogue, text):
    assert is_result_over_base(text)
    table = f"Chỉ tiêu;ĐVT;Kế hoạch năm 2023;Thực hiện 9 tháng\nTổng thu NSNN;Tỷ đồng;{text};{text}"
    reading = read_text(catalogue, table)
    assert [one[3] for one in asked(reading)] == ["number_over", "number_over"]
    assert reading.figures["value"].isna().all()


def test_amounts_in_plans_and_results_need_no_other_unit(catalogue):
    text = """
Chỉ tiêu;ĐVT;Kế hoạch năm 2023;Thực hiện 9 tháng
Tổng thu NSNN;;25 tỷ 941 triệu;25 tỷ 941 triệu đồng
Chi thường xuyên;Triệu đồng;4,6 nghìn tỷ;534,2 tỷ
"""
    reading = read_text(catalogue, text)
    assert asked(reading) == []
    assert reading.figures["value"].tolist() == [25.941, 25.941, 4600, 534.2]
    assert reading.figures["written"].tolist()[2:] == ["4,6 nghìn tỷ", "534,2 tỷ"]
    assert reading.figures["operator"].tolist()[0] == "ge"


def result_of(catalogue, *rows):
    return read_text(catalogue, "\n".join(["Chỉ tiêu;ĐVT;Thực hiện 9 tháng", *rows]))


def test_an_amount_has_its_own_unit_whatever_its_row_is_in(catalogue):
    reading = result_of(
        catalogue,
        "Dân số trung bình;nghìn người;1,25 triệu người",
        "Tổng thu NSNN;triệu đồng;4,6 nghìn tỷ đồng",
        "Chi thường xuyên;triệu đồng;472.500",
        "Tổng chi ngân sách;tỷ đồng;534.200,1 triệu",
    )
    assert asked(reading) == []
    assert reading.figures["value"].tolist() == [1_250_000, 4600, 472.5, 534.2001]


@pytest.mark.parametrize(
    "row",
    ["Tổng thu NSNN;tỷ đồng;12,5 triệu người", "Tổng thu NSNN;người;534,2 tỷ",
     "Dân số trung bình;người;1,25 triệu", "Đàn gia cầm;nghìn con;103 con"],
)  # fmt: skip
def test_an_amount_of_another_kind_or_that_may_be_a_unit_is_asked_about(catalogue, row):
    reading = result_of(catalogue, row)
    assert [one[:3] for one in asked(reading)] == [("unknown_measure_unit", 2, "Thực hiện 9 tháng")]
    assert reading.figures["value"].isna().all()


def test_the_number_of_an_amount_helps_to_decide_the_format(catalogue):
    reading = result_of(catalogue, "Tổng thu NSNN;tỷ đồng;4.6 nghìn tỷ", "Tổng chi ngân sách;tỷ đồng;4.132")
    assert reading.figures["value"].tolist() == [4600, 4.132]
    reading = result_of(
        catalogue,
        "Tổng thu NSNN;tỷ đồng;534,2",
        "Chi thường xuyên;tỷ đồng;1,5",
        "Tổng chi ngân sách;tỷ đồng;4.6 nghìn tỷ",
    )
    (problem,) = reading.findings.in_order()
    assert (problem.code, problem.mend) == ("bad_number", "4,6 nghìn tỷ")


VERSIONS = "Chỉ tiêu;ĐVT;Kế hoạch đầu năm;Kế hoạch điều chỉnh;Ngày hiệu lực\nTổng thu NSNN;Tỷ đồng;1,5;2,5;"


def test_the_adjusted_plan_stands_beside_the_first_from_its_day_on(catalogue):
    reading = read_text(catalogue, f"{VERSIONS}15/7/2023", period="2023")
    assert asked(reading) == []
    assert reading.figures[["value", "effective"]].values.tolist() == [[1.5, ""], [2.5, "2023-07-15"]]


def test_without_a_day_it_is_asked_for_and_the_sender_may_state_it(catalogue):
    assert asked(read_text(catalogue, VERSIONS, period="2023")) == [
        ("missing_effective", 1, "Kế hoạch điều chỉnh", "")
    ]
    raw = RawFile("csv", [grid_of(VERSIONS)], "utf-8", ";")
    said = Additions("12/QĐ-UBND", date(2023, 7, 15))
    reading = read_figures(raw, catalogue, catalogue.by_code["tan_yen"][0], Period(2023), said)
    assert asked(reading) == []
    assert reading.figures[["decision", "effective"]].values.tolist() == [
        ["", ""],
        ["12/QĐ-UBND", "2023-07-15"],
    ]
