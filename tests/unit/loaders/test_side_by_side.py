"""Tables side by side on a sheet: each read by itself where a blank column parts them, else asked about."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, grid_of, read_text, unmatched

PLAN, ACTUAL = "Kế hoạch năm 2023", "Ước thực hiện 9 tháng năm 2023"
HEAD = f"TT;Chỉ tiêu;ĐVT;{PLAN};;TT;Chỉ tiêu;ĐVT;{ACTUAL}"
ROWS = (
    "1;Tổng thu ngân sách;Tỷ đồng;1.643,1;;1;Tổng chi ngân sách;Triệu đồng;1.006.700",
    "2;Chi thường xuyên;Tỷ đồng;800,5;;2;Việc làm mới;lao động;1.200",
)
BOTH = [
    ("budget_revenue_total", 1643.1), ("budget_expenditure_recurrent", 800.5),
    ("budget_expenditure_total", 1006.7), ("new_jobs", 1200),
]  # fmt: skip


def sent(catalogue, *lines, **more):
    return read_text(catalogue, grid_of("\n".join(lines), sheet="B", **more))


def values(reading):
    return [(code, value) for code, _, _, value in figures(reading)]


def test_two_tables_with_a_blank_column_between_are_each_read(catalogue):
    reading = sent(catalogue, HEAD, *ROWS)
    assert (values(reading), asked(reading)) == (BOTH, [])
    assert reading.figures[["row", "column"]].values.tolist() == [[2, "D"], [3, "D"], [2, "I"], [3, "I"]]
    assert "1.006.700" not in unmatched(reading)


def test_three_are_and_a_shorter_one_ends_by_itself(catalogue):
    reading = sent(
        catalogue,
        f"Chỉ tiêu;ĐVT;{ACTUAL};;Chỉ tiêu;ĐVT;{ACTUAL};;;Chỉ tiêu;ĐVT;{ACTUAL}",
        "Tổng thu ngân sách;tỷ đồng;5,5;;Tổng chi ngân sách;tỷ đồng;4,5;;;Việc làm mới;lao động;7",
        ";;;;Chi thường xuyên;tỷ đồng;1,5;;;;;",
    )
    assert [value for _, value in values(reading)] == [5.5, 4.5, 1.5, 7]
    assert asked(reading) == []


def test_each_has_the_unit_of_its_own_title_and_both_that_of_one_merged_over_them(catalogue):
    head = f"Chỉ tiêu;{ACTUAL};;Chỉ tiêu;{ACTUAL}"
    row = "Tổng thu ngân sách;5.500,5;;Tổng chi ngân sách;4.500,5"
    own = sent(catalogue, "ĐVT: triệu đồng;;;ĐVT: tỷ đồng;", head, row)
    assert ([value for _, value in values(own)], asked(own)) == ([5.5005, 4500.5], [])
    over = sent(catalogue, "ĐVT: triệu đồng;;;;", head, row, merged=((0, 0, 0, 4),))
    assert ([value for _, value in values(over)], asked(over)) == ([5.5005, 4.5005], [])
    assert unmatched(over) == ["ĐVT: triệu đồng"]


@pytest.mark.parametrize(
    "lines",
    [
        # A title above the first alone may be that of the sheet.
        ("ĐVT: triệu đồng", HEAD, *ROWS),
        # Something stands between them.
        (HEAD, *ROWS, ";;;;x"),
        # Two gaps: whose is the column between?
        (
            f"Chỉ tiêu;ĐVT;{PLAN};;Thực hiện 6 tháng;;Chỉ tiêu;ĐVT;{ACTUAL}",
            "Tổng thu ngân sách;tỷ đồng;5,5;;4,5;;Tổng chi ngân sách;tỷ đồng;3,5",
        ),
    ],
)
def test_where_it_is_not_certain_it_is_asked_about(catalogue, lines):
    reading = sent(catalogue, *[line + ";" * (8 - line.count(";")) for line in lines])
    assert "heading_twice" in [one[3] for one in asked(reading)]
    assert 1006.7 not in dict(values(reading)).values()


def test_a_second_column_of_names_that_only_repeats_them_makes_no_second_table(catalogue):
    reading = sent(
        catalogue,
        f"Chỉ tiêu;ĐVT;{PLAN};;Chỉ tiêu;{ACTUAL}",
        "Tổng thu ngân sách;tỷ đồng;5,5;;Tổng thu ngân sách;4,5",
    )
    assert ([value for _, value in values(reading)], asked(reading)) == ([5.5, 4.5], [])
