"""The canonical long file: its columns, its closed lists, its numbers and its places."""

import math

import pytest

from domain.errors import Refused
from tests.unit.loaders.grids_of_text import asked, figures, read_text, unmatched
from tests.unit.loaders.sheets import LONG, csv_bytes, problems, read, xlsx_bytes

REVENUE = ("tan_yen", "budget_revenue_total", "2023", "9", "1593.851", "estimate")
YEARLY = (*REVENUE[:3], "", *REVENUE[4:])


def read_long(catalogue, *rows, head=LONG, delimiter=",", period=None):
    return read(csv_bytes([head, *rows], delimiter), "a.csv", catalogue, period=period)


def test_a_row_is_a_figure_with_its_digits_and_its_place(catalogue):
    reading = read_long(
        catalogue, REVENUE, ("tan_yen", "budget_expenditure_total", "2023", "9", "1006.70", "official")
    )
    assert (reading.layout, problems(reading)) == ("long", [])
    found = reading.figures[["indicator", "period", "measure", "value", "decimals", "written", "grade"]]
    assert found.values.tolist() == [
        ["budget_revenue_total", 202309, "actual", 1593.851, 3, "1593.851", "estimate"],
        ["budget_expenditure_total", 202309, "actual", 1006.7, 2, "1006.70", "official"],
    ]
    assert reading.figures[["sheet", "row", "column"]].values.tolist() == [["", 2, "value"], ["", 3, "value"]]


def test_names_in_vietnamese_and_codes_of_the_catalogue_are_both_known(catalogue):
    reading = read_long(catalogue, ("tan_yen", "Tổng thu NSNN", *REVENUE[2:]))
    assert reading.figures["indicator"].tolist() == ["budget_revenue_total"]


def test_a_row_without_a_unit_takes_the_senders(catalogue):
    reading = read_long(catalogue, ("", *REVENUE[1:]))
    assert reading.figures["unit"].tolist() == [catalogue.by_code["tan_yen"][0].key]


def test_value_unit_converts_and_leaves_percents_alone(catalogue):
    head = (*LONG, "measure", "value_unit")
    reading = read_long(
        catalogue,
        (*REVENUE[:4], "1593851", "estimate", "actual", "triệu đồng"),
        (*REVENUE[:4], "97.0", "estimate", "pct_plan", "triệu đồng"),
        (*REVENUE[:4], "1500.5", "estimate", "prior", ""),
        (*REVENUE[:3], "", "1", "estimate", "plan", "tấn"),
        head=head,
    )
    assert reading.figures["value"].tolist()[:3] == [1593.851, 97.0, 1500.5]
    assert reading.figures["decimals"].tolist()[:3] == [3, 1, 1]
    assert problems(reading) == [("unknown_measure_unit", 5, "value_unit")]


@pytest.mark.parametrize(
    ("place", "text", "problem"),
    [
        (0, "tan_yen_2", ("unknown_unit", 2, "unit")),
        (1, "budget_revenue_lokal", ("unknown_indicator", 2, "indicator")),
        (2, "23", ("bad_period", 2, "year")),
        (3, "13", ("bad_period", 2, "months")),
        (3, "", ("bad_period", 2, "months")),
        (4, "12x", ("bad_number", 2, "value")),
        (4, "1e5", ("bad_number", 2, "value")),
        (5, "guess", ("bad_grade", 2, "grade")),
        (5, "", ("bad_grade", 2, "grade")),
    ],
)
def test_each_column_reports_what_it_does_not_know_at_its_place(catalogue, place, text, problem):
    row = [*REVENUE]
    row[place] = text
    assert problems(read_long(catalogue, row)) == [problem]


def test_a_unit_that_no_longer_exists_is_unknown_in_that_period(catalogue):
    late = ("tan_yen", "budget_revenue_total", "2026", "3", "5.5", "estimate")
    assert problems(read_long(catalogue, late)) == [("unknown_unit", 2, "unit")]


def test_words_of_closed_lists_are_looked_at(catalogue):
    head = (*LONG, "measure", "assigner")
    reading = read_long(
        catalogue, (*REVENUE, "planned", ""), (*YEARLY, "plan", "somebody"), (*REVENUE, "", ""), head=head,
    )  # fmt: skip
    assert problems(reading) == [("bad_measure", 2, "measure"), ("bad_measure", 3, "assigner")]
    assert reading.figures["measure"].tolist()[2] == "actual"


@pytest.mark.parametrize(("months", "seen"), [("", []), ("12", []), ("9", [("bad_period", 2, "months")])])
def test_a_plan_is_of_a_whole_year(catalogue, months, seen):
    row = (*REVENUE[:3], months, *REVENUE[4:], "plan")
    assert problems(read_long(catalogue, row, head=(*LONG, "measure"))) == seen


