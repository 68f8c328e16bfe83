"""The official form table: what its headings, rows, parts, remarks and units of measure mean."""

import math

import pytest

from domain.columns import ESTIMATE, OFFICIAL, PRELIMINARY
from loaders import read_content, read_figures
from tests.unit.loaders.sheets import (
    ACTUAL,
    HEAD,
    PLAN,
    TITLE,
    csv_bytes,
    form,
    problems,
    read,
    read_form,
    stated,
    xlsx_bytes,
)

REVENUE = ("1", "Tổng thu ngân sách", "Tỷ đồng", "", "1.643,1", "1.593,851", "97,0", "", "")


def unmatched(reading):
    return [(where.row, where.text) for where in reading.unmatched.listed]


def test_a_row_gives_a_figure_for_each_filled_column(catalogue):
    reading = read_form(
        catalogue,
        ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "3.664", "5.756", "3.943", "68,5", "107,6"),
    )
    assert problems(reading) == []
    assert stated(reading) == {
        ("go_agriculture", "prior"): 3664,
        ("go_agriculture", "plan"): 5756,
        ("go_agriculture", "actual"): 3943,
        ("go_agriculture", "pct_plan"): 68.5,
        ("go_agriculture", "yoy_index"): 107.6,
    }
    frame = reading.figures.set_index("measure")
    assert set(frame["unit"]) == {catalogue.by_code["tan_yen"][0].key}
    assert frame["period"].to_dict() == {
        "prior": 202309, "plan": 202300, "actual": 202309, "pct_plan": 202309, "yoy_index": 202309,
    }  # fmt: skip
    assert frame["grade"].to_dict() == {
        "prior": ESTIMATE, "plan": OFFICIAL, "actual": ESTIMATE, "pct_plan": ESTIMATE, "yoy_index": ESTIMATE,
    }  # fmt: skip
    assert reading.layout == "form"


def test_digits_stay_as_they_were_written(catalogue):
    reading = read_form(
        catalogue, REVENUE, ("2", "Tổng chi ngân sách", "Tỷ đồng", "", "", "1.006,7", "69,10")
    )
    found = reading.figures[["written", "value", "decimals"]].values.tolist()
    assert found == [
        ["1.643,1", 1643.1, 1], ["1.593,851", 1593.851, 3], ["97,0", 97.0, 1], ["1.006,7", 1006.7, 1],
        ["69,10", 69.1, 2],
    ]  # fmt: skip


def test_places_are_rows_and_headings_in_text_and_letters_on_sheets(catalogue):
    rows = form(REVENUE)
    text = read(csv_bytes(rows), "a.csv", catalogue).figures.iloc[1]
    sheet = read(xlsx_bytes({"Biểu 01": rows}), "a.xlsx", catalogue).figures.iloc[1]
    assert (text["sheet"], text["row"], text["column"]) == ("", 3, ACTUAL)
    assert (sheet["sheet"], sheet["row"], sheet["column"]) == ("Biểu 01", 3, "F")


class TestRows:
    def test_groups_numbering_and_footnotes_give_no_figure_and_stay_unmatched(self, catalogue):
        reading = read_form(
            catalogue,
            ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
            ("I", "KINH TẾ"),
            REVENUE,
            ("", "Nguồn: Thông báo"),
        )
        assert problems(reading) == []
        assert len(reading.figures) == 3
        numbering = [(3, str(n)) for n in range(1, 10)]
        assert unmatched(reading) == [
            (1, TITLE), *numbering, (4, "I"), (4, "KINH TẾ"), (6, "Nguồn: Thông báo"),
        ]  # fmt: skip

    def test_parts_are_known_by_dash_or_by_trong_do(self, catalogue):
        reading = read_form(
            catalogue,
            REVENUE,
            ("", "Trong đó: Thu trên địa bàn", "Tỷ đồng", "", "", "699,874"),
            ("", "- Thu tiền sử dụng đất", "Tỷ đồng", "", "", "568,7"),
        )
        assert stated(reading)["budget_revenue_local", "actual"] == 699.874
        assert stated(reading)["budget_revenue_land_use", "actual"] == 568.7
        assert problems(reading) == []

    def test_an_unknown_indicator_is_named_with_the_nearest_and_its_figures_stay_unmatched(self, catalogue):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sạch", "Tỷ đồng", "", "", "5,5"))
        (problem,) = reading.findings.in_order()
        assert (problem.code, problem.where.row, problem.where.column) == ("unknown_indicator", 3, "Chỉ tiêu")
        assert problem.mend == "Tổng thu ngân sách"
        assert (3, "5,5") in unmatched(reading)
        assert not len(reading.figures)

    def test_an_indicator_left_blank_is_missing_and_dashes_are_blanks(self, catalogue):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "-", "", "…"), REVENUE)
        assert problems(reading) == [("missing_indicator", 3, "Chỉ tiêu")]
        assert (3, "…") in unmatched(reading)

    def test_a_dash_beside_figures_is_set_aside(self, catalogue):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "-", "", "1.593,851"))
        assert unmatched(reading) == [(1, TITLE), (3, "-")]

    def test_a_number_that_is_none_stands_without_value_and_is_reported(self, catalogue):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "", "", "1.5x3,8"), REVENUE)
        assert problems(reading) == [("bad_number", 3, ACTUAL)]
        first = reading.figures.iloc[0]
        assert first["written"] == "1.5x3,8"
        assert math.isnan(first["value"])


