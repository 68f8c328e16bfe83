"""Columns of numbers whose headings mean nothing here: the sender hears of them."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched

HEAD, ROW = "Chỉ tiêu;ĐVT;Ước thực hiện 9 tháng năm 2023", "Tổng thu ngân sách;Tỷ đồng;1.593,8"


def sent(catalogue, heading, text):
    return read_text(catalogue, f"{HEAD};{heading}\n{ROW};{text}")


@pytest.mark.parametrize(
    "heading",
    ["Đã làm được 9 tháng", "Chính thức 6 tháng năm 2023", "UBND xã phấn đấu", "Vượt kế hoạch (%)", "Cột lạ"],
)
def test_numbers_under_a_heading_that_means_nothing_are_asked_about(catalogue, heading):
    reading = sent(catalogue, heading, "1.600,5")
    assert [value for *_, value in figures(reading)] == [1593.8]
    assert asked(reading) == [("unclear_heading", 1, "D", "heading_word")]
    assert "1.600,5" in unmatched(reading)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Cơ quan theo dõi", "Phòng Tài chính"),
        ("Mã số", "01"),
        ("Tổng số", "1.600"),
        ("Cột lạ", ""),
        ("", "1.600"),
    ],
)
def test_words_codes_and_totals_are_no_figures_that_are_missed(catalogue, heading, text):
    assert asked(sent(catalogue, heading, text)) == []


def test_what_is_numbered_beside_no_indicator_is_no_figure(catalogue):
    reading = read_text(catalogue, f"{HEAD};Cột lạ\n(1);(2);(3);4\n{ROW};\nNguồn: Chi cục;;;5")
    assert asked(reading) == []
