"""Words of an estimate and marks of footnotes around a number; units that repeat the one above."""

import pytest

from domain.columns import ESTIMATE, PRELIMINARY
from loaders.cell_remarks import parted
from tests.unit.loaders.grids_of_text import asked, grid_of, read_text

HEAD = "Chỉ tiêu;ĐVT;Thực hiện 9 tháng"
HEADED = "Thực hiện 9 tháng"
OTHER = "Tổng chi ngân sách;tỷ đồng;1.006,7"


def result_of(catalogue, *rows):
    return read_text(catalogue, "\n".join([HEAD, *rows, OTHER]))


@pytest.mark.parametrize(
    ("text", "about", "number", "mark"),
    [
        ("534,2", "", "534,2", ""),
        ("Khoảng 534,2", "Khoảng ", "534,2", ""),
        ("ước đạt 534,2 tỷ*", "ước đạt ", "534,2 tỷ", "*"),
        ("~534,2", "~", "534,2", ""),
        ("≈ 534,2", "≈ ", "534,2", ""),
        ("534,2 (*)", "", "534,2", " (*)"),
        ("534,2¹", "", "534,2", "¹"),
        ("68,5%(²)", "", "68,5%", "(²)"),
        ("68,5% (1)", "", "68,5%", " (1)"),
        # A power, an accountant's minus, words alone: left whole.
        ("10³", "", "10³", ""),
        ("(534,2)", "", "(534,2)", ""),
        ("ước tăng", "", "ước tăng", ""),
        ("trên 500", "", "trên 500", ""),
        ("**", "", "**", ""),
    ],
)
def test_a_text_in_three(text, about, number, mark):
    found = parted(text)
    assert (found.about, found.number, found.mark) == (about, number, mark)


@pytest.mark.parametrize("text", ["534,2*", "534,2 (*)", "534,2¹", "534,2 **"])
def test_a_footnote_mark_is_no_part_of_the_number_and_stays_written(catalogue, text):
    reading = result_of(catalogue, f"Tổng thu NSNN;tỷ đồng;{text}")
    assert asked(reading) == []
    first = reading.figures.iloc[0]
    assert (first["value"], first["written"], first["grade"]) == (534.2, text, PRELIMINARY)


def test_a_number_in_brackets_is_a_mark_only_where_a_footnote_begins_so(catalogue):
    row = "Tổng thu NSNN;tỷ đồng;534,2 (1)"
    assert [one[0] for one in asked(result_of(catalogue, row))] == ["bad_number"]
    reading = read_text(catalogue, "\n".join([HEAD, row, OTHER, "(1) Theo báo cáo của Kho bạc;;"]))
    assert asked(reading) == []
    assert reading.figures["value"].tolist() == [534.2, 1006.7]


@pytest.mark.parametrize("text", ["khoảng 534,2", "Ước 534,2", "~534,2", "≈534,2", "ước tính 534,2 tỷ"])
def test_an_estimate_by_its_own_word_has_that_grade(catalogue, text):
    reading = result_of(catalogue, f"Tổng thu NSNN;tỷ đồng;{text}")
    assert asked(reading) == []
    assert reading.figures[["value", "written", "grade"]].values.tolist() == [
        [534.2, text, ESTIMATE], [1006.7, "1.006,7", PRELIMINARY],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["trên 500", "gần 500", "dưới 500", "hơn 500", ">500"])
def test_a_bound_is_refused_in_results(catalogue, text):
    reading = result_of(catalogue, f"Tổng thu NSNN;tỷ đồng;{text}")
    assert [one[:3] for one in asked(reading)] == [("bad_number", 2, HEADED)]


def test_in_plans_about_and_above_are_targets_as_ever(catalogue):
    rows = ("Tổng thu NSNN;tỷ đồng;khoảng 2.500,5", "Tổng chi NSNN;tỷ đồng;trên 500,5*")
    reading = read_text(catalogue, "\n".join(["Chỉ tiêu;ĐVT;Kế hoạch năm 2023", *rows]))
    assert reading.figures[["operator", "value"]].values.tolist() == [["about", 2500.5], ["gt", 500.5]]


