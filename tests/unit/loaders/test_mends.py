"""Mended cells: the grids say what was meant, typed as text; a cell the file has not is a fault."""

import pyarrow as pa
import pytest

from domain.errors import NotKnown
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from loaders import Grid, Mend, RawFile, mended, mends_made, read_content, read_figures
from loaders.grids import ArrowRows
from loaders.long_layout import read_long
from loaders.unit_names import UnitNames
from tests.unit.loaders.sheets import LONG, csv_bytes, form, stated, xlsx_bytes

ROWS = [["TT", "Chỉ tiêu", "Thực hiện"], ["1", "Thu ngân sách", "41.32"], ["2", "Chi"]]


def grid(rows=None, **others):
    return Grid(None, [list(row) for row in rows or ROWS], **others)


def test_a_cell_holds_the_new_text_and_the_file_keeps_its_own():
    raw = RawFile("csv", [grid()])
    found = mended(raw, {("", 2, 2): "4.132"})
    assert found.grids[0].rows[1] == ["1", "Thu ngân sách", "4.132"]
    assert raw.grids[0].rows == ROWS
    assert mends_made(raw, {("", 2, 2): "4.132"}) == [Mend("", 2, 2, "41.32", "4.132")]


def test_a_mend_that_says_what_stands_there_is_none():
    raw = RawFile("csv", [grid()])
    assert mended(raw, {("", 2, 2): "41.32"}) is raw
    assert mended(raw, {}) is raw


def test_a_short_row_is_filled_up():
    found = mended(RawFile("csv", [grid()]), {("", 3, 2): "5"})
    assert found.grids[0].rows[2] == ["2", "Chi", "5"]


def test_a_surplus_cell_mended_to_nothing_is_gone_where_no_other_row_reaches_as_far():
    raw = RawFile("csv", [grid([*ROWS, ["3", "Thu", "1", "", "5"], ["4", "", ""]])])
    found = mended(raw, {("", 4, 4): "", ("", 2, 2): ""}).grids[0].rows
    assert (found[3], found[1]) == (["3", "Thu", "1"], ["1", "Thu ngân sách", ""])
    assert mended(raw, {("", 4, 3): "x", ("", 4, 4): ""}).grids[0].rows[3] == ["3", "Thu", "1", "x"]


def test_a_mended_number_is_text_and_the_other_sheets_stay():
    one, other = (Grid(name, [["x", "1"]], frozenset({(0, 1)})) for name in ("A", "B"))
    found = mended(RawFile("xlsx", [one, other]), {("B", 1, 1): "2"})
    assert found.grids[0] is one
    assert (found.grids[1].rows, found.grids[1].numeric) == ([["x", "2"]], frozenset())


@pytest.mark.parametrize("place", [("", 0, 0), ("", 4, 0), ("", 3, 3), ("", 1, -1), ("Biểu", 1, 0)])
def test_a_cell_that_is_not_there_is_a_fault(place):
    with pytest.raises(NotKnown, match="cell"):
        mended(RawFile("csv", [grid()]), {place: "x"})


@pytest.mark.parametrize("kind", [pa.string(), pa.dictionary(pa.int32(), pa.string())])
def test_rows_over_arrow_columns_stay_over_arrow_columns(kind):
    columns = [pa.chunked_array([pa.array(part).cast(kind) for part in (["a", "b"], ["c"])])] * 2
    rows = ArrowRows(pa.table(columns, names=["c0", "c1"]))
    found = mended(RawFile("csv", [Grid(None, rows)]), {("", 3, 1): "mới", ("", 1, 1): "sửa"}).grids[0].rows
    assert isinstance(found, ArrowRows)
    assert list(found) == [["a", "sửa"], ["b", "b"], ["c", "mới"]]
    assert found.table.column(1).type == kind
    assert list(rows) == [["a", "a"], ["b", "b"], ["c", "c"]]


