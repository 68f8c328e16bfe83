"""Headings of official tables: what a column holds, and which columns hold no figure of the tidy frame."""

import pytest

from loaders.headings import read_heading, spoken_measure_unit
from loaders.spoken_periods import spoken_period


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("TT", "order"),
        ("Chỉ tiêu", "indicator"),
        ("CHỈ TIÊU CHỦ YẾU", "indicator"),
        ("ĐVT", "measure_unit"),
        ("Đơn vị\ntính", "measure_unit"),
        ("Thực hiện cùng kỳ", "prior"),
        ("Cùng kỳ năm 2022", "prior"),
        ("Kế hoạch năm", "plan"),
        ("KH 2023", "plan"),
        ("Dự toán HĐND huyện giao", "plan"),
        ("Mục tiêu đăng ký năm 2024", "plan"),
        ("Ước thực hiện 9 tháng", "actual"),
        ("Ước TH cả năm", "actual"),
        ("Luỹ kế 9 tháng", "actual"),
        ("% KH", "pct_plan"),
        ("TH so với KH (%)", "pct_plan"),
        ("Thực hiện/Kế hoạch (%)", "pct_plan"),
        ("Tỷ lệ đạt so KH (%)", "pct_plan"),
        ("So với dự toán", "pct_plan"),
        ("% cùng kỳ", "yoy_index"),
        ("So với cùng kỳ (%)", "yoy_index"),
        ("TH/CK (%)", "yoy_index"),
        ("Tăng, giảm so với cùng kỳ (%)", "yoy_growth"),
        ("Ghi chú", "note"),
        ("Thời hạn", "deadline"),
    ],
)
def test_a_heading_has_its_role(text, role):
    assert read_heading(text).role == role


@pytest.mark.parametrize("text", ["Cơ quan chủ trì", "Chỉ tiêu năm 2023", ""])
def test_a_column_that_is_not_known_has_none(text):
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("text", "role", "month"),
    [
        ("Thực hiện tháng 9", "actual", 9),
        ("Thực hiện quý III", "actual", 9),
        ("Kế hoạch quý IV", "plan", 12),
        ("Quý II", "bare", 6),
        ("Tháng 9/2023", "bare", 9),
    ],
)
def test_a_month_or_a_quarter_by_itself_is_a_part(text, role, month):
    found = read_heading(text)
    assert (found.role, found.period.part, found.period.months) == (role, month, None)


@pytest.mark.parametrize(
    ("text", "months", "year"),
    [("Quý I", 3, None), ("Tháng 1", 1, None), ("Lũy kế quý III", 9, None), ("2023-9M", 9, 2023),
     ("9T2023", 9, 2023), ("Cả năm", 12, None), ("Năm 2021", None, 2021), ("2021", None, 2021)],
)  # fmt: skip
def test_what_begins_with_the_year_or_is_cumulated_counts_from_january(text, months, year):
    found = read_heading(text).period
    assert (found.months, found.part, found.year) == (months, None, year)


@pytest.mark.parametrize(
    ("text", "assigner", "grade"),
    [
        ("Kế hoạch tỉnh giao", "province", "preliminary"),
        ("Dự toán HĐND huyện giao", "council", "preliminary"),
        ("Ước thực hiện 9 tháng", "", "estimate"),
        ("Thực hiện 9 tháng", "", "preliminary"),
    ],
)
def test_a_heading_names_assigner_and_grade(text, assigner, grade):
    found = read_heading(text)
    assert (found.assigner, found.grade) == (assigner, grade)


