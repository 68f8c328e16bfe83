"""Tasks in and out of the store's entries: whole, versioned over what ships, never half understood."""

from datetime import date

import pytest

from domain.entries import TASK, Entry, Kept
from domain.errors import BrokenEntry
from domain.task_entries import read_task, task_entry, tasks_of
from domain.tasks import Task, changed_fields, contradiction_of
from domain.units import Unit
from tests.unit.domain.tasks_at_hand import FULL, task

UNIT = Unit("huu_lung", "district", "Huyện Hữu Lũng", "Hữu Lũng district")
LATER = Unit("06400", "commune", "Xã A", "Commune A", valid_from=date(2025, 7, 1))


def kept(one: Task | Entry, edition: int = 1) -> Kept:
    entry = one if isinstance(one, Entry) else task_entry(one, UNIT)
    return Kept(entry, edition, edition, "An", "2024-05-06T08:00:00Z")


@pytest.mark.parametrize("one", [task(), FULL, task(state="done", done_on=date(2024, 5, 7), progress=100)])
def test_a_task_comes_back_whole(one: Task) -> None:
    assert read_task(task_entry(one, UNIT)) == one


def test_the_entry_is_told_apart_by_unit_year_and_code() -> None:
    entry = task_entry(FULL, LATER)
    assert (entry.kind, entry.unit, entry.period, entry.key) == (TASK, "06400@2025-07-01", 202400, "ntm")
    assert read_task(entry).unit == "06400"


def test_what_the_unit_says_stands_over_what_ships() -> None:
    shipped = [task("a"), task("b"), task("c", year=2023), task("d", unit="tan_yen")]
    found = tasks_of(shipped, [kept(task("b", state="done")), kept(task("moi"))], UNIT, 2024)
    assert [(one.code, one.state) for one in found] == [
        ("a", "in_progress"), ("b", "done"), ("moi", "in_progress"),
    ]  # fmt: skip


def test_what_is_withdrawn_leaves_what_shipped() -> None:
    withdrawn = [kept(Entry(TASK, "huu_lung", 202400, code, None)) for code in ("a", "moi")]
    assert tasks_of([task("a")], withdrawn, UNIT, 2024) == [task("a")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "finished"}, "state is 'finished'"),
        ({"state": "overdue"}, "state is 'overdue'"),
        ({"field": "sport"}, "field is 'sport'"),
        ({"deadline_origin": ""}, "deadline_origin is ''"),
        ({"deadline": "31/12/2024"}, "31/12/2024"),
        ({"deadline": 20241231}, "deadline is 20241231"),
        ({"done_on": 0}, "done_on is 0"),
        ({"progress": 101}, "progress is 101"),
        ({"progress": "60"}, "progress is '60'"),
        ({"progress": True}, "progress is True"),
        ({"items": ["Xã A"]}, "items is 'Xã A'"),
        ({"items": [["Xã A", "xong"]]}, "items is"),
        ({"supporting": "Phòng A"}, "supporting is 'Phòng A'"),
        ({"supporting": [1]}, "supporting is 1"),
        ({"evidence": None}, "evidence is None"),
        ({"title_vi": ""}, "title_vi is ''"),
        ({"owner": "An"}, "expected title_vi"),
    ],
)
def test_a_body_that_is_not_understood_is_a_fault(changes: dict[str, object], said: str) -> None:
    entry = task_entry(FULL, UNIT)
    broken = Entry(TASK, entry.unit, entry.period, entry.key, {**(entry.body or {}), **changes})
    with pytest.raises(BrokenEntry, match=r"^task ntm: ") as why:
        read_task(broken)
    assert said in str(why.value)


def test_a_body_that_lacks_something_is_a_fault() -> None:
    with pytest.raises(BrokenEntry, match="it has state, expected"):
        tasks_of([], [kept(Entry(TASK, "huu_lung", 202400, "a", {"state": "done"}))], UNIT, 2024)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (FULL, ""),
        (task(state="done", progress=100, done_on=date(2024, 5, 7)), ""),
        (task(state="done"), ""),
        (task(state="done", progress=99), "done_below_100"),
        (task(state="done", items=FULL.items), "open_items"),
        (task(done_on=date(2024, 5, 7)), "done_on_while_open"),
        (task(state="in_progress", progress=100), ""),
    ],
)
def test_what_contradicts_itself_is_told(one: Task, code: str) -> None:
    assert contradiction_of(one) == code


def test_only_what_differs_is_named() -> None:
    assert changed_fields(task(state="done", progress=100), task()) == ("state", "progress")
    assert changed_fields(FULL, FULL) == ()
