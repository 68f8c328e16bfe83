"""Decimal commas without quotes between commas: each row has its cells, none of them where it belongs."""

import pytest

from tests.unit.loaders.grids_of_text import asked, figures, read_text

HEAD, ACTUAL = "TT,Chỉ tiêu,ĐVT", "Ước thực hiện 9 tháng năm 2023"
NAMES = ("1,Tổng thu ngân sách,Tỷ đồng", "2,Tổng chi ngân sách,Tỷ đồng", "3,Chi thường xuyên,Tỷ đồng")


def sent(catalogue, heads, *ends):
    rows = (f"{name},{end}" for name, end in zip(NAMES, ends, strict=False))
    reading = read_text(catalogue, "\n".join((f"{HEAD},{heads}", *rows)), delimiter=",")
    return [value for *_, value in figures(reading)], [(code, row) for code, row, *_ in asked(reading)]


@pytest.mark.parametrize(
    ("heads", "ends"),
    [
        (f"{ACTUAL},Ghi chú", ("1593,8", "1006,7", "472,5")),
        (f"{ACTUAL},% so với cùng kỳ", ("1593,8", "1006,7", "472,5")),
        (f"{ACTUAL},% so với cùng kỳ", ("1593,8", "1006,75", "472,5")),
        (f"Kế hoạch năm 2023,{ACTUAL}", ("1643,1", "1456,9", "800,5")),
        (
            f"Kế hoạch năm 2023,{ACTUAL},% so với kế hoạch,% so với cùng kỳ",
            ("1643,1,1593,8", "1456,9,1006,7"),
        ),
    ],
)
def test_numbers_cut_in_two_are_asked_about_row_by_row(catalogue, heads, ends):
    values, wrong = sent(catalogue, heads, *ends)
    assert (values, wrong) == ([], [("ragged_row", row) for row in range(2, len(ends) + 2)])


@pytest.mark.parametrize(
    ("heads", "ends", "values"),
    [
        (f"{ACTUAL},Ghi chú", ("1593,", "1006,số ước"), [1593, 1006]),
        (f"{ACTUAL},% so với kế hoạch", ("1593,97", "1006,102"), [1593, 97, 1006, 102]),
        (f"Kế hoạch năm 2023,{ACTUAL}", ("1643,1593", "1456,906"), [1643, 1593, 1456, 906]),
        (f"{ACTUAL},% so với cùng kỳ", ("1593.8,106", "1006.7,98"), [1593.8, 106, 1006.7, 98]),
    ],
)
def test_whole_numbers_that_make_sense_where_they_stand_are_read(catalogue, heads, ends, values):
    assert sent(catalogue, heads, *ends) == (values, [])
