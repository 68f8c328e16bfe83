"""The first seed's digits on the screen, and every row of figures.csv findable on a page.

What stands here stands by itself; where ../shared is there, figures.csv is held against the screen too.
"""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from domain.catalogue import Catalogue
from store import open_store
from store.address import DEFAULT_FILE
from tests.browser.screens import HUU_LUNG, TAN_YEN, cards, one_line, open_view, shortcomings, table

PLAN_TABLE, TARGETS, TASKS, OTHERS = (
    "Số liệu so với kế hoạch năm", "Mục tiêu, kế hoạch năm", "nhiệm vụ trọng tâm", "Số liệu khác",
)  # fmt: skip


class Written(NamedTuple):
    """A figure of the first seed as it must stand on the screen; '' for what its document does not give."""

    name: str
    value: str
    percent: str
    growth: str
    plan: str
    full_name: str


FIGURES = {
    "go_industry": Written(
        "Sản xuất công nghiệp - TTCN", "4.132", "68%", "tăng 6,7%", "≈6.076",
        "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp",
    ),
    "go_trade_services": Written(
        "Thương mại - dịch vụ", "4.260", "", "tăng 10,2%", "", "Giá trị sản xuất thương mại - dịch vụ"
    ),
    "go_agriculture": Written(
        "Sản xuất nông nghiệp", "3.943", "68,5%", "tăng 7,6%", "≈5.756", "Giá trị sản xuất nông nghiệp"
    ),
    "investment_total": Written(
        "Vốn đầu tư phát triển", "3.093", "74,2%", "tăng 5,7%", "≈4.168", "Tổng vốn đầu tư phát triển"
    ),
    "budget_revenue_total": Written(
        "Tổng thu ngân sách", "1.593,851", "97,0%", "", "≈1.643,1", "Tổng thu ngân sách"
    ),
    "budget_revenue_local": Written(
        "Thu trên địa bàn", "699,874", "66,4%", "", "≈1.054,0", "Thu ngân sách trên địa bàn"
    ),
    "budget_revenue_land_use": Written(
        "Thu tiền sử dụng đất", "568,7", "63,19%", "", "≈900,0", "Thu tiền sử dụng đất"
    ),
    "budget_expenditure_total": Written(
        "Tổng chi ngân sách", "1.006,7", "69,1%", "", "≈1.456,9", "Tổng chi ngân sách"
    ),
    "budget_expenditure_recurrent": Written("", "472,5", "", "", "", "Chi thường xuyên"),
    "budget_expenditure_capital": Written("", "534,2", "", "", "", "Chi đầu tư xây dựng cơ bản"),
}  # fmt: skip
COUNTS = {
    "industrial_clusters_in_progress": ("Cụm công nghiệp đang đầu tư hạ tầng", "2 cụm"),
    "ntm_advanced_in_progress": ("Xã được chỉ đạo hoàn thành tiêu chí nông thôn mới nâng cao", "4 xã"),
    "ntm_model_in_progress": ("Xã xây dựng đạt chuẩn nông thôn mới kiểu mẫu", "1 xã"),
    "commune_master_plans": ("Phê duyệt nhiệm vụ quy hoạch chung xây dựng xã", "18 xã"),
}
TARGET_FORMS = {
    "budget_revenue_local": "từ 195 trở lên",
    "ntm_communes": "từ 2 trở lên",
    "ntm_advanced_communes": "từ 1 trở lên",
    "ocop_products_maintained": "từ 15 trở lên",
    "ocop_products_new": "từ 2 trở lên",
    "public_investment_disbursement_rate": "từ 100% trở lên",
    "tourist_visits": "từ 750.000 trở lên",
    "relics_land_certificate_rate": "từ 50% trở lên",
    "village_culture_house_rate": "từ 67% trở lên",
    "poverty_rate_reduction": "giảm từ 3 điểm phần trăm trở lên",
    "trained_labour_rate": "từ 64% trở lên",
    "new_jobs": "khoảng 2.500",
    "social_insurance_rate": "từ 42% trở lên",
    "health_insurance_rate": "từ 97% trở lên",
    "complaint_settlement_rate": "từ 90% trở lên",
    "complaint_overdue_rate": "dưới 15%",
    "complaint_decision_execution_rate": "trên 90%",
    "crime_reduction": "giảm từ 5% trở lên so với năm trước",
    "case_clearup_rate": "từ 85% trở lên",
    "serious_case_clearup_rate": "từ 95% trở lên",
    "traffic_accidents": "giảm so với năm trước",
    "traffic_deaths": "giảm so với năm trước",
    "traffic_injuries": "giảm so với năm trước",
    "police_stations_built": "từ 4 trở lên",
    "police_station_coverage_rate": "từ 100% trở lên",
    "conscription_rate": "100%",
    "conscription_replacements": "0",
    "defence_drill_communes": "từ 6 trở lên",
}


