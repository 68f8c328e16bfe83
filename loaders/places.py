"""Places of cells in a large grid: a bit map instead of millions of pairs."""

from collections.abc import Iterable, Iterator, Set
from typing import Any

import numpy as np


class NumberPlaces(Set[tuple[int, int]]):
    """The (row, column) places, from 0, where a map of rows by columns says yes."""

    def __init__(self, held: np.ndarray) -> None:
        self.held = held

    @classmethod
    def _from_iterable(cls, places: Iterable[tuple[int, int]]) -> Set[tuple[int, int]]:  # type: ignore[override]
        return frozenset(places)

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, tuple) or len(place) != 2:
            return False
        row, column = place
        inside = 0 <= row < self.held.shape[0] and 0 <= column < self.held.shape[1]
        return inside and bool(self.held[row, column])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for row in np.flatnonzero(self.held.any(axis=1)).tolist():
            yield from ((row, column) for column in np.flatnonzero(self.held[row]).tolist())

    def __sub__(self, others: Set[Any]) -> "NumberPlaces":
        """The places without the others, without laying out either."""
        held = self.held.copy()
        for place in others:
            if place in self:
                held[place] = False
        return NumberPlaces(held)

    def __len__(self) -> int:
        return int(self.held.sum())
