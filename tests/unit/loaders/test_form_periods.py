"""Forms with several columns of results: each figure has the period that its own heading names."""

import pytest

from tests.unit.loaders.sheets import problems, read_form

ROW = ("1", "Tổng thu ngân sách", "Tỷ đồng")


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
