"""What share of a year its first months usually hold: the unit's own past years, indicator by indicator."""

import pandas as pd

from analysis.selection import ROW, by_assigner
from domain.columns import ACTUAL
from domain.periods import Period

# Fewer past years than this say nothing of a season; older ones than this are of another economy.
LEAST_YEARS, MOST_YEARS = 3, 5
# A year counts half as much as the one after it; of the weights that were tried the best (decision 0019).
_FADING = 0.5
SHARES = [*ROW, "season_share", "season_spread", "season_years"]


def past_periods(period: Period) -> list[int]:
    """The period codes of the past years that past_shares looks at: the same months, and the whole year."""
    if not 0 < period.months < 12:
        return []
    years = range(period.year - MOST_YEARS, period.year)
    return [year * 100 + months for year in years for months in (period.months, 12)]


def past_shares(figures: pd.DataFrame, period: Period) -> pd.DataFrame:
    """One row a unit and indicator with enough past years (columns SHARES).

    `figures`: the store's rows, those of past_periods among them. season_share is the weighted
    mean of (cumulative value / value of the whole year) over the last MOST_YEARS years that have both, as
    a part of 1, each year counting half as much as the next; season_spread is their standard deviation
    (n - 1), season_years how many there are. A year whose total is not positive, or below what its first
    months had, tells no share; where nothing was ever done by now there is no season.
    """
    rows = figures[(figures["measure"] == ACTUAL) & figures["period"].isin(past_periods(period))]
    # A figure that names an assigner gives way to the one that names none.
    rows = by_assigner(rows).drop_duplicates([*ROW, "period"])
    told = rows.assign(
        **{name: rows[name].astype("str") for name in ROW},
        year=rows["period"] // 100,
        months=rows["period"] % 100,
    )
    both = told.pivot(index=[*ROW, "year"], columns="months", values="value")
    both = both.reindex(columns=[period.months, 12]).set_axis(["value", "whole"], axis=1).reset_index()
    both = both[both["value"].ge(0) & both["whole"].gt(0) & both["value"].le(both["whole"])]
    both = both.assign(share=both["value"] / both["whole"])
    both["weight"] = _FADING ** both.groupby(ROW)["year"].rank(ascending=False)
    both["weighed"] = both["share"] * both["weight"]
    shares = both.groupby(ROW)
    found = pd.DataFrame(
        {
            "season_share": shares["weighed"].sum() / shares["weight"].sum(),
            "season_spread": shares["share"].std(),
            "season_years": shares["share"].count(),
        }
    )
    found = found[(found["season_years"] >= LEAST_YEARS) & (found["season_share"] > 0)]
    return found.reset_index()[SHARES]
