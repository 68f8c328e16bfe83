"""The grammar of targets and assigners, on the wording of the seeds and of national targets."""

import csv
from datetime import date
from pathlib import Path

import pytest

from domain.catalogue import Catalogue
from domain.numbers import VIETNAMESE
from domain.phrases import read_assigner
from domain.target_phrases import read_target
from domain.targets import Target, default_operator

# The second seed's 28 targets as a form's cell says them: code, text, operator, value, assumed.
SEED_TARGETS = [
    ("budget_revenue_local", "195.000", "ge", 195000, False),
    ("ntm_communes", "02", "ge", 2, False),
    ("ntm_advanced_communes", "01", "ge", 1, False),
    ("ocop_products_maintained", "15", "ge", 15, False),
    ("ocop_products_new", "từ 02", "ge", 2, False),
    ("public_investment_disbursement_rate", "100%", "ge", 100, False),
    ("tourist_visits", "750.000", "ge", 750000, False),
    ("relics_land_certificate_rate", "đạt 50%", "ge", 50, False),
    ("village_culture_house_rate", "67%", "ge", 67, False),
    ("poverty_rate_reduction", "giảm từ 3% trở lên", "fall_points", 3, True),
    ("trained_labour_rate", "đạt 64%", "ge", 64, False),
    ("new_jobs", "khoảng 2.500", "about", 2500, False),
    ("social_insurance_rate", "đạt 42%", "ge", 42, False),
    ("health_insurance_rate", "đạt 97%", "ge", 97, False),
    ("complaint_settlement_rate", "đạt từ 90% trở lên", "ge", 90, False),
    ("complaint_overdue_rate", "dưới 15%", "lt", 15, False),
    ("complaint_decision_execution_rate", "đạt trên 90%", "gt", 90, False),
    ("crime_reduction", "giảm từ 5% trở lên", "fall_percent", 5, True),
    ("case_clearup_rate", "đạt 85%", "ge", 85, False),
    ("serious_case_clearup_rate", "đạt 95% trở lên", "ge", 95, False),
    ("traffic_accidents", "giảm so với cùng kỳ", "lower_than_prior", None, True),
    ("traffic_deaths", "giảm so với cùng kỳ", "lower_than_prior", None, True),
    ("traffic_injuries", "giảm", "lower_than_prior", None, True),
    ("police_stations_built", "04", "ge", 4, False),
    ("police_station_coverage_rate", "100%", "ge", 100, False),
    ("conscription_rate", "100%", "eq", 100, False),
    ("conscription_replacements", "không có", "eq", 0, False),
    ("defence_drill_communes", "06", "ge", 6, False),
]


def default_of(code: str, catalogue: Catalogue) -> str:
    one = catalogue.indicators[code]
    return default_operator(one.direction, one.target_form)


@pytest.mark.parametrize(
    ("code", "text", "operator", "value", "assumed"), SEED_TARGETS, ids=[one[0] for one in SEED_TARGETS]
)
def test_every_target_of_the_second_seed_is_read(
    catalogue: Catalogue, code: str, text: str, operator: str, value: float | None, assumed: bool
) -> None:
    read = read_target(text, VIETNAMESE, default_of(code, catalogue))
    assert read == Target(operator, value, assumed=assumed)


def test_all_28_stand_here() -> None:
    assert len({code for code, *_ in SEED_TARGETS}) == 28


