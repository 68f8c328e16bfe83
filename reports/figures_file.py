"""Figures and plans handed out as the canonical long file: CSV, JSON rows or a workbook, a page at a time.

What is handed out loads again to the same figures; no cell of it begins a formula.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from domain import columns as col
from domain.canonical_values import is_worded, plain_number, target_of, worded
from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.periods import Period
from domain.spreadsheet_text import harmless
from store import Store
from texts import t

YEAR, MONTHS, VALUE_UNIT = "year", "months", "value_unit"
COLUMNS = (*col.CANONICAL, *col.CANONICAL_OPTIONAL)
_NUMBERS = (YEAR, MONTHS)
_ORDER = [col.PERIOD, col.INDICATOR, "place", col.ASSIGNER, col.EFFECTIVE, col.UNIT]
_TEXTS = (
    col.UNIT, col.INDICATOR, col.MEASURE, col.ASSIGNER, col.GRADE, col.OPERATOR, col.DEADLINE, col.DECISION,
    col.EFFECTIVE, col.SOURCE, col.NOTE, col.WRITTEN,
)  # fmt: skip
_NOT_OF_FIGURES = {
    col.OPERATOR: "", col.VALUE_HIGH: float("nan"), col.DEADLINE: "", col.ASSUMED: False, col.DECISION: "",
    col.EFFECTIVE: "",
}  # fmt: skip
_LONGEST_CELL = 32_767
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True)
class Wanted:
    """Which figures: of unit keys, of a period (None: all), of indicators (none named: all), and a page."""

    units: tuple[str, ...]
    period: Period | None
    indicators: tuple[str, ...]
    edition: int
    limit: int
    offset: int


class Line(NamedTuple):
    """A row of the file: its cells as texts by COLUMNS, and its value as a number (None: in words)."""

    cells: dict[str, str]
    number: float | None
    decimals: int


def read_lines(store: Store, catalogue: Catalogue, wanted: Wanted) -> tuple[list[Line], int]:
    """A page of figures and plans in their lasting order, and how many there are without the page."""
    frame = _frame(store, wanted)
    page = frame.iloc[wanted.offset : wanted.offset + wanted.limit]
    return [_line(row, catalogue) for row in page.to_dict("records")], len(frame)


def csv_file(lines: Sequence[Line]) -> bytes:
    """The lines as the canonical file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(line.cells[name]) for name in COLUMNS] for line in lines)
    return out.getvalue().encode()


def json_rows(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines as objects: numbers as numbers, nothing where a cell is empty."""
    return [dict(_json_cells(line)) for line in lines]


def workbook_file(lines: Sequence[Line]) -> bytes:
    """The lines as an .xlsx of one sheet; the same lines give the same bytes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("figures")
    sheet.freeze_panes = "A2"
    sheet.append(COLUMNS)
    for line in lines:
        sheet.append([_sheet_cell(sheet, line, name) for name in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


def _frame(store: Store, wanted: Wanted) -> pd.DataFrame:
    """Figures and plans in one frame, each with the columns of both, in their lasting order."""
    indicators = list(wanted.indicators) or None
    parts = []
    if wanted.period is None or wanted.period.months:
        periods = None if wanted.period is None else [wanted.period.code]
        figures = store.figures(list(wanted.units), periods, indicators, edition=wanted.edition)
        parts.append(figures.assign(**_NOT_OF_FIGURES))
    if wanted.period is None or not wanted.period.months:
        years = None if wanted.period is None else [wanted.period.year]
        targets = store.targets(list(wanted.units), years, indicators, edition=wanted.edition)
        codes = targets["year"].astype("int64") * 100
        parts.append(targets.assign(**{col.PERIOD: codes, col.MEASURE: col.PLAN}))
    filled = [part.astype(dict.fromkeys(_TEXTS, "str")) for part in parts if len(part)]
    if not filled:
        return pd.DataFrame()
    frame = pd.concat(filled, ignore_index=True)
    places = {name: place for place, name in enumerate(col.MEASURES)}
    return frame.assign(place=frame[col.MEASURE].map(places)).sort_values(_ORDER, kind="stable")


def _line(row: dict[Any, Any], catalogue: Catalogue) -> Line:
    unit, indicator = catalogue.units.get(row[col.UNIT]), catalogue.indicators.get(row[col.INDICATOR])
    is_ratio = row[col.MEASURE] in (col.PCT_PLAN, col.YOY_INDEX)
    year, months = divmod(int(row[col.PERIOD]), 100)
    words, decimals = _in_words(row, indicator), int(row[col.DECIMALS])
    number = None if words or pd.isna(row[col.VALUE]) else float(row[col.VALUE])
    cells = {name: str(row.get(name, "")) for name in COLUMNS}
    cells |= {
        col.UNIT: unit.code if unit else row[col.UNIT],
        YEAR: str(year),
        MONTHS: str(months),
        VALUE_UNIT: "%" if is_ratio else indicator.measure_unit if indicator else "",
        col.VALUE: words if number is None else plain_number(number, decimals),
        # A plan may be kept without a grade; the canonical file has one in every row.
        col.GRADE: row[col.GRADE] or col.OFFICIAL,
    }
    return Line(cells, number, decimals)


def _in_words(row: dict[Any, Any], indicator: Indicator | None) -> str:
    """A target that a bare number would not say, in words; '' for a number."""
    if row[col.MEASURE] != col.PLAN:
        return ""
    unit = indicator.measure_unit if indicator else ""
    target = target_of(row, unit)
    if indicator and not is_worded(target, indicator.direction, indicator.target_form):
        return ""
    return worded(target, t, unit)


def _json_cells(line: Line) -> Iterator[tuple[str, Any]]:
    for name in COLUMNS:
        text = line.cells[name]
        if name in _NUMBERS:
            yield name, int(text)
        elif name == col.VALUE and line.number is not None:
            yield name, line.number
        else:
            yield name, text or None


def _sheet_cell(sheet: Any, line: Line, name: str) -> Any:
    """A number as a number, shown in its written decimals; a text as one, also once somebody edits it."""
    if name in _NUMBERS:
        return int(line.cells[name])
    if name == col.VALUE and line.number is not None:
        cell = WriteOnlyCell(sheet, line.number)
        cell.number_format = f"0.{'0' * line.decimals}" if line.decimals else "0"
        return cell
    text = harmless(line.cells[name])
    if not text:
        return None
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("�", text)[:_LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _without_times(content: bytes) -> bytes:
    """The workbook without the moment it was made: what is kept under a name must not change under it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as settled:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(b"1980-01-01T00:00:00Z", part)
            settled.writestr(zipfile.ZipInfo(name, _FIRST_DAY), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
