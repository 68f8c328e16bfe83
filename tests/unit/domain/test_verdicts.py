"""When a target counts as reached: the table staff read, the second seed's edges, the national list."""

import csv
import math
import re
from datetime import date
from pathlib import Path

import pytest

from domain.numbers import VIETNAMESE
from domain.target_phrases import read_actual, read_target
from domain.targets import LE, Target, default_operator
from domain.verdicts import NOT_DUE, NOT_ENDED, REASONS, STATES, Spread, Verdict, verdict
from texts import t

DOCUMENT = Path(__file__).parents[3] / "docs" / "danh-gia-muc-tieu.md"
DIRECTIONS = {"tăng": "up", "giảm": "down", "đúng kế hoạch": "on_plan"}
# Read as the national list names them: which way is good, and how a bare number binds.
LOWER_IS_BETTER = ("CPI", "nhập siêu", "thất nghiệp")
# Judged Vượt inside its range: docs/decisions/0011-verdicts.md says why not here.
NOT_FOLLOWED = {"Mức giảm tỷ lệ hộ nghèo đa chiều": ("Vượt", "Đạt")}


def judge(text: str, direction: str, actual: str, prior: str = "") -> str:
    """The verdict in words on a target and an actual as they are written."""
    target = read_target(text, VIETNAMESE, default_operator(direction, ""), "xã")
    assert target is not None, text
    target = Target(**{**vars(target), "direction": direction})
    before = read_actual(prior, VIETNAMESE) if prior else None
    assert before is None or isinstance(before, float)
    return t(f"verdict.{verdict(target, read_actual(actual, VIETNAMESE), before, cumulates=True).state}")


def examples() -> list[list[str]]:
    """The rows of the second table of the document."""
    table = DOCUMENT.read_text(encoding="utf-8").partition("## Ví dụ")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.*) \|$", table, re.MULTILINE)[1:]
    return [[cell.strip() for cell in re.split(r"\s*\|\s?", row)] for row in rows]


def test_the_document_has_examples_of_every_outcome() -> None:
    assert len(examples()) > 25
    assert {row[-1] for row in examples()} == {t(f"verdict.{state}") for state in STATES if state != NOT_DUE}


@pytest.mark.parametrize("row", examples(), ids="|".join)
def test_an_example_of_the_document(row: list[str]) -> None:
    text, direction, actual, prior, expected = row
    assert judge(text, DIRECTIONS[direction], actual, prior) == expected


@pytest.fixture
def national(shared_dir: Path) -> list[dict[str, str]]:
    with (shared_dir / "data" / "national_targets_2019.csv").open(encoding="utf-8-sig") as handle:
        return [row for row in csv.DictReader(handle) if row["Đánh giá"]]


def test_the_twelve_national_verdicts(national: list[dict[str, str]]) -> None:
    assert len(national) == 12
    other = {}
    for row in national:
        direction = "down" if any(word in row["Chỉ tiêu"] for word in LOWER_IS_BETTER) else "up"
        found = judge(row["Kế hoạch năm 2019"], direction, row["Ước thực hiện năm 2019"])
        if found != row["Đánh giá"]:
            other[row["Chỉ tiêu"]] = (row["Đánh giá"], found)
    assert other == NOT_FOLLOWED


def test_before_its_deadline_a_target_is_not_judged() -> None:
    target = Target("ge", 100.0, deadline=date(2025, 12, 31))
    assert verdict(target, 120.0, on=date(2024, 12, 31)) == Verdict(NOT_DUE, NOT_ENDED)
    assert verdict(target, 120.0, on=date(2025, 12, 31)).state == "exceeded"


def test_what_must_be_as_planned_is_never_exceeded() -> None:
    assert verdict(Target(LE, 100.0, direction="on_plan"), 60.0).state == "met"
    assert verdict(Target("ge", 100.0, direction="on_plan"), 120.0).state == "met"


@pytest.mark.parametrize(
    ("target", "actual", "state"),
    [
        (Target("range", 6.6, 1, 6.8, direction="on_plan"), Spread(6, 7), "undecided"),
        (Target("range", 6.6, 1, 6.8, direction="on_plan"), Spread(6, 6.5), "missed"),
        (Target("range", 6.6, 1, 6.8, direction="on_plan"), Spread(6.6, 6.8), "met"),
        (Target("eq", 100.0, direction="on_plan"), Spread(99, 101), "undecided"),
        (Target("eq", 100.0, direction="on_plan"), Spread(99, 99.5), "missed"),
        (Target("about", 4.0, direction="on_plan"), Spread(3, math.inf), "undecided"),
        (Target("ge", 6.0), Spread(6.5, 7), "exceeded"),
    ],
)
def test_a_spread_around_what_is_asked_for_may_have_met_it(
    target: Target, actual: Spread, state: str
) -> None:
    assert verdict(target, actual).state == state


def test_a_plan_of_nothing_is_no_level_of_what_is_summed_up_over_the_year() -> None:
    nothing = Target("ge", 0.0)
    assert verdict(nothing, 5.0, cumulates=True) == Verdict("undecided", "zero_plan")
    assert verdict(nothing, None, cumulates=True).reason == "no_actual"
    assert verdict(nothing, 5.0).state == "exceeded"
    avoided = Target("le", 0.0, direction="down")
    assert verdict(avoided, 0.0, cumulates=True).state == "met"
    assert verdict(avoided, 1.0, cumulates=True).state == "missed"


def test_a_milestone_is_done_or_not() -> None:
    target = read_target("Trình UBND tỉnh tháng 12/2024", VIETNAMESE, "milestone")
    assert target == Target("milestone", None, deadline=date(2024, 12, 31))
    assert verdict(target, 1.0).state == "met"
    assert verdict(target, 0.0).state == "missed"
    assert verdict(target, 0.0, on=date(2024, 11, 30)).state == NOT_DUE


def test_last_digits_of_floats_decide_nothing() -> None:
    assert verdict(Target("ge", 0.3, 1), 0.1 + 0.2).state == "met"


def test_a_form_without_its_number_is_a_fault() -> None:
    with pytest.raises(ValueError, match="needs a number"):
        verdict(Target("ge", None), 1.0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_state_and_reason_has_its_words(lang: str) -> None:
    assert all(t(f"verdict.{state}", lang) for state in STATES)
    assert all(t(f"verdict.reason.{reason}", lang, day="") for reason in REASONS)
