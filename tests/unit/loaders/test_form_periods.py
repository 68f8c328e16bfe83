"""Forms with several columns of results: each figure has the period that its own heading names."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched
from tests.unit.loaders.sheets import problems, read_form

ROW = ("1", "Tổng thu ngân sách", "Tỷ đồng")
RESULTS = ("Chỉ tiêu;ĐVT;Ước thực hiện 9 tháng năm 2023", "Tổng thu ngân sách;Tỷ đồng;1.593,8")


def told(catalogue, **columns):
    """Measure and period of each value of one row with these columns."""
    heads = [name.replace("_", " ") for name in columns]
    reading = read_form(catalogue, (*ROW, *columns.values()), head=("TT", "Chỉ tiêu", "ĐVT", *heads))
    frame = reading.figures
    found = {
        value: (measure, period)
        for value, measure, period in zip(frame["written"], frame["measure"], frame["period"], strict=True)
    }
    return found, problems(reading), [where.text for where in reading.unmatched.listed]


@pytest.mark.parametrize("order", [1, -1])
def test_the_full_year_estimate_stands_beside_the_periods_own_figure(catalogue, order):
    columns = {"Ước_TH_9_tháng_năm_2023": "1.593,8", "Ước_TH_cả_năm_2023": "2.100,5"}
    found, wrong, _ = told(catalogue, **dict(list(columns.items())[::order]))
    assert found == {"1.593,8": ("actual", 202309), "2.100,5": ("full_year", 202309)}
    assert wrong == []


def test_the_plan_of_next_year_is_no_second_plan_of_this_one(catalogue):
    found, wrong, _ = told(
        catalogue, Kế_hoạch_năm_2023="1.643,1", TH_9_tháng_năm_2023="1.593,8", Kế_hoạch_năm_2024="1.700,5"
    )
    assert found == {
        "1.643,1": ("plan", 202300), "1.593,8": ("actual", 202309), "1.700,5": ("plan", 202400),
    }  # fmt: skip
    assert wrong == []


def test_the_same_months_of_the_year_before_are_last_years_figure(catalogue):
    found, _, _ = told(catalogue, TH_9_tháng_năm_2022="1.500,5", TH_9_tháng_năm_2023="1.593,8")
    assert found == {"1.500,5": ("prior", 202309), "1.593,8": ("actual", 202309)}


@pytest.mark.parametrize(
    "other", ["Thực_hiện_năm_2022", "Thực_hiện_6_tháng_năm_2022", "Thực_hiện_9_tháng_2021"]
)
def test_another_span_of_an_earlier_year_is_set_aside_and_said(catalogue, other):
    found, _, unmatched = told(catalogue, **{other: "2.000,5", "TH_9_tháng_năm_2023": "1.593,8"})
    assert found == {"1.593,8": ("actual", 202309)}
    assert {"2.000,5", other.replace("_", " ")} <= set(unmatched)


@pytest.mark.parametrize(
    "heading",
    ["% so với kế hoạch 9 tháng", "TH/KH 9 tháng (%)", "% so với kế hoạch năm 2022", "% KH quý III"],
)
def test_a_percent_of_another_plan_is_none_of_this_years(catalogue, heading):
    reading = read_text(catalogue, f"{RESULTS[0]};{heading}\n{RESULTS[1]};92,1")
    assert [measure for _, _, measure, _ in figures(reading)] == ["actual"]
    assert "92,1" in unmatched(reading)


@pytest.mark.parametrize(
    "heading", ["% so với kế hoạch", "% so với KH năm 2023", "Ước 9 tháng so với kế hoạch năm (%)",
                "% so với kế hoạch năm, 9 tháng"],
)  # fmt: skip
def test_a_percent_of_the_plan_of_the_year_is_read(catalogue, heading):
    reading = read_text(catalogue, f"{RESULTS[0]};{heading}\n{RESULTS[1]};92,1")
    assert ("pct_plan", 92.1) in [found[2:] for found in figures(reading)]
    assert asked(reading) == []


@pytest.mark.parametrize("title", ["BÁO CÁO 9 THÁNG;;;;", "BIỂU 1;;;;"])
def test_results_of_last_year_without_months_are_asked_about(catalogue, title):
    head = f"{title}\nChỉ tiêu;ĐVT;TH 2022;KH 2023;TH 2023"
    reading = read_text(catalogue, f"{head}\nTổng thu ngân sách;Tỷ đồng;1.400,5;1.643,1;1.593,851")
    assert [found[2:] for found in figures(reading)] == [("plan", 1643.1), ("actual", 1593.851)]
    assert asked(reading) == [("unclear_heading", 2, "TH 2022", "heading_months")]


def test_results_of_last_year_beside_those_of_a_whole_year_are_last_years(catalogue):
    text = "Chỉ tiêu;ĐVT;TH 2022;TH 2023\nTổng thu ngân sách;Tỷ đồng;1.400,5;1.593,851"
    reading = read_text(catalogue, text, period="2023-12M")
    assert [found[2:] for found in figures(reading)] == [("prior", 1400.5), ("actual", 1593.851)]