class TestAssigners:
    @pytest.mark.parametrize(
        ("note", "assigner"),
        [
            ("Dự toán huyện giao", "district"),
            ("KH tỉnh giao", "province"),
            ("HĐND huyện giao", "council"),
            ("", ""),
        ],
    )
    def test_a_remark_names_who_gave_the_plan(self, catalogue, note, assigner):
        reading = read_form(catalogue, (*REVENUE[:8], note))
        frame = reading.figures.set_index("measure")
        assert frame["assigner"].to_dict() == {"plan": assigner, "actual": "", "pct_plan": assigner}
        assert set(frame["note"]) == {note}

    def test_a_heading_names_it_and_the_plans_of_two_stand_side_by_side(self, catalogue):
        head = (
            "TT",
            "Chỉ tiêu",
            "ĐVT",
            "Kế hoạch tỉnh giao năm 2023",
            "Kế hoạch HĐND huyện giao năm 2023",
            ACTUAL,
        )
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "1.600,5", "1.700,5", "900,5"), head=head
        )
        plans = reading.figures[reading.figures["measure"] == "plan"]
        assert plans[["assigner", "value"]].values.tolist() == [["province", 1600.5], ["council", 1700.5]]


class TestMeasureUnits:
    def test_millions_become_the_catalogues_billions(self, catalogue):
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "Triệu đồng", "", "", "1.593.851", "97,0"),
            ("2", "Tổng chi ngân sách", "trđ", "", "", "1.006.700"),
        )  # fmt: skip
        found = reading.figures[["value", "decimals", "written"]].values.tolist()
        assert found == [[1593.851, 3, "1.593.851"], [97.0, 1, "97,0"], [1006.7, 1, "1.006.700"]]

    def test_a_unit_above_the_table_stands_for_rows_without_one(self, catalogue):
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "", "", "", "1.593.851"), above=(TITLE, "ĐVT: triệu đồng")
        )
        assert problems(reading) == []
        assert stated(reading) == {("budget_revenue_total", "actual"): 1593.851}

    def test_a_missing_unit_is_asked_for_once_a_row_and_never_guessed(self, catalogue):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sách", "", "", "1.643,1", "1.593,851", "97,0"))
        assert problems(reading) == [("missing_measure_unit", 3, "ĐVT")]
        assert [math.isnan(v) for v in reading.figures["value"]] == [True, True, False]

    @pytest.mark.parametrize("text", ["tấn", "%", "tỷ đồng vàng"])
    def test_a_unit_unknown_or_of_another_kind_is_reported(self, catalogue, text):
        reading = read_form(catalogue, ("1", "Tổng thu ngân sách", text, "", "1.643,1", "1.593,851"))
        assert problems(reading) == [("unknown_measure_unit", 3, "ĐVT")]


