"""What to put into a cell instead, said as that cell would: in its own unit of measure, sign and format."""

import math
import re
from collections.abc import Set
from dataclasses import replace
from decimal import Decimal

from domain.numbers import (
    ENGLISH,
    VIETNAMESE,
    Number,
    NumberFormat,
    format_number,
    is_ambiguous,
    parse_number,
    rescale,
)
from domain.places import Places
from domain.problems import Findings, Problem
from loaders import Reading
from loaders.cell_remarks import parted

# 'tăng 6,7%' and 'bằng 106,7%' differ by this.
_WHOLE = 100.0
_NEAR = 1e-9
# A number and what may stand behind it: a percent sign, its own unit of measure.
_WITH_UNIT = re.compile(r"([^%A-Za-zÀ-ỹ]*?)(\s*%|\s+[^\d.,]+|)")


def word_mends(findings: Findings, reading: Reading) -> None:
    """Put every mend that is a Number of the catalogue's unit into the words of its cell.

    Where the cell's text does not show how its number was read, nothing is offered instead.
    """
    typed = _typed_places(reading)
    for place, problem in enumerate(findings.listed):
        if isinstance(problem.mend, Number):
            text = _as_in_cell(problem, problem.mend, reading.number_format or VIETNAMESE, typed)
            findings.listed[place] = replace(problem, mend=text)


def _typed_places(reading: Reading) -> dict[str | None, tuple[Places, Set[tuple[int, int]]]]:
    return {grid.sheet: (Places(grid.rows), grid.numeric) for grid in reading.grids if grid.numeric}


def _as_in_cell(
    problem: Problem,
    mend: Number,
    fmt: NumberFormat,
    typed: dict[str | None, tuple[Places, Set[tuple[int, int]]]],
) -> str | None:
    where, value = problem.where, problem.value
    if not isinstance(value, float) or math.isnan(value):
        return None
    places, numeric = typed.get(where.sheet, (None, frozenset()))
    columns = places.columns_meant(where) if places else []
    is_typed = any(((where.row or 0) - 1, column) in numeric for column in columns)
    parts = parted(where.text.strip())
    found = _WITH_UNIT.fullmatch(parts.number)
    read = parse_number(found[1], ENGLISH if is_typed else fmt) if found else None
    moved = _moved(read.value, value, mend) if read else None
    if found is None or moved is None:
        return None
    return parts.about + _written(moved, fmt) + found[2] + parts.mark


def _moved(read: float, value: float, mend: Number) -> Number | None:
    """The mend moved as the cell's number was when it was read: by nothing, by 100, or by powers of ten."""
    if _near(read, value):
        return mend
    if _near(read, value - _WHOLE):
        return Number(float(Decimal(repr(mend.value)) - int(_WHOLE)), mend.decimals)
    if read * value <= 0:
        return None
    power = math.log10(read / value)
    if not _near(power, round(power)):
        return None
    return rescale(mend, Decimal(10) ** round(power))


def _near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_NEAR, abs_tol=_NEAR)


def _written(number: Number, fmt: NumberFormat) -> str:
    """Digits in a format; signs between thousands only where they leave nothing open."""
    text = format_number(number.value, number.decimals, "en" if fmt == ENGLISH else "vi")
    return text.replace(fmt.thousands, "") if fmt == ENGLISH or is_ambiguous(text) else text
