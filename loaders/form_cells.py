"""The cells of a form table: in which format its numbers stand, and what one cell states."""

from dataclasses import dataclass, field
from decimal import Decimal

from domain.catalogue import Catalogue
from domain.columns import PCT_PLAN, PLAN, YOY_INDEX
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit
from domain.numbers import ENGLISH, FORMATS, Number, NumberFormat, parse_number, rescale
from domain.problems import Findings, Problem
from domain.targets import Target
from loaders import headings
from loaders.additions import Additions
from loaders.form_table import FormTable
from loaders.headings import Heading
from loaders.number_columns import decide_format, fault_of
from loaders.target_cells import target_in

_SIGNS = ("+", "-", "−", "–")
_PERCENTS = ("%", "điểm %", "‰")
_RATIOS = frozenset({PCT_PLAN, YOY_INDEX, headings.YOY_GROWTH})


@dataclass
class FormCells:
    """Reads single cells of a form table; what cannot be read is reported."""

    table: FormTable
    catalogue: Catalogue
    delimiter: str | None
    findings: Findings
    added: Additions
    formats: dict[int, NumberFormat | None] = field(init=False)

    def __post_init__(self) -> None:
        self.formats = self._decide_formats()

    def number_format(self) -> NumberFormat | None:
        """The format the table's numbers were read in."""
        return next((fmt for fmt in self.formats.values() if fmt), None)

    def value_at(self, row: int, column: int, heading: Heading, indicator: Indicator) -> Target | None:
        """What a cell states, in the catalogue's unit; a result is a Target without an operator."""
        found = self._target(row, column, indicator, is_plan=heading.role == PLAN)
        if found is None:
            return None
        text = self.table.text(row, column)
        if text.endswith("%") and heading.role not in _RATIOS and indicator.measure_unit not in _PERCENTS:
            self.findings.add(Problem("bad_number", self.table.where(row, column), text))
            return None
        factor = Decimal(1) if heading.role in _RATIOS else self._factor(row, heading, indicator)
        return None if factor is None else _scaled(found, factor)

    def is_growth(self, column: int, heading: Heading) -> bool:
        """Whether a column tells growth, not an index: by its heading, or by signs before its numbers."""
        if heading.role != YOY_INDEX:
            return heading.role == headings.YOY_GROWTH
        body = range(self.table.header_row + 1, len(self.table.grid.rows))
        return any(self.table.text(row, column).startswith(_SIGNS) for row in body)

    def _decide_formats(self) -> dict[int, NumberFormat | None]:
        """Each column by its own texts, else by those of all columns together."""
        body = range(self.table.header_row + 1, len(self.table.grid.rows))
        texts = {
            column: [
                self.table.text(row, column) for row in body if (row, column) not in self.table.grid.numeric
            ]
            for column in self.table.measures()
        }
        whole = decide_format([text for column in texts.values() for text in column], self.delimiter)
        decided = {column: decide_format(found, self.delimiter) or whole for column, found in texts.items()}
        # Columns of one table that write differently: one slip may have turned a column over, so that
        # what could be read either way is asked about.
        agree = len({fmt for fmt in decided.values() if fmt}) < len(FORMATS)
        return decided if agree else dict.fromkeys(decided)

    def _target(self, row: int, column: int, indicator: Indicator, *, is_plan: bool) -> Target | None:
        """The number or the target a cell states; None where it states none, which is reported."""
        table, fmt = self.table, self.formats[column]
        text = table.text(row, column)
        if (row, column) in table.grid.numeric:
            fmt = ENGLISH
        readings = [self._reading(text, f, indicator, is_plan) for f in ([fmt] if fmt else FORMATS)]
        known = [reading for reading in readings if reading is not None]
        if not known:
            self.findings.add(Problem(fault_of(text), table.where(row, column), text))
            return None
        if known[0] != known[-1]:
            found = {"readings": [one.value for one in known if one.value is not None]}
            self.findings.add(Problem("ambiguous_number", table.where(row, column), text, found))
            return None
        return known[0]

    def _reading(self, text: str, fmt: NumberFormat, indicator: Indicator, is_plan: bool) -> Target | None:
        if is_plan:
            return target_in(text, fmt, indicator.code, self.catalogue)
        number = parse_number(text, fmt)
        return Target("", number.value, number.decimals) if number else None

    def _factor(self, row: int, heading: Heading, indicator: Indicator) -> Decimal | None:
        """From the row's unit of measure into the catalogue's; reported where there is none."""
        column = self.table.index_of(headings.MEASURE_UNIT)
        # What the sender answered when a row that leaves its unit out was asked for it.
        answered = self.added.measure_units.get((self.table.grid.sheet or "", row + 1), "")
        text = self.table.text(row, column) or answered
        units = self.catalogue.measure_units
        headed = units.find(heading.measure_unit) if heading.measure_unit else None
        unit = units.find(text) if text else headed or self.table.measure_unit
        if unit and headed and unit != headed and unit.base == headed.base:
            self._report_heading(heading, f"{heading.measure_unit} / {text}")
            return None
        wanted = self.catalogue.measure_units.by_code[indicator.measure_unit]
        factor = self.catalogue.measure_units.factor(unit, wanted) if unit else None
        if factor is None:
            self._report_measure_unit(row, column, text, wanted)
        return factor

    def _report_heading(self, heading: Heading, found: str) -> None:
        """Its unit of measure is another than that of a row: reported once."""
        column = next(i for i, one in self.table.columns.items() if one is heading)
        where = self.table.where(self.table.header_row, column)
        if not any(p.where == where and p.code == "unclear_heading" for p in self.findings.listed):
            self.findings.add(Problem("unclear_heading", where, where.text, {"found": found}))

    def _report_measure_unit(self, row: int, column: int | None, text: str, wanted: MeasureUnit) -> None:
        name_column = self.table.index_of(headings.INDICATOR) or 0
        where = self.table.where(row, name_column if column is None else column)
        code = "unknown_measure_unit" if text else "missing_measure_unit"
        if not any(p.where == where and p.code == code for p in self.findings.listed[-9:]):
            self.findings.add(
                Problem(
                    code, where, text, {"expected": wanted.code, "name": self.table.text(row, name_column)}
                )
            )


def _scaled(found: Target, factor: Decimal) -> Target:
    if factor == 1 or found.value is None:
        return found
    low = rescale(Number(found.value, found.decimals), factor)
    high = rescale(Number(found.value_high, found.decimals), factor).value if found.value_high else None
    return Target(found.operator, low.value, low.decimals, high, found.deadline, found.assumed)
