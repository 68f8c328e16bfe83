"""unit_slip: a figure about 1.000 or 1.000.000 times its plan or last year's figure, or as much less.

No figure is fifty times its year's plan and like nothing of last year: from there on all are slips, also
those about 10.000 times their plan, which no one conversion mends; for those none is offered.
"""

from decimal import Decimal

import numpy as np
import pandas as pd

from domain.indicators import Indicator
from domain.numbers import Number, decimals_of, exact, rescale
from validation.checking import Checking
from validation.plan_join import joined

CODES = ("unit_slip",)

_SLIPS = (1_000.0, 1_000_000.0)
# Written too large by a thousand, a figure that is a twentieth of its base is fifty times it.
_TOO_LARGE = 50.0
# Mended, a figure stands within these shares of its base; one written too small has the narrower band,
# because a real figure may be a thousandth of its plan early in the year.
_MENDED, _TOO_SMALL = (0.05, 5.0), (0.1, 2.0)
# A figure so near to last year's is no slip, however far it is from its plan.
_LIKE_LAST_YEAR = (0.1, 10.0)
# A real small figure has one digit or two; one in the wrong unit still has those of the right one.
_DIGITS = 100


def check(checking: Checking) -> None:
    """Report each actual figure whose unit of measure was likely mistaken."""
    actuals = joined(checking).actuals
    based = actuals["plan"].notna() | (actuals["prior"] > 0)
    actuals = actuals.loc[based, ["row", "value", "half", "plan", "prior"]]
    prior = actuals["prior"].where(actuals["prior"] > 0)
    base = actuals["plan"].fillna(prior)
    slips = _is_slip(checking, actuals, base.to_numpy()) & ~_like(actuals["value"] / prior)
    _report(checking, actuals.assign(base=base)[slips].set_index("row"))


def is_too_large(ratio: np.ndarray) -> np.ndarray:
    """Which ratios of a figure to its base are beyond any that is real; NaN is not."""
    with np.errstate(invalid="ignore"):
        return ratio >= _TOO_LARGE


def is_too_small(ratio: np.ndarray) -> np.ndarray:
    """Which ratios of a figure to its base look like a unit of measure too large; NaN does not."""
    found = np.zeros(len(ratio), dtype=bool)
    with np.errstate(invalid="ignore"):
        for factor in _SLIPS:
            found |= (ratio * factor >= _TOO_SMALL[0]) & (ratio * factor <= _TOO_SMALL[1])
    return found


def _is_slip(checking: Checking, actuals: pd.DataFrame, base: np.ndarray) -> np.ndarray:
    value = actuals["value"].to_numpy()
    digits = np.abs(value) / (2 * actuals["half"].to_numpy()) >= _DIGITS
    convertible = checking.of(lambda i: _has_sisters(checking, i))[actuals["row"]]
    return is_too_large(value / base) | (is_too_small(value / base) & digits & convertible)


def _has_sisters(checking: Checking, indicator: Indicator) -> bool:
    """Whether its unit of measure has multiples that could be mistaken for it."""
    units = checking.catalogue.measure_units.by_code
    own = units[indicator.measure_unit]
    return any(unit.base == own.base and unit.factor != own.factor for unit in units.values())


def _like(ratio: pd.Series) -> np.ndarray:
    return ratio.between(*_LIKE_LAST_YEAR).to_numpy()


def _report(checking: Checking, slips: pd.DataFrame) -> None:
    ratio = slips["value"] / slips["base"]
    thousands = np.round(np.log10(ratio) / 3)
    sure = (slips["value"] / 1_000.0**thousands / slips["base"]).between(*_MENDED)
    units = checking.catalogue.measure_units.by_code
    whole = checking.of(lambda i: units[i.measure_unit].is_whole)

    def mended(row: int) -> Number | None:
        """What no part of can be is not offered in parts: 99,999999999 con."""
        number = _mended(slips.at[row, "value"], int(thousands[row]))
        return number if sure[row] and not (whole[row] and number.decimals) else None

    checking.report(
        "unit_slip",
        slips.index.to_numpy(),
        lambda row: {
            "times": Number(ratio[row], _times_decimals(ratio[row])),
            "expected": exact(slips.at[row, "base"]),
        },
        mended,
    )


def _mended(value: float, thousands: int) -> Number:
    """Moved in decimal digits: 1.006,7 / 1.000 is no 1,0066999."""
    return rescale(exact(value), Decimal(1_000) ** -thousands)


def _times_decimals(ratio: float) -> int:
    """A few digits are enough to say how many times: 1.000 or 0,00068."""
    return 0 if ratio >= 10 else decimals_of(float(f"{ratio:.2g}"))