class TestNumberFormats:
    def test_one_decided_column_decides_its_other_cells(self, catalogue):
        reading = read_form(
            catalogue,
            ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "", "3.943"),
            REVENUE,
            delimiter=",",
        )
        assert stated(reading)["go_agriculture", "actual"] == 3943

    def test_where_nothing_decides_it_is_asked_with_both_readings(self, catalogue):
        row = ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "", "3.943")
        reading = read_form(catalogue, row, delimiter=",")
        (problem,) = reading.findings.in_order()
        assert (problem.code, problem.where.row, problem.where.column) == ("ambiguous_number", 3, ACTUAL)
        assert sorted(problem.details["readings"]) == [3.943, 3943]
        assert reading.figures["value"].isna().all()

    def test_numbers_typed_on_a_sheet_are_never_ambiguous(self, catalogue):
        rows = form(("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "", 3.943))
        reading = read(xlsx_bytes({"B": rows}), "a.xlsx", catalogue)
        assert problems(reading) == []
        assert stated(reading) == {("go_agriculture", "actual"): 3.943}

    def test_typed_numbers_and_texts_may_stand_in_one_column(self, catalogue):
        rows = form(
            ("1", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "", "", "3.943,5"),
            ("2", "Tổng chi ngân sách", "Tỷ đồng", "", "", 1006.7),
        )
        reading = read(xlsx_bytes({"B": rows}), "a.xlsx", catalogue)
        assert stated(reading) == {
            ("go_agriculture", "actual"): 3943.5,
            ("budget_expenditure_total", "actual"): 1006.7,
        }


class TestPeriods:
    SHORT = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện")
    ROW = ("1", "Tổng thu ngân sách", "Tỷ đồng", "1.643,1", "1.593,851")

    def periods(self, reading):
        return dict(zip(reading.figures["measure"], reading.figures["period"], strict=True))

    def test_headings_speak_where_the_sender_does_not(self, catalogue):
        assert self.periods(read_form(catalogue, REVENUE, period=None))["actual"] == 202309

    def test_the_title_speaks_where_headings_do_not(self, catalogue):
        reading = read_form(catalogue, self.ROW, head=self.SHORT, period=None)
        assert self.periods(reading) == {"plan": 202300, "actual": 202309}
        assert set(reading.figures["grade"]) == {OFFICIAL, PRELIMINARY}

    def test_the_sender_speaks_where_nothing_in_the_file_does(self, catalogue):
        reading = read_form(catalogue, self.ROW, head=self.SHORT, above=())
        assert problems(reading) == []
        assert self.periods(reading) == {"plan": 202300, "actual": 202309}

    def test_nobody_speaking_is_a_bad_period(self, catalogue):
        reading = read_form(catalogue, self.ROW, head=self.SHORT, above=(), period=None)
        assert [code for code, *_ in problems(reading)] == ["bad_period"]

    @pytest.mark.parametrize("period", ["2023-6M", "2022-9M", "2024"])
    def test_the_sender_contradicting_the_file_is_a_bad_period(self, catalogue, period):
        reading = read_form(catalogue, REVENUE, period=period)
        (problem,) = reading.findings.in_order()
        assert (problem.code, problem.where.row, problem.where.column) == ("bad_period", 2, ACTUAL)
        assert (problem.details["period"], problem.details["reason"]) == (202309, "other_period")
        assert problem.details["expected"] == period

    def test_results_need_months_and_a_plan_does_not(self, catalogue):
        title = ("CHỈ TIÊU NĂM 2024",)
        plans = read_form(catalogue, self.ROW[:4], head=self.SHORT[:4], above=title, period="2024")
        assert (problems(plans), self.periods(plans)) == ([], {"plan": 202400})
        results = read_form(catalogue, self.ROW, head=self.SHORT, above=title, period="2024")
        assert [code for code, *_ in problems(results)] == ["bad_period"]


class TestPriorAndGrowth:
    def test_growth_becomes_an_index(self, catalogue):
        head = ("TT", "Chỉ tiêu", "ĐVT", ACTUAL, "Tăng, giảm so với cùng kỳ (%)")
        row = ("1", "Giá trị sản xuất thương mại - dịch vụ", "Tỷ đồng", "4.260,5", "10,2")
        fall = ("2", "Giá trị sản xuất nông nghiệp", "Tỷ đồng", "3.943,5", "-4")
        reading = read_form(catalogue, row, fall, head=head)
        assert problems(reading) == []
        assert stated(reading)["go_trade_services", "yoy_index"] == pytest.approx(110.2)
        assert stated(reading)["go_agriculture", "yoy_index"] == 96

    def test_the_same_months_of_the_year_before_are_prior(self, catalogue):
        head = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện 9 tháng năm 2022", ACTUAL)
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "1.400,5", "1.593,851"), head=head
        )
        assert stated(reading) == {
            ("budget_revenue_total", "prior"): 1400.5, ("budget_revenue_total", "actual"): 1593.851,
        }  # fmt: skip

    def test_the_whole_year_before_is_not_prior_and_is_set_aside(self, catalogue):
        head = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2022", ACTUAL)
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "1.900,5", "1.593,851"), head=head
        )
        assert stated(reading) == {("budget_revenue_total", "actual"): 1593.851}
        assert {(2, "Thực hiện năm 2022"), (3, "1.900,5")} <= set(unmatched(reading))

    def test_a_month_alone_is_no_cumulated_figure(self, catalogue):
        head = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện tháng 9", ACTUAL)
        reading = read_form(
            catalogue, ("1", "Tổng thu ngân sách", "Tỷ đồng", "100,5", "1.593,851"), head=head
        )
        assert stated(reading) == {("budget_revenue_total", "actual"): 1593.851}
        assert (3, "100,5") in unmatched(reading)