@pytest.mark.parametrize(
    ("text", "year", "months"),
    [
        ("9 tháng đầu năm 2023", 2023, 9),
        ("Quý I năm 2024", 2024, 3),
        ("quý II/2024", 2024, None),
        ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023", 2023, 6),
        ("Cả năm 2022", 2022, 12),
        ("13 tháng", None, None),
        ("Số 80 ngày 30-9", None, None),
        ("năm 1930", None, None),
    ],
)
def test_a_text_says_as_much_of_the_period_as_it_names(text, year, months):
    found = spoken_period(text)
    assert (found.year, found.months) == (year, months)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ĐVT: Triệu đồng", "triệu đồng"),
        ("(Đơn vị tính: tỷ đồng)", "tỷ đồng"),
        ("(Đơn vị: tỷ đồng)", "tỷ đồng"),
        ("Biểu 1", None),
    ],
)
def test_a_line_above_the_table_names_its_unit_of_measure(text, unit):
    assert spoken_measure_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Ước thực hiện 3 tháng cuối năm", [("word", "cuối")]),
        ("Thực hiện năm trước", [("word", "năm trước")]),
        ("Kế hoạch năm trước", [("word", "năm trước")]),
        ("Kế hoạch còn lại", [("word", "còn lại")]),
        ("Kế hoạch giai đoạn 2023-2025", [("word", "giai đoạn"), ("periods", "2023, 2025")]),
        (
            "Kế hoạch vốn năm 2022 chuyển sang năm 2023",
            [("word", "chuyển sang"), ("periods", "2022, 2023")],
        ),
        ("Kế hoạch cùng kỳ năm 2022", [("word", "kế hoạch")]),
        ("Kế hoạch xã giao", [("word", "xã")]),
        ("KH/TH", [("word", "/th")]),
        ("Thực hiện đến 15/6/2023", [("word", "15/6/2023")]),
        ("Thực hiện 9 tháng 2023 so với 2022 (%)", [("word", "so với %"), ("periods", "2022, 2023")]),
        ("Thực hiện so với tháng trước (%)", [("word", "so với tháng trước %")]),
        ("Tăng, giảm so với cùng kỳ (tỷ đồng)", [("word", "tỷ đồng")]),
        ("Tăng, giảm so với cùng kỳ", [("growth", "%")]),
        ("Chênh lệch so với cùng kỳ", [("word", "chênh lệch")]),
        ("So với cùng kỳ (lần)", [("word", "lần")]),
        ("So với kế hoạch (+/-)", [("word", "+/-")]),
        ("Dự toán tỉnh giao, HĐND giao", [("assigners", "council, province")]),
    ],
)
def test_what_nothing_explains_or_does_not_fit_is_a_doubt(text, doubts):
    assert [(one.reason, one.found) for one in read_heading(text).doubts] == doubts


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tỷ lệ hoàn thành kế hoạch (%)", "pct_plan"),
        ("Tỷ lệ % so với KH năm", "pct_plan"),
        ("Thực hiện 9 tháng so cùng kỳ năm trước (%)", "yoy_index"),
        ("Tốc độ tăng so với cùng kỳ (%)", "yoy_growth"),
        ("% tăng (+/-) so với cùng kỳ", "yoy_growth"),
        ("Kế hoạch được duyệt", "plan"),
        ("Chỉ tiêu kế hoạch năm 2023", "plan"),
        ("Năm 2023 Kế hoạch", "plan"),
        ("So sánh (%) với KH", "pct_plan"),
        ("Thực hiện đến ngày 30 tháng 9 năm 2023", "actual"),
    ],
)
def test_usual_wordings_leave_no_doubt(text, role):
    found = read_heading(text)
    assert (found.role, found.doubts) == (role, ())


@pytest.mark.parametrize(
    ("text", "version"),
    [("Kế hoạch đầu năm", "first"), ("Kế hoạch điều chỉnh", "adjusted"), ("Kế hoạch năm", "")],
)
def test_a_plan_may_be_the_first_or_the_adjusted_one(text, version):
    assert read_heading(text).version == version


@pytest.mark.parametrize(
    ("text", "months", "year"),
    [
        ("TH 6T/2023", 6, 2023),
        ("Thực hiện đến ngày 30 tháng 9 năm 2023", 9, 2023),
        ("Thực hiện đến 30/6/2023", 6, 2023),
        ("Lũy kế đến hết tháng 6/2023", 6, 2023),
        ("Lũy kế đến hết quý II năm 2023", 6, 2023),
        ("Thực hiện sáu tháng đầu năm 2023", 6, 2023),
        ("Ước TH 9 tháng đầu năm 2023 (giá so sánh 2010)", 9, 2023),
    ],
)
def test_a_heading_names_its_months_in_many_ways(text, months, year):
    found = read_heading(text)
    assert (found.period.months, found.period.year, found.doubts) == (months, year, ())


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Kế hoạch năm 2023 (triệu đồng)", "triệu đồng"), ("Ước TH 9 tháng (tỷ)", "tỷ"), ("KH 2023", "")],
)
def test_a_heading_may_name_the_unit_of_measure(text, unit):
    assert read_heading(text).measure_unit == unit


@pytest.mark.parametrize(
    ("text", "grade"),
    [("Thực hiện 9 tháng (số chính thức)", "official"), ("Số liệu quyết toán 12 tháng", "settled")],
)
def test_each_column_has_its_own_grade(text, grade):
    assert read_heading(text).grade == grade


def test_the_day_a_document_was_signed_is_no_period():
    assert spoken_period("Tân Yên, ngày 05 tháng 10 năm 2023") == spoken_period("")
    assert spoken_period("Nghị quyết số 45/NQ-HĐND ngày 15/12/2022") == spoken_period("")
