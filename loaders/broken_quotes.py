"""Rows whose quotes do not pair: the reading that needs the fewest of them to be wrong."""

import re
from typing import NamedTuple

from loaders.dialects import Dialect

# Longer rows are only cut at each delimiter.
_MOST_PARTS = 120
_IMPOSSIBLE = 1_000.0
_LINE_END = re.compile("[\r\n]")


class Mended(NamedTuple):
    """The cells of a row as they were most probably meant, and how many quotes had to be taken as text."""

    cells: list[str]
    cost: float


def mend(row: str, dialect: Dialect, width: int) -> Mended | None:
    """The cheapest reading of a row that has `width` cells; of any number of cells for 0. None for none."""
    parts = row.split(dialect.delimiter)
    if len(parts) > _MOST_PARTS or width > len(parts):
        return None if width else Mended(parts, _IMPOSSIBLE)
    return _Readings(parts, dialect).cheapest(width)


class _Readings:
    """All ways to join neighbouring parts of a row to cells, by the cost of each."""

    def __init__(self, parts: list[str], dialect: Dialect) -> None:
        self.parts, self.dialect = parts, dialect
        self.quotes = re.compile(f"{re.escape(dialect.quote)}+")

    def cheapest(self, width: int) -> Mended | None:
        # best[k]: cost and cells of the parts so far read as k cells; k is 0 throughout where any will do.
        best: list[dict[int, Mended]] = [{0: Mended([], 0.0)}]
        joined = [self._joins(last) for last in range(len(self.parts))]
        for last in range(len(self.parts)):
            found: dict[int, Mended] = {}
            for first, cell, cost in joined[last]:
                for count, before in best[first].items():
                    after = count + 1 if width else 0
                    total = before.cost + cost
                    if after <= width and (after not in found or total < found[after].cost):
                        found[after] = Mended([*before.cells, cell], total)
            best.append(found)
        return best[-1].get(width)

    def _joins(self, last: int) -> list[tuple[int, str, float]]:
        """Where a cell that ends with a part may begin, its text and its cost."""
        quote, part = self.dialect.quote, self.parts[last]
        joins = [] if _LINE_END.search(part) else [(last, part, self._loose(part))]
        if not part.endswith(quote):
            return joins
        text = ""
        for first in range(last, -1, -1):
            text = self.parts[first] + (self.dialect.delimiter + text if first < last else "")
            if self.parts[first].startswith(quote) and len(text) > 1:
                joins.append((first, *self._inner(text[1:-1])))
            elif quote in self.parts[first] and first < last and not _LINE_END.search(text):
                # The delimiter before the opening quote is missing: the row stays one cell short.
                opening = text.index(quote)
                joins.append((first, text, 1.0 + self._inner(text[opening + 1 : -1])[1]))
        return joins

    def _loose(self, part: str) -> float:
        """The cost of quotes that are text in a cell without quotes around it."""
        quote = self.dialect.quote
        if part.startswith(quote):
            return 1.3 if part.endswith(quote) and len(part) > 1 else 1.0
        return 0.7 if part.count(quote) % 2 else 0.1 if quote in part else 0.0

    def _inner(self, text: str) -> tuple[str, float]:
        """The text between two quotes: pairs are one quote, an odd one is text that was not doubled."""
        cost, parts = 0.0, self.dialect.delimiter
        for run in self.quotes.finditer(text):
            if len(run[0]) % 2:
                beside = text[: run.start()].endswith(parts) or text.startswith(parts, run.end())
                cost += 2.0 if beside else 1.0
        quote = self.dialect.quote
        return self.quotes.sub(lambda run: quote * ((len(run[0]) + 1) // 2), text), cost