def test_a_doubt_at_a_mended_cell_is_gone_and_the_others_stay():
    findings = Findings()
    at, elsewhere, whole_row = (
        Where(None, 2, "Thực hiện", "41.32"), Where(None, 2, "Chỉ tiêu", "Thu ngân sách"), Where(None, 3),
    )  # fmt: skip
    for where in (at, elsewhere, whole_row):
        findings.add(Problem("bad_number", where))
    raw = RawFile("csv", [grid()], findings=findings)
    left = mended(raw, {("", 2, 2): "4.132"}).findings
    assert ([one.where for one in left.listed], left.counts) == ([elsewhere, whole_row], {"bad_number": 2})
    assert findings.counts == {"bad_number": 3}


BROKEN = """TT;Chỉ tiêu;ĐVT;Thực hiện 9 tháng;Ghi chú
1;Giá trị sản xuất nông nghiệp;Tỷ đồng;3.943,5;"theo "báo cáo; nhanh
2;Tổng thu ngân sách;Tỷ đồng;1.593,851;"chính thức"
"""


def test_a_row_whose_cells_are_all_said_is_in_doubt_no_longer(catalogue):
    raw = read_content(BROKEN.encode(), "bieu.csv")
    assert [(one.code, one.where.row) for one in raw.findings.listed] == [("broken_quotes", 2)]
    cells = ["1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "3.943,5", "theo báo cáo; nhanh"]
    width = len(raw.grids[0].rows[1])
    said = {("", 2, column): text for column, text in enumerate([*cells, *[""] * (width - len(cells))])}
    whole = mended(raw, said)
    assert whole.findings.counts == {}
    # Those that say what was read stand on record too: without them the file would be in doubt again.
    assert [one.after for one in mends_made(raw, said)][:4] == cells[:4]
    unit = catalogue.by_code["tan_yen"][0]
    reading = read_figures(whole, catalogue, unit, Period(2023, 9))
    assert (reading.findings.counts, reading.figures["value"].tolist()) == ({}, [3943.5, 1593.851])


def test_a_row_of_which_one_cell_is_not_said_stays_in_doubt():
    raw = read_content(BROKEN.encode(), "bieu.csv")
    said = {("", 2, column): "x" for column in range(len(raw.grids[0].rows[1]) - 1)}
    assert mended(raw, said).findings.counts == {"broken_quotes": 1}


@pytest.mark.parametrize("name", ["bieu.csv", "bieu.xlsx"])
def test_a_mended_file_reads_as_if_it_had_been_written_so(catalogue, name):
    wrong, right = (
        form(("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "5.756,0", value))
        for value in ("3.9x3", "3.943,0")
    )
    make = csv_bytes if name.endswith("csv") else lambda rows: xlsx_bytes({"Biểu 01": rows})
    place = ("Biểu 01" if name.endswith("xlsx") else "", 3, 5)
    unit = catalogue.by_code["tan_yen"][0]
    raw = mended(read_content(make(wrong), name), {place: "3.943,0"})
    found, meant = (read_figures(one, catalogue, unit) for one in (raw, read_content(make(right), name)))
    assert found.findings.counts == meant.findings.counts == {}
    assert stated(found) == stated(meant)


def test_a_long_file_is_mended_without_leaving_its_columns(catalogue):
    lines = [LONG, *(("tan_yen", "go_industry", "2023", "9", f"{n}", "estimate") for n in range(30_000))]
    raw = read_content(csv_bytes(lines, ","), "dai.csv")
    assert isinstance(raw.grids[0].rows, ArrowRows)
    found = mended(raw, {("", 20_000, 4): "7.25", ("", 20_000, 0): "huu_lung"}).grids[0]
    figures, table, _ = read_long(found, 0, UnitNames(catalogue, None), ",")
    assert figures.loc[19_998, ["unit", "value"]].tolist() == [catalogue.by_code["huu_lung"][0].key, 7.25]
    assert figures["value"].notna().sum() == 30_000
    assert table.findings.counts == {}
