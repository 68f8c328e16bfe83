"""`python -m loaders FILE --json`: the contract's keys, for files read and files refused."""

import json

import pytest

from loaders.__main__ import main
from tests.unit.intake.desk import ask, start
from tests.unit.loaders.sheets import csv_bytes, xlsx_bytes

KEYS = {"format", "encoding", "delimiter", "grids"}
ROWS = [["Chỉ tiêu", "Số"], ["Tổng thu", "1.593,851"]]


def test_a_text_file_is_told_cell_by_cell(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes(ROWS, encoding="utf-8-sig"))
    answer = ask(main, file, "--json")
    assert answer.exit == 0
    assert answer.told == {
        "format": "csv", "encoding": "utf-8", "delimiter": ";", "grids": [{"sheet": None, "rows": ROWS}],
    }  # fmt: skip


def test_a_workbook_is_told_sheet_by_sheet(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx_bytes({"Một": ROWS, "Hai": [["x", 1.5]]}))
    told = ask(main, file, "--json").told
    assert told.keys() >= KEYS
    assert told["grids"] == [{"sheet": "Một", "rows": ROWS}, {"sheet": "Hai", "rows": [["x", "1.5"]]}]


@pytest.mark.parametrize("name", ["missing.csv", "empty.csv", "."])
def test_a_refused_file_has_the_same_keys_and_exit_2(tmp_path, name):
    (tmp_path / "empty.csv").touch()
    answer = ask(main, tmp_path / name, "--json")
    assert answer.exit == 2
    assert answer.told.keys() >= KEYS
    assert answer.told["grids"] == []
    assert len(answer.err.splitlines()) == 1


def test_without_json_rows_are_numbered_from_1(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes(ROWS))
    assert ask(main, file).out.decode() == "1\tChỉ tiêu\tSố\n2\tTổng thu\t1.593,851\n"


def test_in_a_process_of_its_own_it_speaks_utf_8(tmp_path):
    file = tmp_path / "số liệu.csv"
    file.write_bytes(csv_bytes(ROWS))
    answer = start("loaders", file, "--json")
    assert (answer.exit, answer.err) == (0, "")
    assert json.loads(answer.out)["grids"][0]["rows"] == ROWS
