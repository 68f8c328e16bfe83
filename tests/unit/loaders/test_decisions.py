"""Decisions as titles name them: a day belongs to the number it stands beside."""

from datetime import date

import pytest

from loaders.additions import Additions
from loaders.decisions import Several, decision_for, decisions_in

FIRST = "(Kế hoạch giao tại Quyết định số 100/QĐ-UBND ngày 20/12/2022)"
ADJUSTING = "Nghị quyết số 55/NQ-HĐND ngày 15 tháng 7 năm 2023 về điều chỉnh kế hoạch"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (FIRST, [("100/QĐ-UBND", date(2022, 12, 20), False)]),
        (ADJUSTING, [("55/NQ-HĐND", date(2023, 7, 15), True)]),
        ("Quyết định số 12/QĐ-UBND của UBND huyện ngày 5/1/2016", [("12/QĐ-UBND", date(2016, 1, 5), False)]),
        (
            "Thực hiện Quyết định số 100/QĐ-UBND về giao kế hoạch, số liệu đến ngày 15/9/2023",
            [("100/QĐ-UBND", None, False)],
        ),
        (
            f"{FIRST} {ADJUSTING}",
            [("100/QĐ-UBND", date(2022, 12, 20), False), ("55/NQ-HĐND", date(2023, 7, 15), True)],
        ),
        ("Báo cáo số 12/BC-UBND ngày 5/1/2016", []),
    ],
)
def test_each_decision_has_its_own_day(line: str, found: list[tuple[str, date | None, bool]]) -> None:
    assert [tuple(one) for one in decisions_in(line)] == found


def test_an_adjusted_plan_takes_only_the_decision_that_adjusts() -> None:
    assert decision_for([FIRST], Additions(), adjusted=True) == ("", None)
    assert decision_for([FIRST, ADJUSTING], Additions(), adjusted=True) == ("55/NQ-HĐND", date(2023, 7, 15))


def test_what_two_decisions_may_have_set_is_asked_about() -> None:
    with pytest.raises(Several, match="100/QĐ-UBND, 55/NQ-HĐND"):
        decision_for([FIRST, ADJUSTING], Additions(), adjusted=False)
    said = Additions("100/QĐ-UBND")
    assert decision_for([FIRST, ADJUSTING], said, adjusted=False) == ("100/QĐ-UBND", date(2022, 12, 20))
