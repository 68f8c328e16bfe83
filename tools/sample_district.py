"""Writes the invented district of the samples: `python -m tools.sample_district [FOLDER]`.

Five years of quarters as such an office would send them: a file a quarter holds its estimates and
the figures of the quarter before, now official; a file a year holds the plans; one file adjusts the
plan of 2023. Everything is drawn from a fixed seed, so that the same files come out every time.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from domain import columns
from domain.catalogue_records import UNIT_COLUMNS
from tools.sample_recipe import QUARTERS, YEARS, Recipe, chance, read_recipes, rounded, with_totals

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
DISTRICT = "vi_du"
HEADER = [*columns.CANONICAL, *columns.CANONICAL_OPTIONAL]
COMMUNES = {
    "vi_du_may_lanh": "Mây Lành", "vi_du_doi_que": "Đồi Quế", "vi_du_ben_nang": "Bến Nắng",
    "vi_du_suoi_hac": "Suối Hạc", "vi_du_lua_vang": "Lúa Vàng", "vi_du_cau_suong": "Cầu Sương",
    "vi_du_go_truc": "Gò Trúc", "vi_du_ho_sen": "Hồ Sen", "vi_du_nui_lam": "Núi Lam",
    "vi_du_song_em": "Sông Êm", "vi_du_thung_mai": "Thung Mai", "vi_du_vuon_dao": "Vườn Đào",
}  # fmt: skip
# How much of the district's figure its communes raise or do themselves, and how far the share of each
# varies from year to year.
COMMUNE_PART = {
    "go_agriculture": ("1", 0.04),
    "new_jobs": ("0.9", 0.12),
    "budget_revenue_land_use": ("0.6", 0.25),
    "_local_revenue_without_land": ("0.5", 0.12),
}
LAST_DAY = "2025-06-30"
SOURCE = "Số liệu giả định"
ADJUSTED_YEAR, ADJUSTED = 2023, {"budget_revenue_land_use": Decimal(300)}
# Note, number of the decision and the day it came into force.
FIRST, ADJUSTMENT = ("", "", ""), ("Kế hoạch điều chỉnh (giả định)", "1234/QĐ-UBND (giả định)", "2023-07-14")
# The people's council asks for more than the district's committee assigned.
COUNCIL_FACTOR = Decimal("1.05")

Values = dict[str, Decimal]
Weights = dict[tuple[str, str], Decimal]
Line = tuple[object, ...]


def write_district(folder: Path) -> None:
    """Write catalogue/units.csv and the files of vi_du/ under a folder."""
    recipes = read_recipes()
    _write(folder / "catalogue" / "units.csv", UNIT_COLUMNS, unit_lines())
    for year in YEARS:
        _write(folder / DISTRICT / f"plans_{year}.csv", HEADER, plan_lines(recipes, year))
        for months in QUARTERS:
            lines = quarter_lines(recipes, year, months)
            _write(folder / DISTRICT / f"figures_{year}_{months}M.csv", HEADER, lines)
    adjusted = folder / DISTRICT / f"plans_{ADJUSTED_YEAR}_adjusted.csv"
    _write(adjusted, HEADER, adjusted_lines(recipes))


def unit_lines() -> Iterator[Line]:
    """The invented units, in the catalogue's columns."""
    province = "vi_du_tinh"
    yield _unit(province, "province", "Tỉnh Ví Dụ", "Ví Dụ province", "")
    yield _unit(DISTRICT, "district", "Huyện Ví Dụ", "Ví Dụ district", province)
    for code, name in COMMUNES.items():
        yield _unit(code, "commune", f"Xã {name}", f"{name} commune", DISTRICT)


def quarter_lines(recipes: dict[str, Recipe], year: int, months: int) -> Iterator[Line]:
    """A quarter's file: its estimates, and the quarter before made official."""
    quarter = QUARTERS.index(months)
    estimates = {name: r.estimates(year)[quarter] for name, r in recipes.items()}
    yield from _figure_lines(recipes, estimates, year, months, "estimate")
    year, quarter = (year, quarter - 1) if quarter else (year - 1, len(QUARTERS) - 1)
    if year in YEARS:
        official = {name: r.official(year)[quarter] for name, r in recipes.items()}
        yield from _figure_lines(recipes, official, year, QUARTERS[quarter], "official")


def plan_lines(recipes: dict[str, Recipe], year: int) -> Iterator[Line]:
    """A year's plans of the district and its communes."""
    plans = {name: r.plans[year] for name, r in recipes.items() if year in r.plans}
    yield from _district_plans(recipes, with_totals(plans), year, FIRST)
    weights = _weights(year=None)
    for code in COMMUNES:
        values = _commune_values(code, plans, weights)
        for name, plan in (values | _ntm(recipes, code, plans, year)).items():
            unit = _commune_unit(recipes, name)
            whole = plan.quantize(Decimal("1e1")) if unit == "triệu đồng" else plan
            yield _line(code, name, year, "", f"{whole:f}", "official", "plan", "district", unit, *FIRST)


