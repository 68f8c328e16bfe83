"""Periods across: each column is of the period it names, cumulated from January or asked about."""

import pytest

from tests.unit.loaders.grids_of_text import asked, by_heading, figures, read_text, unmatched

TITLE = "SỐ LIỆU NĂM 2023"


def wide(catalogue, heads, cells, title=TITLE, period="2023-9M"):
    text = f"{title}\nChỉ tiêu;ĐVT;{heads}\nTổng thu ngân sách;Tỷ đồng;{cells}"
    return read_text(catalogue, text, period=period)


def test_quarter_ends_across(catalogue):
    reading = wide(catalogue, "Quý I;6 tháng;9 tháng", "400,5;900,5;1.593,851")
    assert (reading.layout, asked(reading)) == ("wide", [])
    assert by_heading(reading) == {
        "Quý I": ("actual", 202303, 400.5),
        "6 tháng": ("actual", 202306, 900.5),
        "9 tháng": ("actual", 202309, 1593.851),
    }


@pytest.mark.parametrize(
    ("period", "measure", "of"), [("2023-9M", "full_year", 202309), ("2023-12M", "actual", 202312)]
)
def test_the_whole_year_is_an_estimate_beside_the_senders_months(catalogue, period, measure, of):
    reading = wide(catalogue, "9 tháng;Cả năm", "1.593,851;2.100,5", period=period)
    assert asked(reading) == []
    assert by_heading(reading)["Cả năm"] == (measure, of, 2100.5)


def test_quarters_by_themselves_are_asked_about_and_never_taken_as_cumulated(catalogue):
    reading = wide(catalogue, "Quý I;Quý II;Quý III;Quý IV", "400,5;500,5;693,851;700,5")
    assert asked(reading) == [
        ("unclear_heading", 2, f"Quý {n}", "heading_alone") for n in ("II", "III", "IV")
    ]
    assert list(by_heading(reading)) == ["Quý I"]
    assert {"500,5", "693,851", "700,5"} <= set(unmatched(reading))


@pytest.mark.parametrize("heads", ["Quý I;Quý II;Quý III", "Tháng 3;Tháng 6;Tháng 9"])
def test_they_are_read_where_the_file_says_that_they_are_cumulated(catalogue, heads):
    reading = wide(catalogue, heads, "400,5;900,5;1.593,851", title="SỐ LIỆU LŨY KẾ TỪ ĐẦU NĂM 2023")
    assert asked(reading) == []
    assert [period for _, period, _, _ in figures(reading)] == [202303, 202306, 202309]


def test_months_by_themselves_beside_the_cumulated_results_are_set_aside(catalogue):
    reading = wide(catalogue, "Thực hiện tháng 8;Ước tháng 9;Lũy kế 9 tháng", "43,1;40,5;1.593,851")
    assert asked(reading) == []
    assert list(by_heading(reading)) == ["Lũy kế 9 tháng"]
    assert {"43,1", "40,5"} <= set(unmatched(reading))


@pytest.mark.parametrize("heads", ["Năm 2021;Năm 2022;Năm 2023", "2021;2022;2023"])
def test_years_across_are_results_of_whole_years(catalogue, heads):
    reading = wide(catalogue, heads, "400,5;900,5;1.593,851", title="SỐ LIỆU", period="2023-12M")
    assert (reading.layout, asked(reading)) == ("wide", [])
    assert figures(reading) == [
        ("budget_revenue_total", 202112, "actual", 400.5),
        ("budget_revenue_total", 202212, "actual", 900.5),
        ("budget_revenue_total", 202312, "actual", 1593.851),
    ]


def test_years_across_under_a_plans_title_are_plans(catalogue):
    reading = wide(catalogue, "Năm 2023;Năm 2024", "400,5;900,5", title="KẾ HOẠCH PHÁT TRIỂN", period="2023")
    assert asked(reading) == []
    assert [one[1:3] for one in figures(reading)] == [(202300, "plan"), (202400, "plan")]


def test_years_under_a_title_of_some_months_are_asked_about(catalogue):
    reading = wide(catalogue, "Năm 2022;Năm 2023", "400,5;900,5", title="SỐ LIỆU 9 THÁNG")
    assert [row[3] for row in asked(reading)] == ["heading_months", "heading_months"]
    assert figures(reading) == []


def test_the_senders_period_must_be_among_them(catalogue):
    reading = wide(catalogue, "Quý I;6 tháng", "400,5;900,5")
    assert [row[0] for row in asked(reading)] == ["bad_period"]


def test_the_canonical_codes_across(catalogue):
    text = """
unit,indicator,value_unit,measure,assigner,grade,2022-9M,2023-9M,2023
tan_yen,budget_revenue_total,,,,estimate,1400.5,1593.851,
tan_yen,budget_revenue_total,,plan,district,,,,1643.1
lien_son,budget_expenditure_total,triệu đồng,actual,,official,1400500,1006700,
"""
    reading = read_text(catalogue, text, period=None, delimiter=",")
    assert (reading.layout, asked(reading)) == ("wide", [])
    frame = reading.figures
    assert frame["unit"].str.partition("@")[0].tolist() == ["tan_yen"] * 3 + ["lien_son"] * 2
    assert figures(reading) == [
        ("budget_revenue_total", 202209, "actual", 1400.5),
        ("budget_revenue_total", 202309, "actual", 1593.851),
        ("budget_revenue_total", 202300, "plan", 1643.1),
        ("budget_expenditure_total", 202209, "actual", 1400.5),
        ("budget_expenditure_total", 202309, "actual", 1006.7),
    ]
    assert frame["assigner"].tolist() == ["", "", "district", "", ""]
    assert frame["grade"].tolist() == ["estimate", "estimate", "official", "official", "official"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("budget_revenue_total,plan,estimate,1400.5,", "bad_period"),
        ("budget_revenue_total,target,estimate,1400.5,", "bad_measure"),
        ("budget_revenue_total,actual,guess,1400.5,", "bad_grade"),
        ("budget_revenue_total,actual,estimate,,1400.5", "bad_period"),
    ],
)
def test_what_the_canonical_rows_say_must_fit(catalogue, row, code):
    text = f"unit,indicator,measure,grade,2023-9M,2023\ntan_yen,{row}"
    reading = read_text(catalogue, text, period=None, delimiter=",")
    assert [one[0] for one in asked(reading)] == [code]
    assert figures(reading) == []


def test_rows_may_name_their_periods(catalogue):
    text = """
Đơn vị;Chỉ tiêu;ĐVT;Năm;Kỳ;Giá trị
Tân Yên;Tổng thu ngân sách;Tỷ đồng;2023;9 tháng;1.593,851
Tân Yên;Tổng thu ngân sách;Tỷ đồng;2022;9T;1.400,5
Tân Yên;Tổng thu ngân sách;Tỷ đồng;2023;Quý II;700,5
Tân Yên;Tổng thu ngân sách;Tỷ đồng;23;9 tháng;1.593,851
"""
    reading = read_text(catalogue, text)
    assert [one[1] for one in figures(reading)] == [202309, 202209]
    assert [one[:3] for one in asked(reading)] == [("bad_period", 4, "Kỳ"), ("bad_period", 5, "Năm")]
