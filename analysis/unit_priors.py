"""Last year's figures of one indicator on this year's territory, for thousands of units at once."""

from collections.abc import Mapping

import pandas as pd

from analysis.comparable import CONSTITUENT_MISSING, NOT_ADDITIVE, SPLIT_WITHOUT_SHARE
from analysis.selection import by_assigner, rows_of
from domain.columns import ACTUAL
from domain.indicators import MILESTONE, RATE, Indicator
from domain.periods import Period
from domain.territory import Part

PRIORS = ["unit", "indicator", "rebuilt_prior", "rebuilt_decimals", "rebuilt_reason"]


def rebuilt_priors(
    figures: pd.DataFrame, parts: Mapping[str, tuple[Part, ...]], indicator: Indicator, period: Period
) -> pd.DataFrame:
    """What analysis.comparable gives, of one indicator for each unit that did not stand the year before.

    `figures`: the store's rows of the constituents; `parts`: by unit key what stood there then, each with
    the share that came over. Columns PRIORS, a row for each unit of which a constituent reported. A rate is
    left out: no growth is told of it.
    """
    pairs = [
        (unit, one.key, share)
        for unit, constituents in parts.items()
        if [one.key for one, _ in constituents] != [unit]
        for one, share in constituents
    ]
    if indicator.kind == RATE or not pairs:
        return pd.DataFrame(columns=PRIORS)
    frame = pd.DataFrame(pairs, columns=["unit", "constituent", "share"]).astype({"share": "float64"})
    found = frame.merge(_last_year(figures, indicator, period), on="constituent", how="left")
    return _summed(found, indicator)


def _last_year(figures: pd.DataFrame, indicator: Indicator, period: Period) -> pd.DataFrame:
    """One row a constituent; a figure that names an assigner gives way to the one that names none."""
    rows = rows_of(figures, ACTUAL, period.year_before)
    rows = by_assigner(rows[rows["indicator"] == indicator.code])
    known = rows.drop_duplicates("unit").rename(columns={"unit": "constituent"})
    return known[["constituent", "value", "decimals"]]


def _summed(found: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    found = found.assign(
        piece=found["value"] * found["share"],
        no_value=found["value"].isna(),
        no_share=found["share"].isna(),
        is_whole=found["share"].eq(1),
    )
    of_unit = found.groupby("unit", sort=False)
    flags = of_unit[["no_value", "no_share"]].any()
    reason = pd.Series("", index=flags.index, dtype="str").mask(flags["no_value"], CONSTITUENT_MISSING)
    is_one_whole = (of_unit.size() == 1) & of_unit["is_whole"].all()
    reason = reason.mask((indicator.kind == MILESTONE) & ~is_one_whole, NOT_ADDITIVE)
    reason = reason.mask(flags["no_share"], SPLIT_WITHOUT_SHARE)
    made = pd.DataFrame(
        {
            "indicator": indicator.code,
            "rebuilt_prior": of_unit["piece"].sum().where(reason == ""),
            "rebuilt_decimals": of_unit["decimals"].max().astype("float64").where(reason == ""),
            "rebuilt_reason": reason,
        }
    )
    return made[of_unit["value"].count() > 0].reset_index()[PRIORS]
