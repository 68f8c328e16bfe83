"""The series that forecasts are tried on: cumulative values by quarter, invented and national.

A series is {year: (3 months, 6 months, 9 months, year)}, whole years only, oldest first.
"""

import csv
import itertools
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from domain.catalogue_files import catalogue_for
from domain.indicators import RATE
from domain.periods import QUARTER_ENDS

Series = dict[int, tuple[float, ...]]
ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples" / "vi_du"
NATIONAL = ROOT.parent / "shared" / "data" / "gso" / "GDP_EXP_Q.csv"
# Growth of these is told on the same months of the year before, cumulated; their season is not told.
GROWTHS = ("yoy_output", "yoy_final_expenditure", "yoy_capital")
_WEEKS = 13


def demonstration_series() -> dict[str, Series]:
    """Of the invented district every flow and count that cumulates, as last reported."""
    indicators = catalogue_for(demonstration=True).indicators
    found: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    for row in itertools.chain.from_iterable(map(_rows, sorted(SAMPLES.glob("figures_*.csv"), key=_sent))):
        one = indicators[row["indicator"]]
        if row.get("measure", "actual") in ("actual", "") and one.cumulates and one.kind != RATE:
            found[one.code][int(row["year"]), int(row["months"])] = float(row["value"])
    return {code: _whole_years(values) for code, values in found.items()}


def national_series() -> dict[str, Series]:
    """Of the country: hours worked (persons x hours a week), and output and its uses by their growth.

    Growth is chained onto a first year of four equal quarters, so these three have no season of their
    own: they try how a method takes a year that speeds up or breaks.
    """
    rows = {(int(row["time"][:4]), int(row["time"][5])): row for row in _rows(NATIONAL)}
    series = {name: _chained({at: row[name] for at, row in rows.items()}) for name in GROWTHS}
    worked = {
        at: float(row["EMP"]) * float(row["hours"]) * _WEEKS
        for at, row in rows.items()
        if row["EMP"] and row["hours"]
    }
    return {**series, "hours_worked": _whole_years(_cumulated(worked))}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        yield from csv.DictReader(handle)


def _sent(path: Path) -> tuple[int, int]:
    year, months = path.stem.removeprefix("figures_").removesuffix("M").split("_")
    return int(year), int(months)


def _cumulated(quarters: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    return {
        (year, 3 * quarter): sum(quarters.get((year, q), float("nan")) for q in range(1, quarter + 1))
        for year, quarter in quarters
    }


def _chained(growths: dict[tuple[int, int], str]) -> Series:
    """Growth in percent on the same months a year before as values, the first year's quarters being equal."""
    first = min(year for year, quarter in growths if quarter == 1)
    values = {(first - 1, months): float(months) for months in QUARTER_ENDS}
    for (year, quarter), growth in sorted(growths.items()):
        before = values.get((year - 1, 3 * quarter))
        if growth and before is not None:
            values[year, 3 * quarter] = before * (1 + float(growth) / 100)
    return _whole_years(values)


def _whole_years(values: dict[tuple[int, int], float]) -> Series:
    found = {}
    for year in sorted({year for year, _ in values}):
        four = tuple(values.get((year, months), math.nan) for months in QUARTER_ENDS)
        if not any(map(math.isnan, four)):
            found[year] = four
    return found
