"""Rows of different widths over Arrow are a sequence like any other."""

import pytest

from loaders.grids import ArrowRows
from loaders.many_rows import RaggedRows, gathered

ROWS = [[str(n), "ữ", ""][: n % 4] for n in range(25_000)]


def test_rows_come_back_as_they_were():
    rows = gathered(ROWS)
    assert isinstance(rows, RaggedRows)
    assert list(rows) == ROWS
    assert (len(rows), rows[-1], rows[10_001], rows[9_998:10_003]) == (
        25_000, ROWS[-1], ROWS[10_001], ROWS[9_998:10_003],
    )  # fmt: skip
    with pytest.raises(IndexError):
        rows[25_000]


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_column_has_blanks_where_rows_end_before_it(place):
    found = gathered(ROWS).column(place, 7).to_pylist()
    assert found == [row[place] if place < len(row) else "" for row in ROWS[7:]]


def test_rows_of_one_width_become_columns():
    rows = gathered([["a", str(n)] for n in range(12_000)])
    assert isinstance(rows, ArrowRows)
    assert rows[11_999] == ["a", "11999"]


def test_no_rows_are_no_rows():
    assert list(gathered([])) == []
