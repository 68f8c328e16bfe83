"""The JSON of `python -m intake`: the contract's keys for every outcome, and its exit codes."""

import hashlib

import pandas as pd
import pytest

from intake.__main__ import main
from tests.unit.intake import nasty
from tests.unit.intake.desk import ask, send
from tests.unit.loaders.sheets import csv_bytes, form

KEYS = {
    "file", "sha256", "read", "figures", "unmatched", "problems", "problem_counts", "changes", "accepted",
}  # fmt: skip
READ = {"format", "encoding", "delimiter", "decimal", "thousands", "layout"}
FIGURE = {
    "unit",
    "indicator",
    "period",
    "measure",
    "assigner",
    "value",
    "value_unit",
    "as_written",
    "grade",
    "where",
}
WHERE = {"sheet", "row", "column", "text"}
PROBLEM = {"code", "severity", "where", "value", "message", "message_en", "suggestion"}
CLEAN = csv_bytes(
    form(("1", "Tổng thu ngân sách", "Tỷ đồng", "", "1.643,1", "1.593,851", "97,0", "", "Dự toán huyện giao"))
)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store.sqlite"


@pytest.fixture
def clean(tmp_path):
    file = tmp_path / "sạch.csv"
    file.write_bytes(CLEAN)
    return file


def hold_keys(told):
    assert told.keys() >= KEYS
    assert told["read"].keys() >= READ
    assert told["changes"].keys() >= {"new", "revised", "same"}
    for figure in told["figures"]:
        assert figure.keys() >= FIGURE
        assert figure["where"].keys() >= WHERE
    for problem in told["problems"]:
        assert problem.keys() >= PROBLEM
        assert problem["where"].keys() >= WHERE
        assert problem["severity"] in ("error", "warning")
    for one in told["unmatched"]:
        assert one.keys() >= {"where", "text"}
    assert sum(told["problem_counts"].values()) >= len(told["problems"])


def test_an_accepted_file(clean, store):
    answer = send(clean, store, "--accept", "--as", "Lan")
    told = answer.told
    hold_keys(told)
    assert (answer.exit, answer.err) == (0, "")
    assert told["file"] == "sạch.csv"
    assert told["sha256"] == hashlib.sha256(CLEAN).hexdigest()
    assert told["read"] == {
        "format": "csv",
        "encoding": "utf-8",
        "delimiter": ";",
        "decimal": ",",
        "thousands": ".",
        "layout": "form",
    }
    assert told["changes"] == {"new": 3, "revised": 0, "same": 0}
    assert told["accepted"] == {"submission": 1, "edition": 1}


def test_a_figure_says_what_it_is_and_where_it_stood(clean, store):
    figures = send(clean, store).told["figures"]
    assert [{key: figure[key] for key in FIGURE} for figure in figures] == [
        {
            "unit": "tan_yen",
            "indicator": "budget_revenue_total",
            "period": period,
            "measure": measure,
            "assigner": assigner,
            "value": value,
            "value_unit": unit,
            "as_written": text,
            "grade": grade,
            "where": {"sheet": None, "row": 3, "column": column, "text": text},
        }
        for period, measure, assigner, value, unit, text, grade, column in (
            ("2023", "plan", "district", 1643.1, "tỷ đồng", "1.643,1", "official", "Kế hoạch năm 2023"),
            (
                "2023-9M",
                "actual",
                None,
                1593.851,
                "tỷ đồng",
                "1.593,851",
                "estimate",
                "Ước thực hiện 9 tháng năm 2023",
            ),
            ("2023-9M", "pct_plan", "district", 97.0, "%", "97,0", "estimate", "% so với kế hoạch"),
        )
    ]


def test_a_checked_file_is_not_accepted(clean, store):
    assert send(clean, store).told["accepted"] is None
    assert send(clean, store).told["changes"]["new"] == 3


def test_a_file_with_errors(tmp_path, store):
    file = tmp_path / "a.csv"
    file.write_bytes(nasty.FILES["form.csv"][0])
    answer = send(file, store)
    hold_keys(answer.told)
    assert answer.exit == 1
    assert {"row": 7, "text": "500"} in [
        {k: u["where"][k] for k in ("row", "text")} for u in answer.told["unmatched"]
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "unreadable"),
        (b"", "empty"),
        (b"PK\x03\x04", "unreadable"),
        ("Thân gửi\n".encode(), "not_a_table"),
    ],
)
def test_a_refused_file_and_a_missing_one(tmp_path, store, content, code):
    file = tmp_path / "a.csv"
    if content is not None:
        file.write_bytes(content)
    answer = send(file, store, "--accept", "--as", "X")
    hold_keys(answer.told)
    assert answer.exit == 2
    assert answer.told["problem_counts"] == {code: 1}
    assert answer.told["figures"] == []
    assert answer.told["accepted"] is None
    assert answer.told["read"]["format"] is None


