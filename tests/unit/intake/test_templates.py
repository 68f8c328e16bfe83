"""The form of a unit and period: what is known stands in it, and what is filled in is read exactly."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from domain.columns import ACTUAL, GRADES, PLAN, PRIOR
from domain.followed import followed_entries
from domain.periods import Period
from domain.targets import Target
from intake import accept, check_content, submit_entries, template_workbook
from intake.prefilled import Prefilled, prefilled
from intake.template_rows import template_content
from intake.template_words import result_heading
from loaders.headings import read_heading
from store import open_store
from tests.unit.store.samples import figure, plan, sent, tidy

NINE, TODAY = Period(2023, 9), date(2023, 10, 4)
HEAD = 4


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


@pytest.fixture
def unit(catalogue):
    return catalogue.unit("tan_yen", NINE)


def fill(store, unit, *rows):
    """Stores rows of the tidy frame for a unit."""
    content = repr(rows).encode()
    store.publish(sent(content, unit.key), tidy(*rows))


def stored(unit):
    """What a unit has sent before: last year's results, a total with its parts, plans of two assigners."""
    key, before = unit.key, 202209
    return (
        figure(key, "go_industry", 3872, period=before, decimals=0),
        figure(key, "budget_revenue_total", 1493.5, period=before),
        figure(key, "budget_revenue_local", 650.25, period=before, decimals=2),
        figure(key, "budget_revenue_land_use", 500.0, period=before, decimals=0),
        figure(key, "budget_expenditure_total", 97.0, period=before, decimals=1),
        plan(key, "go_industry", 6076, decimals=0),
        plan(key, "budget_revenue_total", 1643.1, assigner="district"),
        plan(key, "budget_revenue_local", 1054, assigner="district", decimals=0),
        plan(key, "budget_revenue_local", 1000, assigner="council", decimals=0),
        plan(key, "budget_expenditure_total", 1456.9, operator="eq", assigner="district"),
        plan(key, "trained_labour_rate", 90, operator="gt", decimals=0, assigner=""),
        plan(key, "new_jobs", 2500, operator="about", decimals=0, assigner=""),
    )


def opened(content):
    return load_workbook(io.BytesIO(content)).active


def template(store, catalogue, unit, period=NINE, lang="vi", edition=None):
    return template_workbook(store, catalogue, unit, period, lang, edition)


def rows_of(sheet):
    """The cells of each row of the table by heading."""
    heads = [cell.value for cell in sheet[HEAD]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(HEAD + 1)]


def row_of(sheet, name):
    """The number of the row that names an indicator."""
    return next(row[1].row for row in sheet.iter_rows(HEAD + 1) if str(row[1].value).endswith(name))


def column_of(sheet, start):
    """The column whose heading begins so."""
    return next(cell.column for cell in sheet[HEAD] if cell.value.startswith(start))


