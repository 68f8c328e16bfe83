"""Rows of a store as a frame with the types of domain.columns."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from store.names import Books, NameBook
from store.tables import ASSIGNERS, GRADES, MEASURES, OPERATORS

# A target may come without a grade.
_WORDS = {"measure": MEASURES, "assigner": ASSIGNERS, "operator": OPERATORS, "grade": (*GRADES, "")}
_WHOLE = {"period", "year", "edition", "submission", "figures"}
_FLOATS = {"value", "value_high"}


def decode_rows(connection: Connection, books: Books, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """A frame of the given columns: names and words as categories instead of the store's integers."""
    named = {"unit": books.units, "indicator": books.indicators}
    return pd.DataFrame(
        {
            name: _names(connection, named[name], values) if name in named else _column(name, values)
            for name, values in columns.items()
        }
    )


def _names(connection: Connection, book: NameBook, values: Sequence[int]) -> pd.Categorical:
    ids, codes = np.unique(np.array(values, dtype=np.int64), return_inverse=True)
    return pd.Categorical.from_codes(codes, pd.Index(book.names(connection, ids.tolist()), dtype="str"))


def _column(name: str, values: Sequence[Any]) -> Any:
    if name in _WORDS:
        none = len(GRADES)
        codes = np.array([none if value is None else value for value in values], dtype=np.int64)
        return pd.Categorical.from_codes(codes, pd.Index(_WORDS[name], dtype="str"))
    if name in _FLOATS:
        return np.array(values, dtype=np.float64)
    if name in _WHOLE:
        return np.array(values, dtype=np.int64)
    if name == "decimals":
        return np.array(values, dtype=np.int16)
    if name == "effective":
        return pd.array([_day(value) for value in values], dtype="str")
    if name == "assumed":
        return np.array(values, dtype=bool)
    return pd.array(list(values), dtype="str")


def _day(number: int) -> str:
    """yyyymmdd as an ISO day, '' for 0."""
    text = f"{number:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if number else ""
