"""One table of figures reads back equal whatever it is written as: delimiter, number format, layout, file."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue_files import catalogue_for
from domain.numbers import ENGLISH, VIETNAMESE, NumberFormat
from tests.unit.loaders.sheets import ACTUAL, LONG, PLAN, csv_bytes, form, problems, read, xlsx_bytes

Table = dict[str, dict[str, Decimal]]
Cell = Callable[[Decimal], Any]
Rows = Sequence[Sequence[Any]]

CATALOGUE = catalogue_for(demonstration=False)
CODES = sorted(code for code, one in CATALOGUE.indicators.items() if one.kind == "flow")
MEASURES = ("plan", "actual")
FORMATS = pytest.mark.parametrize("fmt", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
LAYOUTS = pytest.mark.parametrize("layout", ["long", "form", "wide"])
# A reading is no slow thing; the machine may be.
usual = settings(deadline=None, max_examples=25)
with_a_process = settings(deadline=None, max_examples=8)

# A value with its decimals, as somebody wrote it; of each indicator a plan, a result or both.
written = st.tuples(st.integers(0, 10**9), st.integers(0, 3)).map(lambda n: Decimal(n[0]).scaleb(-n[1]))
tables = st.dictionaries(
    st.sampled_from(CODES),
    st.dictionaries(st.sampled_from(MEASURES), written, min_size=1),
    min_size=1,
    max_size=6,
)
# One cell that settles which sign is decimal: a column of '4.132' alone is asked for, and rightly.
SETTLED: Table = {"budget_revenue_total": {"plan": Decimal("1643.15"), "actual": Decimal("1234593.85")}}


def spell(value: Decimal, fmt: NumberFormat) -> str:
    return f"{value:,f}".translate(str.maketrans(",.", fmt.thousands + fmt.decimal))


def long_rows(table: Table, cell: Cell) -> Rows:
    rows = [
        ("tan_yen", code, 2023, 9 if measure == "actual" else "", cell(value), "estimate", measure)
        for code, row in table.items()
        for measure, value in row.items()
    ]
    return [(*LONG, "measure"), *rows]


def form_rows(table: Table, cell: Cell) -> Rows:
    head = ("TT", "Chỉ tiêu", "ĐVT", PLAN, ACTUAL, "Ghi chú")
    rows = [
        ("", one.name_vi, one.measure_unit, *(cell(row[m]) if m in row else "" for m in MEASURES))
        for code, row in table.items()
        if (one := CATALOGUE.indicators[code])
    ]
    return form(*rows, head=head)


def wide_rows(table: Table, cell: Cell) -> Rows:
    """The codes of the canonical file with a column a period: the plan's year, the result's months."""
    rows = [
        ("tan_yen", code, measure, "estimate", *(cell(value) if measure == m else "" for m in MEASURES))
        for code, row in table.items()
        for measure, value in row.items()
    ]
    return [("unit", "indicator", "measure", "grade", "2023", "2023-9M"), *rows]


ROWS: dict[str, Callable[[Table, Cell], Rows]] = {"long": long_rows, "form": form_rows, "wide": wide_rows}


def figures_of(content: bytes, name: str) -> dict[tuple[str, str], tuple[float, int, int]]:
    """Value and decimals by indicator and measure; nothing may have been reported."""
    reading = read(content, name, CATALOGUE)
    assert problems(reading) == []
    frame = reading.figures
    return {(row.indicator, row.measure): (row.value, row.decimals, row.period) for row in frame.itertuples()}


def expected(table: Table) -> dict[tuple[str, str], tuple[float, int, int]]:
    return {
        (code, measure): (
            float(value),
            -int(value.as_tuple().exponent),
            202309 if measure == "actual" else 202300,
        )
        for code, row in table.items()
        for measure, value in row.items()
    }


@FORMATS
@LAYOUTS
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@usual
@given(table=tables)
def test_a_text_file_reads_back_equal(layout, delimiter, fmt, table):
    table = {**table, **SETTLED}
    rows = ROWS[layout](table, lambda value: spell(value, fmt))
    assert figures_of(csv_bytes(rows, delimiter), "a.csv") == expected(table)


@FORMATS
@LAYOUTS
@with_a_process
@given(table=tables)
def test_a_workbook_of_texts_reads_back_equal(layout, fmt, table):
    table = {**table, **SETTLED}
    rows = ROWS[layout](table, lambda value: spell(value, fmt))
    assert figures_of(xlsx_bytes({"Số liệu": rows}), "a.xlsx") == expected(table)


@LAYOUTS
@with_a_process
@given(table=tables)
def test_a_workbook_of_numbers_keeps_every_value(layout, table):
    found = figures_of(xlsx_bytes({"Số liệu": ROWS[layout](table, float)}), "a.xlsx")
    wanted = expected(table)
    # A typed number has no zeros at its end: its decimals are those it needs.
    assert {key: (value, period) for key, (value, _, period) in found.items()} == {
        key: (value, period) for key, (value, _, period) in wanted.items()
    }
    assert all(found[key][1] <= wanted[key][1] for key in wanted)
