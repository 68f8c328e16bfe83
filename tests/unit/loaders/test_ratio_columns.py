"""Index or growth: the numbers beside indicators tell, and what they do not tell is asked about."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text

HEAD = "TT;Chỉ tiêu;ĐVT;Ước thực hiện 9 tháng năm 2023;"
NAMES = (
    "Tổng thu ngân sách;Tỷ đồng;1.600,5",
    "Tổng chi ngân sách;Tỷ đồng;900,5",
    "Chi thường xuyên;Tỷ đồng;472,5",
)


def sent(catalogue, *ratios, heading="% so với cùng kỳ", more=""):
    rows = (
        f"{n};{name};{ratio}" for n, (name, ratio) in enumerate(zip(NAMES, ratios, strict=False), start=1)
    )
    reading = read_text(catalogue, "\n".join((HEAD + heading, *rows, more)))
    return [value for _, _, measure, value in figures(reading) if measure == "yoy_index"], asked(reading)


@pytest.mark.parametrize("blank", ["-", "–", ""])
def test_a_dash_for_no_figure_makes_no_growth_of_an_index(catalogue, blank):
    assert sent(catalogue, "106,7", blank, blank) == ([106.7], [])


@pytest.mark.parametrize("line", [";;;;- Nguồn: Chi cục Thống kê", HEAD + "% so với cùng kỳ", "*;;;;-1"])
def test_what_stands_beside_no_indicator_says_nothing(catalogue, line):
    values, _ = sent(catalogue, "106,7", "104", more=line)
    assert values == [106.7, 104]


def test_signs_among_small_numbers_make_growth(catalogue):
    assert sent(catalogue, "6,7", "-10", "+150") == ([106.7, 90, 250], [])


def test_an_index_and_growth_in_one_column_are_asked_about(catalogue):
    values, wrong = sent(catalogue, "106,67", "-10", "5,2")
    assert (values, wrong) == ([], [("unclear_heading", 1, "% so với cùng kỳ", "heading_index_or_growth")])


@pytest.mark.parametrize("heading", ["% so với cùng kỳ", "So CK"])
def test_a_column_far_below_any_index_is_asked_about(catalogue, heading):
    values, wrong = sent(catalogue, "6,7", "5,2", heading=heading)
    assert (values, wrong) == ([], [("unclear_heading", 1, heading, "heading_index_or_growth")])


def test_the_word_for_growth_answers_the_question(catalogue):
    assert sent(catalogue, "6,7", "5,2", heading="Tốc độ tăng so với cùng kỳ (%)") == ([106.7, 105.2], [])


def test_one_low_index_among_others_stays(catalogue):
    assert sent(catalogue, "106,7", "12,5") == ([106.7, 12.5], [])


def test_beside_last_years_figures_a_low_index_is_reckoned_and_not_asked_about(catalogue):
    rows = (HEAD + "Thực hiện cùng kỳ;% so với cùng kỳ", "1;" + NAMES[0] + ";1.500,0;6,7")
    reading = read_text(catalogue, "\n".join(rows))
    assert [found[2:] for found in figures(reading)] == [
        ("actual", 1600.5),
        ("prior", 1500),
        ("yoy_index", 6.7),
    ]