def test_the_prose_of_the_seed_is_never_read_as_another_target(
    catalogue: Catalogue, shared_dir: Path
) -> None:
    """A sentence may be beyond a cell's grammar; what is read must be what the document means."""
    with (shared_dir / "seeds" / "figures.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["record"] == "target"]
    assert len(rows) == 28
    for row in rows:
        read = read_target(row["value_as_written"], VIETNAMESE, default_of(row["code"], catalogue))
        wanted = (row["operator"], float(row["value"]) if row["value"] else None)
        assert read is None or (read.operator, read.value) == wanted, row["code"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("từ 90% trở lên", Target("ge", 90)),
        ("90% trở lên", Target("ge", 90)),
        ("tối thiểu 90%", Target("ge", 90)),
        ("ít nhất 90,5%", Target("ge", 90.5, 1)),
        ("≥ 90", Target("ge", 90)),
        (">= 90", Target("ge", 90)),
        ("trên 90%", Target("gt", 90)),
        ("hơn 1.200", Target("gt", 1200)),
        ("> 90", Target("gt", 90)),
        ("không quá 4,5%", Target("le", 4.5, 1)),
        ("tối đa 4,5%", Target("le", 4.5, 1)),
        ("≤4,5", Target("le", 4.5, 1)),
        ("4,5% trở xuống", Target("le", 4.5, 1)),
        ("dưới 15%", Target("lt", 15)),
        ("< 15", Target("lt", 15)),
        ("bằng 100%", Target("eq", 100)),
        ("= 100%", Target("eq", 100)),
        ("Khoảng 4", Target("about", 4)),
        ("khoảng 2.500", Target("about", 2500)),
        ("~ 4,0", Target("about", 4, 1)),
        ("6,6-6,8", Target("range", 6.6, 1, 6.8)),
        ("6,6 – 6,8%", Target("range", 6.6, 1, 6.8)),
        ("từ 6,6% đến 6,8%", Target("range", 6.6, 1, 6.8)),
        ("1-1,5", Target("range", 1, 1, 1.5)),
        ("giảm 3 điểm %", Target("fall_points", 3)),
        ("giảm từ 3 điểm phần trăm trở lên", Target("fall_points", 3)),
        ("mức giảm 0,5 điểm %", Target("fall_points", 0.5, 1)),
        ("giảm 5% so với năm trước", Target("fall_percent", 5)),
        ("giảm 5%", Target("fall_percent", 5, assumed=True)),
        ("giảm so với năm trước", Target("lower_than_prior", None)),
        ("thấp hơn năm trước", Target("lower_than_prior", None)),
        ("thấp hơn cùng kỳ", Target("lower_than_prior", None, assumed=True)),
        # a level to come down to is no fall
        ("giảm xuống còn 3,15%", Target("le", 3.15, 2)),
        ("còn dưới 3%", Target("lt", 3)),
        ("không có", Target("eq", 0)),
        ("Không phát sinh", Target("eq", 0)),
        ("97,0", Target("ge", 97, 1)),
        ("TỪ\u00a090 %  TRỞ LÊN", Target("ge", 90)),
    ],
)
def test_every_form_of_a_target_is_read(text: str, target: Target | None) -> None:
    assert read_target(text, VIETNAMESE, "ge") == target


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "Xuất siêu", "không có nội dung chất vấn", "còn chậm", "6,8-6,6", "30-9", "tỷ lệ 1/5000",
        "trên 90 trở xuống", "02 xã Minh Tiến và Quyết Thắng", "trình UBND tỉnh tháng 12/2024",
        "từ 4,5.6 trở lên",
    ],
)  # fmt: skip
def test_what_states_no_target_is_none(text: str) -> None:
    assert read_target(text, VIETNAMESE, "ge") is None


@pytest.mark.parametrize(
    ("default", "text", "target"),
    [
        ("le", "15%", Target("le", 15)),
        ("eq", "100", Target("eq", 100)),
        ("fall_points", "giảm 3%", Target("fall_points", 3, assumed=True)),
        ("fall_points", "giảm 3 điểm %", Target("fall_points", 3)),
        ("fall_percent", "5", Target("fall_percent", 5)),
        ("lower_than_prior", "120", Target("le", 120)),
        ("le", "từ 90% trở lên", Target("ge", 90)),
    ],
)
def test_a_bare_number_binds_by_default_and_words_by_themselves(
    default: str, text: str, target: Target
) -> None:
    assert read_target(text, VIETNAMESE, default) == target