def filled(content, values, words=None):
    """The workbook with values in the column of results, by the names of their indicators."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    sheet.cell(sheet.max_row + 2, 2).value = words
    for name, value in values.items():
        sheet.cell(row_of(sheet, name), column_of(sheet, "Ước thực hiện")).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_form_of_a_district_holds_what_is_known(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    sheet = opened(template(store, catalogue, unit))
    assert sheet["A1"].value == "BIỂU TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI 9 THÁNG NĂM 2023"
    assert sheet["A2"].value == "Đơn vị: Huyện Tân Yên"
    assert [cell.value for cell in sheet[HEAD]] == [
        "TT", "Chỉ tiêu", "ĐVT", "Thực hiện cùng kỳ năm 2022", "Kế hoạch năm 2023",
        "Kế hoạch năm 2023 (huyện giao)", "Kế hoạch năm 2023 (tỉnh giao)", "Kế hoạch năm 2023 (HĐND giao)",
        "Ước thực hiện 9 tháng năm 2023", "% so với kế hoạch năm", "% so với cùng kỳ", "Ghi chú",
        "Nguyên nhân", "Giải pháp", "Kiến nghị",
    ]  # fmt: skip
    rows = rows_of(sheet)
    assert [(row["TT"], row["Chỉ tiêu"]) for row in rows] == [
        ("I", "Kinh tế"),
        ("1", "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp"),
        ("II", "Ngân sách - đầu tư"),
        ("1", "Tổng thu ngân sách"),
        (None, "- Thu ngân sách trên địa bàn"),
        (None, "+ Thu tiền sử dụng đất"),
        ("2", "Tổng chi ngân sách"),
        ("III", "Xã hội"),
        ("1", "Việc làm mới"),
        ("2", "Tỷ lệ lao động qua đào tạo"),
    ]
    local = rows[4]
    assert (local["ĐVT"], local["Thực hiện cùng kỳ năm 2022"]) == ("tỷ đồng", 650.25)
    assert (local["Kế hoạch năm 2023 (huyện giao)"], local["Kế hoạch năm 2023 (HĐND giao)"]) == (1054, 1000)
    assert rows[9]["Kế hoạch năm 2023"] == "trên 90"
    assert {row["Ước thực hiện 9 tháng năm 2023"] for row in rows} == {None}


def test_what_is_filled_in_is_read_exactly_and_the_rest_is_as_it_was(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    values = {
        "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp": 4132,
        "Tổng thu ngân sách": 1593.851,
        "Thu ngân sách trên địa bàn": 699.874,
        "Thu tiền sử dụng đất": 568.7,
        "Tổng chi ngân sách": 1006.7,
        "Việc làm mới": 1950,
        "Tỷ lệ lao động qua đào tạo": 68.5,
    }
    content = filled(template(store, catalogue, unit), values)
    check = check_content(content, "bieu.xlsx", store, catalogue, unit, NINE, TODAY)
    assert check.findings.counts == {}
    found = check.changes.set_index(["indicator", "measure"])
    names = {one.name_vi: one.code for one in catalogue.indicators.values()}
    actuals = found.xs(ACTUAL, level="measure")["value"]
    assert actuals.to_dict() == {names[name]: value for name, value in values.items()}
    plans = check.changes[check.changes["measure"] == PLAN]
    assert set(plans["change"].astype("str")) == {"same"}
    # What cannot be written so that everybody reads it alike is told beside an empty cell, and stays stored.
    assert len(plans) == len([row for row in stored(unit) if row["measure"] == PLAN]) - 1
    priors = found.xs(PRIOR, level="measure")["value"].to_dict()
    assert priors == {
        "go_industry": 3872, "budget_revenue_total": 1493.5, "budget_revenue_local": 650.25,
        "budget_revenue_land_use": 500, "budget_expenditure_total": 97,
    }  # fmt: skip
    accept(check, store, catalogue, "Lan")
    # One more word, or the form would be the same file once more.
    other = filled(template(store, catalogue, unit), values, words="Đã rà soát")
    again = check_content(other, "lai.xlsx", store, catalogue, unit, NINE, TODAY)
    assert again.findings.counts == {}
    assert set(again.changes["change"].astype("str")) == {"same"}


def test_a_plan_that_two_formats_read_otherwise_is_told_beside_its_empty_cell(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    sheet = opened(template(store, catalogue, unit))
    cell = sheet.cell(row_of(sheet, "Việc làm mới"), column_of(sheet, "Kế hoạch năm 2023"))
    assert cell.value is None
    assert "khoảng 2.500 lao động" in cell.comment.text


def test_an_empty_form_sent_back_changes_nothing(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    check = check_content(template(store, catalogue, unit), "a.xlsx", store, catalogue, unit, NINE, TODAY)
    assert not check.findings.has_errors
    assert set(check.findings.counts) <= {"missing_indicator"}
    assert set(check.changes.loc[check.changes["measure"] == PLAN, "change"].astype("str")) == {"same"}


def test_a_commune_reads_money_in_millions(store, catalogue):
    commune = catalogue.unit("lien_son", NINE)
    fill(
        store, commune,
        figure(commune.key, "budget_revenue_total", 12.345, period=202209, decimals=3),
        plan(commune.key, "budget_revenue_total", 15.5, decimals=1, assigner="district"),
        plan(commune.key, "budget_expenditure_total", 9.5, decimals=2, operator="eq", assigner="district"),
    )  # fmt: skip
    content = template(store, catalogue, commune)
    total, spent = rows_of(opened(content))[1:]
    assert (total["ĐVT"], total["Thực hiện cùng kỳ năm 2022"]) == ("triệu đồng", 12_345)
    assert total["Kế hoạch năm 2023 (huyện giao)"] == 15_500
    # 9,50 tỷ would come back from 9.500 triệu as 9,5: the decimals somebody wrote stay.
    assert (spent["ĐVT"], spent["Kế hoạch năm 2023 (huyện giao)"]) == ("tỷ đồng", "9,50")
    sent_back = filled(content, {"Tổng thu ngân sách": 11_250, "Tổng chi ngân sách": 7.25})
    check = check_content(sent_back, "bieu.xlsx", store, catalogue, commune, NINE, TODAY)
    assert check.findings.counts == {}
    found = check.changes.set_index(["indicator", "measure"])["value"].to_dict()
    assert found["budget_revenue_total", ACTUAL] == 11.25
    assert found["budget_expenditure_total", ACTUAL] == 7.25
    assert set(check.changes.loc[check.changes["measure"] == PLAN, "change"].astype("str")) == {"same"}


def test_a_new_unit_gets_the_whole_catalogue(store, catalogue, unit):
    content = template(store, catalogue, unit)
    rows = rows_of(opened(content))
    names = [str(row["Chỉ tiêu"]).lstrip("-+ ") for row in rows]
    assert set(names) >= {one.name_vi for one in catalogue.indicators.values()}
    values = {one.name_vi: number + 0.5 for number, one in enumerate(catalogue.indicators.values(), start=1)}
    check = check_content(filled(content, values), "a.xlsx", store, catalogue, unit, NINE, TODAY)
    found = check.reading.figures.set_index("indicator")["value"].to_dict()
    assert found == {one.code: values[one.name_vi] for one in catalogue.indicators.values()}
    assert not set(check.findings.counts) & {
        "unknown_indicator",
        "unclear_heading",
        "bad_period",
        "wrong_unit",
    }


@pytest.mark.parametrize("months", range(1, 13))
@pytest.mark.parametrize("grade", GRADES)
def test_every_heading_of_results_is_read_as_it_is_meant(months, grade):
    heading = read_heading(result_heading(Period(2023, months), grade))
    assert (heading.role, heading.grade, heading.doubts) == (ACTUAL, grade, ())
    assert (heading.period.year, heading.period.months) == (2023, months)


@pytest.mark.parametrize("months", [1, 3, 5, 12])
def test_a_form_of_any_months_is_read(store, catalogue, unit, months):
    period = Period(2023, months)
    fill(store, unit, figure(unit.key, "go_industry", 3872, period=202200 + months, decimals=0))
    name = catalogue.indicators["go_industry"].name_vi
    content = filled(template(store, catalogue, unit, period), {name: 4132})
    check = check_content(content, "a.xlsx", store, catalogue, unit, period, date(2024, 3, 1))
    assert not check.findings.has_errors
    found = check.changes.set_index("measure")[["period", "value"]].to_dict("index")
    assert found == {
        ACTUAL: {"period": period.code, "value": 4132}, PRIOR: {"period": period.code, "value": 3872},
    }  # fmt: skip


def test_plans_of_one_decision_stand_in_a_row_with_its_number_and_day(store, catalogue, unit):
    adjusted = {"decision": "12/NQ-HĐND", "effective": "2023-07-15"}
    fill(
        store, unit,
        plan(unit.key, "go_industry", 6000, decimals=0),
        plan(unit.key, "go_industry", 6500, decimals=0, **adjusted),
        plan(unit.key, "go_industry", 6600, decimals=0, effective="2023-12-01"),
        plan(unit.key, "go_industry", 6400, decimals=0, assigner="council"),
    )  # fmt: skip
    content = template(store, catalogue, unit)
    row = rows_of(opened(content))[1]
    assert (row["Kế hoạch năm 2023 (tỉnh giao)"], row["Số quyết định"], row["Ngày hiệu lực"]) == (
        6500, "12/NQ-HĐND", "15/07/2023",
    )  # fmt: skip
    assert "Kế hoạch năm 2023 (HĐND giao)" not in row
    name = catalogue.indicators["go_industry"].name_vi
    check = check_content(filled(content, {name: 4132}), "a.xlsx", store, catalogue, unit, NINE, TODAY)
    assert check.findings.counts == {}
    assert check.changes.set_index("measure").loc[PLAN, ["value", "change"]].tolist() == [6500, "same"]


def test_the_form_of_a_plan_year(store, catalogue, unit):
    year = Period(2023)
    fill(store, unit, *stored(unit))
    content = template(store, catalogue, unit, year)
    sheet = opened(content)
    assert sheet["A1"].value == "BIỂU CHỈ TIÊU KẾ HOẠCH KINH TẾ - XÃ HỘI NĂM 2023"
    assert "Ước thực hiện" not in str([cell.value for cell in sheet[HEAD]])
    check = check_content(content, "a.xlsx", store, catalogue, unit, year, TODAY)
    assert not check.findings.has_errors
    assert set(check.changes["change"].astype("str")) == {"same"}


def test_an_edition_has_the_form_it_had(store, catalogue, unit):
    fill(store, unit, plan(unit.key, "go_industry", 6000, decimals=0))
    fill(store, unit, plan(unit.key, "go_industry", 6500, decimals=0))
    plans = [rows_of(opened(template(store, catalogue, unit, edition=n)))[1] for n in (1, 2)]
    assert [row["Kế hoạch năm 2023 (tỉnh giao)"] for row in plans] == [6000, 6500]


def test_the_form_is_ready_to_fill_in_and_to_print(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    sheet = opened(template(store, catalogue, unit))
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C5", "$4:$4")
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["I4"].startswith('"Ước thực hiện 9 tháng năm 2023,Thực hiện 9 tháng năm 2023,')
    money = next(text for cells, text in lists.items() if "C6" in cells.split())
    assert money == '"đồng,nghìn đồng,triệu đồng,tỷ đồng,nghìn tỷ đồng"'
    assert all(len(text) <= 255 for text in lists.values())
    revenue = row_of(sheet, "Tổng thu ngân sách")
    assert sheet.cell(revenue, column_of(sheet, "Ước")).number_format == "#,##0.000"
    part = sheet.cell(row_of(sheet, "Thu ngân sách trên địa bàn"), 2)
    assert (part.data_type, part.quotePrefix) == ("s", True)


def test_results_sent_before_give_the_heading_its_grade(store, catalogue, unit):
    fill(store, unit, figure(unit.key, "go_industry", 4132, grade="official", decimals=0))
    heads = [cell.value for cell in opened(template(store, catalogue, unit))[HEAD]]
    assert "Thực hiện 9 tháng năm 2023 (chính thức)" in heads


def test_remarks_are_the_readers_and_the_form_stays_vietnamese(store, catalogue, unit):
    fill(store, unit, *stored(unit))
    sheet = opened(template(store, catalogue, unit, lang="en"))
    assert sheet["B4"].value == "Chỉ tiêu"
    assert sheet["B4"].comment.text == "Name of the indicator"
    assert sheet["A3"].value.startswith("Numbers that stand here")


@pytest.mark.parametrize(
    ("target", "code", "cell"),
    [
        (Target("ge", 6076.0, 0), "go_industry", Prefilled(6076.0, 0)),
        (Target("ge", 6076.0, 1), "go_industry", Prefilled(text="6.076,0")),
        (Target("ge", 97.0, 1), "go_industry", Prefilled(text="97,0")),
        (Target("ge", 699.87, 3), "go_industry", Prefilled(untold="699,870")),
        (Target("le", 15.0, 0), "go_industry", Prefilled(text="không quá 15")),
        (Target("range", 60.5, 1, 62.0), "trained_labour_rate", Prefilled(text="60,5 - 62,0")),
        (
            Target("ge", 100.0, 0, None, date(2025, 12, 31)),
            "police_station_coverage_rate",
            Prefilled(text="từ 100 trở lên đến 31/12/2025"),
        ),
        (Target("", -4.5, 1), "go_industry", Prefilled(-4.5, 1)),
    ],
)
def test_a_cell_says_what_is_stored_or_nothing(catalogue, target, code, cell):
    assert prefilled(target, catalogue.indicators[code], Decimal(1)) == cell


def test_what_a_unit_follows_stands_in_its_form(store, catalogue, unit):
    chosen = followed_entries(unit, (), ["new_jobs", "go_industry"])
    receipt = submit_entries(chosen, store, unit, None, "An", store.edition(), "theo-doi.json")
    assert codes_of(store, catalogue, unit) == ["go_industry", "new_jobs"]
    fill(store, unit, *stored(unit))
    assert {"new_jobs", "trained_labour_rate"} <= set(codes_of(store, catalogue, unit))
    less = followed_entries(unit, ("new_jobs", "go_industry"), ["new_jobs"])
    assert [(one.key, one.body) for one in less] == [("go_industry", None)]
    assert receipt.edition == 1


def codes_of(store, catalogue, unit):
    content = template_content(store, catalogue, unit, NINE, None)
    return [row.indicator.code for rows in content.groups.values() for row in rows]