@pytest.mark.parametrize("same", ["nt", "NT", "-nt-", "như trên", '"', "″", "''", ",,", "-", "–"])
def test_a_mark_for_the_unit_above_is_that_unit(catalogue, same):
    rows = (
        "Tổng thu NSNN;triệu đồng;1.593.851",
        f"- Thu trên địa bàn;{same};699.874",
        f"Chi thường xuyên;{same};472.500",
    )
    reading = read_text(catalogue, grid_of("\n".join([HEAD, *rows])))
    assert asked(reading) == []
    assert reading.figures["value"].tolist() == [1593.851, 699.874, 472.5]


def test_a_group_between_is_no_row_above_and_a_row_without_unit_is(catalogue):
    rows = ("Tổng thu NSNN;triệu đồng;1.593.851,5", "II. CHI;;", "Chi thường xuyên;nt;472.500")
    assert asked(read_text(catalogue, "\n".join([HEAD, *rows]))) == []
    rows = (
        "Tổng thu NSNN;triệu đồng;1.593.851,5",
        "Thu trên địa bàn;;699.874",
        "Chi thường xuyên;nt;472.500",
    )
    found = [one[:2] for one in asked(read_text(catalogue, "\n".join([HEAD, *rows])))]
    assert found == [("missing_measure_unit", 3), ("unknown_measure_unit", 4)]


def test_a_unit_above_of_another_kind_is_asked_about_and_a_dash_is_none(catalogue):
    rows = ("Dân số trung bình;người;171.950", "Tổng thu NSNN;nt;1.593,8", "Chi thường xuyên;-;472,5")
    found = [one[:2] for one in asked(read_text(catalogue, "\n".join([HEAD, *rows])))]
    assert found == [("unknown_measure_unit", 3), ("missing_measure_unit", 4)]


def test_a_merged_figure_over_two_rows_or_columns_is_nobodys(catalogue):
    rows = ("Tổng thu NSNN;tỷ đồng;5,5;", "Tổng chi NSNN;tỷ đồng;;", "Chi thường xuyên;tỷ đồng;1,5;")
    grid = grid_of(
        "\n".join([f"{HEAD};Kế hoạch năm 2023", *rows]), sheet="B", merged=((1, 2, 2, 2), (3, 2, 3, 3))
    )
    reading = read_text(catalogue, grid)
    found = [
        (p.where.row, p.where.column, p.details.get("found"))
        for p in reading.findings.in_order()
        if p.code == "bad_number"
    ]
    assert found == [(2, "C", "C2:C3"), (4, "C", "C4:D4")]
    assert reading.figures["value"].isna().all()


def test_a_merged_figure_of_a_long_table_is_nobodys(catalogue):
    rows = ("tan_yen,new_jobs,2023,9,5,estimate", "tan_yen,go_industry,2023,9,,estimate")
    text = "\n".join(["unit,indicator,year,months,value,grade", *rows])
    reading = read_text(catalogue, grid_of(text, ",", sheet="B", merged=((0, 0, 0, 1), (1, 4, 2, 4))))
    assert [one[:3] for one in asked(reading)] == [("bad_number", 2, "E")]


def test_a_numbered_row_above_the_last_figure_is_no_footnote(catalogue):
    rows = ("Tổng thu NSNN;tỷ đồng;12 (1)", "(1) Thu nội địa;;", OTHER)
    assert [one[0] for one in asked(read_text(catalogue, "\n".join([HEAD, *rows])))] == ["bad_number"]


def test_a_figure_merged_with_the_name_of_its_row_is_that_rows(catalogue):
    text = f"{HEAD}\nTổng thu NSNN;tỷ đồng;5,5\n;;\nTổng chi NSNN;tỷ đồng;1,5"
    grid = grid_of(text, sheet="B", merged=((1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)))
    assert asked(read_text(catalogue, grid)) == []