@pytest.mark.parametrize("period", ["2023-13M", "2023-0M", "9/2023", "x", "2023-9M; drop", "0000"])
def test_a_period_that_is_none_is_refused(clean, store, period):
    answer = send(clean, store, period=period)
    hold_keys(answer.told)
    assert (answer.exit, answer.told["problem_counts"]) == (2, {"bad_period": 1})
    assert period in answer.told["problems"][0]["message"]


@pytest.mark.parametrize(("unit", "period"), [("atlantis", "2023-9M"), ("tan_yen", "2026-3M")])
def test_a_unit_unknown_or_gone_by_then_is_refused(clean, store, unit, period):
    answer = send(clean, store, unit=unit, period=period)
    hold_keys(answer.told)
    assert (answer.exit, answer.told["problem_counts"]) == (2, {"unknown_unit": 1})


@pytest.mark.parametrize("name", [(), ("--as", ""), ("--as", "  ")])
def test_who_accepts_says_who_they_are(clean, store, name):
    answer = send(clean, store, "--accept", *name)
    assert answer.exit == 2
    assert len(answer.err.splitlines()) == 1
    assert "--as" in answer.told["error"]
    assert send(clean, store).told["changes"]["new"] == 3


def test_a_store_that_is_no_database_is_one_line_and_exit_2(clean, tmp_path):
    broken = tmp_path / "notes.sqlite"
    broken.write_bytes(b"these are notes, no database\n" * 100)
    answer = send(clean, broken)
    assert answer.exit == 2
    assert answer.err == answer.told["error"] + "\n"
    assert "Traceback" not in answer.err
    assert broken.read_bytes().startswith(b"these are notes")


@pytest.mark.parametrize("arguments", [(), ("a.csv", "--lang", "fr"), ("a.csv", "--nonsense")])
def test_a_command_that_cannot_be_understood_is_exit_2(arguments):
    answer = ask(main, *arguments)
    assert (answer.exit, answer.out) == (2, b"")
    assert "usage:" in answer.err


@pytest.mark.parametrize(("lang", "word"), [("vi", "Số không hợp lệ"), ("en", "Invalid number")])
def test_without_json_it_speaks_the_language_asked_for(tmp_path, store, lang, word):
    file = tmp_path / "a.csv"
    file.write_bytes(nasty.FILES["form.csv"][0])
    answer = ask(
        main, file, "--unit", "tan_yen", "--period", "2023-9M", "--store", store, "--lang", lang
    )  # fmt: skip
    lines = answer.out.decode().splitlines()
    assert answer.exit == 1
    assert len(lines) == 7
    assert any(word in line and "6" in line for line in lines)


def test_at_most_200_problems_are_listed_and_all_are_counted(tmp_path, store):
    rows = [("tan_yen", "go_industry", "2023", "9", f"x{n}", "estimate") for n in range(450)]
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes([("unit", "indicator", "year", "months", "value", "grade"), *rows], ","))
    told = send(file, store).told
    assert told["problem_counts"]["bad_number"] == 450
    assert len(told["problems"]) == 200


def test_at_most_10_000_figures_are_listed_and_all_are_counted_and_written_out(tmp_path, store):
    years = range(1991, 2026)
    codes = [
        "go_industry",
        "go_trade_services",
        "go_agriculture",
        "tourist_visits",
        "investment_total",
        "new_jobs",
        "budget_revenue_total",
        "budget_expenditure_total",
    ]
    measures = ("actual", "prior", "pct_plan", "yoy_index")
    rows = [
        ("huu_lung", code, year, month, 50 + month, "official", measure)
        for code in codes for year in years for month in range(1, 13) for measure in measures
    ]  # fmt: skip
    head = ("unit", "indicator", "year", "months", "value", "grade", "measure")
    file, out = tmp_path / "a.csv", tmp_path / "figures.parquet"
    file.write_bytes(csv_bytes([head, *rows], ","))
    told = send(file, store, "--figures", out, unit="huu_lung", period="2024-9M").told
    assert len(told["figures"]) == 10_000
    assert sum(told["changes"].values()) == len(rows) == len(pd.read_parquet(out))