def seed_rows(shared: Path, record: str) -> list[dict[str, str]]:
    """The rows of one kind in the acceptance table."""
    with (shared / "seeds" / "figures.csv").open(encoding="utf-8-sig", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["record"] == record]


def number(text: str) -> float:
    """The value of a number written the Vietnamese way."""
    return float(text.strip("≈%").replace(".", "").replace(",", "."))


def last_digit(text: str) -> float:
    """How much one more in the last written digit is."""
    return 10.0 ** -len(text.strip("≈%").partition(",")[2])


def test_the_overview_shows_the_digits_of_the_document(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **TAN_YEN)
    shown = cards(page)
    told = [figure for figure in FIGURES.values() if figure.name]
    assert sorted(shown) == sorted(figure.name for figure in told)
    for figure in told:
        card = page.locator("article.card").filter(has=page.get_by_text(figure.name, exact=True))
        assert one_line(card.locator(".value").inner_text()) == f"{figure.value} tỷ đồng ước"
        assert card.locator(".facts strong").all_inner_texts() == ([figure.percent] if figure.percent else [])
        growth = re.findall(r"(?:tăng|giảm) [\d.,]+%", shown[figure.name])
        assert growth == ([figure.growth] if figure.growth else [])


def test_the_parts_of_spending_stand_in_the_card_of_their_total(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **TAN_YEN)
    assert cards(page)["Tổng chi ngân sách"].endswith(
        "Trong đó: Chi thường xuyên 472,5 tỷ đồng; Chi đầu tư XDCB 534,2 tỷ đồng"
    )


def test_the_sentence_says_what_matters(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **TAN_YEN)
    assert one_line(page.locator("p.sentence").inner_text()) == (
        "Tổng thu ngân sách đạt 97,0% dự toán, vượt tiến độ; 6/7 chỉ tiêu dưới mức 75%, trong đó 1 bám sát; "
        "thấp nhất là thu tiền sử dụng đất (63,19%)."
    )


def test_the_plan_page_shows_the_digits_and_the_implied_plans(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "plan", **TAN_YEN)
    rows = table(page, PLAN_TABLE)
    assert len(rows) == len(FIGURES)
    for figure in FIGURES.values():
        value, plan, percent, *_ = rows[figure.full_name]
        assert value == f"{figure.value} tỷ đồng"
        assert plan == figure.plan
        assert percent.partition(" ")[0] == figure.percent
    assert page.get_by_text("≈: tính từ tỷ lệ báo cáo").is_visible()


def test_the_other_page_of_growth_shows_the_same_digits(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "year_on_year", **TAN_YEN)
    rows = table(page, "Số liệu so với cùng kỳ năm 2022")
    for figure in FIGURES.values():
        value, _prior, growth = rows[figure.full_name]
        assert value == f"{figure.value} tỷ đồng"
        assert growth.lower() == (figure.growth or "chưa có số liệu cùng kỳ")


def test_counts_stand_on_the_overview(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, **TAN_YEN)
    rows = table(page, OTHERS)
    assert {name: cells[0] for name, cells in rows.items()} == dict(COUNTS.values())


def test_targets_stand_on_the_plan_page_in_their_forms(
    demo_app: str, page: Page, catalogue: Catalogue
) -> None:
    open_view(page, demo_app, "plan", **HUU_LUNG)
    rows = table(page, TARGETS)
    expected = {catalogue.indicators[code].name_vi: form for code, form in TARGET_FORMS.items()}
    assert {name: cells[0] for name, cells in rows.items()} == expected


