"""What reading a file gave: tidy figures, what became none, and the problems met on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pandas as pd

from domain.entries import Entry
from domain.numbers import NumberFormat
from domain.problems import Findings, Where
from loaders.grids import Grid

LISTED_UNMATCHED = 1_000


class Unmatched:
    """Texts that became no figure: all counted, the first LISTED_UNMATCHED listed with their place."""

    def __init__(self) -> None:
        self.listed: list[Where] = []
        self.count = 0

    def add_many(self, count: int, places: Iterator[Where]) -> None:
        """Count `count` places and list the first of them."""
        self.listed.extend(islice(places, max(0, min(count, LISTED_UNMATCHED - len(self.listed)))))
        self.count += count

    def add(self, where: Where) -> None:
        """Count and list one place."""
        self.add_many(1, iter((where,)))

    def add_once(self, where: Where) -> None:
        """Count and list a place, unless it is listed already."""
        if where not in self.listed:
            self.add(where)


@dataclass
class Reading:
    """The outcome of one file; `figures` has the tidy columns of domain.columns."""

    format: str
    encoding: str | None
    delimiter: str | None
    layout: str
    number_format: NumberFormat | None
    figures: pd.DataFrame
    grids: list[Grid] = field(default_factory=list)
    unmatched: Unmatched = field(default_factory=Unmatched)
    findings: Findings = field(default_factory=Findings)
    # What the file says of its figures in words: causes, solutions, proposals.
    comments: list[Entry] = field(default_factory=list)
    # The row from 1 in which the headings of a sheet's first table begin, by sheet or ''.
    header_rows: dict[str, int] = field(default_factory=dict)
