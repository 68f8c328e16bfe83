"""Ways to foretell a year's total from its first quarters and the past years."""

import math
import warnings
from collections.abc import Callable

import pandas as pd
from statsmodels.tsa.holtwinters import ExponentialSmoothing

from analysis.report import unit_report
from domain.catalogue import Catalogue
from domain.periods import QUARTER_ENDS, Period
from tests.backtest.series import Series
from tests.unit.analysis.frames import catalogue, figures, row, targets

# As the board foretells it, with the ends of its interval; the peers give NaN for these.
Foretold = tuple[float, float, float]
Method = Callable[[Series, int, int], Foretold]
_NAN = float("nan")
_CATALOGUE: Catalogue = catalogue()


def as_the_board_does(past: Series, year: int, quarters: int, this_year: tuple[float, ...] = ()) -> Foretold:
    """What the report itself says, from the figures as they would stand in the store."""
    period = Period(year, 3 * quarters)
    rows = [
        _stored(one, months, value)
        for one, four in past.items()
        for months, value in zip(QUARTER_ENDS, four, strict=True)
    ]
    now = [_stored(year, m, value) for m, value in zip(QUARTER_ENDS, this_year, strict=False)]
    report = unit_report(figures(*rows, *now), targets(), _CATALOGUE, period)
    found = report.loc[report["indicator"] == "industry", ["forecast", "forecast_low", "forecast_high"]]
    forecast, low, high = found.iloc[0]
    return float(forecast), float(low), float(high)


def _stored(year: int, months: int, value: float) -> dict[str, object]:
    return row("industry", "0", period=year * 100 + months) | {"value": value}


def straight_line(_past: Series, _year: int, quarters: int, this_year: tuple[float, ...] = ()) -> Foretold:
    """value x 12 / months."""
    return this_year[-1] * 4 / quarters, _NAN, _NAN


def seasonal_naive(past: Series, year: int, quarters: int, this_year: tuple[float, ...] = ()) -> Foretold:
    """What is done, and the quarters that are left as they were the year before."""
    before = past.get(year - 1)
    total = this_year[-1] + before[-1] - before[quarters - 1] if before else _NAN
    return total, _NAN, _NAN


def last_growth(past: Series, year: int, quarters: int, this_year: tuple[float, ...] = ()) -> Foretold:
    """Last year's total, grown as the first quarters have grown on last year's."""
    before = past.get(year - 1)
    return (
        (before[-1] * this_year[-1] / before[quarters - 1] if before and before[quarters - 1] else _NAN),
        _NAN,
        _NAN,
    )


def ets(past: Series, year: int, quarters: int, this_year: tuple[float, ...] = ()) -> Foretold:
    """Exponential smoothing of single quarters with a damped trend and an additive season (statsmodels)."""
    singles = [value for four in [*past.values(), this_year] for value in _singles(four)]
    if len(past) < 2:
        return _NAN, _NAN, _NAN
    left = len(QUARTER_ENDS) - quarters
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ExponentialSmoothing(
            pd.Series(singles), trend="add", damped_trend=True, seasonal="add", seasonal_periods=4,
            initialization_method="estimated",
        )  # fmt: skip
        rest = model.fit().forecast(left)
    total = this_year[-1] + float(rest.sum())
    return (total if math.isfinite(total) else _NAN), _NAN, _NAN


def _singles(cumulated: tuple[float, ...]) -> list[float]:
    return [value - before for value, before in zip(cumulated, (0.0, *cumulated), strict=False)]


METHODS = {
    "board": as_the_board_does,
    "straight line": straight_line,
    "seasonal naive": seasonal_naive,
    "last year's growth": last_growth,
    "ETS": ets,
}
