"""Nothing is dropped in silence: each cell is a figure, describes figures, is unmatched or asked about."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue_files import catalogue_for
from domain.periods import Period
from loaders import Grid, RawFile, Refused, read_figures, read_grids
from loaders.form_table import find_forms
from loaders.headings import MEASURE_ROLES
from loaders.unit_names import UnitNames

CATALOGUE = catalogue_for(demonstration=False)
SENDER = CATALOGUE.by_code["tan_yen"][0]
HEADS = (
    "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Thực hiện", "9 tháng 2022", "9 tháng 2023", "Quý II",
    "So sánh (%)", "với KH", "Kế hoạch còn lại", "Ghi chú", "Cột lạ", "Đơn vị", "Xã Liên Sơn", "Năm", "Kỳ",
    "Nguyên nhân", "",
)  # fmt: skip
CELLS = (
    "", "", "1", "I", "Tổng thu ngân sách", "- Thu trên địa bàn", "Chi thường xuyên", "Tổng cộng", "KINH TẾ",
    "Tỷ đồng", "triệu đồng", "con", "1.593,851", "97,0", "12,6/19", "25 tỷ 941 triệu", "534,2 tỷ", "ước 5,5*",
    "7 (1)", "nt", "-", "abc", "#REF!",
    "Tân Yên", "Huyện Hữu Lũng", "2023", "9 tháng", "Ghi chú: số ước", "BIỂU 1 NĂM 2023", "ĐVT: tỷ đồng",
    "3=2/1", "TT", "Chỉ tiêu", "Thực hiện 9 tháng", "Trong đó: Thu tiền sử dụng đất",
)  # fmt: skip
usual = settings(deadline=None, max_examples=100)

lines = st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=8), max_size=6)
heads = st.lists(st.sampled_from(HEADS), min_size=2, max_size=8).map(
    lambda cells: ["Chỉ tiêu", "ĐVT", *cells]
)
tables = st.tuples(lines, st.lists(heads, min_size=1, max_size=2), lines)
sheets = st.lists(tables, min_size=1, max_size=2).map(lambda found: [*chain(*chain(*found))])
Cells = set[tuple[int | None, str]]


def widened(rows: list[list[str]]) -> list[list[str]]:
    """The rows as a sheet has them: all of one width."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def unaccounted(grid: Grid, period: str = "2023-9M", delimiter: str = ";") -> Cells:
    """Row and text of each cell that became no figure, describes none, and of which nothing is said."""
    raw = RawFile("csv", [grid], "utf-8", delimiter)
    try:
        reading = read_figures(raw, CATALOGUE, SENDER, Period.parse(period))
    except Refused:
        return set()
    found = reading.findings.in_order()
    told: Cells = {(f.row, f.written) for f in reading.figures.itertuples()}
    told |= {(w.row, w.text.strip()) for w in (*reading.unmatched.listed, *(p.where for p in found))}
    assert reading.unmatched.count == len(reading.unmatched.listed)
    rows = enumerate(grid.rows, start=1)
    cells: Cells = {(number, text.strip()) for number, row in rows for text in row if text.strip()}
    return cells - told - described(grid, {*reading.figures["row"], *(p.where.row for p in found)})


def described(grid: Grid, rows: set[int | None]) -> Cells:
    """The headings that are read, and what stands beside the figures of a row to describe them."""
    cells: Cells = set()
    for form in find_forms(grid, CATALOGUE.measure_units, UnitNames(CATALOGUE, SENDER)):
        cells |= {(row + form.top + 1, form.text(row, column)) for row, column in form.header.used}
        for row in form.body:
            if row + form.top + 1 in rows:
                beside = (c for c, h in form.columns.items() if h.role not in MEASURE_ROLES)
                cells |= {(row + form.top + 1, form.text(row, column)) for column in beside}
    return cells


@usual
@given(rows=sheets)
def test_every_cell_of_a_text_file_is_accounted_for(rows):
    assert unaccounted(Grid(None, rows)) == set()


@usual
@given(rows=sheets, hidden=st.booleans())
def test_every_cell_of_a_sheet_is_accounted_for(rows, hidden):
    assert unaccounted(Grid("B", widened(rows), hidden=hidden)) == set()


@usual
@given(rows=sheets, data=st.data())
def test_merged_cells_change_nothing_of_it(rows, data):
    whole = widened(rows)
    last, right = len(whole) - 1, len(whole[0]) - 1
    places = st.tuples(st.integers(0, last), st.integers(0, right), st.integers(0, 2), st.integers(0, 3))
    drawn = data.draw(st.lists(places, max_size=4))
    areas = [(r, c, min(r + down, last), min(c + over, right)) for r, c, down, over in drawn]
    assert unaccounted(Grid("B", whole, merged=tuple(areas))) == set()


@pytest.mark.parametrize(
    ("name", "period"),
    [("tanyen_plan_2016.csv", "2016"), ("mof_budget/Vietnam_National_Budget_Final.csv", "2006-12M"),
     ("mof_budget/Plan_2003.xls", "2003"), ("mof_budget/Final_2006.xls", "2006-12M")],
)  # fmt: skip
def test_real_files_give_figures_or_located_problems_for_every_cell(shared_dir, name, period):
    for grid in read_grids(shared_dir / "data" / name):
        assert unaccounted(grid, period, ",") == set()
