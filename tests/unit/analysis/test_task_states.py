"""Tasks on a day: overdue follows from the deadline, and what needs somebody comes first."""

from datetime import date, timedelta

import pytest

from analysis.task_states import (
    DUE_SOON_DAYS,
    count_tasks,
    is_due_soon,
    order_by_need,
    reference_day,
    shown_state,
    timeline,
)
from domain.periods import Period
from tests.unit.domain.tasks_at_hand import task

ON = date(2024, 6, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        (Period(2023, 9), date(2026, 11, 24), date(2023, 9, 30)),
        (Period(2024), date(2026, 11, 24), date(2024, 12, 31)),
        (Period(2024), date(2024, 5, 6), date(2024, 5, 6)),
        (Period(2024, 9), date(2024, 9, 25), date(2024, 9, 25)),
    ],
)
def test_tasks_are_looked_at_no_later_than_the_period_viewed(
    period: Period, today: date, expected: date
) -> None:
    assert reference_day(period, today) == expected


def test_nine_months_do_not_call_the_years_end_overdue() -> None:
    on = reference_day(Period(2023, 9), date(2026, 11, 24))
    assert shown_state(task(deadline=date(2023, 12, 31)), on) == "in_progress"


@pytest.mark.parametrize(
    ("state", "deadline", "shown"),
    [
        ("not_started", ON - DAY, "overdue"),
        ("in_progress", ON - DAY, "overdue"),
        ("in_progress", ON, "in_progress"),
        ("submitted", ON - DAY, "submitted"),
        ("done", ON - DAY, "done"),
    ],
)
def test_overdue_follows_from_the_deadline_and_the_state(state: str, deadline: date, shown: str) -> None:
    assert shown_state(task(state=state, deadline=deadline), ON) == shown


@pytest.mark.parametrize(
    ("days", "state", "soon"),
    [
        (-1, "in_progress", False),
        (0, "in_progress", True),
        (DUE_SOON_DAYS, "not_started", True),
        (DUE_SOON_DAYS + 1, "in_progress", False),
        (5, "submitted", False),
        (5, "done", False),
    ],
)
def test_due_soon_is_within_thirty_days_and_still_open(days: int, state: str, soon: bool) -> None:
    assert DUE_SOON_DAYS == 30
    assert is_due_soon(task(state=state, deadline=ON + days * DAY), ON) is soon


MIXED = [
    task("xong", state="done", deadline=ON - 90 * DAY),
    task("xa", deadline=ON + 90 * DAY),
    task("sap", deadline=ON + 20 * DAY),
    task("qua_2", deadline=ON - 2 * DAY, lead_body=""),
    task("trinh", state="submitted", deadline=ON - 9 * DAY),
    task("qua_9", state="not_started", deadline=ON - 9 * DAY),
    task("sap_hon", deadline=ON + 1 * DAY),
]


def test_what_needs_somebody_comes_first() -> None:
    codes = [one.code for one in order_by_need(MIXED, ON)]
    assert codes == ["qua_9", "qua_2", "sap_hon", "sap", "xa", "trinh", "xong"]


def test_the_sentence_has_its_counts() -> None:
    assert count_tasks(MIXED, ON) == (7, 2, 2, 1, 1, 1)
    assert count_tasks([], ON) == (0, 0, 0, 0, 0, 0)


def test_the_timeline_spans_the_year_and_what_lies_beyond() -> None:
    rows = timeline([*MIXED, task("sau", deadline=date(2025, 3, 1))], 2024, ON, "vi")
    assert (rows.first, rows.last, rows.on) == (date(2024, 1, 1), date(2025, 3, 1), ON)
    assert [dot.deadline for dot in rows.dots] == sorted(dot.deadline for dot in rows.dots)
    assert rows.dots[1][:3] == ("Nhiệm vụ qua_9", ON - 9 * DAY, "overdue")
    assert timeline([], 2024, ON, "vi")[:3] == ((), date(2024, 1, 1), date(2024, 12, 31))
