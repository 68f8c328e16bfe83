"""Names of indicators with their unit of measure in brackets: the unit counts, and is never overruled."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text

ACTUAL = "Ước thực hiện 9 tháng năm 2023"


def sent(catalogue, text):
    reading = read_text(catalogue, text)
    return [(code, value) for code, _, _, value in figures(reading)], [code for code, *_ in asked(reading)]


def test_the_unit_in_a_name_is_that_of_its_figures(catalogue):
    rows = (
        f"Chỉ tiêu;{ACTUAL}",
        "Tổng thu ngân sách (tỷ đồng);1.593,851",
        "Tổng chi ngân sách (ĐVT: triệu đồng);1.006.700,5",
        "Việc làm mới (lao động);1.200",
    )
    values, wrong = sent(catalogue, "\n".join(rows))
    assert wrong == []
    assert [value for _, value in values] == [1593.851, 1006.7005, 1200]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Tổng thu ngân sách (triệu đồng);Tỷ đồng;1.593,8", "unknown_indicator"),
        ("Tổng thu ngân sách (con);;1.593,8", "unknown_measure_unit"),
        ("Tổng thu ngân sách (nội địa);Tỷ đồng;1.593,8", "unknown_indicator"),
    ],
)
def test_a_unit_that_does_not_fit_is_asked_about(catalogue, row, code):
    _, wrong = sent(catalogue, f"Chỉ tiêu;ĐVT;{ACTUAL}\n{row}")
    assert wrong == [code]


def test_a_unit_in_the_name_against_that_of_the_heading_is_asked_about(catalogue):
    _, wrong = sent(catalogue, f"Chỉ tiêu;{ACTUAL} (triệu đồng)\nTổng thu ngân sách (tỷ đồng);1.593,8")
    assert wrong == ["unclear_heading"]
