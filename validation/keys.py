"""Keys packed into one integer a row, so that a million of them are compared at once."""

from typing import Any

import numpy as np
import pandas as pd

from domain import columns as col


class Packing:
    """One numbering of words shared by several frames, so that their keys can be joined."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {}

    def key(self, frame: pd.DataFrame, names: list[str], **given: Any) -> np.ndarray:
        """One int64 a row for the columns named; `given` stands for columns the frame has otherwise."""
        packed = np.zeros(len(frame), dtype="int64")
        for name in names:
            packed *= self._width(name)
            packed += self._number(name, given[name] if name in given else frame[name])
        return packed

    def _number(self, name: str, words: Any) -> np.ndarray:
        if name == col.PERIOD:
            return np.asarray(words, dtype="int64")
        known = self._numbers.setdefault(name, {})
        series = words if isinstance(words, pd.Series) else pd.Series(words)
        coded = series if isinstance(series.dtype, pd.CategoricalDtype) else series.astype("category")
        places = [known.setdefault(word, len(known)) for word in coded.cat.categories]
        return np.array(places, dtype="int64")[coded.cat.codes] if places else np.zeros(0, dtype="int64")

    def _width(self, name: str) -> int:
        # Room for any file that fits the size limit: 2²¹ units or indicators, every period, few words.
        return {col.UNIT: 1 << 21, col.INDICATOR: 1 << 21, col.PERIOD: 210_100}.get(name, 8)
