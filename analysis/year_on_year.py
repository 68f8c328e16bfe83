"""Year on year as an index: 106.7 stands for 'bằng 106,7%' and for 'tăng 6,7%' alike."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from domain.indicators import RATE
from domain.numbers import round_half_up

COMPUTED, REPORTED, REBUILT, NONE = "computed", "reported", "rebuilt", "none"
STORED, SAME_REPORT = "stored", "same_report"
_COMPUTED_DECIMALS = 1


def add_year_on_year(report: pd.DataFrame) -> pd.DataFrame:
    """Adds prior, yoy_index (percent of the same period), its decimals, origin, basis and reason.

    The stored actual of (year - 1, same months) comes first, then the report's own column of last
    year, then that year put together anew on this year's territory, then the index that the report
    states. Rates are compared in points and get no index.
    """
    stored, told = report["stored_prior"], report["told_prior"]
    own = stored.where(stored.notna(), told)
    prior = own.where(own.notna(), report["rebuilt_prior"])
    rebuilt = own.isna() & prior.notna()
    index = (100 * report["value"] / prior.where(prior > 0)).where(report["kind"] != RATE)
    computed = index.notna()
    reported = ~computed & report["told_index"].notna()
    empty = pd.Series("", index=report.index)
    shown = report.assign(
        prior=prior,
        prior_decimals=report["stored_prior_decimals"]
        .where(stored.notna(), report["told_prior_decimals"])
        .where(own.notna(), report["rebuilt_decimals"]),
        yoy_index=index.where(computed, report["told_index"]),
        yoy_decimals=report["told_index_decimals"].mask(computed, _COMPUTED_DECIMALS),
        yoy_origin=empty.mask(~computed, NONE)
        .mask(computed, COMPUTED)
        .mask(reported, REPORTED)
        .mask(rebuilt & ~reported, REBUILT),
        yoy_basis=empty.mask(computed & stored.notna(), STORED).mask(
            computed & stored.isna() & ~rebuilt, SAME_REPORT
        ),
    )
    return shown.assign(yoy_reason=_reasons(shown))


def points_changed(row: Mapping[Any, Any]) -> tuple[float, int] | None:
    """The change of a rate on the same period in points, and the digits both years are written with.

    A row of the report; None for what is no rate, and where either year is not known.
    """
    if row["kind"] != RATE or pd.isna(row["prior"]) or pd.isna(row["value"]):
        return None
    digits = int(max(row["decimals"], row["prior_decimals"]))
    return float(round_half_up(row["value"] - row["prior"], digits)), digits


def _reasons(shown: pd.DataFrame) -> pd.Series:
    """Why there is no index, as a code; '' where there is one. The later rule wins."""
    reason = pd.Series("no_prior", index=shown.index)
    reason = reason.mask(shown["rebuilt_reason"] != "", shown["rebuilt_reason"])
    reason = reason.mask(shown["prior"] <= 0, "prior_not_positive")
    reason = reason.mask(shown["value"].isna(), "no_value")
    reason = reason.mask(shown["kind"] == RATE, "rate_in_points")
    return reason.mask(shown["yoy_index"].notna(), "")
