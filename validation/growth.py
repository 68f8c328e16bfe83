"""impossible_growth: a total that grew more, or less, than every part that makes it up; and growths of a
total and its parts from which a smaller base follows for the total than for its parts.

The growth of a figure is the index its file says, else what follows from last year's figure in the file; one
that is stored may have been revised since, without its parts, and so proves nothing here. Rates of growth
whose parts are 'weighted' in the catalogue are held to the span of their parts too. Every number is allowed
half of its last written digit.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import COUNT, FLOW, Indicator
from domain.numbers import Number
from validation.checking import Checking
from validation.index_or_growth import mixed_up
from validation.keys import Packing
from validation.plan_join import half_digit

CODES = ("impossible_growth",)
_GROUP = [col.UNIT, col.PERIOD]
_KEY = ["group", "indicator"]
_EPSILON = 1e-9
_LEAST = 1e-12


def check(checking: Checking) -> None:
    """Report each total whose growth its parts contradict, at its index, else at its figure."""
    grown = _grown(checking)
    if grown is None or not len(grown):
        return
    told = _check_span(checking, grown)
    _check_bases(checking, grown[~grown["row"].isin(told)])


def _grown(checking: Checking) -> pd.DataFrame | None:
    """One row a (unit, period) and indicator of a family: row, parent, growth and base as low and high."""
    packing, family = Packing(), _families(checking)
    chosen = checking.of(lambda i: i.code in family) & checking.readable
    said, prior = (_rows(checking, chosen, name, packing) for name in (col.YOY_INDEX, col.PRIOR))
    weighted = checking.of(lambda i: i.code in family and family[i.code])
    if not (len(said) or len(prior) or (weighted & chosen).any()):
        return None
    # Without an index or last year's figure only the rates say something: most files have many more figures.
    actual = _rows(checking, chosen if len(said) or len(prior) else chosen & weighted, col.ACTUAL, packing)
    rates = actual[weighted[actual["row"]]].rename(columns={"low": "growth_low", "high": "growth_high"})
    indices = said.rename(columns={"low": "growth_low", "high": "growth_high"})
    computed = _computed(actual[~weighted[actual["row"]]], prior)
    grown = pd.concat([rates, indices, computed], ignore_index=True).drop_duplicates(_KEY)
    return _with_bases(grown, actual, prior)


def _families(checking: Checking) -> dict[str, bool]:
    """Every indicator with a part or a total that adds up or is weighted: whether it is of the weighted."""
    known = checking.catalogue.indicators
    weighted = {one.code for one in known.values() if one.parts_weighted}
    weighted |= {one.code for one in known.values() if one.parent in weighted}
    summed = {one.parent for one in known.values() if one.parent and one.kind in (FLOW, COUNT)}
    summed |= {one.code for one in known.values() if one.parent in summed}
    return dict.fromkeys(summed, False) | dict.fromkeys(weighted, True)


def _rows(checking: Checking, chosen: np.ndarray, measure: str, packing: Packing) -> pd.DataFrame:
    rows = np.flatnonzero(chosen & checking.is_measure(measure))
    frame = checking.rows(rows)
    places = {code: place for place, code in enumerate(checking.catalogue.indicators)}
    value, half = frame[col.VALUE].to_numpy(dtype="float64"), half_digit(frame[col.DECIMALS])
    number = frame[col.INDICATOR].astype("str").map(places)
    return pd.DataFrame(
        {
            "row": rows,
            "group": packing.key(frame, _GROUP),
            "indicator": number.to_numpy(dtype="float64"),
            "low": value - half,
            "high": value + half,
        }
    ).drop_duplicates(_KEY)


def _computed(actual: pd.DataFrame, prior: pd.DataFrame) -> pd.DataFrame:
    """Growth that follows from this year's and last year's figure, where both are above zero."""
    pairs = actual.merge(prior.drop(columns="row"), on=_KEY, suffixes=("", "_before"), validate="one_to_one")
    pairs = pairs[(pairs["low"] > 0) & (pairs["low_before"] > 0)]
    return pairs[[*_KEY, "row"]].assign(
        growth_low=pairs["low"] / pairs["high_before"] * 100,
        growth_high=pairs["high"] / pairs["low_before"] * 100,
    )


def _with_bases(grown: pd.DataFrame, actual: pd.DataFrame, prior: pd.DataFrame) -> pd.DataFrame:
    """The base of each growth: last year's figure in the file, else what figure and index imply."""
    told = grown.merge(actual.drop(columns="row"), on=_KEY, how="left", validate="one_to_one")
    told = told.merge(
        prior.drop(columns="row"), on=_KEY, how="left", suffixes=("", "_stated"), validate="one_to_one"
    )
    sound = (told["low"] > 0) & (told["growth_low"] > 0)
    implied_low = (told["low"] / told["growth_high"] * 100).where(sound)
    implied_high = (told["high"] / told["growth_low"].clip(lower=_LEAST) * 100).where(sound)
    stated = told["low_stated"].notna()
    return grown.assign(
        implied=(~stated & sound).to_numpy(),
        base_low=told["low_stated"].where(stated, implied_low).to_numpy(),
        base_high=told["high_stated"].where(stated, implied_high).to_numpy(),
    )