def test_a_blank_value_is_unmatched_and_a_blank_row_is_nothing(catalogue):
    reading = read_long(catalogue, (*REVENUE[:4], "", "estimate"), ("", "", "", "", "", ""), REVENUE)
    assert problems(reading) == []
    assert reading.figures["row"].tolist() == [4]
    assert [(w.row, w.text) for w in reading.unmatched.listed] == [(2, "budget_revenue_total")]


def test_columns_nobody_knows_and_cells_beyond_the_header_are_unmatched(catalogue):
    rows = [(*LONG, "remark"), (*REVENUE, "lạ", "thừa")]
    reading = read(xlsx_bytes({"A": rows}), "a.xlsx", catalogue, period=None)
    assert [(w.row, w.column, w.text) for w in reading.unmatched.listed] == [
        (2, "remark", "lạ"),
        (2, "H", "thừa"),
    ]


def test_plans_stand_at_their_year_with_the_operator_of_their_indicator(catalogue):
    head = (*LONG, "measure", "assigner")
    reading = read_long(
        catalogue,
        ("tan_yen", "budget_revenue_total", "2023", "", "1643.1", "", "plan", "district"),
        ("tan_yen", "budget_expenditure_total", "2023", "", "1456.9", "official", "plan", ""),
        ("tan_yen", "complaint_overdue_rate", "2023", "", "dưới 15%", "", "plan", ""),
        ("tan_yen", "traffic_deaths", "2023", "", "giảm so với cùng kỳ", "", "plan", ""),
        head=head,
    )
    assert problems(reading) == []
    frame = reading.figures
    assert set(frame["period"]) == {202300}
    assert frame["operator"].tolist() == ["ge", "eq", "lt", "lower_than_prior"]
    assert frame["value"].tolist()[:3] == [1643.1, 1456.9, 15]
    assert math.isnan(frame["value"].tolist()[3])
    assert frame["assigner"].tolist() == ["district", "", "", ""]


class TestNumberFormats:
    def values(self, catalogue, *texts, delimiter=","):
        rows = [(*REVENUE[:4], text, "estimate") for text in texts]
        reading = read_long(catalogue, *rows, delimiter=delimiter)
        return reading.figures["value"].tolist(), {code for code, *_ in problems(reading)}

    def test_a_point_is_decimal_as_the_file_is_defined(self, catalogue):
        assert self.values(catalogue, "4.132", "1593.851") == ([4.132, 1593.851], set())

    def test_decimal_commas_that_prevail_are_read(self, catalogue):
        assert self.values(catalogue, "1.593,851", "568,7", "4.132", delimiter=";") == (
            [1593.851, 568.7, 4132], set(),
        )  # fmt: skip

    def test_commas_that_may_mean_either_are_asked_for(self, catalogue):
        values, codes = self.values(catalogue, "4,132", "68")
        assert (math.isnan(values[0]), values[1], codes) == (True, 68, {"ambiguous_number"})

    def test_typed_cells_need_no_format(self, catalogue):
        rows = [
            LONG,
            (*REVENUE[:2], 2023, 9, 4.132, "estimate"),
            (*REVENUE[:2], 2023, 9, "1.593,851", "estimate"),
        ]
        reading = read(xlsx_bytes({"Số": rows}), "a.xlsx", catalogue, period=None)
        assert reading.figures["value"].tolist() == [4.132, 1593.851]
        assert reading.figures["row"].tolist() == [2, 3]


def test_a_large_file_is_read_as_a_small_one(catalogue):
    rows = [("tan_yen", "go_industry", "2023", "9", f"{n}.5", "estimate") for n in range(25_000)]
    large = read_long(catalogue, *rows)
    assert large.figures["value"].sum() == sum(n + 0.5 for n in range(25_000))
    assert large.figures["row"].tolist() == [*range(2, 25_002)]
    assert problems(large) == []


LONG_TEXT = "unit,indicator,year,months,value,grade\ntan_yen,budget_revenue_total,2023,9,1593.851,estimate"


def test_a_line_above_the_canonical_header_is_set_aside(catalogue):
    reading = read_text(catalogue, f"Xuất ngày 25/9/2023\n\n{LONG_TEXT}", delimiter=",")
    assert [value for *_, value in figures(reading)] == [1593.851]
    assert (asked(reading), unmatched(reading)) == ([], ["Xuất ngày 25/9/2023"])


@pytest.mark.parametrize("line", ["ĐVT: triệu đồng", "Đơn vị: triệu đồng", "Số liệu 6 tháng năm 2022"])
def test_a_line_that_speaks_of_the_figures_is_not_passed_over(catalogue, line):
    with pytest.raises(Refused):
        read_text(catalogue, f"{line}\n{LONG_TEXT}", delimiter=",")
