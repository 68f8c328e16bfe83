"""Tidy frames put together: the types of domain.columns, whatever a layout delivers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col

_CATEGORIES = (
    col.UNIT, col.INDICATOR, col.MEASURE, col.ASSIGNER, col.GRADE, col.OPERATOR, col.DEADLINE,
    col.DECISION, col.EFFECTIVE, col.SHEET, col.COLUMN, col.SOURCE, col.NOTE,
)  # fmt: skip
_NUMBERS = {
    col.PERIOD: "int64",
    col.VALUE: "float64",
    col.DECIMALS: "int16",
    col.VALUE_HIGH: "float64",
    col.ASSUMED: "bool",
    col.ROW: "int32",
}
_MISSING: dict[str, Any] = {col.VALUE: np.nan, col.VALUE_HIGH: np.nan, col.ASSUMED: False, col.DECIMALS: 0}


def tidy_frame(data: Mapping[str, Any], length: int) -> pd.DataFrame:
    """A tidy frame of `length` rows; a column may be a scalar, a sequence, or left out ('' or NaN)."""
    columns = {name: _column(name, data, length) for name in col.TIDY}
    return pd.DataFrame(columns, index=range(length), copy=False)


def category_of(code: str, length: int) -> pd.Categorical:
    """The same word on every row, at the price of one byte a row; of no rows, no word at all."""
    return pd.Categorical.from_codes(np.zeros(length, dtype="int8"), [code][:length], validate=False)


def _column(name: str, data: Mapping[str, Any], length: int) -> Any:
    given = data.get(name, _MISSING.get(name, ""))
    if name in _CATEGORIES:
        if isinstance(given, str):
            return category_of(given, length)
        return given if isinstance(given, pd.Categorical) else pd.Categorical(given)
    if name in _NUMBERS:
        if np.isscalar(given):
            return np.full(length, given, dtype=_NUMBERS[name])
        return np.asarray(given, dtype=_NUMBERS[name])
    return pd.Series(given, dtype="str", index=range(length))
