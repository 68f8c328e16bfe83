"""The tidy frame as the columns a store keeps: integers, floats and texts, in the order of their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from domain import columns as c
from domain.errors import StoreFault
from store.rows_digest import NO_WORD
from store.tables import ASSIGNERS, GRADES, MEASURES, OPERATORS
from store.wording import require_text

Columns = dict[str, Any]
FIGURE_KEY = ("unit", "period", "indicator", "measure", "assigner")
TARGET_KEY = ("unit", "year", "indicator", "assigner", "effective")


@dataclass(frozen=True)
class Rows:
    """Columns of figures or targets; unit and indicator point into the names until `numbered`."""

    key: tuple[str, ...]
    columns: Columns

    def __len__(self) -> int:
        return len(self.columns["unit"])

    def numbered(self, units: NDArray[Any], indicators: NDArray[Any]) -> "Rows":
        """The rows with the store's integers for units and indicators, sorted by their key."""
        columns = {
            **self.columns,
            "unit": units[self.columns["unit"]],
            "indicator": indicators[self.columns["indicator"]],
        }
        order = np.lexsort([columns[name] for name in reversed(self.key)])
        return Rows(self.key, {name: values[order] for name, values in columns.items()})


@dataclass(frozen=True)
class Encoded:
    """A tidy frame ready to be stored: figures and targets apart, and the names both point into."""

    units: list[str]
    indicators: list[str]
    figures: Rows
    targets: Rows


def encode_frame(frame: pd.DataFrame) -> Encoded:
    """The tidy frame (domain.columns) as rows to store; raises StoreFault for what cannot be stored."""
    missing = [name for name in c.TIDY if name not in frame.columns and name not in c.WHERE]
    if missing:
        raise StoreFault(f"the frame to publish lacks the columns {', '.join(missing)}")
    units, unit = _names(frame[c.UNIT])
    indicators, indicator = _names(frame[c.INDICATOR])
    shared = {
        "unit": unit,
        "indicator": indicator,
        "measure": _words(frame[c.MEASURE], MEASURES),
        "assigner": _words(frame[c.ASSIGNER], ASSIGNERS),
        "value": _floats(frame[c.VALUE]),
        "decimals": frame[c.DECIMALS].to_numpy(dtype=np.int64),
    }
    planned = shared["measure"] == MEASURES.index(c.PLAN)
    return Encoded(
        units,
        indicators,
        _figures(frame[~planned], {name: values[~planned] for name, values in shared.items()}),
        _targets(frame[planned], {name: values[planned] for name, values in shared.items()}),
    )


def _figures(frame: pd.DataFrame, shared: Columns) -> Rows:
    if np.isnan(shared["value"]).any():
        at = int(np.flatnonzero(np.isnan(shared["value"]))[0])
        raise StoreFault(f"{_place(frame, at)}: no value; expected a number in every figure")
    rows = Rows(
        FIGURE_KEY,
        {
            **shared,
            "period": frame[c.PERIOD].to_numpy(dtype=np.int64),
            "grade": _words(frame[c.GRADE], GRADES),
            **_all_texts(frame, (c.WRITTEN, c.SOURCE, c.NOTE)),
        },
    )
    _check_unique(frame, rows)
    return rows


def _targets(frame: pd.DataFrame, shared: Columns) -> Rows:
    del shared["measure"]
    rows = Rows(
        TARGET_KEY,
        {
            **shared,
            "year": frame[c.PERIOD].to_numpy(dtype=np.int64) // 100,
            "operator": _words(frame[c.OPERATOR], OPERATORS),
            "value_high": _floats(frame[c.VALUE_HIGH]),
            "assumed": frame[c.ASSUMED].to_numpy(dtype=np.int64),
            "grade": _words(frame[c.GRADE], GRADES, optional=True),
            "effective": _days(frame[c.EFFECTIVE]),
            **_all_texts(frame, (c.DEADLINE, c.WRITTEN, c.SOURCE, c.NOTE, c.DECISION)),
        },
    )
    _check_unique(frame, rows)
    return rows


def _days(series: pd.Series) -> NDArray[Any]:
    """ISO days as yyyymmdd, 0 for none."""
    codes, texts = pd.factorize(series)
    try:
        days = [int(date.fromisoformat(str(text)).strftime("%Y%m%d")) if text else 0 for text in texts]
    except ValueError as why:
        raise StoreFault(f"{series.name}: {why}; expected a day as YYYY-MM-DD") from why
    return np.array([*days, 0], dtype=np.int64)[codes]


def _names(series: pd.Series) -> tuple[list[str], NDArray[Any]]:
    codes, names = pd.factorize(series)
    if (codes < 0).any():
        at = int(np.flatnonzero(codes < 0)[0])
        raise StoreFault(f"row {at + 1} of the frame has no {series.name}")
    return [require_text(str(name), str(series.name)) for name in names], codes


def _words(series: pd.Series, allowed: Sequence[str], *, optional: bool = False) -> NDArray[Any]:
    codes, words = pd.factorize(series)
    places = {word: place for place, word in enumerate(allowed)} | ({"": NO_WORD} if optional else {})
    unknown = [word for word in words if word not in places]
    if unknown or ((codes < 0).any() and not optional):
        found = repr(str(unknown[0])) if unknown else "nothing"
        expected = ", ".join(map(repr, allowed))
        raise StoreFault(f"{series.name} is {found} in a row, expected one of {expected}")
    return np.array([*(places[word] for word in words), NO_WORD], dtype=np.int64)[codes]


def _floats(series: pd.Series) -> NDArray[Any]:
    values = series.to_numpy(dtype=np.float64, na_value=np.nan)
    if np.isinf(values).any():
        raise StoreFault(f"{series.name} is infinite in row {int(np.flatnonzero(np.isinf(values))[0]) + 1}")
    # SQLite keeps no negative zero.
    return values + 0.0


def _all_texts(frame: pd.DataFrame, names: Sequence[str]) -> Columns:
    return {name: _texts(frame[name]) for name in names}


def _texts(series: pd.Series) -> NDArray[Any]:
    # By the distinct texts: a remark often repeats, and each is checked once.
    codes, texts = pd.factorize(series)
    distinct = [require_text(str(text), str(series.name)) for text in texts]
    return np.array([*distinct, ""], dtype=object)[codes]


def _check_unique(frame: pd.DataFrame, rows: Rows) -> None:
    keys = pd.DataFrame({name: rows.columns[name] for name in rows.key})
    twice = keys.duplicated().to_numpy()
    if twice.any():
        at = int(np.flatnonzero(twice)[0])
        raise StoreFault(f"{_place(frame, at)}: this key stands twice; expected one row for each key")


def _place(frame: pd.DataFrame, at: int) -> str:
    row = frame.iloc[at]
    return f"{row[c.UNIT]} {row[c.PERIOD]} {row[c.INDICATOR]} {row[c.MEASURE]} {row[c.ASSIGNER]}".strip()
