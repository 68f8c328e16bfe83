"""One table reads back equal whatever it is written in, however its cells are parted, quoted and ended."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import read_content
from tests.unit.loaders.letters import ENCODINGS, encoded

HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Ước thực hiện 9 tháng", "Ghi chú"]
WORDS = (
    "Tổng thu ngân sách", "giá trị sản xuất công nghiệp", "xã hội", "hộ nghèo",
    "tỷ lệ che phủ rừng", "số xã đạt chuẩn", "thủy sản", "chăn nuôi", "đầu tư công",
    "giải ngân vốn", "trường học", "người lao động", "bảo hiểm y tế", "khu vực nông thôn",
)  # fmt: skip
STYLES = [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]
ENDS = ["\n", "\r\n", "\r"]

names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
numbers = st.tuples(st.integers(0, 10**7), st.integers(0, 3)).map(lambda n: f"{n[0] / 10 ** n[1]:.{n[1]}f}")
spelt = st.one_of(numbers, numbers.map(lambda text: text.replace(".", ",")), st.just(""))
signs = st.sampled_from(["", "", "", ", tăng", "; giảm", ' "ước"', " | cả năm", "\ncộng dồn", "'s", " 5%"])
notes = st.one_of(st.just(""), st.tuples(names, signs).map("".join))
rows = st.tuples(
    st.integers(1, 99).map(str), st.tuples(names, signs).map("".join),
    st.sampled_from(["tỷ đồng", "%", "người"]), spelt, spelt, notes,
).map(list)  # fmt: skip
tables = st.lists(rows, min_size=3, max_size=8).map(lambda body: [HEAD, *body])


def written(table: list[list[str]], **dialect: object) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(table)
    return text.getvalue()


def broken_by(table: list[list[str]], end: str) -> list[list[str]]:
    """The table with the line ends in its cells that go with those of the file."""
    return [[cell.replace("\n", end) for cell in row] for row in table]


def read_back(content: bytes, encoding: str, delimiter: str) -> list[list[str]]:
    raw = read_content(content, "a.csv")
    assert (raw.encoding, raw.delimiter) == (ENCODINGS[encoding], delimiter)
    assert raw.findings.listed == []
    return [list(row) for row in raw.grids[0].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None, max_examples=20)
@given(table=tables, style=st.sampled_from(STYLES), quote=st.sampled_from("\"'"), end=st.sampled_from(ENDS))
def test_a_table_reads_back_equal(encoding, delimiter, table, style, quote, end):
    table = broken_by(table, end)
    text = written(table, delimiter=delimiter, quoting=style, quotechar=quote, lineterminator=end)
    assert read_back(encoded(text, encoding), encoding, delimiter) == table


@settings(deadline=None, max_examples=50)
@given(table=tables, delimiter=st.sampled_from(",;\t|"), end=st.sampled_from(ENDS))
def test_quotes_behind_a_backslash_read_back_equal(table, delimiter, end):
    table = broken_by(table, end)
    dialect = {"doublequote": False, "escapechar": "\\", "lineterminator": end}
    text = written(table, delimiter=delimiter, **dialect)
    assert read_back(text.encode(), "utf-8", delimiter) == table
