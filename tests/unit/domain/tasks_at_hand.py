"""A task as tests need it: in progress, due at the end of 2024, where nothing else is said."""

from datetime import date
from typing import Any

from domain.tasks import IN_PROGRESS, STATED, Item, Task


def task(code: str = "cho", **others: Any) -> Task:
    """A task of Hữu Lũng in 2024."""
    usual: dict[str, Any] = {
        "unit": "huu_lung",
        "year": 2024,
        "title_vi": f"Nhiệm vụ {code}",
        "title_en": "",
        "written": "",
        "state": IN_PROGRESS,
        "lead_body": "Phòng Nông nghiệp",
        "items": (),
        "deadline": date(2024, 12, 31),
        "deadline_origin": STATED,
    }
    return Task(code=code, **(usual | others))


FULL = task(
    "ntm",
    title_en="New rural communes",
    items=(Item("Xã Minh Tiến", "done"), Item("Xã Quyết Thắng", "in_progress")),
    field="rural",
    supporting=("Phòng Tài chính - Kế hoạch", "UBND xã Minh Tiến"),
    indicator="ntm_communes",
    progress=60,
    evidence="Báo cáo số 12/BC-UBND",
    obstacle="thiếu vốn",
    note="=ghi chú",
)