@pytest.mark.parametrize(
    ("text", "assigner"),
    [
        ("60% kế hoạch tỉnh giao", "province"),
        ("Kế hoạch Tỉnh  giao năm 2024", "province"),
        ("dự toán huyện giao", "district"),
        ("UBND huyện giao", "district"),
        ("58% HĐND huyện giao", "council"),
        ("Hội đồng nhân dân tỉnh giao", "council"),
        ("Trung ương giao", "central"),
        ("TW giao", "central"),
        ("Thủ tướng Chính phủ giao", "central"),
        ("Địa phương xây dựng", "local"),
        ("Mục tiêu đăng ký năm 2024", "registered"),
        ("đề xuất", "registered"),
        ("Kế hoạch huyện đăng ký", "registered"),
        ("Dự toán thành phố xây dựng", "local"),
        ("KH thành phố giao", "city"),
        ("60% kế hoạch tỉnh giao, 58% HĐND huyện giao", ""),
        ("Xã xây dựng đạt chuẩn NTM", ""),
        ("kế hoạch năm", ""),
        ("", ""),
    ],
)
def test_who_gave_the_plan(text: str, assigner: str) -> None:
    assert read_assigner(text) == assigner


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("02 xã: Minh Tiến, Quyết Thắng", Target("ge", 2.0, items=("Minh Tiến", "Quyết Thắng"))),
        ("02 xã (Minh Tiến và Quyết Thắng)", Target("ge", 2.0, items=("Minh Tiến", "Quyết Thắng"))),
        ("02 xã Minh Tiến và Quyết Thắng", Target("ge", 2.0, items=("Minh Tiến", "Quyết Thắng"))),
        ("từ 6 xã trở lên", Target("ge", 6.0)),
        ("100% đến 31/12/2025", Target("ge", 100.0, deadline=date(2025, 12, 31))),
        ("giảm 5% so với năm 2022", Target("fall_percent", 5.0, assumed=True)),
        ("giảm 5% so với năm trước", Target("fall_percent", 5.0)),
        ("02 thôn và 03 xã", None),
        (
            "02 xã (Minh Tiến, Quyết Thắng, đến 31/12/2025)",
            Target("ge", 2.0, items=("Minh Tiến", "Quyết Thắng"), deadline=date(2025, 12, 31)),
        ),
        ("02 xã (đến 31/12/2025)", Target("ge", 2.0, deadline=date(2025, 12, 31))),
        ("02 xã: xã Minh Tiến, xã Quyết Thắng", Target("ge", 2.0, items=("xã Minh Tiến", "xã Quyết Thắng"))),
        # a remark in a bracket is no name: what it does to the number is not known
        ("02 xã (không kể xã điểm)", None),
        ("02 xã (Không kể Minh Tiến)", None),
        ("giảm 2 xã", Target("fall_number", 2.0, assumed=True)),
        ("giảm từ 2 xã trở lên so với năm trước", Target("fall_number", 2.0)),
        # by two of what?
        ("giảm 2", None),
    ],
)
def test_a_target_names_its_things_and_its_day(text: str, target: Target | None) -> None:
    assert read_target(text, VIETNAMESE, "ge", "xã") == target


@pytest.mark.parametrize(
    ("text", "unit", "target"),
    [
        ("97% (đến 31/12/2025)", "%", Target("ge", 97.0, deadline=date(2025, 12, 31))),
        ("97% (Minh Tiến)", "%", None),
        ("195.000 (không kể đất)", "triệu đồng", None),
        ("195.000: Thuế, Phí", "tỷ đồng", None),
        ("giảm 5 vụ", "vụ", Target("fall_number", 5.0, assumed=True)),
        ("giảm 5 người", "vụ", None),
        ("giảm 5%", "vụ", Target("fall_percent", 5.0, assumed=True)),
        ("giảm xuống 2%", "%", Target("le", 2.0)),
        ("giảm xuống dưới 2%", "%", Target("lt", 2.0)),
        ("đạt 95-96%", "%", Target("range", 95.0, value_high=96.0)),
        ("giảm 1-1,5%", "%", None),
    ],
)
def test_a_unit_of_measure_decides_what_stands_beside_a_number(
    text: str, unit: str, target: Target | None
) -> None:
    assert read_target(text, VIETNAMESE, "ge", unit) == target


def test_a_fall_between_two_numbers_is_one_where_the_figures_are_falls() -> None:
    found = read_target("giảm 1-1,5%", VIETNAMESE, "fall_points", "điểm %")
    assert found == Target("range", 1.0, 1, 1.5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trình UBND tỉnh tháng 12/2024", date(2024, 12, 31)),
        ("Hoàn thành trong quý III/2024", date(2024, 9, 30)),
        ("hoàn thành trước ngày 30/6/2024", date(2024, 6, 30)),
        ("trình UBND tỉnh", None),
    ],
)
def test_a_milestone_is_known_by_its_day(text: str, day: date | None) -> None:
    found = read_target(text, VIETNAMESE, "milestone")
    assert found == (Target("milestone", None, deadline=day) if day else None)
