"""What a sender says of how a file is to be read, on the command line."""

import pytest

from tests.unit.intake.desk import send

QUARTERS = (
    "SỐ LIỆU NĂM 2023\nChỉ tiêu;ĐVT;Quý I;Quý II;Quý III\nTổng thu ngân sách;Tỷ đồng;400,5;500,5;692,851\n"
)


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(QUARTERS, encoding="utf-8")
    return file


def test_quarters_are_added_up_where_it_is_said(file, tmp_path):
    store = tmp_path / "store.sqlite"
    assert send(file, store).exit == 1
    told = send(file, store, "--add-quarters", "--accept", "--as", "Lan").told
    assert [one["value"] for one in told["figures"]] == [400.5, 901.0, 1593.851]
    assert told["accepted"] == {"submission": 1, "edition": 1}


def test_the_layout_the_heading_and_the_quotation_mark_are_stated(file, tmp_path):
    store = tmp_path / "store.sqlite"
    stated = ("--add-quarters", "--layout", "wide", "--header-row", "2", "--quote", "'")
    answer = send(file, store, *stated)
    assert (answer.problems[0][0], answer.told["read"]["layout"]) == ("no_plan", "wide")
    assert answer.exit == 0


def test_a_choice_that_cannot_be_is_a_problem_at_its_place(file, tmp_path):
    store = tmp_path / "store.sqlite"
    answer = send(file, store, "--add-quarters", "--header-row", "3")
    assert (answer.exit, answer.problems[0]) == (1, ("unfit_choice", 3, "A"))
    assert "Dòng 3" in answer.told["problems"][0]["message"]


@pytest.mark.parametrize("said", ["0", "x", "B1!", "!3", "-1"])
def test_a_row_that_is_none_is_one_line_and_exit_2(file, tmp_path, said):
    answer = send(file, tmp_path / "store.sqlite", f"--header-row={said}")
    assert answer.exit == 2
    assert "--header-row" in answer.told["error"]
