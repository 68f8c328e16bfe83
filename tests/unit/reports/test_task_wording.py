"""Tasks in words: the sentence, what is overdue and by how long, parts by their states."""

from datetime import date

import pytest

from analysis.task_states import Counts
from domain.catalogue import Catalogue
from domain.tasks import Item
from reports.task_wording import field_name, items, state_cell, task_sentence, value_of
from tests.unit.domain.tasks_at_hand import FULL, task

ON = date(2024, 6, 30)


def test_the_sentence_tells_what_needs_somebody() -> None:
    counts = Counts(total=23, overdue=2, due_soon=3, submitted=1, done=5, without_lead=4)
    assert task_sentence(counts, ON, "vi") == (
        "Tính đến 30/06/2024: **2 nhiệm vụ quá hạn**; **3 nhiệm vụ đến hạn trong 30 ngày tới**; "
        "5/23 nhiệm vụ đã hoàn thành; 1 đã trình, chờ phê duyệt; 4 chưa nêu cơ quan chủ trì."
    )


def test_the_sentence_says_when_nothing_is_overdue() -> None:
    counts = Counts(total=2, overdue=0, due_soon=0, submitted=0, done=2, without_lead=0)
    assert task_sentence(counts, ON, "en") == "As of 30/06/2024: no task is overdue; 2 of 2 tasks done."


@pytest.mark.parametrize(
    ("deadline", "state", "words"),
    [
        (date(2024, 6, 18), "in_progress", '<b class="behind">⚠ Quá hạn 12 ngày</b>'),
        (
            date(2024, 6, 30),
            "in_progress",
            '<span class="word">Đang thực hiện</span> <b class="near">● đến hạn</b>',
        ),
        (
            date(2024, 7, 5),
            "not_started",
            '<span class="word">Chưa triển khai</span> <b class="near">● còn 5 ngày</b>',
        ),
        (date(2024, 12, 31), "in_progress", '<b class="">Đang thực hiện</b>'),
        (date(2024, 6, 18), "submitted", '<b class="">Đã trình, chờ phê duyệt</b>'),
        (date(2024, 6, 18), "done", '<b class="ahead">Hoàn thành</b>'),
    ],
)
def test_a_state_tells_how_it_stands_to_its_deadline(deadline: date, state: str, words: str) -> None:
    assert str(state_cell(task(deadline=deadline, state=state), ON, "vi")) == words


def test_parts_are_told_by_their_states() -> None:
    assert items(FULL, "vi") == "Đang thực hiện: Xã Quyết Thắng; Hoàn thành: Xã Minh Tiến"
    both = task(items=(Item("Chợ A", "done"), Item("Chợ B", "done")))
    assert items(both, "en") == "Done: Chợ A, Chợ B"


def test_each_field_is_told_as_it_is_read(catalogue: Catalogue) -> None:
    def told(name: str) -> str:
        return value_of(FULL, name, catalogue, "vi")

    assert (told("indicator"), told("progress")) == ("Xã đạt chuẩn NTM", "60%")
    assert told("supporting") == "Phòng Tài chính - Kế hoạch; UBND xã Minh Tiến"
    assert (told("obstacle"), told("done_on"), told("deadline")) == ("Thiếu vốn", "", "31/12/2024")
    assert field_name("", "vi") == "Lĩnh vực khác"
