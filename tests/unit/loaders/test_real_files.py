"""Real files of ministries and districts: read without a fault, and their figures stand where they stood."""

import pytest

from intake.__main__ import main as intake_main
from loaders import read_grids, read_raw
from store import open_store
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


def test_a_list_of_names_lost_in_conversion_is_read_as_it_stands(shared_dir):
    raw = read_raw(shared_dir / "data" / "mof_budget" / "Provinces.csv")
    rows = list(raw.grids[0].rows)
    assert (raw.encoding, raw.delimiter, raw.findings.counts, rows[0]) == (
        "utf-8",
        ",",
        {},
        ["original", "fixed"],
    )
    assert {len(row) for row in rows} == {2}
    assert ["Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau"] in rows
    assert ["B\ufffd R<U+1ECA>A - VUNG T\ufffdU", "Ba Ria - Vung Tau"] in rows


def test_a_table_whose_lines_end_with_cr_alone_is_read(shared_dir):
    raw = read_raw(shared_dir / "data" / "mof_budget" / "Vietnam_National_Budget_Final.csv")
    rows = list(raw.grids[0].rows)
    assert (len(rows), {len(row) for row in rows}, raw.findings.counts) == (634, {10}, {})
    assert rows[-1][1:4] == ["Ca Mau", "3202000", "100"]


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


def test_the_plan_of_2016_asks_for_one_measure_unit_and_then_loads(shared_dir, tmp_path):
    file = shared_dir / "data" / "tanyen_plan_2016.csv"
    whole = (
        intake_main, file, "--unit", "tan_yen", "--period", "2016", "--store", tmp_path / "s.sqlite",
        "--json", "--accept", "--as", "An",
    )  # fmt: skip
    asked = ask(*whole)
    assert (asked.exit, asked.problems) == (1, [("missing_measure_unit", 29, "Đơn vị tính")])
    assert asked.told["accepted"] is None
    answer = ask(*whole, "--measure-unit", "29=‰", "--decision", "05/QĐ-UBND", "--effective", "05/01/2016")
    assert (answer.exit, answer.told["problems"]) == (0, [])
    found = {one["indicator"]: (one["value"], one["as_written"]) for one in answer.told["figures"]}
    assert len(found) == 26
    # The same three names stand under four totals, each its own indicator.
    assert [found[f"go_{what}_services"] for what in ("growth_2010", "2010", "current", "share")] == [
        (12.5, "12,5"), (1402.0, "1.402"), (2451.0, "2.451"), (31.4, "31,4"),
    ]  # fmt: skip
    assert found["go_growth_2010_industry"] == (14.1, "14,1")
    assert found["poultry_herd"] == (2500.0, "2.500")
    assert found["population_average"] == (167801.0, "167.801")
    assert found["birth_rate_fall"] == (0.08, "0,08")
    with open_store(str(tmp_path / "s.sqlite")) as store:
        stored = store.targets(units=["tan_yen"], years=[2016])
    assert set(stored["decision"]) == {"05/QĐ-UBND"}
    assert set(stored["effective"]) == {"2016-01-05"}


def test_parts_of_a_plan_that_miss_their_total_are_named(shared_dir, tmp_path):
    plan = (shared_dir / "data" / "tanyen_plan_2016.csv").read_text(encoding="utf-8-sig")
    file = tmp_path / "plan.csv"
    for other, seen in (
        ("2.451", {}),
        ("2.447", {"parts_do_not_add_up": 1}),
        ("2.455", {"parts_exceed_total": 1}),
    ):
        file.write_text(plan.replace("Tỷ đồng,2.451", f"Tỷ đồng,{other}"), encoding="utf-8")
        answer = ask(
            intake_main, file, "--unit", "tan_yen", "--period", "2016", "--measure-unit", "29=‰",
            "--store", tmp_path / "s.sqlite", "--json",
        )  # fmt: skip
        assert answer.told["problem_counts"] == seen
