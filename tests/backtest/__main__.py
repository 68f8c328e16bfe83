"""`python -m tests.backtest`: how far each method's forecast of a year was from the year as it came.

Every year with at least three before it is foretold at the end of each of its first three quarters, from
what stood before it alone. An error is |forecast - total| / total, in percent.
"""

import math
import statistics
import sys
from collections.abc import Iterator
from typing import NamedTuple

from analysis.seasonal import LEAST_YEARS, MOST_YEARS
from tests.backtest.methods import METHODS
from tests.backtest.series import NATIONAL, Series, demonstration_series, national_series


class Trial(NamedTuple):
    """One forecast beside the year as it came, `error` in percent of it, NaN where the method gave none.

    `inside` says whether the interval held it, None without an interval.
    """

    method: str
    quarters: int
    error: float
    inside: bool | None


def trials(series: dict[str, Series]) -> Iterator[Trial]:
    """Every method's forecast of every year that has enough past."""
    for values in series.values():
        for place, (year, four) in enumerate(values.items()):
            past = dict([*values.items()][max(place - MOST_YEARS, 0) : place])
            if len(past) < LEAST_YEARS:
                continue
            for quarters in (1, 2, 3):
                for name, method in METHODS.items():
                    foretold, low, high = method(past, year, quarters, four[:quarters])
                    inside = low <= four[-1] <= high if not math.isnan(low) else None
                    yield Trial(name, quarters, 100 * abs(foretold - four[-1]) / four[-1], inside)


def table(found: list[Trial]) -> list[str]:
    """One line a method: mean error after each quarter, median error, how often the interval held."""
    lines = [f"{'error, percent':<20} {'Q1':>8} {'Q2':>8} {'Q3':>8} {'median':>8} {'none':>6} {'held':>6}"]
    for method in METHODS:
        own = [one for one in found if one.method == method]
        told = [one for one in own if not math.isnan(one.error)]
        means = [_mean([one.error for one in told if one.quarters == q]) for q in (1, 2, 3)]
        median = statistics.median(one.error for one in told)
        held = [one.inside for one in told if one.inside is not None]
        share = f"{100 * sum(held) / len(held):.0f}%" if held else "-"
        numbers = " ".join(f"{number:>8.2f}" for number in (*means, median))
        lines.append(f"{method:<20} {numbers} {len(own) - len(told):>6} {share:>6}")
    return lines


def _mean(errors: list[float]) -> float:
    return statistics.fmean(errors) if errors else math.nan


def main() -> int:
    """Print one table a source; 1 where one that should be there gives nothing to try."""
    sources = {"demonstration": demonstration_series()}
    if NATIONAL.is_file():
        sources["country"] = national_series()
    else:
        print(f"no national series: {NATIONAL.name} is not beside the project", file=sys.stderr)
    for name, series in sources.items():
        found = [*trials(series)]
        print(f"{name}: {len(series)} series, {len(found) // len(METHODS)} forecasts a method")
        if not found:
            return 1
        print("\n".join(table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
