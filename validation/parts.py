"""parts_exceed_total: the parts named 'trong đó' against their total; parts_do_not_add_up: parts that
make up the whole of it.

Rounding allowed for is half of the last written digit of the total and of each part. A part or a total
that the file leaves out is taken from the store, where it is not less settled than what the file holds.
"""

from collections import Counter

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import COUNT, FLOW, Indicator
from domain.numbers import exact
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import half_digit

CODES = ("parts_exceed_total", "parts_do_not_add_up")
_GROUP = [col.UNIT, col.PERIOD, col.MEASURE, col.ASSIGNER, col.EFFECTIVE]
_EPSILON = 1e-9
_STORED = -1


def check(checking: Checking) -> None:
    """Report the part that is larger than its total, else the total that its parts together exceed."""
    values = _values(checking)
    parts = values[values["parent"] >= 0].merge(
        values.drop(columns=["parent", "rank"]).rename(columns={"indicator": "parent"}),
        on=["group", "parent"],
        suffixes=("", "_total"),
        validate="many_to_one",
    )
    parts = parts[(parts["row"] > _STORED) | (parts["row_total"] > _STORED)]
    larger = parts["value"] > parts["value_total"] + parts["half"] + parts["half_total"] + _EPSILON
    _report(
        checking,
        "parts_exceed_total",
        parts[larger].assign(at=_first_in_file(parts["row"], parts["row_total"])[larger]),
    )
    told = parts.loc[larger, ["group", "parent"]].drop_duplicates()
    rest = parts.merge(told, on=["group", "parent"], how="left", indicator="told", validate="many_to_one")
    _check_sums(checking, rest[rest["told"] == "left_only"])


def _values(checking: Checking) -> pd.DataFrame:
    """One row a group and indicator: row (-1: stored), value, half, rank of the grade, parent (-1: none)."""
    codes = {code: place for place, code in enumerate(checking.catalogue.indicators)}
    totals = {one.parent for one in checking.catalogue.indicators.values()}
    packing = Packing()

    whole = {one.code for one in checking.catalogue.indicators.values() if one.parts_complete}

    def adds_up(one: Indicator) -> bool:
        summed = one.kind in (FLOW, COUNT) and (one.parent != "" or one.code in totals)
        return summed or one.code in whole or one.parent in whole

    mask = checking.of(adds_up) & checking.readable
    mask &= ~checking.is_measure(col.PCT_PLAN) & ~checking.is_measure(col.YOY_INDEX)
    rows = np.flatnonzero(mask)
    own = _side(checking, checking.rows(rows), packing, codes).assign(row=rows)
    stored = checking.stored.figures
    fitting = [code for code, one in checking.catalogue.indicators.items() if adds_up(one)]
    stored = stored[(stored[col.MEASURE] == col.ACTUAL) & stored[col.INDICATOR].isin(fitting)]
    stored = stored.assign(**{col.EFFECTIVE: ""})
    if not len(stored):
        return own
    beside = _side(checking, stored, packing, codes).assign(row=_STORED)
    settled = beside["group"].map(own.groupby("group")["rank"].max())
    together = pd.concat([own, beside[beside["rank"] >= settled]], ignore_index=True)
    return together.drop_duplicates(["group", "indicator"])


def _side(checking: Checking, frame: pd.DataFrame, packing: Packing, codes: dict[str, int]) -> pd.DataFrame:
    known = checking.catalogue.indicators
    parents = {code: codes.get(known[code].parent, -1) for code in codes}
    indicator, grade = frame[col.INDICATOR], frame[col.GRADE]
    return pd.DataFrame(
        {
            "group": packing.key(frame, _GROUP),
            "indicator": indicator.map(codes).to_numpy(dtype="int64"),
            "parent": indicator.map(parents).to_numpy(dtype="int64"),
            "value": frame[col.VALUE].to_numpy(dtype="float64"),
            "half": half_digit(frame[col.DECIMALS]),
            "rank": grade.map({word: rank for rank, word in enumerate(col.GRADES)}).to_numpy(dtype="int64"),
        },
        copy=False,
    )


def _check_sums(checking: Checking, parts: pd.DataFrame) -> None:
    sums = parts.groupby(["group", "parent"], sort=False).agg(
        row=("row", "max"), row_total=("row_total", "first"), value=("value", "sum"), half=("half", "sum"),
        value_total=("value_total", "first"), half_total=("half_total", "first"), parts=("value", "size"),
    )  # fmt: skip
    room = sums["half"] + sums["half_total"] + _EPSILON
    at = _first_in_file(sums["row_total"], sums["row"])
    beyond = sums["value"] > sums["value_total"] + room
    _report(checking, "parts_exceed_total", sums[beyond].assign(at=at[beyond]))
    short = ~beyond & (sums["value"] < sums["value_total"] - room) & _are_whole(checking, sums)
    _report(checking, "parts_do_not_add_up", sums[short].assign(at=at[short]))


def _are_whole(checking: Checking, sums: pd.DataFrame) -> pd.Series:
    """Whether all the parts are there that make up the whole of a total."""
    indicators = list(checking.catalogue.indicators.values())
    parts = Counter(one.parent for one in indicators)
    needed = [parts[one.code] if one.parts_complete else 0 for one in indicators]
    wanted = np.array([needed[place] for place in sums.index.get_level_values("parent")], dtype="int64")
    return (sums["parts"] == wanted) & (wanted > 0)


def _first_in_file(row: pd.Series, other: pd.Series) -> pd.Series:
    return row.where(row > _STORED, other)


def _report(checking: Checking, code: str, found: pd.DataFrame) -> None:
    terms = found.drop_duplicates("at").set_index("at")
    checking.report(
        code,
        terms.index.to_numpy(),
        lambda row: {
            "parts": exact(round(float(terms.at[row, "value"]), 9)),
            "expected": exact(terms.at[row, "value_total"]),
        },
    )
