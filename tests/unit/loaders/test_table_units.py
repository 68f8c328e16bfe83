"""Tables of several units, by rows or by columns: each figure is of the unit named, within the sender's."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched


def units(reading):
    return reading.figures["unit"].str.partition("@")[0].tolist()


def test_a_column_a_unit(catalogue):
    text = """
ƯỚC THỰC HIỆN 9 THÁNG NĂM 2023
TT;Chỉ tiêu;ĐVT;Xã Liên Sơn;Ngọc Lý
1;Tổng thu ngân sách;Tỷ đồng;1,5;2,25
"""
    reading = read_text(catalogue, text)
    assert asked(reading) == []
    assert units(reading) == ["lien_son", "ngoc_ly"]
    assert set(reading.figures["grade"]) == {"estimate"}


def test_a_row_a_unit_with_the_indicator_in_the_title(catalogue):
    text = """
TỔNG THU NGÂN SÁCH 9 THÁNG NĂM 2023
ĐVT: triệu đồng
TT;Xã, thị trấn;Kế hoạch năm;Thực hiện 9 tháng
1;Xã Liên Sơn;1.500;1.250,5
2;Ngọc Lý;2.500;2.250,5
;Tổng cộng;4.000;3.501
"""
    reading = read_text(catalogue, text)
    assert asked(reading) == []
    assert units(reading) == ["lien_son", "lien_son", "ngoc_ly", "ngoc_ly"]
    assert [one[3] for one in figures(reading)] == [1.5, 1.2505, 2.5, 2.2505]
    assert "3.501" in unmatched(reading)


@pytest.mark.parametrize("title", ["SỐ LIỆU 9 THÁNG", "TỔNG THU NGÂN SÁCH, TỔNG CHI NGÂN SÁCH 9 THÁNG"])
def test_a_title_that_names_no_indicator_or_several_is_asked_about(catalogue, title):
    text = f"{title}\nĐVT: tỷ đồng\nTT;Xã;Thực hiện 9 tháng\n1;Liên Sơn;1,5"
    reading = read_text(catalogue, text)
    assert ("unknown_indicator", 1, "TT", "") in asked(reading)
    assert figures(reading) == []


def test_rows_of_the_sender_and_of_what_lies_in_it_are_taken_others_refused(catalogue):
    text = """
TT;Đơn vị;Chỉ tiêu;ĐVT;Thực hiện 9 tháng
1;Xã Liên Sơn;Tổng thu ngân sách;Tỷ đồng;1,5
2;Huyện Hữu Lũng;Tổng thu ngân sách;Tỷ đồng;2,5
3;Xã Không Có;Tổng thu ngân sách;Tỷ đồng;2,5
;;Tổng thu ngân sách;Tỷ đồng;3,5
"""
    reading = read_text(catalogue, text)
    assert [one[:3] for one in asked(reading)] == [
        ("wrong_unit", 3, "Đơn vị"), ("unknown_unit", 4, "Đơn vị"), ("unknown_unit", 5, "Đơn vị"),
    ]  # fmt: skip


def test_don_vi_over_units_of_measure_is_their_column(catalogue):
    reading = read_text(catalogue, "Chỉ tiêu;Đơn vị;Thực hiện 9 tháng\nTổng thu NSNN;Triệu đồng;1.500,5")
    assert asked(reading) == []
    assert [one[3] for one in figures(reading)] == [1.5005]


@pytest.mark.parametrize(
    ("sender", "unit", "problems"),
    [("tan_yen", "huu_lung", ["wrong_unit"]), ("tan_yen", "lien_son", []), ("bac_giang", "tan_yen", []),
     ("bac_giang", "lien_son", []), ("lien_son", "tan_yen", ["wrong_unit"]), (None, "huu_lung", [])],
)  # fmt: skip
def test_a_long_file_holds_the_senders_units_only(catalogue, sender, unit, problems):
    text = f"unit,indicator,year,months,value,grade\n{unit},budget_revenue_total,2023,9,1.5,estimate"
    reading = read_text(catalogue, text, unit=sender, delimiter=",")
    assert [one[0] for one in asked(reading)] == problems


def test_a_plan_that_a_city_gave_is_of_the_level_of_the_senders_city(catalogue):
    text = "Chỉ tiêu;ĐVT;KH thành phố giao\nTổng thu NSNN;Tỷ đồng;1,5"
    reading = read_text(catalogue, text, period="2023")
    assert asked(reading) == [("unclear_heading", 1, "KH thành phố giao", "heading_city")]
