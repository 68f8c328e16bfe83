"""The recipe of the invented district: a year's values and plans of each indicator, and how they fall.

`sample_recipe.csv` holds them, one row an indicator: `form` is flow (q1 to q3 are the shares of the
year's value reached by each quarter's end) or level (they are shares of the way from last year's
level to this year's), `spread` how far the shares vary from year to year, `error` how far an
estimate is off. Names with a leading underscore are parts of a total, no indicators themselves.
"""

import csv
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

YEARS = range(2020, 2025)
QUARTERS = (3, 6, 9, 12)
TOTALS = {
    "budget_revenue_local": ("budget_revenue_land_use", "_local_revenue_without_land"),
    "budget_revenue_total": ("budget_revenue_local", "_revenue_from_elsewhere"),
    "budget_expenditure_total": ("budget_expenditure_recurrent", "budget_expenditure_capital"),
}
_SEED = 20231004
_FILE = Path(__file__).with_suffix(".csv")


@dataclass(frozen=True)
class Recipe:
    """One row of the recipe; money in tỷ đồng."""

    name: str
    value_unit: str
    decimals: int
    is_level: bool
    shares: tuple[float, float, float]
    spread: float
    error: float
    values: dict[int, Decimal]
    plans: dict[int, Decimal]

    def official(self, year: int) -> list[Decimal]:
        """The four cumulative official values of a year."""
        start, end = (float(self.values[y]) for y in (year - 1, year))
        start = start if self.is_level else 0.0
        moved = [start + (end - start) * share for share in self._shares(year)]
        return [*(rounded(value, self.decimals) for value in moved), self.values[year]]

    def estimates(self, year: int) -> list[Decimal]:
        """The four estimates of a year: near the official values, never below the quarter before.

        No file makes the last quarter of all official, so its estimate is the year's value itself.
        """
        official, noise = self.official(year), chance(self.name, year, "estimate")
        off = [Decimal(repr(1 + noise.uniform(-self.error, self.error))) for _ in QUARTERS]
        if year == YEARS[-1]:
            off[-1] = Decimal(1)
        near = [rounded(value * by, self.decimals) for value, by in zip(official, off, strict=True)]
        floors = [rounded(0, self.decimals), *official[:-1]]
        return near if self.is_level else [max(pair) for pair in zip(near, floors, strict=True)]

    def _shares(self, year: int) -> list[float]:
        noise = chance(self.name, year, "shares")
        varied = [share * (1 + noise.uniform(-self.spread, self.spread)) for share in self.shares]
        return sorted(min(share, 1.0) for share in varied)


def read_recipes() -> dict[str, Recipe]:
    """The recipes by name, in the order of the file."""
    with _FILE.open(encoding="utf-8", newline="") as handle:
        return {row["name"]: _recipe(row) for row in csv.DictReader(handle)}


def chance(*purpose: object) -> Random:
    """A generator of its own for each purpose: another row in the recipe changes no other figure."""
    return Random("/".join(map(str, (_SEED, *purpose))))  # noqa: S311 - samples, no secrets


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """The value with exactly so many decimals."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def with_totals(parts: dict[str, Decimal]) -> dict[str, Decimal]:
    """The values with each total, the exact sum of its parts, in front; what is no indicator left out."""
    whole = dict(parts)
    for total, names in TOTALS.items():
        whole = {total: sum((whole[name] for name in names), Decimal(0)), **whole}
    return {name: value for name, value in whole.items() if not name.startswith("_")}


def _recipe(row: dict[str, str]) -> Recipe:
    years = (YEARS[0] - 1, *YEARS)
    return Recipe(
        row["name"],
        row["value_unit"],
        int(row["decimals"]),
        row["form"] == "level",
        (float(row["q1"]), float(row["q2"]), float(row["q3"])),
        float(row["spread"]),
        float(row["error"]),
        {y: rounded(Decimal(row[f"y{y}"]), int(row["decimals"])) for y in years},
        {y: Decimal(row[f"p{y}"]) for y in YEARS if row[f"p{y}"]},
    )