def adjusted_lines(recipes: dict[str, Recipe]) -> Iterator[Line]:
    """The mid-year adjustment: the plans that change, as they are afterwards."""
    plans = {name: r.plans[ADJUSTED_YEAR] for name, r in recipes.items() if ADJUSTED_YEAR in r.plans}
    before, after = with_totals(plans), with_totals(plans | ADJUSTED)
    changed = {name: plan for name, plan in after.items() if plan != before[name]}
    yield from _district_plans(recipes, changed, ADJUSTED_YEAR, ADJUSTMENT)


def _district_plans(
    recipes: dict[str, Recipe], plans: Values, year: int, decided: tuple[str, str, str]
) -> Iterator[Line]:
    for name, plan in plans.items():
        unit = _district_unit(recipes, name)
        yield _line(DISTRICT, name, year, "", f"{plan:f}", "official", "plan", "district", unit, *decided)
        if name == "budget_revenue_total":
            council = f"{rounded(plan * COUNCIL_FACTOR, 1):f}"
            yield _line(DISTRICT, name, year, "", council, "official", "plan", "council", unit, *decided)


def _figure_lines(
    recipes: dict[str, Recipe], parts: Values, year: int, months: int, grade: str
) -> Iterator[Line]:
    for name, value in with_totals(parts).items():
        unit = _district_unit(recipes, name)
        yield _line(DISTRICT, name, year, months, value, grade, "actual", "", unit, *FIRST)
    weights = _weights(year)
    for code in COMMUNES:
        values = _commune_values(code, parts, weights)
        for name, value in (values | _ntm(recipes, code, parts, year)).items():
            unit = _commune_unit(recipes, name)
            yield _line(code, name, year, months, value, grade, "actual", "", unit, *FIRST)


def _commune_values(code: str, parts: Values, weights: Weights) -> Values:
    shares = {
        name: parts[name] * Decimal(part) * weights[name, code] for name, (part, _) in COMMUNE_PART.items()
    }
    million = {name: rounded(v if name == "new_jobs" else v * 1000, 0) for name, v in shares.items()}
    local = million["budget_revenue_land_use"] + million.pop("_local_revenue_without_land")
    offset = rounded(chance(code, "health insurance").uniform(-4, 4), 1)
    health = parts["health_insurance_rate"] + offset
    return {"budget_revenue_local": local, **million, "health_insurance_rate": health}


def _ntm(recipes: dict[str, Recipe], code: str, parts: Values, year: int) -> Values:
    """Whether a commune has met the standard, for those whose turn it is in the year."""
    recipe = recipes["ntm_communes"]
    done = int(sum(recipe.values[y] for y in YEARS if y < year))
    turns = list(COMMUNES)[done : done + int(max(recipe.values[year], recipe.plans[year]))]
    met = code in turns and turns.index(code) < parts["ntm_communes"]
    return {"ntm_communes": Decimal(int(met))} if code in turns else {}


def _weights(year: int | None) -> Weights:
    """Each commune's share of each figure: fixed for plans, varied by year for what was done."""
    return {(name, code): weight for name in COMMUNE_PART for code, weight in _shares_of(name, year).items()}


def _shares_of(name: str, year: int | None) -> dict[str, Decimal]:
    drawn = {code: chance(code, "weight").uniform(0.6, 1.4) for code in COMMUNES}
    if year is not None:
        by = COMMUNE_PART[name][1]
        drawn = {code: w * chance(code, name, year).uniform(1 - by, 1 + by) for code, w in drawn.items()}
    return {code: Decimal(repr(w / sum(drawn.values()))) for code, w in drawn.items()}


def _district_unit(recipes: dict[str, Recipe], name: str) -> str:
    return recipes[name].value_unit if name in recipes else "tỷ đồng"


def _commune_unit(recipes: dict[str, Recipe], name: str) -> str:
    unit = _district_unit(recipes, name)
    return "triệu đồng" if unit == "tỷ đồng" else unit


def _line(*cells: object) -> Line:
    *most, note, decision, effective = cells
    return (*most, SOURCE, note, decision, effective)


def _unit(code: str, level: str, name_vi: str, name_en: str, parent: str) -> Line:
    aliases = name_vi if level == "province" else f"{name_vi}|{name_vi.split(' ', 1)[1]}"
    names = (f"{name_vi} (giả định)", f"{name_en} (invented)")
    return (code, level, *names, parent, "", LAST_DAY, "", "yes", aliases)


def _write(file: Path, header: Iterable[str], lines: Iterable[Line]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


if __name__ == "__main__":
    write_district(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
