"""Real files of ministries and districts: read without a fault, and their figures stand where they stood."""

import pytest

from intake.__main__ import main as intake_main
from loaders import Refused, read_grids
from tests.unit.intake.desk import ask

BUDGETS = (
    "Final_2006.xls", "Plan_2003.xls", "Plan_2004.xls", "Plan_2006.xls", "Plan_2008.xls",
    "Vietnam_National_Budget_Final.csv",
)  # fmt: skip


def test_the_plan_of_the_seeds_own_district(shared_dir):
    (grid,) = read_grids(shared_dir / "data" / "tanyen_plan_2016.csv")
    assert [*grid.rows][:3] == [
        ["STT", "CHỈ TIÊU", "Đơn vị tính", "KH năm 2016"],
        ["I", "CHỈ TIÊU VỀ KINH TẾ", "", ""],
        ["1", "Tốc độ tăng trưởng giá trị sản xuất (Giá SS 2010)", "%", "11,0"],
    ]


@pytest.mark.parametrize("name", BUDGETS)
def test_budgets_of_the_ministry_are_read(shared_dir, name):
    grids = read_grids(shared_dir / "data" / "mof_budget" / name)
    assert sum(len(grid.rows) for grid in grids) > 20


def test_a_list_with_bytes_of_several_encodings_is_read_or_refused(shared_dir):
    try:
        assert read_grids(shared_dir / "data" / "mof_budget" / "Provinces.csv")
    except Refused as why:
        assert (why.code, why.details["reason"]) == ("unreadable", "encoding")


@pytest.mark.parametrize(
    "name", ["tanyen_plan_2016.csv", *(f"mof_budget/{one}" for one in (*BUDGETS, "Provinces.csv"))]
)
def test_intake_answers_each_without_a_traceback(shared_dir, tmp_path, name):
    period = "2016" if "2016" in name else "2006"
    answer = ask(
        intake_main, shared_dir / "data" / name, "--unit", "tan_yen", "--period", period,
        "--store", tmp_path / "store.sqlite", "--json",
    )  # fmt: skip
    assert answer.exit in (0, 1, 2)
    assert answer.told["problems"] or answer.told["figures"]
    assert "Traceback" not in answer.err
    assert "internal fault" not in answer.err


def test_a_plan_whose_indicators_the_catalogue_has_not_is_named_row_by_row(shared_dir, tmp_path):
    file = shared_dir / "data" / "tanyen_plan_2016.csv"
    answer = ask(
        intake_main, file, "--unit", "tan_yen", "--period", "2016", "--store", tmp_path / "s.sqlite", "--json"
    )
    assert (answer.exit, answer.told["figures"]) == (1, [])
    assert answer.told["problem_counts"] == {"unknown_indicator": 26}
    assert ("unknown_indicator", 3, "CHỈ TIÊU") in answer.problems
    assert {"11,0", "5.135", "75.900"} <= {one["text"] for one in answer.told["unmatched"]}
