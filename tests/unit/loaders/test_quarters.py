"""Columns of single quarters, which their sender has added up."""

from math import isnan

import pytest

from loaders import Additions
from tests.unit.loaders.grids_of_text import asked, by_heading, figures, grid_of, read_text

HEADS = "Quý I;Quý II;Ước quý III"
ADDED = Additions(add_quarters=True)


def read(catalogue, cells, heads=HEADS, name="Tổng thu ngân sách;Tỷ đồng", period="2023-9M"):
    text = f"SỐ LIỆU NĂM 2023\nChỉ tiêu;ĐVT;{heads}\n{name};{cells}"
    return read_text(catalogue, text, period=period, added=ADDED)


def test_quarters_are_added_up_exactly_with_each_summand_told(catalogue):
    reading = read(catalogue, "400,1;500,02;693,003")
    assert asked(reading) == []
    assert by_heading(reading) == {
        "Quý I": ("actual", 202303, 400.1),
        "Quý II": ("actual", 202306, 900.12),
        "Ước quý III": ("actual", 202309, 1593.123),
    }
    frame = reading.figures
    assert frame["decimals"].tolist() == [1, 2, 3]
    assert frame["written"].tolist()[-1] == "400,1 + 500,02 + 693,003"
    # A sum is as sure as the least sure of its summands.
    assert frame["grade"].tolist() == ["preliminary", "preliminary", "estimate"]
    assert frame["note"].tolist()[-1] == (
        "Cộng các quý: Quý I, dòng 3: 400,1 (sơ bộ); Quý II, dòng 3: 500,02 (sơ bộ); "
        "Ước quý III, dòng 3: 693,003 (ước)"
    )


def test_on_a_sheet_summands_are_told_by_their_cells(catalogue):
    text = "SỐ LIỆU NĂM 2023\nChỉ tiêu;ĐVT;Quý I;Quý II\nTổng thu ngân sách;Triệu đồng;400.100;500.020"
    reading = read_text(catalogue, grid_of(text, sheet="B1"), period="2023-6M", added=ADDED)
    assert figures(reading)[-1][1:] == (202306, "actual", 900.12)
    assert reading.figures["note"].tolist()[-1].startswith("Cộng các quý: C3: 400.100 (sơ bộ); D3")


def test_later_quarters_may_be_blank(catalogue):
    reading = read(catalogue, "400,5;500,5;;", heads="Quý I;Quý II;Quý III;Quý IV", period="2023-6M")
    assert asked(reading) == []
    assert [one[3] for one in figures(reading)] == [400.5, 901.0]


@pytest.mark.parametrize(("cells", "lacking"), [("400,5;;693,5", "II"), (";500,5;693,5", "I")])
def test_a_quarter_that_is_missing_refuses_those_after_it(catalogue, cells, lacking):
    reading = read(catalogue, cells)
    wrong = [one for one in reading.findings.listed if one.code == "quarters_not_added"]
    assert [(one.where.row, one.details) for one in wrong][-1] == (
        3, {"reason": "quarter_missing", "found": lacking},
    )  # fmt: skip
    assert isnan(figures(reading)[-1][3])


def test_a_quarter_that_is_hidden_by_a_problem_refuses_those_after_it(catalogue):
    reading = read(catalogue, "400,5;năm trăm;693,5")
    assert [one[:3] for one in asked(reading)] == [
        ("bad_number", 3, "Quý II"), ("quarters_not_added", 3, "Ước quý III"),
    ]  # fmt: skip


def test_a_quarter_is_added_to_what_is_cumulated_before_it(catalogue):
    reading = read(catalogue, "900,5;693,5", heads="6 tháng;Quý III")
    assert (asked(reading), figures(reading)[-1][3]) == ([], 1594.0)


@pytest.mark.parametrize("name", ["Tỷ lệ giải ngân vốn đầu tư công;%", "Đàn trâu;Con"])
def test_stocks_and_rates_are_not_added(catalogue, name):
    reading = read(catalogue, "10;11;12", name=name)
    assert {one[3] for one in asked(reading)} == {"quarter_no_flow"}


def test_single_months_are_asked_about_all_the_same(catalogue):
    reading = read(catalogue, "400,5;500,5", heads="Tháng 1;Tháng 6")
    assert [one[3] for one in asked(reading)] == ["heading_alone"]


def test_last_years_quarters_are_never_taken_as_cumulated(catalogue):
    heads = "Quý III năm 2022;Quý I;Quý II;Quý III"
    reading = read(catalogue, "600;400,5;500,5;693,5", heads=heads)
    assert all(isnan(value) for _, _, measure, value in figures(reading) if measure == "prior")
