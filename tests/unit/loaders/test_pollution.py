"""One thing wrong in a standard file: every cell comes back, and what was in doubt is named with its row."""

import pytest

from loaders import RawFile, ReadAs, read_content
from tests.unit.loaders.pollution import HEAD, quoted, table, written

TABLE = table()
PLACES = [(row, column) for row in (0, 1, 2, 5, 14, len(TABLE) - 1) for column in range(len(HEAD))]


def read(text: str, read_as: ReadAs | None = None) -> RawFile:
    return read_content(text.encode(), "a.csv", read_as)


def rows_of(raw: RawFile) -> list[list[str]]:
    return [list(row) for row in raw.grids[0].rows]


def doubts(raw: RawFile) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.where.row) for problem in raw.findings.listed]


def with_row(number: int, write) -> str:
    """The table with one row written in its own way, from its cells as they stand between delimiters."""

    def row(at: int, cells: list[str]) -> str:
        return write([quoted(cell, place) for place, cell in enumerate(cells)]) if at == number else ""

    return written(TABLE, row=row)


def changed(row: int, cells: list[str]) -> list[list[str]]:
    return [*TABLE[:row], cells, *TABLE[row + 1 :]]


WHOLE = {
    "standard": (written(TABLE), ","),
    "semicolon": (written(TABLE, delimiter=";"), ";"),
    "tab": (written(TABLE, delimiter="\t"), "\t"),
    "bar": (written(TABLE, delimiter="|"), "|"),
    "space": (written(TABLE, delimiter=" "), " "),
    "comma and space": (written(TABLE, delimiter=", "), ", "),
    "apostrophes": (written(TABLE, quote="'"), ","),
    "backslash": (written(TABLE, escape="\\"), ","),
    "LF": (written(TABLE, end="\n"), ","),
    "CR": (written(TABLE, end="\r"), ","),
    "mixed ends": (written(TABLE).replace("\r\n", "\n", 5).replace("\r\n", "\r", 3), ","),
    "no end": (written(TABLE).removesuffix("\r\n"), ","),
    "two ends": (written(TABLE) + "\r\n", ","),
    "byte order mark": ("\ufeff" + written(TABLE), ","),
    "sep line": ("sep=;\r\n" + written(TABLE, delimiter=";"), ";"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_written_in_another_way_is_the_same_table(name):
    text, delimiter = WHOLE[name]
    raw = read(text)
    assert (rows_of(raw), raw.delimiter, doubts(raw)) == (TABLE, delimiter, [])


@pytest.mark.parametrize("count", [1, 2])
def test_a_heading_alone_and_one_row_under_it_are_read(count):
    assert rows_of(read(written(TABLE[:count]))) == TABLE[:count]


def test_without_headings_every_row_is_one():
    assert rows_of(read(written(TABLE[1:]))) == TABLE[1:]


@pytest.mark.parametrize("lines", [2, 3])
def test_headings_of_several_rows_stay(lines):
    head = [[f"{name} {n}" for name in HEAD] for n in range(lines)]
    assert rows_of(read(written([*head, *TABLE[1:]]))) == [*head, *TABLE[1:]]


def test_a_preamble_and_footnotes_keep_their_width():
    raw = read("UBND HUYỆN\r\nĐVT: tỷ đồng\r\n\r\n" + written(TABLE) + "\r\nGhi chú: số ước\r\n")
    assert rows_of(raw) == [["UBND HUYỆN"], ["ĐVT: tỷ đồng"], [], *TABLE, [], ["Ghi chú: số ước"]]
    assert doubts(raw) == []


@pytest.mark.parametrize("width", [4, 9, 12])
def test_several_tables_one_under_another_keep_their_widths(width):
    second = [[*row, "x", "y", "z"][:width] for row in TABLE[:12]]
    raw = read(written(TABLE) + "\r\n" + written(second))
    assert (rows_of(raw), doubts(raw)) == ([*TABLE, [], *second], [])


@pytest.mark.parametrize("blank", [";;;;;;;;", ""])
def test_blank_rows_and_columns_stay(blank):
    rows = [["", *row[1:], "", ""] for row in TABLE]
    raw = read(written(rows, delimiter=";").replace("\r\n", "\r\n" + blank + "\r\n", 1))
    assert rows_of(raw) == [rows[0], blank.split(";") if blank else [], *rows[1:]]


@pytest.mark.parametrize(("row", "column"), PLACES)
def test_a_separator_too_many_makes_one_row_longer(row, column):
    cells = TABLE[row]
    raw = read(with_row(row, lambda parts: ",".join([*parts[:column], "", *parts[column:]])))
    assert rows_of(raw) == changed(row, [*cells[:column], "", *cells[column:]])
    assert doubts(raw) == []


@pytest.mark.parametrize(("row", "column"), [(row, column) for row, column in PLACES if column])
def test_a_separator_too_few_makes_one_row_shorter(row, column):
    def joined(parts: list[str]) -> str:
        return ",".join([*parts[: column - 1], parts[column - 1] + parts[column], *parts[column + 1 :]])

    rows = rows_of(read(with_row(row, joined)))
    assert rows[:row] + rows[row + 1 :] == TABLE[:row] + TABLE[row + 1 :]
    assert len(rows[row]) == len(HEAD) - 1
    untouched = TABLE[row][: column - 1] + TABLE[row][column + 1 :]
    assert rows[row][: column - 1] + rows[row][column:] == untouched


@pytest.mark.parametrize(("row", "column"), PLACES)
def test_a_stray_quote_stays_in_its_cell_and_is_reported(row, column):
    raw = read(
        with_row(row, lambda parts: ",".join([*parts[:column], '"' + parts[column], *parts[column + 1 :]]))
    )
    cells = [*TABLE[row][:column], '"' + TABLE[row][column], *TABLE[row][column + 1 :]]
    assert rows_of(raw) == changed(row, cells)
    assert doubts(raw) == [("broken_quotes", row + 1)]


def test_quotes_that_are_not_doubled_are_text():
    raw = read(written(TABLE, escape=""))
    assert rows_of(raw) == TABLE
    assert [row for _, row in doubts(raw)] == [n for n, cells in enumerate(TABLE, 1) if '"' in cells[5]]


def test_a_quote_that_never_closes_keeps_to_its_row():
    text = written(TABLE[:3]) + '1,2,"3,4,5\r\n' + written(TABLE[3:])
    raw = read(text)
    rows = rows_of(raw)
    assert (rows[:3], rows[4:]) == (TABLE[:3], TABLE[3:])
    assert (rows[3], doubts(raw)) == (["1", "2", '"3', "4", "5"], [("broken_quotes", 4)])


def test_quotes_that_would_swallow_whole_rows_are_reported():
    lines = [f"{n},a,b,{n}" for n in range(20)]
    text = "\n".join([*lines[:5], '5,"a,b,5', *lines[6:12], '12,a,b,12"', *lines[13:], ""])
    raw = read(text)
    assert len(raw.grids[0].rows) == 20
    assert doubts(raw)[0] == ("broken_quotes", 6)


def test_a_cell_of_several_lines_is_no_doubt():
    rows = [*TABLE[:4], [*TABLE[4][:6], "Một, hai,\nba\nbốn, năm", *TABLE[4][7:]], *TABLE[5:]]
    raw = read(written(rows))
    assert (rows_of(raw), doubts(raw)) == (rows, [])


def test_a_quote_within_a_cell_of_several_lines_is_mended_over_its_lines():
    text = with_row(4, lambda parts: ",".join([*parts[:6], '"dài 48" và\r\nrộng, 2m"', *parts[7:]]))
    raw = read(text)
    assert rows_of(raw) == changed(4, [*TABLE[4][:6], 'dài 48" và\r\nrộng, 2m', *TABLE[4][7:]])
    assert doubts(raw) == [("broken_quotes", 5)]


@pytest.mark.parametrize("delimiter", [";", "\t", "|", " "])
@pytest.mark.parametrize("row", [0, 1, 2, 14, len(TABLE) - 1])
def test_a_row_parted_by_another_delimiter_is_read_and_reported(row, delimiter):
    def other(at: int, cells: list[str]) -> str:
        return (
            delimiter.join(quoted(c, p, delimiter=delimiter) for p, c in enumerate(cells))
            if at == row
            else ""
        )

    raw = read(written(TABLE, row=other))
    assert rows_of(raw) == TABLE
    (problem,) = raw.findings.listed
    assert (problem.code, problem.where.row) == ("other_delimiter", row + 1)
    assert problem.details == {"found": delimiter, "expected": ","}


@pytest.mark.parametrize("title", ["UBND HUYỆN TÂN YÊN TỈNH BẮC", "A; B; C", "Báo cáo quý III; năm; 2023"])
def test_a_title_is_not_taken_for_a_row_parted_in_another_way(title):
    rows = [[str(n), f"Chỉ tiêu {n}", str(n * 2)] for n in range(1, 10)]
    raw = read(title + "\n" + written([["TT", "Tên", "Số"], *rows], end="\n"))
    assert (rows_of(raw)[0], doubts(raw)) == ([title], [])


class TestStated:
    def test_the_delimiter_and_the_quote_may_be_stated(self):
        raw = read("a;b,'c;d'\n", ReadAs(delimiter=",", quote="'"))
        assert (rows_of(raw), raw.delimiter) == ([["a;b", "c;d"]], ",")

    def test_a_stated_quote_leaves_the_other_kind_as_text(self):
        assert rows_of(read("a,'b'\nc,'d'\n", ReadAs(quote='"'))) == [["a", "'b'"], ["c", "'d'"]]

    def test_without_a_word_apostrophes_around_a_whole_column_are_quotes(self):
        assert rows_of(read("a,'b'\nc,'d'\n")) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng thu ngân sách\nThu nội địa\nThu khác\n",
        "Kỳ báo cáo: 9 tháng\nĐơn vị: huyện Tân Yên\n",
        "Ngày 04/10/2023, họp\nThu 5,2 tỷ, tăng 3%, bằng 50% kế hoạch, vượt\nSau khi nghe, bàn,\n",
    ],
)
def test_lines_that_nothing_parts_are_rows_of_one_cell(text):
    raw = read(text)
    assert (rows_of(raw), raw.delimiter) == ([[line] for line in text.splitlines()], None)


def test_apostrophes_around_decimal_commas_are_quotes_where_they_make_rows_even():
    content = "TT,Tên,a,b\n1,Thu,0,0\n2,Chi,'0,5',1\n3,Nợ,'0,0',1\n".encode()
    rows = read_content(content, "a.csv").grids[0].rows
    assert rows[2:] == [["2", "Chi", "0,5", "1"], ["3", "Nợ", "0,0", "1"]]
