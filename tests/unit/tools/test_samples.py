"""The samples of the two real districts, as their staff would send them, and the manifest."""

import csv
from decimal import Decimal

from domain.catalogue_files import load_catalogue
from domain.names import child_name
from domain.numbers import VIETNAMESE, parse_number, rescale
from domain.phrases import read_assigner
from domain.target_phrases import read_target
from domain.targets import default_operator
from tools.sample_district import SAMPLES

CATALOGUE = load_catalogue(SAMPLES.parent / "catalogue", SAMPLES / "catalogue")

# code: written figure, % of plan, % of the same period, assigner, value in the catalogue's unit
TAN_YEN = {
    "go_industry": ("4.132", "68", "106,7", "", 4132),
    "go_trade_services": ("4.260", "", "110,2", "", 4260),
    "go_agriculture": ("3.943", "68,5", "107,6", "", 3943),
    "investment_total": ("3.093", "74,2", "105,7", "", 3093),
    "budget_revenue_total": ("1.593,851", "97,0", "", "district", 1593.851),
    "budget_revenue_local": ("699,874", "66,4", "", "district", 699.874),
    "budget_revenue_land_use": ("568,7", "63,19", "", "district", 568.7),
    "budget_expenditure_total": ("1.006,7", "69,1", "", "district", 1006.7),
    "budget_expenditure_recurrent": ("472,5", "", "", "", 472.5),
    "budget_expenditure_capital": ("534,2", "", "", "", 534.2),
    "industrial_clusters_in_progress": ("02", "", "", "", 2),
    "ntm_advanced_in_progress": ("04", "", "", "", 4),
    "ntm_model_in_progress": ("01", "", "", "", 1),
    "commune_master_plans": ("18", "", "", "", 18),
}
PARTS_OF_TAN_YEN = {
    "budget_revenue_local",
    "budget_revenue_land_use",
    "budget_expenditure_recurrent",
    "budget_expenditure_capital",
}

# code: operator, value in the catalogue's unit, whether the reading is assumed
HUU_LUNG = {
    "budget_revenue_local": ("ge", 195, False),
    "ntm_communes": ("ge", 2, False),
    "ntm_advanced_communes": ("ge", 1, False),
    "ocop_products_maintained": ("ge", 15, False),
    "ocop_products_new": ("ge", 2, False),
    "public_investment_disbursement_rate": ("ge", 100, False),
    "tourist_visits": ("ge", 750000, False),
    "relics_land_certificate_rate": ("ge", 50, False),
    "village_culture_house_rate": ("ge", 67, False),
    "poverty_rate_reduction": ("fall_points", 3, True),
    "trained_labour_rate": ("ge", 64, False),
    "new_jobs": ("about", 2500, False),
    "social_insurance_rate": ("ge", 42, False),
    "health_insurance_rate": ("ge", 97, False),
    "complaint_settlement_rate": ("ge", 90, False),
    "complaint_overdue_rate": ("lt", 15, False),
    "complaint_decision_execution_rate": ("gt", 90, False),
    "crime_reduction": ("fall_percent", 5, True),
    "case_clearup_rate": ("ge", 85, False),
    "serious_case_clearup_rate": ("ge", 95, False),
    "traffic_accidents": ("lower_than_prior", None, True),
    "traffic_deaths": ("lower_than_prior", None, True),
    "traffic_injuries": ("lower_than_prior", None, True),
    "police_stations_built": ("ge", 4, False),
    "police_station_coverage_rate": ("ge", 100, False),
    "conscription_rate": ("eq", 100, False),
    "conscription_replacements": ("eq", 0, False),
    "defence_drill_communes": ("ge", 6, False),
}


def form_rows(file: str) -> dict[str, dict[str, str]]:
    """The rows of a form that name an indicator, by its code, under the form's own headings."""
    with (SAMPLES / file).open(encoding="utf-8-sig", newline="") as handle:
        lines = list(csv.reader(handle, delimiter=";", strict=True))
    start = next(n for n, line in enumerate(lines) if line[0] == "TT")
    header = lines[start]
    assert all(len(line) == len(header) for line in lines)
    rows: dict[str, dict[str, str]] = {}
    for line in lines[start + 1 :]:
        row = dict(zip(header, line, strict=True))
        found = CATALOGUE.indicators_named(child_name(row["Chỉ tiêu"])[0])
        if row["ĐVT"]:
            assert len(found) == 1, f"{row['Chỉ tiêu']!r} names {len(found)} indicators"
            assert found[0].code not in rows
            rows[found[0].code] = row
        else:
            assert not found
    return rows


