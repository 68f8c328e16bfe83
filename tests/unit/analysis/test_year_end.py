"""The year's end: verdicts of tasks, and the level by thresholds that the guide states too."""

import re
from datetime import date

import pytest

from analysis.year_end import LEAST_KNOWN, THRESHOLDS, Shares, level_of, task_verdict, year_end
from tests.unit.domain.tasks_at_hand import task
from tools.environment import ROOT

AFTER = date(2025, 1, 1)
END = date(2024, 12, 31)
ON_TIME, LATE = {"state": "done", "done_on": END}, {"state": "done", "done_on": AFTER}


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        (ON_TIME, "on_time"),
        (LATE, "late"),
        ({"state": "done"}, "undated"),
        ({"state": "submitted"}, "awaiting"),
        ({"state": "in_progress"}, "not_done"),
        ({"state": "not_started"}, "not_done"),
        ({"state": "in_progress", "deadline": AFTER}, "not_due"),
        ({"state": "submitted", "deadline": AFTER}, "not_due"),
        ({"state": "done", "done_on": date(2024, 6, 1), "deadline": AFTER}, "on_time"),
    ],
)
def test_each_task_has_its_verdict_when_the_year_is_over(fields: dict[str, object], verdict: str) -> None:
    assert task_verdict(task(**fields), END) == verdict


def sheet(tasks: list[dict[str, object]], verdicts: list[str], today: date = AFTER) -> tuple[str, str]:
    mine = [task(str(n), **fields) for n, fields in enumerate(tasks)]
    found = year_end(mine, {one.code for one in mine}, verdicts, 2024, today)
    return found.level, found.reason


@pytest.mark.parametrize(
    ("tasks", "verdicts", "level"),
    [
        ([ON_TIME], ["exceeded", "met"], "excellent"),
        ([ON_TIME], ["exceeded", "met", "met"], "good"),
        ([ON_TIME] * 4 + [LATE], ["met"], "good"),
        ([ON_TIME] * 3 + [LATE], ["met"], "completed"),
        ([ON_TIME], ["exceeded", "exceeded", "missed"], "not_completed"),
        ([ON_TIME] * 7 + [{}] * 3, ["met"] * 7 + ["missed"] * 3, "completed"),
        ([ON_TIME] * 7 + [{}] * 4, ["exceeded"], "not_completed"),
        ([{"state": "done"}] * 2, ["exceeded"], "completed"),
        ([{"state": "submitted"}], ["exceeded"], "not_completed"),
        ([ON_TIME, {"deadline": AFTER}], ["exceeded", "not_due", ""], "excellent"),
        ([], ["met"], "good"),
        ([ON_TIME], [], "excellent"),
    ],
)
def test_the_level_follows_from_the_shares(
    tasks: list[dict[str, object]], verdicts: list[str], level: str
) -> None:
    assert sheet(tasks, verdicts) == (level, "")


@pytest.mark.parametrize(
    ("tasks", "verdicts", "today", "reason"),
    [
        ([ON_TIME], ["met"], END, "not_ended"),
        ([], ["", "not_due"], AFTER, "nothing"),
        ([ON_TIME], ["met"] * 3 + ["undecided"], AFTER, "too_little"),
    ],
)
def test_without_grounds_there_is_no_level(
    tasks: list[dict[str, object]], verdicts: list[str], today: date, reason: str
) -> None:
    assert sheet(tasks, verdicts, today) == ("", reason)


def test_four_fifths_of_the_targets_are_grounds_enough() -> None:
    assert LEAST_KNOWN == 80
    assert sheet([ON_TIME], ["met"] * 4 + ["undecided"]) == ("good", "")


def test_the_shares_tell_what_they_are_of() -> None:
    tasks = [task("a", **ON_TIME), task("b", **LATE), task("c", state="done"), task("d")]
    shares = year_end(
        tasks, {"d"}, ["met", "exceeded", "missed", "undecided", "not_due", ""], 2024, AFTER
    ).shares
    assert shares == Shares(
        tasks=4, reported=4, done=3, on_time=1, undated=1, targets=4, judged=3, met=2, exceeded=1
    )  # fmt: skip


def test_what_nobody_reported_on_is_not_known_to_have_failed() -> None:
    shipped = [task("a"), task("b", state="done"), task("c", state="submitted")]
    found = year_end(shipped, set(), [], 2024, AFTER)
    assert [one.verdict for one in found.tasks] == ["unreported", "undated", "awaiting"]
    assert (found.shares.tasks, found.shares.reported, found.reason) == (3, 2, "too_little")


def test_a_share_is_not_rounded_up_to_its_threshold() -> None:
    almost = Shares(
        tasks=1000, reported=1000, done=1000, on_time=799, undated=0, targets=1, judged=1, met=1, exceeded=0
    )
    assert level_of(almost) == "completed"


def test_the_guide_states_the_same_thresholds() -> None:
    guide = (ROOT / "docs" / "danh-gia-muc-tieu.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| Hoàn thành .*?\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", guide, re.MULTILINE)
    assert [tuple(map(int, row)) for row in rows] == [tuple(asked[1:]) for asked in THRESHOLDS]
    assert f"chưa tới {LEAST_KNOWN}%" in guide
