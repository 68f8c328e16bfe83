"""A unit of the territory sends and is read like the catalogue's own, and inherits nobody's figures."""

import csv
from pathlib import Path

import pytest

from analysis.__main__ import main as analysis_main
from intake.__main__ import main as intake_main
from tests.unit.intake.desk import ask, send
from tests.unit.loaders.sheets import csv_bytes, form

REVENUE = "budget_revenue_local"
HEADER = "unit,indicator,year,months,value,grade"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of Yên Thịnh's nine months of 2024 and the new Hữu Liên's of 2025, both sent under 06400."""
    kept = tmp_path / "store.sqlite"
    for year, value in ((2024, "7"), (2025, "10")):
        file = tmp_path / f"{year}.csv"
        file.write_text(f"{HEADER}\n06400,{REVENUE},{year},9,{value},official\n", encoding="utf-8")
        answer = send(file, kept, "--accept", "--as", "Lan", unit="06400", period=f"{year}-9M")
        assert answer.told["accepted"], answer.told["problems"]
    return kept


def figure_of(store: Path, unit: str, period: str) -> dict:
    answer = ask(analysis_main, unit, period, "--store", store, "--json")
    (figure,) = answer.told["figures"]
    return figure


def test_each_unit_that_held_a_code_has_its_own_figure(store: Path) -> None:
    assert figure_of(store, "06400", "2024-9M")["value"] == 7
    assert figure_of(store, "yen_thinh", "2024-9M")["value"] == 7
    assert figure_of(store, "06400", "2025-9M")["value"] == 10


def test_the_former_holder_of_a_code_is_no_last_year(store: Path) -> None:
    found = figure_of(store, "06400", "2025-9M")
    assert (found["prior"], found["yoy_index"]) == (None, None)


def test_a_code_without_its_period_is_refused_where_two_held_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{HEADER}\n,{REVENUE},2024,9,7,official\n", encoding="utf-8")
    answer = ask(intake_main, file, "--unit", "06400", "--store", tmp_path / "s.sqlite")
    assert answer.exit == 2


def test_a_long_file_names_both_holders_by_code_and_year(tmp_path: Path) -> None:
    file, table = tmp_path / "a.csv", tmp_path / "figures.csv"
    rows = (f"06400,{REVENUE},{year},9,7,official" for year in (2024, 2025))
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    answer = send(file, tmp_path / "s.sqlite", "--figures", table, unit="06400", period="2025-9M")
    assert {figure["unit"] for figure in answer.told["figures"]} == {"yen_thinh", "06400"}
    with table.open(encoding="utf-8", newline="") as handle:
        assert [line["unit"] for line in csv.DictReader(handle)] == ["yen_thinh", "06400"]


@pytest.mark.parametrize(
    ("above", "is_wrong"),
    [
        ("Đơn vị: Xã Hữu Liên", False),
        ("UBND tỉnh Lạng Sơn", False),
        ("Đơn vị: Xã Yên Thịnh", True),
        ("UBND tỉnh Bắc Giang", True),
    ],
)
def test_a_table_names_the_unit_or_what_it_lies_in(tmp_path: Path, above: str, is_wrong: bool) -> None:
    row = ("1", "Tổng thu ngân sách", "Tỷ đồng", "", "", "10")
    head = ("TT", "Chỉ tiêu", "ĐVT", "Cùng kỳ", "Kế hoạch năm 2025", "Ước thực hiện 9 tháng năm 2025")
    file = tmp_path / "bieu.csv"
    file.write_bytes(csv_bytes(form(row, head=head, above=(above,))))
    answer = send(file, tmp_path / "s.sqlite", unit="06400", period="2025-9M")
    assert ("wrong_unit" in answer.told["problem_counts"]) is is_wrong
