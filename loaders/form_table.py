"""The official form table found in a grid: its header, its columns, its period and its body."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from domain import columns as col
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.numbers import formats_admitted
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.grids import Grid, column_letter
from loaders.header_rows import Header, is_year, row_texts
from loaders.headings import Doubt, Doubts, Heading, read_heading, spoken_measure_unit
from loaders.side_by_side import side_by_side
from loaders.tables import cut_tables
from loaders.unit_names import UnitNames


@dataclass(frozen=True)
class FormTable:
    """A form table; `columns` maps a column's index to its heading, `period` may be unknown.

    `grid` holds its own rows alone, of a sheet in which `top` rows stand above them; `repeats` are those
    in which the header stands again. `subject` is the indicator of all its rows where only its title
    names one. `canonical` tables have the codes of the catalogue and values in its units.
    """

    grid: Grid
    header: Header
    columns: dict[int, Heading]
    period: Period | None
    measure_unit: MeasureUnit | None
    top: int = 0
    repeats: frozenset[int] = frozenset()
    subject: Indicator | None = None
    canonical: bool = False

    @property
    def header_row(self) -> int:
        """The first row of the header; the lines above the table end there."""
        return self.header.first

    @property
    def body(self) -> range:
        """The rows under the header."""
        return range(self.header.last + 1, len(self.grid.rows))

    def index_of(self, role: str) -> int | None:
        """The first column of a role."""
        return next((i for i, heading in self.columns.items() if heading.role == role), None)

    def name_column(self) -> int:
        """The column that names what a row is of: its indicator, else its unit where all are of one."""
        named = self.index_of(headings.INDICATOR)
        return (self.index_of(headings.UNIT) or 0) if named is None else named

    def measures(self) -> dict[int, Heading]:
        """The columns that hold figures."""
        return {i: h for i, h in self.columns.items() if h.role in headings.MEASURE_ROLES}

    def period_of(self, heading: Heading) -> Period | None:
        """The period of a column's figures: the table's, but for a plan or a result that names another."""
        if heading.of is not None or self.period is None:
            return heading.of
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
        return Where(self.grid.sheet, row + self.top + 1, name, self.text(row, column))

    def heading_at(self, column: int) -> Where:
        """The place of a column's heading: the lowest of the cells it is written in."""
        rows = (row for row, c in self.header.used if c == column)
        return replace(
            self.where(max(rows, default=self.header.last), column), text=self.header.texts[column]
        )

    def text(self, row: int, column: int | None) -> str:
        """The text of a cell; '' beyond the row's end or where there is no such column."""
        cells = self.grid.rows[row]
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def lines(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of what stands above the columns: titles, units, decisions."""
        for row in range(self.header.last + 1):
            for column, text in enumerate(row_texts(self.grid, row)):
                if text and (row, column) not in self.header.used:
                    yield row, column, text

    def above(self) -> list[str]:
        """The texts of the lines above the columns."""
        return [text for _, _, text in self.lines()]

    def holds_anything(self, column: int) -> bool:
        """Whether anything stands in the body of a column."""
        return any(self.text(row, column) for row in self.body if row not in self.repeats)


def find_forms(
    grid: Grid, units: MeasureUnits, names: UnitNames, stated: int | None = None
) -> list[FormTable]:
    """The form tables of a grid, one under another or side by side, as their own words have them.

    The first one's header is in the `stated` row, from 0, where there is one: no table is then looked for
    beside it.
    """

    @cache
    def read(text: str) -> Heading | None:
        heading = read_heading(text, units)
        # A number under no heading is a unit's official code only by chance.
        if heading is None and text.strip() and not text.strip().isdecimal() and names.named(text):
            return Heading(" ".join(text.split()), headings.BARE, unit=text.strip())
        return heading

    def heads(header: Header) -> bool:
        return _holds_figures(header, read)

    grids = [grid] if stated is not None else side_by_side(grid, read, heads)
    parts = [part for one in grids for part in cut_tables(one, read, heads, stated)]
    forms = []
    for part in parts:
        columns = {c: h for c, text in part.header.texts.items() if (h := read(text))}
        for column in part.header.doubtful & columns.keys():
            doubt = Doubt("group", columns[column].text)
            columns[column] = replace(columns[column], doubts=(*columns[column].doubts, doubt))
        coded = "indicator" in {text.strip().casefold() for text in part.header.texts.values()}
        table = FormTable(part.grid, part.header, columns, None, None, part.top, part.repeats)
        table = replace(table, canonical=coded, measure_unit=_measure_unit(table.above(), units))
        forms.append(_with_units_told_apart(table, units, names))
    return forms


def without(table: FormTable, unclear: Doubts, findings: Findings) -> FormTable:
    """The table without the columns whose headings are in doubt, each reported if anything stands in it."""
    for column, doubts in unclear.items():
        where = table.heading_at(column)
        for doubt in doubts if table.holds_anything(column) else ():
            said = {"reason": f"heading_{doubt.reason}", "found": doubt.found}
            findings.add(Problem("unclear_heading", where, where.text, said))
    return replace(table, columns={i: h for i, h in table.columns.items() if i not in unclear})


def _holds_figures(header: Header, read: Callable[[str], Heading | None]) -> bool:
    """Whether a row heads figures: it names what its rows are of, and some column of figures."""
    if any(formats_admitted(text) and not is_year(text) for text in header.texts.values()):
        return False
    found = [h for text in header.texts.values() if (h := read(text))]
    measures = [h for h in found if h.role in headings.MEASURE_ROLES]
    if any(h.role == headings.INDICATOR for h in found):
        return bool(measures)
    by_unit = any(h.role == headings.UNIT for h in found)
    return by_unit and any(not h.unit and not h.doubts for h in measures)


def _measure_unit(above: list[str], units: MeasureUnits) -> MeasureUnit | None:
    named = (spoken_measure_unit(text) for text in above)
    return next((unit for text in named if text and (unit := units.find(text))), None)


def _with_units_told_apart(table: FormTable, units: MeasureUnits, names: UnitNames) -> FormTable:
    """'Đơn vị' heads units of measure or units of administration: what stands under it tells which."""
    if table.index_of(headings.MEASURE_UNIT) is not None or table.index_of(headings.INDICATOR) is None:
        return table
    columns = {
        index: replace(heading, role=headings.MEASURE_UNIT)
        if heading.role == headings.UNIT and not _names_units(table, index, units, names)
        else heading
        for index, heading in table.columns.items()
    }
    return replace(table, columns=columns)


def _names_units(table: FormTable, column: int, units: MeasureUnits, names: UnitNames) -> bool:
    """Whether a column names units of administration, and no unit of measure."""
    texts = {text for row in table.body if row not in table.repeats and (text := table.text(row, column))}
    return any(names.named(text) for text in texts) and not any(units.find(text) for text in texts)
