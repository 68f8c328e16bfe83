"""Hidden rows and columns of a sheet whose figures are read: nobody may send what was not seen, untold."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from domain import columns as col
from domain.places import Places
from domain.problems import Findings, Problem, Where
from loaders.grids import Grid, Span, column_letter

# More stretches than these are not listed: the first say where to look.
_LISTED = 9


def report_hidden(grid: Grid, figures: Sequence[pd.DataFrame], findings: Findings) -> None:
    """Name the hidden rows and columns that gave figures, each kind once a sheet, at its first figure."""
    if not grid.hidden_rows and not grid.hidden_columns:
        return
    read = [frame[frame[col.VALUE].notna()] for frame in figures]
    rows = np.unique(np.concatenate([np.empty(0, int), *(f[col.ROW].to_numpy() - 1 for f in read)]))
    hidden = _hidden_of(rows, grid.hidden_rows)
    if hidden:
        _report(Where(grid.sheet, hidden[0] + 1), "rows", _stretches(hidden, lambda n: str(n + 1)), findings)
    first = _first_figures(grid, read)
    columns = _hidden_of(np.array(sorted(first), int), grid.hidden_columns)
    if columns:
        _report(first[columns[0]], "columns", _stretches(columns, column_letter), findings)


def _first_figures(grid: Grid, read: Iterable[pd.DataFrame]) -> dict[int, Where]:
    """The place of the first figure of each column of the sheet, by the column from 0."""
    places, found = Places(grid.rows), dict[int, Where]()
    for frame in read if grid.hidden_columns else ():
        for figure in frame.drop_duplicates(col.COLUMN).itertuples():
            where = Where(grid.sheet, int(figure.row), figure.column, figure.written)
            found |= {c: where for c in places.columns_meant(where) if c not in found}
    return found


def _hidden_of(places: np.ndarray, spans: Sequence[Span]) -> list[int]:
    """Those of some places that lie within spans; a filter leaves thousands of both."""
    if not spans:
        return []
    starts, ends = np.array(sorted(spans)).T
    before = np.searchsorted(starts, places, side="right") - 1
    return [int(place) for place in places[(before >= 0) & (places <= ends[before])]]


def _stretches(places: Sequence[int], name: Callable[[int], str]) -> str:
    """'5-7, 9': runs of neighbours by their ends."""
    breaks = [n for n, (one, following) in enumerate(pairwise(places), start=1) if following > one + 1]
    ends = zip([0, *breaks], [*breaks, len(places)], strict=True)
    runs = [dict.fromkeys((name(places[start]), name(places[end - 1]))) for start, end in ends]
    return ", ".join(["-".join(run) for run in runs[:_LISTED]] + ["…"] * (len(runs) > _LISTED))


def _report(where: Where, kind: str, found: str, findings: Findings) -> None:
    findings.add(Problem("hidden_sheet", where, None, {"hidden": kind, "found": found}))
