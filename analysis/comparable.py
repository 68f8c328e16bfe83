"""Last year's figures on this year's territory: what the constituents had, added up or averaged by weight."""

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.selection import by_assigner, rows_of
from domain.catalogue import Catalogue
from domain.columns import ACTUAL
from domain.errors import NotKnown
from domain.indicators import MILESTONE, RATE, Indicator
from domain.periods import Period
from domain.territory import Part
from domain.units import Unit

COMPARABLE = ["indicator", "prior", "decimals", "reason", "rebuilt", "constituents", "lacking"]
SPLIT_WITHOUT_SHARE, CONSTITUENT_MISSING = "split_without_share", "constituent_missing"
NO_WEIGHT, NOT_ADDITIVE = "no_weight", "not_additive"


def read_comparable(
    read: Callable[[list[str], list[int]], pd.DataFrame], catalogue: Catalogue, unit: Unit, period: Period
) -> pd.DataFrame | None:
    """comparable_prior of a unit that did not stand the year before; None where it did.

    `read` gives the store's figures of unit keys in period codes.
    """
    before = period.year_before
    parts = catalogue.territory.standing_for(unit, before)
    keys = [one.key for one, _ in parts]
    if keys == [unit.key]:
        return None
    weights = {one.code: one.weight for one in catalogue.indicators.values() if one.weight}
    return comparable_prior(read(keys, [before.code]), unit, parts, catalogue.indicators, period, weights)


def comparable_prior(
    figures: pd.DataFrame,
    unit: Unit,
    constituents: tuple[Part, ...],
    indicators: Mapping[str, Indicator],
    period: Period,
    weights: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """One row an indicator that a constituent reported for the year before (columns COMPARABLE).

    `figures`: the store's rows of the constituents in (year - 1, same months); `constituents`: what stood
    there then, each with the share that came over (Territory.standing_for), the unit itself where empty;
    `weights`: a rate's denominator, both by indicator code. prior is in the indicator's unit of measure,
    NaN with its `reason` where the two years cannot be compared; `rebuilt` says that it is not the unit's
    own figure. `constituents` are the keys whose figure there is, `lacking` those that the reason is about.
    Raises NotKnown for an indicator that the catalogue lacks.
    """
    parts = constituents or ((unit, 1.0),)
    shares = pd.Series({one.key: share for one, share in parts}, dtype="float64")
    rows = _one_each(rows_of(figures, ACTUAL, period.year_before), shares)
    values, decimals = _grid(rows, "value", shares), _grid(rows, "decimals", shares).max(axis=1)
    kinds = _kinds(values.index, indicators)
    weighing = _weighing(values, shares, weights or {})
    reason = _reasons(values, shares, kinds, weighing)
    prior = values.mul(shares).sum(axis=1, skipna=False).mask(kinds == RATE, _averages(values, weighing))
    made = pd.DataFrame(
        {
            "prior": prior.where(reason == ""),
            "decimals": decimals.astype("float64").where(reason == ""),
            "reason": reason,
            "rebuilt": list(shares.index) != [unit.key],
            "constituents": _keys(values.notna()),
            "lacking": _keys(_lacking(values, shares, reason)),
        }
    )
    return made.rename_axis(index="indicator").reset_index()[COMPARABLE]


def _one_each(rows: pd.DataFrame, shares: pd.Series) -> pd.DataFrame:
    """The constituents' rows; a figure that names an assigner gives way to the one that names none."""
    rows = rows.assign(unit=rows["unit"].astype("str"))
    rows = by_assigner(rows[rows["unit"].isin(shares.index)])
    return rows.drop_duplicates(["indicator", "unit"])


def _grid(rows: pd.DataFrame, column: str, shares: pd.Series) -> pd.DataFrame:
    """One row an indicator, one column a constituent."""
    return rows.pivot(index="indicator", columns="unit", values=column).reindex(columns=shares.index)


def _kinds(codes: pd.Index, indicators: Mapping[str, Indicator]) -> pd.Series:
    if unknown := sorted(set(codes) - indicators.keys()):
        raise NotKnown("indicator", ", ".join(unknown))
    return pd.Series([indicators[code].kind for code in codes], index=codes, dtype="str")


def _weighing(values: pd.DataFrame, shares: pd.Series, weights: Mapping[str, str]) -> pd.DataFrame:
    """Each constituent's weight in an indicator's average: the part of its denominator that came over."""
    if len(shares) == 1:
        # The average of one rate is that rate, whatever its weight.
        return values.notna().astype("float64").mul(shares)
    denominators = values.reindex([weights.get(code, "") for code in values.index])
    found = denominators.set_axis(values.index, axis=0).mul(shares)
    usable = found.ge(0).all(axis=1) & found.sum(axis=1).gt(0)
    return found.where(usable, axis=0)


def _averages(values: pd.DataFrame, weighing: pd.DataFrame) -> pd.Series:
    return values.mul(weighing).sum(axis=1, skipna=False) / weighing.sum(axis=1, skipna=False)


def _reasons(values: pd.DataFrame, shares: pd.Series, kinds: pd.Series, weighing: pd.DataFrame) -> pd.Series:
    """Why there is no comparable figure, as a code; '' where there is one. The later rule wins."""
    reason = pd.Series("", index=values.index, dtype="str")
    reason = reason.mask((kinds == RATE) & weighing.isna().any(axis=1), NO_WEIGHT)
    reason = reason.mask(values.isna().any(axis=1), CONSTITUENT_MISSING)
    is_one_whole = len(shares) == 1 and bool((shares == 1).all())
    reason = reason.mask((kinds == MILESTONE) & (not is_one_whole), NOT_ADDITIVE)
    return reason.mask(pd.Series(bool(shares.isna().any()), index=values.index), SPLIT_WITHOUT_SHARE)


def _lacking(values: pd.DataFrame, shares: pd.Series, reason: pd.Series) -> pd.DataFrame:
    """Which constituents lack what the reason is about: their share, or their figure."""
    no_share = pd.DataFrame({key: [pd.isna(shares[key])] * len(values) for key in shares.index}, values.index)
    no_value = values.isna().mul(reason == CONSTITUENT_MISSING, axis=0)
    return no_value.mask(reason == SPLIT_WITHOUT_SHARE, no_share)


def _keys(marked: pd.DataFrame) -> pd.Series:
    keys = marked.columns.to_numpy()
    return pd.Series([tuple(keys[row]) for row in marked.to_numpy(dtype=bool)], marked.index, dtype="object")
