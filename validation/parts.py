"""parts_exceed_total: the parts named 'trong đó' against their total.

Rounding allowed for is half of the last written digit of the total and of each part.
"""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.indicators import COUNT, FLOW
from domain.numbers import decimals_of, format_number
from validation.checking import Checking
from validation.keys import Packing
from validation.plan_join import half_digit

CODES = ("parts_exceed_total",)
_GROUP = [col.UNIT, col.PERIOD, col.MEASURE, col.ASSIGNER]


def check(checking: Checking) -> None:
    """Report the part that is larger than its total, else the total that its parts together exceed."""
    totals = {one.parent for one in checking.catalogue.indicators.values()}
    additive = checking.of(lambda i: i.kind in (FLOW, COUNT) and (i.parent != "" or i.code in totals))
    additive &= checking.readable & ~checking.is_measure(col.PCT_PLAN) & ~checking.is_measure(col.YOY_INDEX)
    values = _values(checking, np.flatnonzero(additive))
    parts = values[values["parent"] >= 0].merge(
        values.drop(columns="parent").rename(columns={"indicator": "parent"}),
        on=["group", "parent"],
        suffixes=("", "_total"),
        validate="many_to_one",
    )
    slack = parts["half"] + parts["half_total"]
    larger = parts[parts["value"] > parts["value_total"] + slack].set_index("row")
    checking.report("parts_exceed_total", larger.index.to_numpy(), lambda row: _terms(larger, row, "value"))
    _check_sums(checking, parts[~parts["row_total"].isin(larger["row_total"])])


def _values(checking: Checking, rows: np.ndarray) -> pd.DataFrame:
    """Values by group, with indicator and parent as positions among the file's indicators; -1 is none."""
    frame = checking.frame.iloc[rows]
    words = list(frame[col.INDICATOR].cat.categories)
    place = {word: i for i, word in enumerate(words)}
    known = checking.catalogue.indicators
    parents = [place.get(known[word].parent, -1) if word in known else -1 for word in words]
    codes = frame[col.INDICATOR].cat.codes.to_numpy(dtype="int64")
    return pd.DataFrame(
        {
            "row": rows,
            "group": Packing().key(frame, _GROUP),
            "indicator": codes,
            "parent": np.array(parents, dtype="int64")[codes] if parents else codes,
            "value": frame[col.VALUE].to_numpy(),
            "half": half_digit(frame[col.DECIMALS]),
        }
    ).drop_duplicates(["group", "indicator"])


def _check_sums(checking: Checking, parts: pd.DataFrame) -> None:
    sums = parts.groupby("row_total").agg(
        value=("value", "sum"), half=("half", "sum"), value_total=("value_total", "first"),
        half_total=("half_total", "first"),
    )  # fmt: skip
    beyond = sums[sums["value"] > sums["value_total"] + sums["half"] + sums["half_total"] + 1e-9]
    checking.report("parts_exceed_total", beyond.index.to_numpy(), lambda row: _terms(beyond, row, "value"))


def _terms(found: pd.DataFrame, row: int, name: str) -> dict[str, str]:
    total = float(found.at[row, "value_total"])
    value = round(float(found.at[row, name]), 9)
    return {
        "parts": format_number(value, decimals_of(value)),
        "expected": format_number(total, decimals_of(total)),
    }
