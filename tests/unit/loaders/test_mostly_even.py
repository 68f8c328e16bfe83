"""A large file with a few rows of another width: read by columns, and the same as row by row."""

from collections.abc import Iterable

import pandas as pd
import pytest

from domain.catalogue import Catalogue
from domain.columns import VALUE
from loaders import RawFile, mended, read_content, read_figures, text_columns, text_files
from loaders.grids import ArrowRows
from loaders.mostly_even import MostlyEvenRows

HEAD = "unit,indicator,year,months,value,grade\n"
ROW = "tan_yen,go_industry,2023,{months},{value}.5,estimate\n"
WIDE, SHORT, BLANK_END = (
    "tan_yen,go_industry,2023,9,4,5,estimate\n",
    "tan_yen,go_industry\n",
    "x,y,1,2,3,4,,\n",
)


def text(*odd: str, before: int = 80) -> str:
    lines = [ROW.format(months=1 + n % 12, value=n) for n in range(before)]
    middle = [line for one in odd for line in (one, ROW.format(months=3, value=7))]
    return HEAD + "".join([*lines, *middle, *lines])


def read(content: str, monkeypatch: pytest.MonkeyPatch, *, large: bool) -> RawFile:
    monkeypatch.setattr(text_files, "LARGE", 1 if large else 10**9)
    return read_content(content.encode(), "a.csv")


def told(rows: Iterable[list[str]]) -> list[list[str]]:
    """A blank line has as many blank cells as there are columns, or none."""
    return [row if any(row) else [] for row in rows]


@pytest.mark.parametrize(
    "odd",
    [
        (WIDE,), (SHORT,), (BLANK_END,), (SHORT, "\n"), (WIDE, SHORT, "\n", WIDE), ('"a, b",2\n',),
        ("a;b;c;d;e;f\n",), ("một dòng chữ\n", WIDE),
    ],
)  # fmt: skip
def test_rows_and_doubts_are_those_of_reading_row_by_row(
    odd: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_columns = read(text(*odd), monkeypatch, large=True)
    by_rows = read(text(*odd), monkeypatch, large=False)
    found, expected = by_columns.grids[0].rows, told(by_rows.grids[0].rows)
    assert isinstance(found, MostlyEvenRows)
    assert told(found) == expected
    assert told([found[place] for place in range(len(found))]) == expected
    assert found[-1] == expected[-1]
    assert told(found[78:84]) == expected[78:84]
    assert by_columns.findings.listed == by_rows.findings.listed


def test_what_is_read_of_it_is_the_same(catalogue, monkeypatch) -> None:
    content = text(WIDE, "tan_yen,go_industry,2022,9,44.5,estimate,,\n", SHORT)
    one, other = (read_figures(read(content, monkeypatch, large=large), catalogue) for large in (True, False))
    assert one.figures[VALUE].tolist() == other.figures[VALUE].tolist()
    assert one.findings.listed == other.findings.listed
    assert "ragged_row" in one.findings.counts
    assert (one.unmatched.count, one.unmatched.listed) == (other.unmatched.count, other.unmatched.listed)


def test_odd_rows_are_mended_like_any(catalogue, monkeypatch) -> None:
    raw = read(text(WIDE), monkeypatch, large=True)
    # The row cut in two is put together: '4,5' becomes 4.5, and the cells after it move back.
    fixed = mended(raw, {("", 82, 4): "4.5", ("", 82, 5): "estimate", ("", 82, 6): "", ("", 90, 4): "1.25"})
    rows = fixed.grids[0].rows
    assert rows[81] == ["tan_yen", "go_industry", "2023", "9", "4.5", "estimate"]
    assert rows[89][4] == "1.25"
    assert "ragged_row" not in read_figures(fixed, catalogue).findings.counts


def test_a_file_of_no_odd_row_or_of_too_many_is_no_such_file(monkeypatch) -> None:
    assert type(read(text(), monkeypatch, large=True).grids[0].rows) is ArrowRows
    monkeypatch.setattr(text_columns, "_MOST_ODD", 100)
    many = read(text(*[SHORT] * 110), monkeypatch, large=True)
    assert not isinstance(many.grids[0].rows, ArrowRows)


@pytest.mark.parametrize("header", [HEAD, "unit,indicator,year,months,value,grade,note\n", "sep=,\n" + HEAD])
@pytest.mark.parametrize("end", ["\n", ",\n", ",,\n", ",,x\n", ",ghi chú\n"])
def test_a_header_of_another_width_than_the_rows_is_read_the_same(
    header: str, end: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [ROW.format(months=1 + n % 12, value=n) for n in range(30)]
    content = header + "".join([*(row.replace("\n", end) for row in rows), *rows[:4], WIDE, SHORT])
    one, other = (read_figures(read(content, monkeypatch, large=large), catalogue) for large in (True, False))
    pd.testing.assert_frame_equal(one.figures.astype(str), other.figures.astype(str))
    assert one.findings.counts == other.findings.counts
    assert one.findings.in_order() == other.findings.in_order()
    assert (one.unmatched.count, one.unmatched.listed) == (other.unmatched.count, other.unmatched.listed)


NOTED = 'tan_yen,go_industry,2023,9,4.5,"estimate\nđã gửi ""gấp"", chờ ký"\n'
SWALLOWS = 'tan_yen,"go_industry\n' + ROW.format(months=1, value=2) * 3 + 'x",2023,9,4.5,estimate\n'


@pytest.mark.parametrize(
    "odd", [(NOTED,), (NOTED, NOTED), (NOTED, WIDE), (WIDE, NOTED.replace("\n", "\r\n"))]
)
def test_cells_of_several_lines_are_read_by_columns_too(
    odd: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_columns = read(text(*odd), monkeypatch, large=True)
    by_rows = read(text(*odd), monkeypatch, large=False)
    assert isinstance(by_columns.grids[0].rows, ArrowRows)
    assert told(by_columns.grids[0].rows) == told(by_rows.grids[0].rows)
    assert by_columns.findings.listed == by_rows.findings.listed


def test_a_quote_that_may_have_swallowed_rows_is_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    by_columns = read(text(SWALLOWS), monkeypatch, large=True)
    by_rows = read(text(SWALLOWS), monkeypatch, large=False)
    assert told(by_columns.grids[0].rows) == told(by_rows.grids[0].rows)
    assert by_columns.findings.listed == by_rows.findings.listed
    assert by_columns.findings.listed