def _families_of(
    checking: Checking, grown: pd.DataFrame, wanted: Callable[[Indicator], bool], **combined: tuple[str, str]
) -> pd.DataFrame:
    """One row a total as wanted that has all or some parts: its own columns, `combined` ones of its parts,
    and `whole`, whether all parts are there that make it up."""
    indicators = list(checking.catalogue.indicators.values())
    places = {one.code: place for place, one in enumerate(indicators)}
    parents = np.array([places.get(one.parent, -1) for one in indicators])
    fitting = np.array([wanted(one) for one in indicators])
    sizes = Counter(one.parent for one in indicators)
    needed = np.array([sizes[i.code] if i.parts_complete or i.parts_weighted else 0 for i in indicators])
    number = grown["indicator"].to_numpy(dtype="int64")
    parts = grown.assign(indicator=parents[number])[parents[number] >= 0]
    sums = parts.groupby(_KEY, sort=False).agg(parts=("row", "size"), **combined).reset_index()
    found = grown[fitting[number]].merge(sums, on=_KEY, validate="one_to_one")
    wanted_parts = needed[found["indicator"].to_numpy(dtype="int64")]
    return found.assign(whole=(found["parts"] == wanted_parts) & (wanted_parts > 0))


def _check_span(checking: Checking, grown: pd.DataFrame) -> np.ndarray:
    """Totals outside the span of their parts' growths; gives the rows reported."""
    found = _families_of(
        checking, grown, lambda i: i.parts_complete or i.parts_weighted,
        least=("growth_low", "min"), most=("growth_high", "max"),
    )  # fmt: skip
    found = found[found["whole"]]
    beyond = found["growth_low"] > found["most"] + _EPSILON
    beyond |= found["growth_high"] < found["least"] - _EPSILON
    wrong = found[beyond].set_index("row")

    def details(row: int) -> dict[str, Any]:
        terms = wrong.loc[row, ["least", "most"]]
        written = {name: Number(float(terms[name]), 1) for name in terms.index}
        return {"reason": "outside_span", "found": _middle(wrong.loc[row]), **written}

    def mend(row: int) -> Number | None:
        one, said = wrong.loc[row], _middle(wrong.loc[row])
        mixed = mixed_up(said.value, one["least"], one["most"]) if one["least"] > 0 else ""
        right = {"index_for_growth": -100.0, "growth_for_index": 100.0}.get(mixed)
        return Number(said.value + right, said.decimals) if right else None

    checking.report("impossible_growth", wrong.index.to_numpy(), details, mend)
    return wrong.index.to_numpy()


def _middle(one: pd.Series) -> Number:
    return Number(round(float(one["growth_low"] + one["growth_high"]) / 2, 6), 2)


def _check_bases(checking: Checking, grown: pd.DataFrame) -> None:
    """Totals whose base, by what is said of their growth, is less than that of their parts together."""
    based = grown[grown["base_low"].notna()]
    found = _families_of(
        checking, based, lambda i: i.kind in (FLOW, COUNT) and i.price_basis != "current",
        least=("base_low", "sum"), most=("base_high", "sum"), any_implied=("implied", "any"),
    )  # fmt: skip
    found = found[found["implied"] | found["any_implied"]]
    above = found["least"] > found["base_high"] * (1 + _EPSILON)
    below = found["whole"] & (found["most"] < found["base_low"] * (1 - _EPSILON))
    wrong = found[above | below].set_index("row")

    def details(row: int) -> dict[str, Any]:
        one = wrong.loc[row]
        middles = {"base": one["base_low"] + one["base_high"], "parts": one["least"] + one["most"]}
        return {"reason": "bases", **{name: Number(float(two) / 2, 1) for name, two in middles.items()}}

    checking.report("impossible_growth", wrong.index.to_numpy(), details)