def test_headings_known_by_other_words(catalogue):
    head = (
        "STT",
        "Nội dung",
        "Đơn vị tính",
        "Dự toán năm 2023",
        "TH 9 tháng năm 2023",
        "Tỷ lệ % TH/DT",
        "TH/KH (%)",
        "So CK",
    )
    reading = read_form(
        catalogue, ("1", "Tổng thu NSNN", "tỷ", "1.643,1", "1.593,851", "", "97,0", "101,5"), head=head
    )
    assert stated(reading) == {
        ("budget_revenue_total", "plan"): 1643.1, ("budget_revenue_total", "actual"): 1593.851,
        ("budget_revenue_total", "pct_plan"): 97.0, ("budget_revenue_total", "yoy_index"): 101.5,
    }  # fmt: skip
    assert set(reading.figures["grade"]) == {OFFICIAL, PRELIMINARY}


def test_a_form_says_nothing_of_its_unit_so_the_sender_must(catalogue):
    reading = read_figures(read_content(csv_bytes(form(REVENUE)), "a.csv"), catalogue)
    assert [code for code, *_ in problems(reading)] == ["unknown_unit"]


def test_every_cell_is_a_figure_structure_or_unmatched(catalogue):
    part = ("", "Trong đó: Thu trên địa bàn", "Tỷ đồng", "-", "", "699,874", "66,4", "", "Dự toán huyện giao")
    rows = form(
        ("1", "2", "3"),
        ("I", "KINH TẾ"),
        (*REVENUE, "lạ"),
        (*part, "lạ hơn", "thừa"),
        ("2", "Tổng chi ngân sạch nào đó", "Tỷ đồng", "10", "20", "30", "40", "50", "ghi chú"),
        ("3", "Chi thường xuyên", "Tỷ đồng"),
        ("", "Người lập biểu", "", "", "", "", "", "Thủ trưởng"),
        head=(*HEAD, "Cột lạ"),
        above=(TITLE, "Đơn vị: Huyện Tân Yên"),
    )
    reading = read(csv_bytes(rows), "a.csv", catalogue)
    told = {(f.row, f.written) for f in reading.figures.itertuples()} | {*unmatched(reading)}
    told |= {(p.where.row, p.where.text) for p in reading.findings.in_order()}
    # What describes figures: the headings, and order, name, unit of measure and remark of their rows.
    described = {(3, text) for text in HEAD} | {
        (row, rows[row - 1][column]) for row in {8, *reading.figures["row"]} for column in (0, 1, 2, 8)
    }
    cells = {(number, text) for number, row in enumerate(rows, start=1) for text in row if text}
    assert cells - told - described == set()
    assert reading.unmatched.count == len(reading.unmatched.listed)


def test_plan_words_become_targets(catalogue):
    head = ("TT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2024", "Thời hạn")
    reading = read_form(
        catalogue,
        ("1", "Tỷ lệ người dân tham gia BHYT", "%", "từ 97% trở lên", ""),
        ("2", "Tỷ lệ Công an xã, thị trấn có trụ sở", "%", "100%", "31/12/2025"),
        ("3", "Số vụ tai nạn giao thông", "Vụ", "giảm so với cùng kỳ", ""),
        head=head, above=(), period="2024",
    )  # fmt: skip
    assert problems(reading) == []
    found = reading.figures[["operator", "value", "deadline", "assumed"]].values.tolist()
    assert found[:2] == [["ge", 97, "", False], ["ge", 100, "2025-12-31", False]]
    assert found[2][0] == "lower_than_prior"
    assert math.isnan(found[2][1])
    assert PLAN not in reading.figures["column"].values


PARTS = ("-", "- Dịch vụ", "Tỷ đồng", "1.402,5")


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (("1", "Giá trị sản xuất (giá so sánh 2010)", "Tỷ đồng", "5.135,5"), "go_2010_services"),
        (("1", "Giá trị sản xuất (giá hiện hành)", "Tỷ đồng", "7.814,5"), "go_current_services"),
        # A group or another indicator in between: what its parts are called elsewhere does not matter.
        (("2", "Lao động theo ngành", "", ""), None),
        (("2", "Tổng thu ngân sách", "Tỷ đồng", "12,5"), None),
    ],
)
def test_a_part_belongs_to_the_total_it_stands_under(catalogue, above, found):
    total = ("1", "Giá trị sản xuất (giá so sánh 2010)", "Tỷ đồng", "5.135,5")
    head = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023")
    reading = read_form(catalogue, total, above, PARTS, head=head)
    codes = [code for code in reading.figures["indicator"] if code.endswith("services")]
    assert codes == ([found] if found else [])
    assert ("unknown_indicator" in {code for code, *_ in problems(reading)}) == (found is None)
