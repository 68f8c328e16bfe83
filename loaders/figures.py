"""A raw file to tidy figures: which layout each grid has, read by that layout."""

from dataclasses import dataclass, field

import pandas as pd

from domain.catalogue import Catalogue
from domain.entries import Entry
from domain.errors import Refused
from domain.numbers import NumberFormat
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from domain.units import Unit
from loaders.additions import Additions
from loaders.form_cells import FormCells
from loaders.form_layout import FormReader
from loaders.form_table import find_form
from loaders.grids import Grid, RawFile
from loaders.long_layout import find_long, read_long
from loaders.reading import Reading, Unmatched
from loaders.stated_unit import check_stated_unit

LONG, FORM = "long", "form"


@dataclass
class _Part:
    layout: str
    figures: pd.DataFrame
    number_format: NumberFormat | None
    comments: list[Entry] = field(default_factory=list)


def read_figures(
    raw: RawFile,
    catalogue: Catalogue,
    unit: Unit | None = None,
    period: Period | None = None,
    added: Additions | None = None,
) -> Reading:
    """The tidy figures of every table in a file; `unit`, `period` and `added` are what the sender said.

    Raises Refused where no grid holds a table that is known.
    """
    findings, unmatched = Findings(), Unmatched()
    findings.extend(raw.findings)
    said = added or Additions()
    parts = [_read_grid(grid, raw, catalogue, unit, period, said, findings, unmatched) for grid in raw.grids]
    found = [part for part in parts if part is not None]
    if not found:
        raise Refused("not_a_table")
    frames = [part.figures for part in found]
    return Reading(
        raw.format or "",
        raw.encoding,
        raw.delimiter,
        found[0].layout,
        next((part.number_format for part in found if part.number_format), None),
        frames[0] if len(frames) == 1 else _joined(frames),
        raw.grids,
        unmatched,
        findings,
        [one for part in found for one in part.comments],
    )


def _read_grid(
    grid: Grid,
    raw: RawFile,
    catalogue: Catalogue,
    unit: Unit | None,
    period: Period | None,
    added: Additions,
    findings: Findings,
    unmatched: Unmatched,
) -> _Part | None:
    if (header := find_long(grid)) is not None:
        figures, table, fmt = read_long(grid, header, catalogue, unit.code if unit else None, raw.delimiter)
        findings.extend(table.findings)
        unmatched.add_many(table.unmatched.count, iter(table.unmatched.listed))
        return _Part(LONG, figures, fmt)
    form = find_form(grid, period, catalogue.measure_units, findings)
    if form is None:
        _set_aside(grid, unmatched)
        return None
    if unit is None:
        findings.add(Problem("unknown_unit", Where(grid.sheet), None))
        unit_key = ""
    else:
        check_stated_unit(form, unit, catalogue, findings)
        unit_key = unit.key
    cells = FormCells(form, catalogue, raw.delimiter, findings, added)
    reader = FormReader(form, catalogue, unit_key, cells, findings, unmatched, added)
    return _Part(FORM, reader.read(), cells.number_format(), reader.comments)


def _set_aside(grid: Grid, unmatched: Unmatched) -> None:
    """A sheet that is no table known here: what stands on it is said, not dropped."""
    for number, row in enumerate(grid.rows, start=1):
        for text in row:
            if text.strip():
                unmatched.add(Where(grid.sheet, number, None, text))


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames one under another; categories differ from sheet to sheet, so they are made anew."""
    types = frames[0].dtypes
    plain = [f.astype({n: "str" for n, kind in types.items() if kind == "category"}) for f in frames]
    whole = pd.concat(plain, ignore_index=True)
    return whole.astype({n: "category" for n, kind in types.items() if kind == "category"})
