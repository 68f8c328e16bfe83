"""Small tidy frames and submissions for the store's tests."""

import hashlib
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as c
from domain.entries import COMMENT, Entry
from store import Submission

NINE, SIX, YEAR = 202309, 202306, 202300
_USUAL: dict[str, Any] = {
    c.PERIOD: NINE,
    c.MEASURE: c.ACTUAL,
    c.ASSIGNER: "",
    c.DECIMALS: 1,
    c.WRITTEN: "1,0",
    c.GRADE: c.ESTIMATE,
    c.OPERATOR: "",
    c.VALUE_HIGH: np.nan,
    c.DEADLINE: "",
    c.ASSUMED: False,
    c.DECISION: "",
    c.EFFECTIVE: "",
    c.SHEET: "",
    c.ROW: 1,
    c.COLUMN: "A",
    c.SOURCE: "",
    c.NOTE: "",
}
_CATEGORIES = (
    c.UNIT, c.INDICATOR, c.MEASURE, c.ASSIGNER, c.GRADE, c.OPERATOR, c.DEADLINE, c.DECISION, c.EFFECTIVE,
    c.SHEET, c.COLUMN, c.SOURCE, c.NOTE,
)  # fmt: skip


def figure(unit: str, indicator: str, value: float, **others: Any) -> dict[str, Any]:
    """One row of a tidy frame: an actual of nine months of 2023 where nothing else is said."""
    return {**_USUAL, c.UNIT: unit, c.INDICATOR: indicator, c.VALUE: value, **others}


def plan(unit: str, indicator: str, value: float, **others: Any) -> dict[str, Any]:
    """One row of a tidy frame: a target 'at least' of 2023, assigned by the province."""
    target = {c.MEASURE: c.PLAN, c.PERIOD: YEAR, c.ASSIGNER: "province", c.OPERATOR: "ge"}
    return figure(unit, indicator, value, **{**target, **others})


def tidy(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as the tidy frame of domain.columns, with its types."""
    frame = pd.DataFrame(list(rows))[c.TIDY]
    types = {c.PERIOD: "int64", c.VALUE: "float64", c.DECIMALS: "int16", c.ROW: "int32"}
    return frame.astype({**types, **dict.fromkeys(_CATEGORIES, "category")})


def comment(cause: str, indicator: str = "go_industry", unit: str = "tan_yen", period: int = NINE) -> Entry:
    """What a unit says about an indicator in a period."""
    return Entry(COMMENT, unit, period, indicator, {"cause": cause})


def sent(content: bytes = b"file", unit: str = "tan_yen", period: int = NINE, who: str = "An") -> Submission:
    """A submission of a file with this content."""
    return Submission(
        unit, period, "so-lieu.csv", hashlib.sha256(content).hexdigest(), content, "9 tháng", who
    )


def values(frame: pd.DataFrame) -> dict[tuple[str, str, int], float]:
    """The values of a frame by unit, indicator and period."""
    return {(row.unit, row.indicator, row.period): row.value for row in frame.itertuples(index=False)}
