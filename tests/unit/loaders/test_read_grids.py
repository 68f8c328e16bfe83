"""Raw grids: every cell as text exactly as in the file, rows counted as a spreadsheet shows them."""

import csv
import io
from datetime import date

import pytest

from loaders import Grid, read_content, read_grids
from loaders.grids import ArrowRows, column_letter
from tests.unit.loaders.sheets import csv_bytes, ods_bytes, xlsx_bytes

CELLS = [["Chỉ tiêu", "Số liệu"], ["  Tổng thu ", "1.593,851"], ["", "05%"], ["a,b;c", "=1+1"]]


def rows_of(content: bytes, name: str = "a.csv") -> list[list[str]]:
    (grid,) = read_content(content, name).grids
    return [*map(list, grid.rows)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_cells_stay_as_they_stand_under_every_delimiter_and_encoding(delimiter, encoding):
    raw = read_content(csv_bytes(CELLS, delimiter, encoding), "a.csv")
    assert [*raw.grids[0].rows] == CELLS
    assert (raw.format, raw.delimiter, raw.grids[0].sheet) == ("csv", delimiter, None)
    assert raw.encoding == encoding.removesuffix("-sig")


def test_utf_16_with_the_high_byte_first_is_read_too():
    content = "\ufeffa;b\n1;ữ\n".encode("utf-16-be")
    assert rows_of(content) == [["a", "b"], ["1", "ữ"]]


def test_read_grids_takes_a_path(tmp_path):
    file = tmp_path / "Biểu 01.CSV"
    file.write_bytes(csv_bytes(CELLS))
    assert read_grids(file) == [Grid(None, CELLS)]


def test_rows_keep_their_own_width():
    assert rows_of(b"Title\na;b;c\n1;2\n1;2;3;4\n") == [
        ["Title"], ["a", "b", "c"], ["1", "2"], ["1", "2", "3", "4"],
    ]  # fmt: skip


def test_blank_lines_count_as_rows_so_that_places_agree_with_the_spreadsheet():
    rows = rows_of(b"a;b\r\n\r\n1;2\r\n")
    assert len(rows) == 3
    assert rows[2] == ["1", "2"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_parts_rows(end):
    assert rows_of(end.join(["a;b", "1;2", ""]).encode()) == [["a", "b"], ["1", "2"]]


def test_a_cell_in_quotes_may_hold_delimiters_quotes_and_line_ends():
    assert rows_of(b'a;b\n"x;y\nz";"say ""no"""\n') == [["a", "b"], ["x;y\nz", 'say "no"']]


def test_a_file_of_one_column_is_read():
    assert rows_of("Chỉ tiêu\nTổng thu\n".encode()) == [["Chỉ tiêu"], ["Tổng thu"]]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_letters_of_a_spreadsheet(index, letters):
    assert column_letter(index) == letters


class TestLargeTextFiles:
    """From a megabyte on, the rows stay in Arrow until somebody asks for them."""

    LINE = 'tan_yen,go_industry,2023,9,4132,"ước, đạt"'

    def large(self, *extra: str, end: str = "\n") -> bytes:
        head = "unit,indicator,year,months,value,note"
        body = [self.LINE.replace("4132", str(number)) for number in range(45_000)]
        return end.join([head, *body, *extra, ""]).encode()

    def same_as_csv(self, content: bytes) -> bool:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        return rows_of(content) == list(csv.reader(text))

    def test_they_are_lazy_and_equal_to_what_the_csv_module_reads(self):
        content = self.large()
        assert len(content) > 2_000_000
        (grid,) = read_content(content, "a.csv").grids
        assert isinstance(grid.rows, ArrowRows)
        assert self.same_as_csv(content)

    def test_single_rows_and_slices_are_the_same_rows(self):
        rows = read_content(self.large(), "a.csv").grids[0].rows
        assert len(rows) == 45_001
        assert rows[1] == rows[1:2][0] == ["tan_yen", "go_industry", "2023", "9", "0", "ước, đạt"]
        assert rows[-1] == rows[45_000]
        assert rows[-1][4] == "44999"
        with pytest.raises(IndexError):
            rows[45_001]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_quoted_line_ends_and_empty_cells_stay(self, end):
        assert self.same_as_csv(self.large(f'a,b,,,,"x{end}y ""z"""', ",,,,,", end=end))

    def test_ragged_rows_are_read_as_wide_as_they_are(self):
        assert self.same_as_csv(self.large("a,b", "1,2,3,4,5,6,7"))

    def test_a_blank_line_among_them_is_a_row_of_blanks(self):
        rows = rows_of(self.large("a,b", "", "1,2,3,4,5,6,7"))
        assert (rows[-3], set(rows[-2]), rows[-1]) == (["a", "b"], {""}, list("1234567"))

    def test_a_byte_order_mark_is_no_part_of_the_first_cell(self):
        assert self.same_as_csv(b"\xef\xbb\xbf" + self.large())

    def test_words_that_look_like_nothing_stay_words(self):
        rows = rows_of(self.large("NA,NULL,nan,None,#N/A,"))
        assert rows[-1] == ["NA", "NULL", "nan", "None", "#N/A", ""]


class TestWorkbooks:
    TYPED = ("chữ", 4132, 1593.851, 0.1, -2.5, True, date(2023, 9, 30), "05%", 1e15, 63.19)
    TEXTS = (
        "chữ", "4132", "1593.851", "0.1", "-2.5", "TRUE", "2023-09-30", "05%", "1000000000000000", "63.19",
    )  # fmt: skip

    def test_typed_cells_of_excel_become_plain_text_and_numbers_are_marked(self):
        raw = read_content(xlsx_bytes({"Biểu 01": [["a"], self.TYPED]}), "a.xlsx")
        (grid,) = raw.grids
        assert (raw.format, raw.encoding, raw.delimiter) == ("xlsx", None, None)
        assert grid.sheet == "Biểu 01"
        assert grid.rows[1] == [*self.TEXTS]
        assert grid.numeric == {(1, column) for column in (1, 2, 3, 4, 8, 9)}

    def test_a_sum_made_by_the_spreadsheet_shows_no_noise(self):
        (grid,) = read_content(xlsx_bytes({"B": [[0.1 + 0.2, 1006.7000000000001]]}), "a.xlsx").grids
        assert [*grid.rows] == [["0.3", "1006.7"]]

    def test_an_opendocument_sheet_is_read_the_same_way(self):
        raw = read_content(ods_bytes("Biểu", [["Chỉ tiêu", "Số"], ["Tổng thu", 1593.851]]), "a.ods")
        (grid,) = raw.grids
        assert (raw.format, grid.sheet) == ("ods", "Biểu")
        assert [*grid.rows] == [["Chỉ tiêu", "Số"], ["Tổng thu", "1593.851"]]
        assert grid.numeric == {(1, 1)}

    def test_every_sheet_is_read_hidden_ones_too(self):
        sheets = {"Một": [["a", "1"]], "Hai": [["b", "2"]], "Trống": []}
        raw = read_content(xlsx_bytes(sheets, hidden=("Hai",)), "a.xlsx")
        assert [(grid.sheet, [*grid.rows]) for grid in raw.grids] == [
            ("Một", [["a", "1"]]), ("Hai", [["b", "2"]]), ("Trống", []),
        ]  # fmt: skip

    def test_empty_rows_and_columns_before_the_table_are_counted(self):
        (grid,) = read_content(xlsx_bytes({"B": [[], ["", "x"]]}), "a.xlsx").grids
        assert [*grid.rows] == [["", ""], ["", "x"]]
