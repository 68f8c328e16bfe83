"""Which cell a problem means: letters on sheets, headings in text files, the text where several share one."""

import pytest

from domain.places import Places, column_index, column_letter
from domain.problems import Where

ROWS = [
    ["BIỂU TỔNG HỢP"],
    ["TT", "Chỉ tiêu", "Kế hoạch  năm", "Thực hiện", "Thực hiện"],
    ["1", "Thu ngân sách", "4.132", "4.132", "3,9x3"],
    ["2", "Chi ngân sách"],
]


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_and_indexes_are_each_other(index: int, letters: str) -> None:
    assert (column_letter(index), column_index(letters)) == (letters, index)


@pytest.mark.parametrize(
    ("where", "columns"),
    [
        (Where("Biểu", 3, "D", "4.132"), [3]),
        (Where("Biểu", 4, "E", ""), [4]),
        (Where(None, 3, "Kế hoạch năm", "4.132"), [2]),
        (Where(None, 3, "Thực hiện", "3,9x3"), [4]),
        (Where(None, 4, "Kế hoạch năm", ""), [2]),
        (Where(None, 2, "Chỉ tiêu", "Chỉ tiêu"), [1]),
        (Where(None, 3, "E", "3,9x3"), [4]),
        (Where(None, 3, "Cột đã đổi tên", "3,9x3"), [4]),
        (Where(None, 3), []),
        (Where(None, 3, None, "3,9x3"), [4]),
        (Where(None, None, "A"), []),
        (Where(None, 9, "A"), []),
        (Where(None, 3, "Không có", "không có"), []),
    ],
)
def test_a_place_means_its_cells(where: Where, columns: list[int]) -> None:
    assert Places(ROWS).columns_meant(where) == columns


def test_a_column_whose_heading_is_a_letter_is_found_by_it_in_a_text_file() -> None:
    rows = [["B", "A"], ["5", "7"]]
    assert Places(rows).columns_meant(Where(None, 2, "A", "7")) == [1]
    assert Places(rows).columns_meant(Where("Biểu", 2, "A", "7")) == [0]


def test_the_heading_of_a_table_far_down_counts_too() -> None:
    rows = [["x"]] * 200 + [["Chỉ tiêu", "Thực hiện"], ["Thu", "5"]]
    assert Places(rows).columns_meant(Where(None, 202, "Thực hiện", "5")) == [1]
