"""A digest over rows of figures or targets in the order of their keys, column by column, in pieces."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

NO_WORD = -1
# Columns of later releases count only where they say something, so that older digests stay true.
_LATER = ("effective", "decision")


class RowsDigest:
    """Takes rows in pieces, as columns of whole numbers, of floats (NaN: none) or of texts."""

    def __init__(self) -> None:
        self.rows = 0
        self._columns: dict[str, Any] = {}
        self._used: dict[str, set[int]] = {"unit": set(), "indicator": set()}
        self._blank = set(_LATER)

    def add(self, columns: Mapping[str, NDArray[Any] | Sequence[str]]) -> None:
        """Takes more rows, which follow those already taken."""
        self.rows += len(columns["unit"])
        self._blank -= {name for name in self._blank & columns.keys() if any(columns[name])}
        for name, values in columns.items():
            for part, content in _parts(name, values):
                self._columns.setdefault(part, hashlib.sha256()).update(content)
        for name, used in self._used.items():
            used.update(np.unique(columns[name]).tolist())

    def hexdigest(self, units: Mapping[int, str], indicators: Mapping[int, str]) -> str:
        """The digest of all rows taken and of the names their integers stand for; '' without rows."""
        if not self.rows:
            return ""
        content = {
            "rows": self.rows,
            "columns": {
                name: digest.hexdigest()
                for name, digest in sorted(self._columns.items())
                if name.removesuffix(".length") not in self._blank
            },
            "units": [units.get(one, "?") for one in sorted(self._used["unit"])],
            "indicators": [indicators.get(one, "?") for one in sorted(self._used["indicator"])],
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def digest_entries(rows: Sequence[Sequence[Any]]) -> str:
    """The digest of entries (kind, unit's key, period, key, body) in any order; '' without rows."""
    if not rows:
        return ""
    return hashlib.sha256(json.dumps(sorted(map(list, rows))).encode()).hexdigest()


def join_digests(figures: str, targets: str, entries: str = "") -> str:
    """One digest for a submission, of its figures, its targets and, where it has any, its entries."""
    return hashlib.sha256("\n".join((figures, targets, *filter(None, (entries,)))).encode()).hexdigest()


def _parts(name: str, values: NDArray[Any] | Sequence[str]) -> list[tuple[str, bytes]]:
    if not isinstance(values, np.ndarray):
        # The lengths tell where one text ends and the next begins.
        lengths = np.fromiter(map(len, values), dtype="<i8", count=len(values))
        return [(f"{name}.length", lengths.tobytes()), (name, "".join(values).encode())]
    if values.dtype.kind == "f":
        return [(name, np.where(np.isnan(values), np.nan, values).astype("<f8").tobytes())]
    return [(name, values.astype("<i8").tobytes())]
