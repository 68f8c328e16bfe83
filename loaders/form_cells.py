"""The cells of a form table: in which format its numbers stand, and what one cell states."""

from dataclasses import dataclass, field
from decimal import Decimal

import pyarrow as pa

from domain.catalogue import Catalogue
from domain.columns import PLAN
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit
from domain.numbers import (
    ENGLISH,
    FORMATS,
    Number,
    NumberFormat,
    decimals_of,
    other_format,
    parse_number,
    rescale,
)
from domain.problems import Findings, Problem
from domain.targets import Target, default_operator
from loaders import headings
from loaders.additions import Additions
from loaders.cell_remarks import parted_at
from loaders.form_table import FormTable
from loaders.headings import Heading
from loaders.matching import nearest_measure_unit
from loaders.number_columns import decide_canonical_format, decide_format, fault_of
from loaders.row_units import unit_text
from loaders.target_cells import target_in
from loaders.worded_numbers import Amount, is_result_over_base, number_of_amount, read_amount

_PERCENTS = ("%", "điểm %", "‰")


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
        if heading.role not in headings.RATIOS and self._amounts(row, column):
            return self._amount_at(row, column, heading, indicator)
        found = self._target(row, column, indicator, is_plan=heading.role == PLAN)
        if found is None:
            return None
        if (
            self._bare(row, column).endswith("%")
            and heading.role not in headings.RATIOS
            and indicator.measure_unit not in _PERCENTS
        ):
            where = self.table.where(row, column)
            self.findings.add(Problem("bad_number", where, where.text))
            return None
        factor = Decimal(1) if heading.role in headings.RATIOS else self._factor(row, column, indicator)
        return None if factor is None else _scaled(found, factor)

    def says_estimate(self, row: int, column: int) -> bool:
        """Whether a cell calls its result an estimate ('ước 534,2'); of a target that says something else."""
        return self.table.columns[column].role != PLAN and bool(parted_at(self.table, row, column).about)

    def _bare(self, row: int, column: int) -> str:
        """A cell's text without what is known to say nothing of its number; 'khoảng' is part of a target."""
        found = parted_at(self.table, row, column)
        return found.about + found.number if self.table.columns[column].role == PLAN else found.number

    def _decide_formats(self) -> dict[int, NumberFormat | None]:
        """As the sender says; else each column by its own texts, else by those of all columns together."""
        table = self.table
        if self.added.number_format:
            return dict.fromkeys(table.measures(), self.added.number_format)
        body = [row for row in table.body if row not in table.repeats]
        units = self.catalogue.measure_units
        texts = {
            column: [
                number_of_amount(self._bare(row, column), units)
                for row in body
                if (row, column) not in table.grid.numeric
            ]
            for column in table.measures()
        }
        together = [text for column in texts.values() for text in column]
        if table.canonical:
            whole = decide_canonical_format(pa.chunked_array([together], pa.string()), self.delimiter)
            return dict.fromkeys(texts, whole)
        whole = decide_format(together, self.delimiter)
        decided = {column: decide_format(found, self.delimiter) or whole for column, found in texts.items()}
        # Columns of one table that write differently: one slip may have turned a column over, so that
        # what could be read either way is asked about.
        agree = len({fmt for fmt in decided.values() if fmt}) < len(FORMATS)
        return decided if agree else dict.fromkeys(decided)

    def _target(self, row: int, column: int, indicator: Indicator, *, is_plan: bool) -> Target | None:
        """The number or the target a cell states; None where it states none, which is reported."""
        table, fmt = self.table, self.formats[column]
        text, bare = table.text(row, column), self._bare(row, column)
        if (row, column) in table.grid.numeric:
            fmt = ENGLISH
        readings = [self._reading(bare, f, indicator, is_plan) for f in ([fmt] if fmt else FORMATS)]
        known = [reading for reading in readings if reading is not None]
        if not known or is_result_over_base(bare):
            why = {"reason": "number_over"} if is_result_over_base(bare) else {}
            mend = self._in_format(text, bare, fmt) if fmt and not is_plan else None
            self.findings.add(Problem(fault_of(text), table.where(row, column), text, why, mend))
            return None
        if known[0] != known[-1]:
            found = {"readings": [one.value for one in known if one.value is not None]}
            self.findings.add(Problem("ambiguous_number", table.where(row, column), text, found))
            return None
        return known[0]

    def _in_format(self, text: str, bare: str, fmt: NumberFormat) -> str | None:
        """The cell with its number written in its column's format, where it was in the other."""
        number = number_of_amount(bare, self.catalogue.measure_units)
        other = other_format(number, fmt)
        return text.replace(number, other, 1) if other else None

    def _reading(self, text: str, fmt: NumberFormat, indicator: Indicator, is_plan: bool) -> Target | None:
        if is_plan:
            return target_in(text, fmt, indicator.code, self.catalogue)
        number = parse_number(text, fmt)
        return Target("", number.value, number.decimals) if number else None

    def _amounts(self, row: int, column: int) -> list[Amount]:
        """The amounts that a cell writes out with their own units of measure, one a format it may be in."""
        text, fmt = self._bare(row, column), self.formats[column]
        found = (read_amount(text, f, self.catalogue.measure_units) for f in ([fmt] if fmt else FORMATS))
        return [amount for amount in found if amount is not None]

    def _amount_at(self, row: int, column: int, heading: Heading, indicator: Indicator) -> Target | None:
        """An amount like '25 tỷ 941 triệu' in the catalogue's unit; its own units need no other."""
        first, last = (amounts := self._amounts(row, column))[0], amounts[-1]
        where, units = self.table.where(row, column), self.catalogue.measure_units
        if first != last:
            readings = {"readings": [float(one.value) for one in amounts]}
            self.findings.add(Problem("ambiguous_number", where, where.text, readings))
            return None
        wanted = units.by_code[indicator.measure_unit]
        of_row, factor = self._row_unit(row, column, wanted), units.factor(first.unit, wanted)
        # '25 tỷ' in a row of triệu đồng says what it is; '103 con' in one of nghìn con may be short for 10³.
        named = of_row != first.unit and units.find(self._bare(row, column)) is not None
        if factor is None or named or (of_row and of_row.base != first.unit.base):
            said = {"expected": (of_row or wanted).code}
            self.findings.add(Problem("unknown_measure_unit", where, where.text, said))
            return None
        decimals = first.decimals if first.parts == 1 else decimals_of(float(first.value))
        operator = (
            default_operator(indicator.direction, indicator.target_form) if heading.role == PLAN else ""
        )
        return _scaled(Target(operator, float(first.value), decimals), factor)

    def _row_unit(self, row: int, column: int, wanted: MeasureUnit) -> MeasureUnit | None:
        """The unit of measure of a cell by its row, else by its column's heading, else by the title."""
        units, heading = self.catalogue.measure_units, self.table.columns[column]
        text = self._unit_text(row, wanted)
        if text:
            return units.find(text)
        return (units.find(heading.measure_unit) if heading.measure_unit else None) or self.table.measure_unit

    def _unit_text(self, row: int, wanted: MeasureUnit) -> str:
        answered = self.added.measure_units.get((self.table.grid.sheet or "", row + self.table.top + 1), "")
        return unit_text(self.table, row, self.catalogue.measure_units, wanted, answered)

    def _factor(self, row: int, column: int, indicator: Indicator) -> Decimal | None:
        """From the row's unit of measure into the catalogue's; reported where there is none."""
        heading, units = self.table.columns[column], self.catalogue.measure_units
        wanted = units.by_code[indicator.measure_unit]
        text, unit = self._unit_text(row, wanted), self._row_unit(row, column, wanted)
        headed = units.find(heading.measure_unit) if heading.measure_unit else None
        if unit and headed and unit != headed and unit.base == headed.base:
            self._report_heading(column, f"{heading.measure_unit} / {text}")
            return None
        if self.table.canonical and not text:
            return Decimal(1)
        factor = units.factor(unit, wanted) if unit else None
        if factor is None:
            self._report_measure_unit(row, text, wanted)
        return factor

    def _report_heading(self, column: int, found: str) -> None:
        """Its unit of measure is another than that of a row: reported once."""
        where, said = self.table.heading_at(column), {"reason": "heading_units", "found": found}
        self.findings.add_once(Problem("unclear_heading", where, where.text, said))

    def _report_measure_unit(self, row: int, text: str, wanted: MeasureUnit) -> None:
        column = self.table.index_of(headings.MEASURE_UNIT)
        name_column = self.table.name_column()
        where = self.table.where(row, name_column if column is None else column)
        code = "unknown_measure_unit" if text else "missing_measure_unit"
        if any(p.where == where and p.code == code for p in self.findings.listed[-9:]):
            return
        said = {"expected": wanted.code, "name": self.table.text(row, name_column)}
        mend = nearest_measure_unit(text, wanted, self.catalogue.measure_units) if text else None
        self.findings.add(Problem(code, where, text, said, mend))


def _scaled(found: Target, factor: Decimal) -> Target:
    if factor == 1 or found.value is None:
        return found
    low = rescale(Number(found.value, found.decimals), factor)
    high = rescale(Number(found.value_high, found.decimals), factor).value if found.value_high else None
    return Target(found.operator, low.value, low.decimals, high, found.deadline, found.assumed)
