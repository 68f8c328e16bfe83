"""The file of five errors and a warning as different hands would write it: none gives one more or less."""

from collections import Counter
from typing import Any, NamedTuple

import pytest

from domain.periods import Period
from intake import accept, check_content
from store import open_store
from tests.unit.loaders.sheets import csv_bytes, form, xlsx_bytes

NAMES = {
    "go_industry": "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp",
    "go_agriculture": "GTSX nông nghiệp",
    "go_trade_services": "Giá trị sản xuất thương mại - dịch vụ",
    "budget_revenue_total": "Tổng thu ngân sách",
    "budget_revenue_local": "Trong đó: Thu trên địa bàn",
    "budget_expenditure_total": "Tổng chi ngân sách",
    "budget_expenditure_recurrent": "- Chi thường xuyên",
    "investment_total": "Tổng vốn đầu tư phát triển",
    "lobsters": "Sản lượng tôm hùm bay",
}
RIGHT = {
    "go_industry": (6076, 4132),
    "go_agriculture": (5756, 3943),
    "budget_revenue_total": (1643.1, 1593.851),
    "budget_expenditure_total": (1456.9, 1006.7),
    "investment_total": (4168, 3093),
    "go_trade_services": (None, 4260),
}
EXPECTED = Counter(
    ["unknown_indicator", "unit_slip", "parts_exceed_total", "duplicate_row", "bad_number", "no_plan"]
)
HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Ước thực hiện 9 tháng năm 2023")
LONG = ["unit", "indicator", "year", "months", "value", "grade", "measure"]


class Wrong(NamedTuple):
    """How each of the faults is made."""

    slip: str = "go_industry"
    times: int = 1000
    part: tuple[str, float | None, float] = ("budget_expenditure_recurrent", None, 1500.5)
    twice: str = "investment_total"
    added: float = 0
    number: str = "3.94x"
    unknown: str = "lobsters"


VARIANTS = {
    "as it is told": Wrong(),
    "a million times": Wrong(times=1_000_000),
    "the slip is a total": Wrong(slip="budget_revenue_total"),
    "the part has a plan": Wrong(part=("budget_expenditure_recurrent", 1400, 1500.5)),
    "the part is far over its own plan": Wrong(part=("budget_revenue_local", 1054, 5000)),
    "the row twice has another value": Wrong(added=1),
    "the row without plan stands twice": Wrong(twice="go_trade_services"),
    "the total of the part stands twice": Wrong(twice="budget_expenditure_total"),
    "the slip stands twice": Wrong(twice="go_industry"),
    "the slip stands twice, once more": Wrong(twice="go_industry", added=1),
    "words": Wrong(number="mười hai"),
    "signs": Wrong(number="1.2.3,4,5"),
    "two numbers": Wrong(number="12 5"),
    "a letter O": Wrong(number="3O93"),
}  # fmt: skip


def rows_of(wrong: Wrong) -> list[tuple[str, Any, Any]]:
    """Indicator, plan and result of every row, faults and all."""
    rows: list[tuple[str, Any, Any]] = []
    for code, (plan, value) in RIGHT.items():
        result = (
            wrong.number if code == "go_agriculture" else value * (wrong.times if code == wrong.slip else 1)
        )
        rows.append((code, plan, result))
        part, part_plan, part_value = wrong.part
        if part.rpartition("_")[0] + "_total" == code:
            rows.append((part, part_plan, part_value))
    again = next(row for row in rows if row[0] == wrong.twice)
    return [*rows, (again[0], again[1], again[2] + wrong.added), (wrong.unknown, 100, 90)]


def written(cell: Any) -> str:
    """A number as a Vietnamese table has it."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    text = f"{cell:,.3f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def table(wrong: Wrong, *, typed: bool = False, plans: bool = True) -> list[list[Any]]:
    """The rows as a form; numbers typed as numbers or written as text, plans in a column or none."""
    cell = (lambda value: "" if value is None else value) if typed else written
    lines = [
        (str(number), NAMES[code], "Tỷ đồng", cell(plan), cell(value))
        for number, (code, plan, value) in enumerate(rows_of(wrong), start=1)
    ]
    whole = form(*lines, head=HEAD)
    return whole if plans else [[*row[:3], *row[4:]] for row in whole]


def long_rows(wrong: Wrong, *, plans: bool = True) -> list[list[Any]]:
    """The rows as a canonical long file, plans as rows of their own."""
    results = [["tan_yen", code, 2023, 9, value, "estimate", "actual"] for code, _, value in rows_of(wrong)]
    return [LONG, *(long_plans(wrong) if plans else []), *results]


def long_plans(wrong: Wrong) -> list[list[Any]]:
    assigned = {code: plan for code, plan, _ in rows_of(wrong) if plan is not None and code in RIGHT}
    part, plan, _ = wrong.part
    assigned |= {part: plan} if plan is not None else {}
    return [["tan_yen", code, 2023, "", plan, "", "plan"] for code, plan in assigned.items()]


def files(wrong: Wrong) -> dict[str, tuple[str, bytes, bool]]:
    """Name, content and whether the plans are stored before, of every way to send the same."""
    return {
        "form": ("a.csv", csv_bytes(table(wrong)), False),
        "form with commas": ("a.csv", csv_bytes(table(wrong), ","), False),
        "form, plans stored": ("a.csv", csv_bytes(table(wrong, plans=False)), True),
        "workbook of text": ("a.xlsx", xlsx_bytes({"Biểu": table(wrong)}), False),
        "workbook of numbers": ("a.xlsx", xlsx_bytes({"Biểu": table(wrong, typed=True)}), False),
        "long": ("a.csv", csv_bytes(long_rows(wrong), ","), False),
        "long, plans stored": ("a.csv", csv_bytes(long_rows(wrong, plans=False), ","), True),
        "long workbook": ("a.xlsx", xlsx_bytes({"Biểu": long_rows(wrong)}), False),
    }


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_way_to_send_it_gives_five_errors_and_one_warning(variant, catalogue, tmp_path):
    wrong, unit = VARIANTS[variant], catalogue.by_code["tan_yen"][0]
    found = {}
    for number, (way, (name, content, stored)) in enumerate(files(wrong).items()):
        with open_store(str(tmp_path / f"{number}.sqlite")) as store:
            if stored:
                plans = csv_bytes([LONG, *long_plans(wrong)], ",")
                accept(check_content(plans, "plans.csv", store, catalogue), store, catalogue, "An")
            edition = store.edition()
            check = check_content(content, name, store, catalogue, unit, Period(2023, 9))
            assert not check.acceptable
            assert store.edition() == edition
            assert all(problem.where.row for problem in check.findings.listed)
            found[way] = Counter(check.findings.counts)
    assert found == dict.fromkeys(found, EXPECTED)
