"""`python -m analysis`: the contract's object, one clear line for what cannot be, never a traceback."""

import json

import pytest

from analysis.__main__ import main as analysis
from domain.columns import PCT_PLAN, YOY_INDEX
from domain.commands import run_command
from store import open_store
from tests.unit.store.samples import figure, sent, tidy

ROWS = tidy(
    figure("tan_yen", "go_industry", 4132.0, decimals=0, written="4.132"),
    figure("tan_yen", "go_industry", 68.0, decimals=0, written="68", measure=PCT_PLAN),
    figure("tan_yen", "go_industry", 106.7, decimals=1, written="106,7", measure=YOY_INDEX),
)


def main(arguments):
    """The command as its own program runs it."""
    return run_command(analysis, arguments)


@pytest.fixture
def address(tmp_path):
    path = tmp_path / "store.sqlite"
    with open_store(str(path)) as store:
        store.publish(sent(), ROWS)
    return str(path)


def test_the_object_holds_figures_tasks_and_shortcomings(address, capsys):
    assert main(["tan_yen", "2023-9M", "--store", address, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["unit"], found["period"], found["edition"]) == ("tan_yen", "2023-9M", 1)
    assert found["demonstration"] is False
    assert [(one["indicator"], one["pct_plan"], one["yoy_index"]) for one in found["figures"]] == [
        ("go_industry", 68.0, 106.7)
    ]
    assert {"code", "title", "deadline", "deadline_origin", "state", "lead_body", "items"} <= set(
        found["tasks"][0]
    )
    assert len(found["shortcomings"]) == 10


def test_the_table_is_vietnamese_and_keeps_the_digits(address, capsys):
    assert main(["tan_yen", "2023-9M", "--store", address]) == 0
    out = capsys.readouterr().out
    assert ("4.132" in out, "≈6.076" in out, "+6,7%" in out, "Chậm tiến độ" in out) == (True,) * 4


def test_a_period_without_figures_says_so_beside_an_empty_object(address, capsys):
    assert main(["tan_yen", "2019-9M", "--store", address, "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["figures"] == []
    assert printed.err.strip() == "Chưa có số liệu của đơn vị trong kỳ này."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nowhere", "2023-9M"], "nowhere"),
        (["tan_yen", "2026-9M"], "tan_yen (2026-9M)"),
        (["tan_yen", "2023-13M"], "2023-13M"),
        (["tan_yen", "9 tháng"], "9 tháng"),
        (["tan_yen", "2023-9M", "--edition", "2"], "số 2"),
        (["tan_yen", "2023-9M", "--edition", "0"], "số 0"),
        (["tan_yen", "2023-9M", "--edition", "x"], "số x"),
    ],
)
def test_what_is_not_known_is_one_line_and_exit_2(address, capsys, asked, said):
    assert main([*asked, "--store", address, "--json"]) == 2
    printed = capsys.readouterr()
    assert said in json.loads(printed.out)["error"]
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_a_store_that_is_none_is_one_line_and_exit_2(tmp_path, capsys):
    path = tmp_path / "notes.txt"
    path.write_text("no store at all", encoding="utf-8")
    assert main(["tan_yen", "2023-9M", "--store", str(path), "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("The store cannot be opened")
    assert printed.err.count("\n") == 1
