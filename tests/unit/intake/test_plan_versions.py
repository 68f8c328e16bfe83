"""A plan without a day of effect, sent where dated versions are stored: never beside them without a word."""

from pathlib import Path

import pytest

from store import open_store
from tests.unit.intake.desk import Answer, send
from tests.unit.loaders.sheets import csv_bytes, form

HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023")
NAME = "Giá trị sản xuất nông nghiệp"


def plan(tmp_path: Path, value: str, *stated: str, title: str = "") -> Answer:
    file = tmp_path / "plan.csv"
    rows = form(("1", NAME, "tỷ đồng", value), head=HEAD)
    file.write_bytes(csv_bytes([[title], *rows] if title else rows))
    return send(file, tmp_path / "s.sqlite", "--accept", "--as", "An", *stated, period="2023")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    for value, decision, day in (("5.756", "1/QĐ", "2022-12-20"), ("5.900", "9/QĐ", "2023-07-15")):
        assert plan(tmp_path, value, "--decision", decision, "--effective", day).told["accepted"]
    return tmp_path


def test_a_correction_without_a_day_is_asked_about(sent: Path) -> None:
    answer = plan(sent, "5.800")
    assert answer.exit == 1
    assert answer.problems == [("undated_plan", 3, "Kế hoạch năm 2023")]
    message = answer.told["problems"][0]["message"]
    assert "20/12/2022, 15/07/2023" in message
    assert answer.told["accepted"] is None


def test_a_repeated_plan_is_the_version_it_repeats(sent: Path) -> None:
    for value, day in (("5.756", "2022-12-20"), ("5.900", "2023-07-15")):
        answer = plan(sent, value)
        assert (answer.exit, answer.told["changes"]) == (0, {"new": 0, "revised": 0, "same": 1})
        assert answer.told["figures"][0]["effective"] == day


def test_a_day_says_which_version_is_corrected(sent: Path) -> None:
    answer = plan(sent, "5.800", "--effective", "2022-12-20")
    assert answer.told["changes"] == {"new": 0, "revised": 1, "same": 0}


def test_a_plan_that_never_had_a_day_is_corrected_without_one(tmp_path: Path) -> None:
    assert plan(tmp_path, "5.756").told["accepted"]
    assert plan(tmp_path, "5.900", "--effective", "2023-07-15").told["accepted"]
    assert plan(tmp_path, "5.800").told["changes"] == {"new": 0, "revised": 1, "same": 0}


def report(tmp_path: Path, planned: str, actual: str = "4.000") -> Answer:
    head = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Ước thực hiện 9 tháng năm 2023")
    file = tmp_path / "report.csv"
    file.write_bytes(csv_bytes(form(("1", NAME, "tỷ đồng", planned, actual), head=head)))
    return send(file, tmp_path / "s.sqlite", "--accept", "--as", "An")


@pytest.fixture
def adjusted(tmp_path: Path) -> Path:
    """The usual year: a first plan without a day, and an adjusted one with its own."""
    assert plan(tmp_path, "5.756").told["accepted"]
    assert plan(tmp_path, "5.900", "--decision", "55/NQ-HĐND", "--effective", "2023-07-15").told["accepted"]
    return tmp_path


@pytest.mark.parametrize(("value", "effective"), [("5.756", None), ("5.900", "2023-07-15")])
def test_a_report_repeats_either_version_and_changes_none(
    adjusted: Path, value: str, effective: str | None
) -> None:
    answer = report(adjusted, value)
    assert answer.exit == 0, answer.told["problems"]
    (planned,) = [one for one in answer.told["figures"] if one["measure"] == "plan"]
    assert planned["effective"] == effective
    assert answer.told["changes"] == {"new": 1, "revised": 0, "same": 1}
    with open_store(str(adjusted / "s.sqlite")) as store:
        kept = store.targets(units=["tan_yen"], years=[2023]).sort_values("effective")
    assert list(zip(kept["effective"], kept["value"], strict=True)) == [("", 5756.0), ("2023-07-15", 5900.0)]


def test_a_report_with_a_third_plan_is_asked_about(adjusted: Path) -> None:
    answer = report(adjusted, "5.950")
    assert answer.problems[0][0] == "undated_plan"
    assert "15/07/2023" in answer.told["problems"][0]["message"]


def test_a_report_before_any_adjustment_may_correct_the_plan(tmp_path: Path) -> None:
    assert plan(tmp_path, "5.756").told["accepted"]
    assert report(tmp_path, "5.800").told["changes"] == {"new": 1, "revised": 1, "same": 0}


def test_a_version_sent_again_without_its_decision_keeps_it(adjusted: Path) -> None:
    answer = plan(adjusted, "5.900", "--effective", "2023-07-15")
    assert answer.told["changes"] == {"new": 0, "revised": 0, "same": 1}
    assert answer.told["figures"][0]["decision"] == "55/NQ-HĐND"


def test_two_decisions_above_a_table_are_asked_about(tmp_path: Path) -> None:
    title = "Quyết định số 100/QĐ-UBND ngày 20/12/2022; Quyết định số 55/QĐ-UBND ngày 15/7/2023"
    answer = plan(tmp_path, "5.756", title=title)
    assert [code for code, _, _ in answer.problems] == ["several_decisions"]
    assert "100/QĐ-UBND, 55/QĐ-UBND" in answer.told["problems"][0]["message"]
    assert plan(tmp_path, "5.756", "--decision", "55/QĐ-UBND", title=title).told["figures"][0][
        "effective"
    ] == ("2023-07-15")


TITLE = "(Kèm theo Quyết định số 9/QĐ ngày 15/7/2023)"


@pytest.mark.parametrize(
    ("stated", "decision", "effective"),
    [
        ((), "9/QĐ", "2023-07-15"),
        (("--decision", "9/QĐ"), "9/QĐ", "2023-07-15"),
        (("--decision", "7/QĐ"), "7/QĐ", ""),
        (("--decision", "7/QĐ", "--effective", "2023-01-02"), "7/QĐ", "2023-01-02"),
    ],
)
def test_the_title_s_day_belongs_to_the_title_s_decision(
    tmp_path: Path, stated: tuple[str, ...], decision: str, effective: str
) -> None:
    assert plan(tmp_path, "5.756", *stated, title=TITLE).told["accepted"]
    with open_store(str(tmp_path / "s.sqlite")) as store:
        row = store.targets(units=["tan_yen"], years=[2023]).iloc[0]
    assert (row["decision"], row["effective"]) == (decision, effective)
