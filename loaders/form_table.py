"""The official form table found in a grid: its header, its columns, its period and its body."""

from dataclasses import dataclass, replace

from domain import columns as col
from domain.errors import NotKnown
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import name_key
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.grids import Grid, column_letter
from loaders.headings import (
    Heading,
    SpokenPeriod,
    is_of_whole_year,
    read_heading,
    spoken_measure_unit,
    spoken_period,
)

_LOOK_FOR_HEADER = 60


@dataclass(frozen=True)
class FormTable:
    """A form table; `columns` maps a column's index to its heading, `period` may be unknown."""

    grid: Grid
    header_row: int
    columns: dict[int, Heading]
    period: Period | None
    measure_unit: MeasureUnit | None

    def index_of(self, role: str) -> int | None:
        """The first column of a role."""
        return next((i for i, heading in self.columns.items() if heading.role == role), None)

    def measures(self) -> dict[int, Heading]:
        """The columns that hold figures."""
        return {i: h for i, h in self.columns.items() if h.role in headings.MEASURE_ROLES}

    def period_of(self, heading: Heading) -> Period | None:
        """The period of a column's figures: the table's, but for a plan or a result that names another."""
        if self.period is None:
            return None
        if heading.role == col.PLAN:
            return Period(heading.period.year or self.period.year)
        if heading.role == col.ACTUAL and heading.period.months:
            return Period(self.period.year, heading.period.months)
        return self.period

    def where(self, row: int, column: int) -> Where:
        """The place of a cell: letters on a sheet, the heading's text in a text file."""
        heading = self.columns.get(column)
        letters = self.grid.sheet is not None or heading is None
        name = column_letter(column) if letters else heading.text  # type: ignore[union-attr]
        return Where(self.grid.sheet, row + 1, name, self.text(row, column))

    def text(self, row: int, column: int | None) -> str:
        """The text of a cell; '' beyond the row's end or where there is no such column."""
        cells = self.grid.rows[row]
        return cells[column].strip() if column is not None and column < len(cells) else ""


def find_form(grid: Grid, given: Period | None, units: MeasureUnits, findings: Findings) -> FormTable | None:
    """The first form table of a grid; what its own words say of the period must agree with `given`."""
    for row in range(min(len(grid.rows), _LOOK_FOR_HEADER)):
        columns = {i: h for i, text in enumerate(grid.rows[row]) if (h := read_heading(text))}
        roles = {h.role for h in columns.values()}
        if headings.INDICATOR in roles and roles & set(headings.MEASURE_ROLES):
            above = [cell for cells in grid.rows[:row] for cell in cells if cell.strip()]
            table = FormTable(grid, row, columns, None, _measure_unit(above, units))
            table = _without_unclear(table, {i: h.unclear for i, h in columns.items() if h.unclear}, findings)
            return _with_period(table, above, given, findings) if table.measures() else table
    return None


def _without_unclear(table: FormTable, unclear: dict[int, str], findings: Findings) -> FormTable:
    """The table without the columns whose headings say something that is not understood, each reported."""
    for column, found in unclear.items():
        if _holds_anything(table, column):
            where = table.where(table.header_row, column)
            findings.add(Problem("unclear_heading", where, where.text, {"found": found}))
    return replace(table, columns={i: h for i, h in table.columns.items() if i not in unclear})


def _holds_anything(table: FormTable, column: int) -> bool:
    return any(table.text(row, column) for row in range(table.header_row + 1, len(table.grid.rows)))


def _measure_unit(above: list[str], units: MeasureUnits) -> MeasureUnit | None:
    named = (spoken_measure_unit(text) for text in above)
    return next((unit for text in named if text and (unit := units.find(text))), None)


def _with_period(table: FormTable, above: list[str], given: Period | None, findings: Findings) -> FormTable:
    column, spoken = _spoken(table, above, given)
    year = spoken.year or (given.year if given else None)
    months = spoken.months or (given.months if given else None)
    where = table.where(table.header_row, column)
    try:
        found = Period(year, months or 0) if year else None
    except NotKnown:
        found = None
    needs_months = any(h.role != col.PLAN for h in table.measures().values())
    if found is None or (needs_months and not found.months):
        findings.add(Problem("bad_period", where, where.text, {"expected": "?"}))
        return table
    if given and (given.year != found.year or (given.months and months != given.months)):
        findings.add(Problem("bad_period", where, str(found), {"expected": str(given)}))
    return _with_priors(replace(table, period=found), findings)


def _spoken(table: FormTable, above: list[str], given: Period | None) -> tuple[int, SpokenPeriod]:
    """The column to point at, and what the headings, then the lines above them, say.

    Of several columns of results the one of the stated period speaks: 'Ước cả năm' may stand beside it.
    """
    order = (col.ACTUAL, col.PLAN, *headings.MEASURE_ROLES)
    column = min(table.measures(), key=lambda i: order.index(table.columns[i].role))
    actuals = [h.period for h in table.columns.values() if h.role == col.ACTUAL]
    # "Ước cả năm" beside results of some months is not what the report is of.
    actuals = [p for p in actuals if p.months != 12] or actuals
    plans = [SpokenPeriod(h.period.year) for h in table.columns.values() if h.role == col.PLAN]
    titles = [spoken_period(text) for text in above]
    wanted = given.months if given else 0
    said = [*sorted(actuals, key=lambda p: (-(p.year or 0), p.months != wanted)), *plans, *titles]
    year = next((p.year for p in said if p.year), None)
    months = next((p.months for p in said if p.months), None)
    return column, SpokenPeriod(year, months)


def _with_priors(table: FormTable, findings: Findings) -> FormTable:
    """Columns of results of the year before are last year's; those of another span of it are set aside.

    "Ước cả năm" beside the results of some months is the unit's own estimate of the year.
    """
    if table.period is None:
        return table
    before, columns = table.period.year_before, dict(table.columns)
    for index, heading in table.columns.items():
        if heading.role != col.ACTUAL:
            continue
        if heading.period.year in (None, table.period.year):
            if is_of_whole_year(heading) and table.period.months not in (0, 12):
                columns[index] = replace(heading, role=col.FULL_YEAR)
            continue
        months = 12 if is_of_whole_year(heading) else heading.period.months or before.months
        if (heading.period.year, months) == (before.year, before.months):
            columns[index] = replace(heading, role=col.PRIOR)
        else:
            del columns[index]
    settled = replace(table, columns=columns)
    return _without_unclear(settled, _of_another_span(settled, before), findings)


def _of_another_span(table: FormTable, before: Period) -> dict[int, str]:
    """The columns beside the results that speak of other months or another year than the table does."""
    unclear = {}
    for index, heading in table.columns.items():
        spoken, role = heading.period, heading.role
        if role not in (col.PRIOR, col.PCT_PLAN, col.YOY_INDEX, headings.YOY_GROWTH):
            continue
        years = {None, before.year} if role == col.PRIOR else {None, before.year, before.year + 1}
        if role == col.PRIOR and "cùng kỳ" not in name_key(heading.text):
            continue
        if spoken.year not in years or spoken.months not in (None, before.months):
            unclear[index] = " ".join(str(one) for one in (spoken.months, spoken.year) if one)
    return unclear
