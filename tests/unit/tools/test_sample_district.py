"""The invented district: the same every time, plausible, and plainly invented."""

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from domain.catalogue_files import load_catalogue
from domain.names import child_name
from tools.sample_district import COMMUNES, SAMPLES, write_district
from tools.sample_recipe import TOTALS

CATALOGUE = load_catalogue(SAMPLES.parent / "catalogue", SAMPLES / "catalogue")
HEADER = "unit,indicator,year,months,value,grade,measure,assigner,value_unit,source,note,decision,effective"
# What the plan of 2016 names and the invented district does not report.
LEFT_OUT = {"grain_output", "meat_output"}


def test_generating_again_gives_the_same_bytes(tmp_path: Path):
    write_district(tmp_path)
    made = {f.relative_to(tmp_path): f.read_bytes() for f in tmp_path.rglob("*.csv")}
    kept = [*(SAMPLES / "vi_du").rglob("*"), *(SAMPLES / "catalogue").rglob("*")]
    assert made == {f.relative_to(SAMPLES): f.read_bytes() for f in kept}


def test_invented_units_say_so_and_borrow_no_name():
    real = {
        child_name(n)[0] for u in CATALOGUE.units.values() if not u.invented for n in (u.name_vi, *u.aliases)
    }
    invented = [u for u in CATALOGUE.units.values() if u.invented]
    assert len(invented) == 2 + len(COMMUNES) == 14
    for unit in invented:
        assert "(giả định)" in unit.name_vi
        assert "(invented)" in unit.name_en
        assert not real & {child_name(n)[0] for n in (unit.name_vi, *unit.aliases)}
        assert str(unit.valid_to) == "2025-06-30"


@pytest.fixture(scope="module")
def district() -> list[dict[str, str]]:
    """Every row of the invented district, file by file in the order of the manifest."""
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        files = [line["file"] for line in csv.DictReader(handle) if line["unit"] == "vi_du"]
    rows = []
    for file in files:
        with (SAMPLES / file).open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            assert ",".join(reader.fieldnames) == HEADER
            rows += [{"file": file, **row} for row in reader]
    return rows


def amounts(district: list[dict[str, str]], measure: str, grades: tuple[str, ...]) -> dict[tuple, Decimal]:
    """The latest value of each (unit, indicator, year, months, assigner) among some grades."""
    return {
        (r["unit"], r["indicator"], int(r["year"]), int(r["months"] or 0), r["assigner"]): Decimal(r["value"])
        for r in district
        if r["measure"] == measure and r["grade"] in grades
    }


def test_each_file_holds_a_quarter_of_estimates_and_the_quarter_before_made_official(district):
    periods = defaultdict(set)
    for row in district:
        if row["measure"] == "actual":
            periods[row["file"]].add((row["grade"], int(row["year"]), int(row["months"])))
    assert len(periods) == 20
    for file, found in periods.items():
        year, months = map(int, re.search(r"(\d{4})_(\d+)M", file).groups())
        before = (year, months - 3) if months > 3 else (year - 1, 12)
        assert found == {("estimate", year, months)} | (
            {("official", *before)} if before[0] >= 2020 else set()
        )


def test_every_code_is_known_and_every_cumulative_indicator_is_there(district):
    codes = {r["indicator"] for r in district}
    assert codes <= set(CATALOGUE.indicators)
    followed = {c for c, one in CATALOGUE.indicators.items() if one.cumulates and not one.price_basis}
    assert followed - LEFT_OUT <= codes
    for row in district:
        one = CATALOGUE.indicators[row["indicator"]]
        written = CATALOGUE.measure_units.by_code[row["value_unit"]]
        assert CATALOGUE.measure_units.factor(written, CATALOGUE.measure_units.by_code[one.measure_unit])
    assert {r["unit"] for r in district} == {"vi_du", *COMMUNES}


@pytest.mark.parametrize("grades", [("estimate",), ("official",), ("estimate", "official")])
def test_flows_never_fall_within_a_year(district, grades):
    values = amounts(district, "actual", grades)
    for (unit, code, year, months, _), value in values.items():
        earlier = values.get((unit, code, year, months - 3, ""))
        if earlier is not None and CATALOGUE.indicators[code].cumulates:
            assert earlier <= value, (unit, code, year, months)


@pytest.mark.parametrize(
    ("measure", "grades"), [("actual", ("estimate",)), ("actual", ("official",)), ("plan", ("official",))]
)
def test_parts_stay_within_totals_and_expenditure_adds_up_exactly(district, measure, grades):
    values = amounts(district, measure, grades)
    for (unit, code, *rest), value in values.items():
        parent = CATALOGUE.indicators[code].parent
        whole = values.get((unit, parent, *rest))
        assert whole is None or value <= whole, (unit, code, rest)
        if code == "budget_expenditure_total":
            assert value == sum(values[unit, part, *rest] for part in TOTALS[code])


def test_official_figures_are_near_the_estimates(district):
    estimates, official = (amounts(district, "actual", (g,)) for g in ("estimate", "official"))
    assert len(official) == sum(key[2:4] != (2024, 12) for key in estimates)
    for key, value in official.items():
        assert abs(value - estimates[key]) <= max(Decimal("0.05") * value, 1), key
    assert sum(estimates[key] != value for key, value in official.items()) > len(official) / 2


def test_communes_never_exceed_their_district(district):
    values = amounts(district, "actual", ("official",))
    for code in ("go_agriculture", "budget_revenue_local", "budget_revenue_land_use", "new_jobs"):
        communes = sum(values[c, code, 2023, 12, ""] for c in COMMUNES)
        per_unit = 1 if code == "new_jobs" else 1000
        assert communes <= values["vi_du", code, 2023, 12, ""] * per_unit + len(COMMUNES)


def test_the_plan_of_2023_is_adjusted_once_and_both_are_kept(district):
    land_use = [
        (row["value"], row["note"], row["decision"], row["effective"])
        for row in district
        if (row["unit"], row["indicator"], row["year"], row["measure"])
        == ("vi_du", "budget_revenue_land_use", "2023", "plan")
    ]
    assert land_use == [
        ("420", "", "", ""),
        ("300", "Kế hoạch điều chỉnh (giả định)", "1234/QĐ-UBND (giả định)", "2023-07-14"),
    ]


def test_total_revenue_has_a_plan_of_the_district_and_of_the_council(district):
    plans = amounts(district, "plan", ("official",))
    for year in range(2020, 2025):
        key = ("vi_du", "budget_revenue_total", year, 0)
        assert plans[*key, "council"] > plans[*key, "district"]


def test_the_last_year_shows_every_kind_of_progress(district):
    plans, values = (
        amounts(district, "plan", ("official",)),
        amounts(district, "actual", ("estimate", "official")),
    )

    def percent(code: str, months: int) -> Decimal:
        return 100 * values["vi_du", code, 2024, months, ""] / plans["vi_du", code, 2024, 0, "district"]

    assert percent("budget_revenue_land_use", 9) < 30
    assert 73 <= percent("go_industry", 9) <= 77
    assert percent("budget_revenue_total", 12) > 110
    assert percent("tourist_visits", 12) == 608
    assert (
        values["vi_du", "investment_total", 2024, 12, ""] < values["vi_du", "investment_total", 2023, 12, ""]
    )
    assert values["vi_du", "go_industry", 2021, 12, ""] < values["vi_du", "go_industry", 2020, 12, ""]
