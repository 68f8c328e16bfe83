"""Parquet: every cell as text, columns of numbers marked at little cost, hostile files refused."""

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from domain.catalogue import Catalogue
from loaders import Refused, limits, read_content
from loaders.many_rows import TypedColumns
from tests.unit.loaders.sheets import LONG, csv_bytes, problems, read

DAY = datetime.fromisoformat("2023-09-30")


def parquet(columns: dict[str, object], **how: object) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content, **how)
    return content.getvalue()


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (["ữ", None, " a,b "], ["ữ", "", " a,b "]),
        ([4132, None, -5], ["4132", "", "-5"]),
        ([4132.0, 1593.851, None], ["4132", "1593.851", ""]),
        ([0.1, 1e20, 1e-7], ["0.1", "100000000000000000000", "0.0000001"]),
        (pa.array([0.1, 63.19, None], pa.float32()), ["0.1", "63.19", ""]),
        ([Decimal("97.00"), Decimal("0.50"), None], ["97", "0.5", ""]),
        ([True, None, False], ["TRUE", "", "FALSE"]),
        ([date(2023, 9, 30), None, None], ["2023-09-30", "", ""]),
        ([DAY, None, DAY.replace(year=2024)], ["2023-09-30", "", "2024-09-30"]),
        ([DAY.replace(hour=5, second=7), None, None], ["2023-09-30T05:00:07", "", ""]),
        ([time(5, 6, 7), None, None], ["05:06:07.000000", "", ""]),
        ([b"abc", None, "ữ".encode()], ["abc", "", "ữ"]),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", "", "a"]),
    ],
)
def test_every_cell_is_text(cells, texts):
    raw = read_content(parquet({"tên": cells, "x": ["1", "2", "3"]}), "a.parquet")
    (grid,) = raw.grids
    assert (raw.format, raw.encoding, raw.delimiter, grid.sheet) == ("parquet", None, None, None)
    assert [row[0] for row in grid.rows] == ["tên", *texts]


def test_cells_of_number_columns_are_typed_and_blanks_are_not():
    (grid,) = read_content(parquet({"a": ["1", "2"], "b": [1, None], "c": [1.5, 2.0]}), "a.parquet").grids
    assert set(grid.numeric) == {(1, 1), (1, 2), (2, 2)}
    assert [row for row in (0, 1, 2, 9) if (row, 1) in grid.numeric] == [1]
    assert len(grid.numeric) == 3
    less = grid.numeric - {(1, 1)}
    assert isinstance(less, TypedColumns)
    assert set(less) == {(1, 2), (2, 2)}


def test_a_long_table_has_the_figures_of_the_same_table_as_text(catalogue: Catalogue):
    rows = [
        ("tan_yen", "go_industry", 2023, 9, 4132.5, "estimate"),
        ("tan_yen", "go_trade_services", 2023, 9, 4260, ""),
    ]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(LONG)}
    columns["grade"] = ["estimate", "estimate"]
    found = read(parquet(columns), "a.parquet", catalogue)
    wanted = read(csv_bytes([LONG, *zip(*columns.values(), strict=True)], ","), "a.csv", catalogue)
    assert problems(found) == problems(wanted)
    assert found.figures["value"].tolist() == wanted.figures["value"].tolist() == [4132.5, 4260.0]


@pytest.mark.parametrize(
    ("columns", "details"),
    [
        ({"a": [[1]]}, {"reason": "parquet_type", "column": "a"}),
        ({"a": [{"b": 1}]}, {"reason": "parquet_type", "column": "a"}),
        ({"a": [timedelta(1)]}, {"reason": "parquet_type", "column": "a"}),
        ({"a": [b"\xff"]}, {"reason": "parquet"}),
    ],
)
def test_columns_that_are_no_cells_are_refused(columns, details):
    with pytest.raises(Refused) as refused:
        read_content(parquet(columns), "a.parquet")
    assert (refused.value.code, refused.value.details) == ("unreadable", details)


@pytest.mark.parametrize(
    "content", [b"PAR1", b"PAR1" + b"x" * 100 + b"PAR1", b"a,b\n1,2\n", parquet({"a": [1]})[:-9]]
)
def test_a_damaged_file_is_refused(content):
    with pytest.raises(Refused, match="reason=parquet"):
        read_content(content, "a.parquet")


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MAX_ROWS", 99, "over_rows"),
        ("MAX_COLUMNS", 1, "over_columns"),
        ("MAX_CELLS", 199, "over_cells"),
        ("MAX_UNPACKED", 1_000, "over_unpacked"),
        ("MAX_TEXT", 99_000, "over_text"),
    ],
)
def test_a_small_file_that_unpacks_to_much_is_refused_by_its_own_word(monkeypatch, limit, value, reason):
    content = parquet({"a": ["x" * 1_000] * 100, "b": [1] * 100})
    assert len(content) < 5_000
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(Refused) as refused:
        read_content(content, "a.parquet")
    assert (refused.value.code, refused.value.details["reason"]) == ("too_large", reason)