def in_catalogue_unit(text: str, row: dict[str, str], code: str) -> float:
    written = CATALOGUE.measure_units.find(row["ĐVT"])
    wanted = CATALOGUE.measure_units.by_code[CATALOGUE.indicators[code].measure_unit]
    number = parse_number(text, VIETNAMESE)
    assert written
    assert number
    return rescale(number, CATALOGUE.measure_units.factor(written, wanted)).value


def test_tan_yen_holds_the_figures_of_the_document_and_no_plan():
    rows = form_rows("tan_yen_2023_9M.csv")
    found = {}
    for code, row in rows.items():
        written = row["Ước thực hiện 9 tháng năm 2023"]
        found[code] = (
            written,
            row["% so với kế hoạch"],
            row["% so với cùng kỳ"],
            read_assigner(row["Ghi chú"]),
            in_catalogue_unit(written, row, code),
        )
        assert row["Kế hoạch năm 2023"] == row["Thực hiện cùng kỳ"] == ""
    assert found == TAN_YEN


def test_tan_yen_parts_stand_under_their_totals():
    rows = form_rows("tan_yen_2023_9M.csv")
    parts = {code for code, row in rows.items() if child_name(row["Chỉ tiêu"])[1]}
    assert parts == PARTS_OF_TAN_YEN
    order = list(rows)
    for code in parts:
        assert order.index(CATALOGUE.indicators[code].parent) < order.index(code)


def test_tan_yen_counts_carry_their_names():
    rows = form_rows("tan_yen_2023_9M.csv")
    for code in ("industrial_clusters_in_progress", "ntm_advanced_in_progress", "ntm_model_in_progress"):
        assert len(rows[code]["Ghi chú"].split(", ")) == TAN_YEN[code][4]


def test_files_are_as_a_vietnamese_spreadsheet_saves_them():
    for file in ("tan_yen_2023_9M.csv", "huu_lung_targets_2024.csv"):
        content = (SAMPLES / file).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_huu_lung_targets_read_as_registered():
    rows = form_rows("huu_lung_targets_2024.csv")
    found = {}
    for code, row in rows.items():
        one = CATALOGUE.indicators[code]
        text = row["Mục tiêu đăng ký năm 2024"]
        target = read_target(text, VIETNAMESE, default_operator(one.direction, one.target_form))
        assert target, f"{text!r} states no target"
        value = target.value
        if value is not None:
            written = CATALOGUE.measure_units.find(row["ĐVT"])
            wanted = CATALOGUE.measure_units.by_code[one.measure_unit]
            assert written
            value = float(Decimal(repr(value)) * CATALOGUE.measure_units.factor(written, wanted))
        found[code] = (target.operator, value, target.assumed)
    assert found == HUU_LUNG


def test_huu_lung_states_one_deadline_and_names_its_communes():
    rows = form_rows("huu_lung_targets_2024.csv")
    deadlines = {code: row["Thời hạn"] for code, row in rows.items() if row["Thời hạn"]}
    assert deadlines == {"police_station_coverage_rate": "31/12/2025"}
    names = {u.name_vi for u in CATALOGUE.units.values() if u.parent == "huu_lung"}
    for code in ("ntm_communes", "ntm_advanced_communes", "defence_drill_communes"):
        items = rows[code]["Ghi chú"].split(", ")
        assert len(items) == HUU_LUNG[code][1]
        assert {f"Xã {item}" for item in items} <= names


def test_manifest_names_every_sample_once_and_tan_yen_last():
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        lines = list(csv.DictReader(handle, strict=True))
    # The first page shows what was sent last.
    assert (lines[-1]["unit"], lines[-1]["period"]) == ("tan_yen", "2023-9M")
    files = [line["file"] for line in lines]
    there = {f.relative_to(SAMPLES).as_posix() for f in SAMPLES.rglob("*.csv")}
    assert sorted(files) == sorted(there - {"manifest.csv", "catalogue/units.csv"})
    assert all(line["unit"] in CATALOGUE.units and line["who"] and line["message"] for line in lines)
