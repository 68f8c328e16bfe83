"""Headers of several rows: which group a column stands under, by merged cells, or by blanks where certain."""

from tests.unit.loaders.grids_of_text import asked, by_heading, grid_of, read_text, unmatched


def test_a_group_in_a_text_file_reaches_over_the_blanks_to_its_right(catalogue):
    reading = read_text(
        catalogue,
        """
BIỂU 1
TT;Chỉ tiêu;ĐVT;Kế hoạch năm 2023;Thực hiện;;So sánh (%);
;;;;9 tháng 2022;9 tháng 2023;với KH;với cùng kỳ
A;B;1;2;3;4;5=4/2;6
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.400,5;1.593,851;97,0;113,8
""",
    )
    assert asked(reading) == []
    assert by_heading(reading) == {
        "Kế hoạch năm 2023": ("plan", 202300, 1643.1),
        "Thực hiện 9 tháng 2022": ("prior", 202309, 1400.5),
        "Thực hiện 9 tháng 2023": ("actual", 202309, 1593.851),
        "So sánh (%) với KH": ("pct_plan", 202309, 97.0),
        "So sánh (%) với cùng kỳ": ("yoy_index", 202309, 113.8),
    }
    assert unmatched(reading) == ["BIỂU 1", "A", "B", "1", "2", "3", "4", "5=4/2", "6"]


def test_groups_may_stand_above_the_row_that_names_the_indicators(catalogue):
    reading = read_text(
        catalogue,
        """
;;;Thực hiện;;Kế hoạch năm 2023;So sánh (%);;
TT;Chỉ tiêu;ĐVT;9 tháng 2022;9 tháng 2023;Tỉnh giao;với KH;với cùng kỳ;Ghi chú
1;Tổng thu ngân sách;Tỷ đồng;1.400,5;1.593,851;1.643,1;97,0;113,8;tạm tính
""",
    )
    assert asked(reading) == []
    assert [measure for measure, *_ in by_heading(reading).values()] == [
        "prior", "actual", "plan", "pct_plan", "yoy_index",
    ]  # fmt: skip
    assert set(reading.figures["note"]) == {"tạm tính"}
    assert reading.figures["assigner"].tolist() == ["", "", "province", "", ""]


def test_merged_cells_say_what_a_group_stands_over(catalogue):
    grid = grid_of(
        """
BIỂU 1 NĂM 2023;;;;;;
TT;Chỉ tiêu;ĐVT;Kế hoạch năm 2023;;Thực hiện;
;;;Tỉnh giao;HĐND huyện giao;6 tháng;9 tháng
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.700,4;1.400,5;1.593,851
""",
        sheet="B1",
        merged=((0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 1, 6)),
    )
    reading = read_text(catalogue, grid)
    assert asked(reading) == []
    assert by_heading(reading) == {
        "D": ("plan", 202300, 1643.1),
        "E": ("plan", 202300, 1700.4),
        "F": ("actual", 202306, 1400.5),
        "G": ("actual", 202309, 1593.851),
    }
    assert reading.figures["assigner"].tolist() == ["province", "council", "", ""]


def test_a_header_of_three_rows(catalogue):
    reading = read_text(
        catalogue,
        """
TT;Chỉ tiêu;ĐVT;Năm 2023;;;
;;;Kế hoạch;Thực hiện;;Tỷ lệ (%) so với
;;;;6 tháng;9 tháng;KH
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.400,5;1.593,851;97,0
""",
    )
    assert asked(reading) == []
    assert list(by_heading(reading).values()) == [
        ("plan", 202300, 1643.1), ("actual", 202306, 1400.5), ("actual", 202309, 1593.851),
        ("pct_plan", 202309, 97.0),
    ]  # fmt: skip


def test_units_of_measure_may_stand_in_a_row_under_the_headings(catalogue):
    reading = read_text(
        catalogue,
        """
TT;Chỉ tiêu;Kế hoạch năm 2023;Thực hiện 9 tháng;So với KH
;;(triệu đồng);(triệu đồng);(%)
1;Tổng thu ngân sách;1.643.100;1.593.851;97,0
""",
    )
    assert asked(reading) == []
    assert reading.figures["value"].tolist() == [1643.1, 1593.851, 97.0]


def test_a_column_whose_group_is_not_certain_is_asked_about(catalogue):
    reading = read_text(
        catalogue,
        """
TT;Chỉ tiêu;ĐVT;Kế hoạch năm 2023;;
;;;;Thực hiện 6 tháng;Thực hiện 9 tháng
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.400,5;1.593,851
""",
    )
    assert asked(reading) == [
        ("unclear_heading", 2, "Thực hiện 6 tháng", "heading_group"),
        ("unclear_heading", 2, "Thực hiện 9 tháng", "heading_group"),
    ]
    assert "1.593,851" in unmatched(reading)


def test_a_group_that_is_not_understood_is_asked_about_with_all_its_columns(catalogue):
    reading = read_text(
        catalogue,
        """
TT;Chỉ tiêu;ĐVT;Kế hoạch còn lại;;Thực hiện 9 tháng
;;;Tỉnh giao;HĐND giao;
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.400,5;1.593,851
""",
    )
    assert [row[3] for row in asked(reading)] == ["heading_word", "heading_word"]
    assert list(by_heading(reading)) == ["Thực hiện 9 tháng"]


def test_a_title_in_the_middle_of_the_sheet_is_no_group(catalogue):
    reading = read_text(
        catalogue,
        """
;;;9 THÁNG ĐẦU NĂM 2023;
TT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện
1;Tổng thu ngân sách;Tỷ đồng;1.643,1;1.593,851
""",
        period=None,
    )
    assert asked(reading) == []
    assert list(by_heading(reading).items()) == [
        ("Kế hoạch", ("plan", 202300, 1643.1)), ("Thực hiện", ("actual", 202309, 1593.851)),
    ]  # fmt: skip