def test_the_acceptance_table_agrees_with_the_screen(demo_app: str, page: Page, shared_dir: Path) -> None:
    found = {row["code"]: row for row in seed_rows(shared_dir, "figure")}
    assert found.keys() == FIGURES.keys()
    open_view(page, demo_app, "plan", **TAN_YEN)
    rows = table(page, PLAN_TABLE)
    for code, row in found.items():
        value, plan, percent = rows[FIGURES[code].full_name][:3]
        value, percent = value.removesuffix(" tỷ đồng"), percent.partition(" ")[0]
        # The digits are those of the document, and their value that of the table.
        assert re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d.,])", row["value_as_written"])
        assert number(value) * 1e9 == pytest.approx(float(row["value"]), abs=1)
        assert bool(percent) == bool(row["pct_plan"])
        if percent:
            assert re.search(rf"(?<![\d.,]){re.escape(percent)}", row["value_as_written"])
            assert number(percent) == float(row["pct_plan"])
            assert abs(number(plan) * 1e9 - float(row["implied_plan"])) <= 0.5 * last_digit(plan) * 1e9 + 1
        growth = FIGURES[code].growth
        assert bool(growth) == bool(row["yoy_index"])
        if growth:
            assert number(growth.split()[1]) == pytest.approx(float(row["yoy_index"]) - 100, abs=1e-9)


def test_every_count_of_the_acceptance_table_is_found(demo_app: str, page: Page, shared_dir: Path) -> None:
    found = {row["code"]: row for row in seed_rows(shared_dir, "count")}
    assert found.keys() == COUNTS.keys()
    open_view(page, demo_app, **TAN_YEN)
    rows = table(page, OTHERS)
    for row in found.values():
        assert number(rows[row["indicator_vi"]][0].split()[0]) == float(row["value"])


def test_every_target_of_the_acceptance_table_is_found(demo_app: str, page: Page, shared_dir: Path) -> None:
    found = {row["code"]: row for row in seed_rows(shared_dir, "target")}
    assert found.keys() == TARGET_FORMS.keys()
    assert {row["unit"] for row in found.values()} == {HUU_LUNG["unit"]}
    open_view(page, demo_app, "plan", **HUU_LUNG)
    rows = table(page, TARGETS)
    assert len(rows) == len(found)
    forms = sorted(cells[0] for cells in rows.values())
    assert forms == sorted(TARGET_FORMS.values())
    for code, row in found.items():
        written = re.search(r"\d[\d.,]*", TARGET_FORMS[code])
        assert bool(written) == bool(row["value"])
        if written:
            factor = 1e9 if row["measure_unit"].startswith("VND") else 1
            assert number(written[0]) * factor == float(row["value"])


def test_every_task_of_the_acceptance_table_is_found(demo_app: str, page: Page, shared_dir: Path) -> None:
    found = seed_rows(shared_dir, "task")
    assert len(found) == 39
    for view in (TAN_YEN, HUU_LUNG):
        wanted = {one_line(row["indicator_vi"]) for row in found if row["unit"] == view["unit"]}
        open_view(page, demo_app, "tasks", **view)
        assert set(table(page, TASKS)) == wanted


def test_every_shortcoming_is_told_in_its_own_words(demo_app: str, page: Page, shared_dir: Path) -> None:
    found = {one_line(row["value_as_written"]).casefold() for row in seed_rows(shared_dir, "shortcoming")}
    assert len(found) == 10
    for name in ("overview", "tasks"):
        open_view(page, demo_app, name, **TAN_YEN)
        told = {line.casefold() for line in shortcomings(page)}
        assert len(told) == 10
        # The document's words may go on where the table's excerpt ends.
        assert all(any(line.startswith(words) for line in told) for words in found)


def test_tasks_and_shortcomings_are_there_without_the_acceptance_table(demo_app: str, page: Page) -> None:
    open_view(page, demo_app, "tasks", **TAN_YEN)
    assert len(table(page, TASKS)) == 16
    assert "Thành lập khu công nghiệp Phúc Sơn" in table(page, TASKS)
    assert len(shortcomings(page)) == 10
    open_view(page, demo_app, "tasks", **HUU_LUNG)
    assert len(table(page, TASKS)) == 23


def test_no_shortcoming_became_a_number(demonstration: None, catalogue: Catalogue) -> None:
    codes = [one.code for one in catalogue.shortcomings]
    assert len(codes) == 10
    assert not set(codes) & catalogue.indicators.keys()
    with open_store(str(DEFAULT_FILE)) as store:
        stored = store.figures(units=["tan_yen"], periods=[202309, 202300])
        targets = store.targets(units=["tan_yen"], years=[2023])
    assert len(stored) > 0
    assert set(stored["indicator"]) == FIGURES.keys() | COUNTS.keys()
    assert targets.empty
