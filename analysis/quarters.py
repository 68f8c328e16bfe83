"""A quarter by itself: what was done since the quarter before, and against the same quarter a year ago."""

import pandas as pd

from analysis.selection import by_assigner, rows_of
from domain.catalogue import Catalogue
from domain.columns import ACTUAL, ESTIMATE
from domain.indicators import FLOW
from domain.periods import Period

MONTHS = 3
QUARTER = ["indicator", "quarter", "decimals", "estimate", "quarter_before", "before_decimals", "index"]


def quarter_periods(period: Period) -> list[int]:
    """The period codes that quarter_rows looks at."""
    spans = (period, period.quarter_before)
    return [one.code for span in spans if span for one in (span, span.year_before)]


def quarter_rows(figures: pd.DataFrame, catalogue: Catalogue, period: Period) -> pd.DataFrame:
    """One row a flow whose last quarter is known (columns QUARTER), in the catalogue's order.

    quarter = cumulative value - that of the quarter before, in the indicator's unit, quarter_before the
    same a year ago (NA where unknown), index = 100 x quarter / quarter_before where that is positive and the
    quarter is not negative (no percent tells what a loss has grown by); estimate: one of the two is one.
    Empty for a period that ends no quarter, and for the first, which is its own quarter. Rates and stocks
    have no quarter of their own.
    """
    earlier = period.quarter_before
    if earlier is None or period.months - earlier.months != MONTHS:
        return pd.DataFrame(columns=QUARTER)
    this, last = (
        _difference(figures, period, earlier),
        _difference(figures, period.year_before, earlier.year_before),
    )
    flows = [code for code, one in catalogue.indicators.items() if one.kind == FLOW]
    rows = this.reindex([code for code in flows if code in this.index])
    before = last.reindex(rows.index)[["value", "decimals"]].astype("float64")
    index = 100 * rows["value"].where(rows["value"] >= 0) / before["value"].where(before["value"] > 0)
    return (
        rows.assign(quarter_before=before["value"], before_decimals=before["decimals"], index=index)
        .rename(columns={"value": "quarter"})
        .reset_index()[QUARTER]
    )


def _difference(figures: pd.DataFrame, period: Period, earlier: Period) -> pd.DataFrame:
    """value, decimals and whether it is an estimate, of the indicators with both cumulative values."""
    end, start = (_by_indicator(rows_of(figures, ACTUAL, one)) for one in (period, earlier))
    digits = pd.concat([end["decimals"], start["decimals"]], axis=1).max(axis=1)
    guessed = end["grade"].eq(ESTIMATE) | start["grade"].reindex(end.index).eq(ESTIMATE)
    found = pd.DataFrame({"value": end["value"] - start["value"], "decimals": digits, "estimate": guessed})
    return found[found["value"].notna()].rename_axis("indicator")


def _by_indicator(rows: pd.DataFrame) -> pd.DataFrame:
    """A figure that names an assigner gives way to the one that names none."""
    ordered = by_assigner(rows).drop_duplicates("indicator")
    return ordered.set_index("indicator")[["value", "decimals", "grade"]]
