"""One file with every kind of fault of a careless hour, in the forms in which it may be sent.

An indicator nobody knows, a figure a thousand times its plan, a part over its total, a row that stands
twice, a number that is none, and an indicator without a plan.
"""

from typing import Any

from tests.unit.loaders.sheets import ACTUAL, LONG, csv_bytes, form, xlsx_bytes

_ROWS: tuple[tuple[Any, ...], ...] = (
    ("I", "KINH TẾ"),
    ("1", "Giá trị sản xuất công nghiệp - TTCN", "Tỷ đồng", "", "6.076", "6.076.000"),
    ("2", "Giá trị sản xuất thương mại - dịch vụ", "Tỷ đồng", "", "", "4.260"),
    ("3", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "5.756", "3.9x3"),
    ("4", "Giá trị sản xuất thủy tinh", "Tỷ đồng", "", "500", "400"),
    ("II", "NGÂN SÁCH"),
    ("1", "Tổng thu ngân sách", "Tỷ đồng", "", "1.643,1", "1.593,851", "97,0", "", "Dự toán huyện giao"),
    ("", "Trong đó: Thu trên địa bàn", "Tỷ đồng", "", "1.054", "1.699,874", "", "", "Dự toán huyện giao"),
    ("2", "Tổng vốn đầu tư phát triển", "Tỷ đồng", "", "4.168", "3.093", "74,2"),
    ("3", "Tổng vốn đầu tư phát triển", "Tỷ đồng", "", "4.168", "3.093", "74,2"),
)
_LONG_ROWS = (
    "go_industry,2023,,6076,official,plan,district",
    "go_industry,2023,9,6076000,estimate,,",
    "go_trade_services,2023,9,4260,estimate,actual,",
    "go_agriculture,2023,,5756,official,plan,",
    "go_agriculture,2023,9,3.9x3,estimate,actual,",
    "go_glass,2023,9,400,estimate,actual,",
    "budget_revenue_total,2023,,1643.1,official,plan,district",
    "budget_revenue_total,2023,9,1593.851,estimate,actual,",
    "budget_revenue_local,2023,9,1699.874,estimate,actual,",
    "investment_total,2023,,4168,official,plan,",
    "investment_total,2023,9,3093,estimate,actual,",
    "investment_total,2023,9,3093,estimate,actual,",
)
PLAN = "Kế hoạch năm 2023"
# Errors by row, then the warning: code and row in the form, column in text files, on sheets, in long files.
CODES = ("unit_slip", "bad_number", "unknown_indicator", "parts_exceed_total", "duplicate_row", "no_plan")
_FORM_ROWS = (4, 6, 7, 10, 12, 5)
_HEADINGS = (ACTUAL, ACTUAL, "Chỉ tiêu", ACTUAL, PLAN, ACTUAL)
_LETTERS = ("F", "F", "B", "F", "E", "F")
IN_TEXT = [*zip(CODES, _FORM_ROWS, _HEADINGS, strict=True)]
ON_SHEET = [*zip(CODES, _FORM_ROWS, _LETTERS, strict=True)]
IN_LONG = [
    ("unit_slip", 3, "value"), ("bad_number", 6, "value"), ("unknown_indicator", 7, "indicator"),
    ("parts_exceed_total", 10, "value"), ("duplicate_row", 13, "value"), ("no_plan", 4, "value"),
]  # fmt: skip


def _typed(cell: Any) -> Any:
    """A number as a spreadsheet holds it, where the text is one."""
    plain = cell.replace(".", "").replace(",", ".")
    return float(plain) if plain.replace(".", "", 1).isdecimal() else cell


FILES = {
    "form.csv": (csv_bytes(form(*_ROWS)), IN_TEXT),
    "texts.xlsx": (xlsx_bytes({"Biểu 01": form(*_ROWS)}), ON_SHEET),
    "typed.xlsx": (
        xlsx_bytes({"Biểu 01": form(*(tuple(row[:3]) + tuple(map(_typed, row[3:])) for row in _ROWS))}),
        ON_SHEET,
    ),
    "long.csv": (
        csv_bytes(
            [(*LONG, "measure", "assigner"), *(["tan_yen", *row.split(",")] for row in _LONG_ROWS)], ","
        ),
        IN_LONG,
    ),
}
