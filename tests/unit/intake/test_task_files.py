"""Files of tasks: read beside what stands, each fault at its cell, accepted once, exported and read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from domain.bodies import Bodies, Body
from domain.catalogue import Catalogue
from domain.entries import TASK
from domain.periods import Period
from domain.task_entries import tasks_of
from domain.tasks import Item, Task, with_body_names
from domain.units import Unit
from intake import (
    EditionMoved,
    TaskCheck,
    accept_tasks,
    check_tasks,
    describe,
    update_task,
    withdraw_task,
    write_tasks,
)
from intake.publishing import NotAcceptable
from store import Store, open_store
from store.verifying import verify
from tests.unit.domain.tasks_at_hand import FULL, task

HEAD = "Mã;Nhiệm vụ;Lĩnh vực;Trạng thái;Tiến độ\n"
ROAD = "duong;Làm đường liên xã;Kinh tế;Đang thực hiện;60%\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


@pytest.fixture
def unit(catalogue: Catalogue) -> Unit:
    return catalogue.unit("huu_lung", Period(2024))


@pytest.fixture
def check(store: Store, catalogue: Catalogue, unit: Unit):
    def check(text: str | bytes, name: str = "nhiem_vu.csv") -> TaskCheck:
        content = text if isinstance(text, bytes) else text.encode()
        return check_tasks(content, name, store, catalogue, unit, 2024)

    return check


def standing(store: Store, catalogue: Catalogue, unit: Unit) -> dict[str, Task]:
    kept = store.entries(TASK, units=[unit.key], periods=[202400])
    return {one.code: one for one in tasks_of(catalogue.tasks, kept, unit, 2024)}


def problems(found: TaskCheck) -> list[tuple[str, int | None, str | None, object]]:
    return [(p.code, p.where.row, p.where.column, p.details.get("reason")) for p in found.findings.in_order()]


def only(found: TaskCheck) -> Task:
    assert problems(found) == []
    (one,) = found.changes
    return one.task


def test_a_new_task_is_read_whole(check) -> None:
    head = (
        "Mã;Nhiệm vụ;Lĩnh vực;Cơ quan chủ trì;Cơ quan phối hợp;Nội dung cụ thể;Thời hạn;Trạng thái;Tiến độ;"
        "Kết quả / minh chứng;Khó khăn vướng mắc;Chỉ tiêu liên quan\n"
    )
    row = (
        "ntm;Xây dựng nông thôn mới;Nông thôn mới;Phòng Nông nghiệp;Phòng Tài chính; Xã Minh Tiến: Hoàn thành"
        " | Xã Quyết Thắng;15/11/2024;Đang thực hiện;60%;Báo cáo 12;Thiếu vốn;Xã đạt chuẩn NTM\n"
    )
    one = only(check(head + row))
    assert (one.code, one.title_vi, one.field, one.lead_body) == (
        "ntm", "Xây dựng nông thôn mới", "rural", "Phòng Nông nghiệp",
    )  # fmt: skip
    assert one.items == (Item("Xã Minh Tiến", "done"), Item("Xã Quyết Thắng", "in_progress"))
    assert (one.deadline, one.deadline_origin) == (date(2024, 11, 15), "stated")
    assert (one.state, one.progress, one.indicator) == ("in_progress", 60, "ntm_communes")
    assert (one.supporting, one.evidence, one.obstacle) == (("Phòng Tài chính",), "Báo cáo 12", "Thiếu vốn")


def test_english_headings_and_words_are_read_too(check) -> None:
    one = only(check("Code,Task,Field,State,Progress,Deadline\nroad,Road,Economy,Done,100,\n"))
    assert (one.field, one.state, one.progress) == ("economy", "done", 100)
    assert (one.deadline, one.deadline_origin) == (date(2024, 12, 31), "inferred")


@pytest.mark.parametrize(
    ("cell", "found", "nearest"),
    [
        ("Xã Minh Tiến: Hoan thanh", "Hoan thanh", "Hoàn thành"),
        ("Xã Minh Tiến: Hoàn thành 50%", "Hoàn thành 50%", "Hoàn thành"),
        ("Xã Minh Tiến (đang thực hiên) | Xã Quyết Thắng", "đang thực hiên", "Đang thực hiện"),
        ("Xã Minh Tiến: Dne", "Dne", "Done"),
    ],
)
def test_what_is_nearly_a_state_is_no_part_of_a_name(
    check, catalogue: Catalogue, cell: str, found: str, nearest: str
) -> None:
    checked = check(f"Mã;Nhiệm vụ;Nội dung cụ thể\nduong;Làm đường;{cell}\n")
    assert problems(checked) == [("bad_task", 2, "Nội dung cụ thể", "task_item_state")]
    message = describe(checked.findings.listed[0], catalogue, "vi").message
    assert f"ghi “{found}”, không phải trạng thái. Có phải “{nearest}”?" in message


@pytest.mark.parametrize("cell", ["Chợ: khu A", "Đường liên xã (giai đoạn 2)", "Cụm công nghiệp: 30 ha"])
def test_what_is_near_no_state_belongs_to_the_name(check, cell: str) -> None:
    one = only(check(f"Mã;Nhiệm vụ;Nội dung cụ thể\nduong;Làm đường;{cell}\n"))
    assert [item.name for item in one.items] == [cell]


def test_a_body_that_was_renamed_is_the_same_in_a_file(
    store: Store, catalogue: Catalogue, unit: Unit
) -> None:
    office = Body("nn", "Phòng Nông nghiệp và Môi trường", "Agriculture", aliases=("Phòng Nông nghiệp",))
    renamed = replace(catalogue, bodies=Bodies.of([office]))
    update_task(FULL, unit, store, "An", 0)
    listed = write_tasks([with_body_names(FULL, renamed.bodies, "vi")], renamed, "vi")
    assert "Phòng Nông nghiệp và Môi trường" in listed.decode()
    found = check_tasks(listed, "nhiem_vu.csv", store, renamed, unit, 2024)
    assert (found.changed, problems(found)) == (0, [])


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("02 xã: Minh Tiến, Quyết Thắng", ("Xã Minh Tiến", "Xã Quyết Thắng")),
        ("02 xã: Minh Tiến và Quyết Thắng.", ("Xã Minh Tiến", "Xã Quyết Thắng")),
        ("Chợ A|Chợ B", ("Chợ A", "Chợ B")),
        ("Đợt 1: khảo sát", ("Đợt 1: khảo sát",)),
    ],
)
def test_named_items_are_parts_of_their_own(check, cell: str, items: tuple[str, ...]) -> None:
    one = only(check(f"Mã;Nhiệm vụ;Trạng thái;Nội dung cụ thể\na;A;Đang thực hiện;{cell}\n"))
    assert one.items == tuple(Item(name, "in_progress") for name in items)


def test_an_item_may_say_its_state_in_brackets(check) -> None:
    one = only(check("Mã;Nhiệm vụ;Nội dung cụ thể\na;A;02 xã: Minh Tiến (Hoàn thành), Quyết Thắng\n"))
    assert one.items == (Item("Xã Minh Tiến", "done"), Item("Xã Quyết Thắng", "not_started"))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a;A;;Xong;\n", ("bad_task", 2, "Trạng thái", "task_state")),
        ("a;A;;Quá hạn;\n", ("bad_task", 2, "Trạng thái", "task_overdue")),
        ("a;A;Thể thao;;\n", ("bad_task", 2, "Lĩnh vực", "task_field")),
        ("a;A;;;120%\n", ("bad_task", 2, "Tiến độ", "task_progress")),
        ("a;A;;;gần xong\n", ("bad_task", 2, "Tiến độ", "task_progress")),
        ("a;A;;;62,5\n", ("bad_task", 2, "Tiến độ", "task_progress")),
        ("a;A;;Hoàn thành;60%\n", ("bad_task", 2, "Trạng thái", "task_done_below_100")),
        ("a;;;;\n", ("bad_task", 2, "Nhiệm vụ", "task_no_title")),
        ("a;=HYPERLINK();;;\n", ("formula_text", 2, "Nhiệm vụ", None)),
        (f"{'x' * 61};A;;;\n", ("bad_task", 2, "Mã", "task_code")),
        ("a;A;;;\n\na;B;;;\n", ("bad_task", 4, "Mã", "task_twice")),
    ],
)
def test_what_is_not_understood_is_told_at_its_cell(
    check, row: str, problem: tuple[str, int, str, str | None]
) -> None:
    found = check(HEAD + row)
    assert problems(found) == [problem]
    assert not found.acceptable


def test_dates_and_indicators_are_checked(check) -> None:
    found = check("Mã;Nhiệm vụ;Thời hạn;Chỉ tiêu liên quan\na;A;31/02/2024;Xã đạt chuẩn NTN\nb;B;sớm;\n")
    assert problems(found) == [
        ("bad_date", 2, "Thời hạn", None),
        ("unknown_indicator", 2, "Chỉ tiêu liên quan", None),
        ("bad_date", 3, "Thời hạn", None),
    ]
    assert "nông thôn mới" in next(p.mend for p in found.findings.listed if p.mend)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-11-15", (2024, 11, 15)), ("tháng 12/2024", (2024, 12, 31)), ("quý III/2024", (2024, 9, 30))],
)
def test_a_deadline_is_read_as_it_is_written(check, text: str, day: tuple[int, int, int]) -> None:
    assert only(check(f"Mã;Nhiệm vụ;Thời hạn\na;A;{text}\n")).deadline == date(*day)


def test_a_file_without_headings_and_one_without_rows_are_told(check) -> None:
    assert problems(check("một;hai;ba\n1;2;3\n")) == [("bad_task", None, None, "task_head")]
    assert problems(check(HEAD)) == [("empty", None, None, None)]
    assert problems(check(b"\x00\x01", "a.csv"))[0][0] == "unreadable"


def test_what_is_not_used_is_named(check) -> None:
    found = check("DANH SÁCH NHIỆM VỤ;;\nTT;Mã;Nhiệm vụ;Ghi riêng\n1;a;A;x\n")
    assert found.unused == ("TT", "Ghi riêng")
    assert only(found).code == "a"


def test_only_the_columns_of_the_file_change_a_task_that_stands(check, store, catalogue, unit) -> None:
    before = standing(store, catalogue, unit)["agri_restructuring"]
    found = check("Mã;Trạng thái\nagri_restructuring;Đang thực hiện\n")
    (one,) = found.changes
    assert (one.change, one.before) == ("revised", before)
    assert (one.task.state, one.task.items, one.task.indicator) == (
        "in_progress", before.items, "ntm_communes",
    )  # fmt: skip


def test_what_is_done_is_done_in_all_its_parts(check) -> None:
    one = only(check("Mã;Trạng thái\nagri_restructuring;Hoàn thành\n"))
    assert one.items == (Item("Xã Minh Tiến", "done"), Item("Xã Quyết Thắng", "done"))
    found = check("Mã;Trạng thái;Nội dung cụ thể\nagri_restructuring;Hoàn thành;Xã Minh Tiến\n")
    assert problems(found) == [("bad_task", 2, "Trạng thái", "task_open_items")]


def test_without_a_code_the_title_tells_the_task(check, store, catalogue, unit) -> None:
    title = standing(store, catalogue, unit)["festivals"].title_vi
    found = check(f"Nhiệm vụ;Trạng thái\n{title.upper()};Đang thực hiện\nViệc hoàn toàn mới;\n")
    assert [(one.task.code, one.change) for one in found.changes] == [
        ("festivals", "revised"), ("viec_hoan_toan_moi", "new"),
    ]  # fmt: skip


def test_accepting_stores_the_changes_and_the_file(check, store, catalogue, unit) -> None:
    same = "festivals;;Xã hội;Chưa triển khai;\n"
    found = check(HEAD + ROAD + same)
    assert [one.change for one in found.changes] == ["new", "same"]
    receipt = accept_tasks(found, store, "An")
    assert standing(store, catalogue, unit)["duong"].progress == 60
    assert [kept.entry.key for kept in store.entries(TASK)] == ["duong"]
    assert store.raw_file(found.sha256) == (HEAD + ROAD + same).encode()
    assert verify(store) == []
    store.undo(receipt.submission, "Bình")
    assert "duong" not in standing(store, catalogue, unit)


def test_the_same_file_twice_changes_nothing_and_says_so(check, store) -> None:
    accept_tasks(check(HEAD + ROAD), store, "An")
    again = check(HEAD + ROAD)
    assert problems(again) == [("duplicate_file", None, None, None)]
    assert not again.acceptable
    with pytest.raises(NotAcceptable):
        accept_tasks(again, store, "An")
    saved_anew = check(HEAD + ROAD + "\n")
    assert [one.change for one in saved_anew.changes] == ["same"]
    assert not saved_anew.acceptable
    assert store.edition() == 1


def test_a_file_that_was_overwritten_puts_its_tasks_back(check, store, catalogue, unit) -> None:
    for text in (HEAD + ROAD, HEAD + ROAD.replace("60%", "70%"), HEAD + ROAD):
        accept_tasks(check(text), store, "An")
    assert standing(store, catalogue, unit)["duong"].progress == 60
    assert problems(check(HEAD + ROAD)) == [("duplicate_file", None, None, None)]


def test_who_was_slower_is_told(check, store) -> None:
    first, second = check(HEAD + ROAD), check(HEAD + ROAD.replace("60%", "70%"))
    accept_tasks(first, store, "An")
    with pytest.raises(EditionMoved):
        accept_tasks(second, store, "Bình")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_exported_loads_again_to_the_same_tasks(check, store, catalogue, unit, lang: str) -> None:
    mine = [
        FULL,
        task("cong", title_vi="-1 việc", evidence="+84 điện thoại", obstacle="'trích", note="@ai đó"),
        task("xong", state="done", progress=100, done_on=date(2024, 5, 7), deadline=date(2025, 6, 30)),
        task("suy", deadline_origin="inferred", title_vi='Tên; có "dấu" | và\xa0khoảng'.replace("\xa0", " ")),
    ]
    found = check(write_tasks(mine, catalogue, lang))
    assert problems(found) == []
    assert [one.task for one in found.changes] == mine
    accept_tasks(found, store, "An")
    everything = list(standing(store, catalogue, unit).values())
    again = check(write_tasks(everything, catalogue, lang))
    assert {one.change for one in again.changes} == {"same"}
    assert [one.task for one in again.changes] == everything


def test_no_cell_of_an_export_begins_a_formula(catalogue) -> None:
    text = write_tasks([task("a", title_vi="=1+1", obstacle="@x", evidence="-x")], catalogue, "vi").decode(
        "utf-8-sig"
    )
    cells = text.splitlines()[1].split(";")
    assert {"'=1+1", "'@x", "'-x"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_workbook_is_read_with_its_days_and_percents(check, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Nhiệm vụ"
    for row in (
        ["DANH SÁCH NHIỆM VỤ TRỌNG TÂM"],
        ["Mã", "Nhiệm vụ", "Thời hạn", "Tiến độ", "Trạng thái"],
        ["a", "A", date(2024, 11, 15), 0.57, "Đang thực hiện"],
        ["b", "B", None, 1, "Hoàn thành"],
        ["c", "C", None, 0.3, "Đang làm"],
    ):
        sheet.append(row)
    book.create_sheet("Ghi chép").append(["không phải bảng"])
    book.save(tmp_path / "a.xlsx")
    found = check((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    assert [(one.task.deadline, one.task.progress) for one in found.changes] == [
        (date(2024, 11, 15), 57), (date(2024, 12, 31), 100),
    ]  # fmt: skip
    assert problems(found) == [("bad_task", 5, "E", "task_state")]
    assert found.unused == ("Ghi chép",)


def test_whole_percents_of_a_workbook_stay_whole(check, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Mã", "Nhiệm vụ", "Tiến độ"], ["a", "A", 1], ["b", "B", 40]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = check((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    assert [one.task.progress for one in found.changes] == [1, 40]


def test_an_update_is_a_new_version_and_none_is_lost(store, catalogue, unit) -> None:
    before = standing(store, catalogue, unit)["festivals"]
    update_task(task("festivals", progress=10), unit, store, "An", 0)
    update_task(task("festivals", progress=90), unit, store, "Bình", 1)
    assert update_task(task("festivals", progress=90), unit, store, "Chi", 2) is None
    versions = store.entry_versions(TASK, unit.key, 202400, "festivals")
    assert [(one.who, one.entry.body["progress"]) for one in versions] == [("An", 10), ("Bình", 90)]
    with pytest.raises(EditionMoved):
        update_task(task("festivals", progress=95), unit, store, "Dung", 1)
    withdraw_task(task("festivals"), unit, store, "An", 2)
    assert standing(store, catalogue, unit)["festivals"] == before
    assert len(store.entry_versions(TASK, unit.key, 202400, "festivals")) == 3
