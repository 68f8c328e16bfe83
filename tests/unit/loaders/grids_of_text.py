"""Grids written as text, one line a row, and what reading them gave, in short."""

from typing import Any

from domain.catalogue import Catalogue
from domain.periods import Period
from loaders import Additions, Grid, RawFile, Reading, read_figures


def grid_of(text: str, delimiter: str = ";", **more: Any) -> Grid:
    """A grid from lines of text; `merged`, `hidden` and `sheet` as in a Grid."""
    rows = [line.split(delimiter) for line in text.strip("\n").split("\n")]
    return Grid(more.pop("sheet", None), rows, **more)


def read_text(
    catalogue: Catalogue,
    *texts: str | Grid,
    period: str | None = "2023-9M",
    unit: str | None = "tan_yen",
    delimiter: str = ";",
    added: Additions | None = None,
) -> Reading:
    """The figures of a file of such grids, as for a sender who stated this unit and period."""
    grids = [grid_of(one, delimiter) if isinstance(one, str) else one for one in texts]
    raw = RawFile("csv", grids, "utf-8", delimiter)
    sender = catalogue.by_code[unit][0] if unit else None
    return read_figures(raw, catalogue, sender, Period.parse(period) if period else None, added)


def figures(reading: Reading) -> list[tuple[str, int, str, float]]:
    """Indicator, period, measure and value of each figure, in order."""
    frame = reading.figures
    columns = (frame[name] for name in ("indicator", "period", "measure", "value"))
    return list(zip(*columns, strict=True))


def by_heading(reading: Reading) -> dict[str, tuple[str, int, float]]:
    """Measure, period and value by the column they stand in; for tables of one row."""
    frame = reading.figures
    columns = (frame[name] for name in ("measure", "period", "value"))
    return dict(zip(frame["column"], zip(*columns, strict=True), strict=True))


def asked(reading: Reading) -> list[tuple[str, int | None, str | None, str]]:
    """Code, row, column and reason of each problem, in order."""
    found = reading.findings.in_order()
    return [(p.code, p.where.row, p.where.column, str(p.details.get("reason", ""))) for p in found]


def unmatched(reading: Reading) -> list[str]:
    """The texts that became no figure, in order."""
    return [where.text for where in reading.unmatched.listed]
