"""Amounts written with their unit of measure: '25 tỷ 941 triệu', '4,6 nghìn tỷ', '1.593,8 tỷ đồng'."""

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.measure_units import MeasureUnit, MeasureUnits
from domain.numbers import NumberFormat, parse_number
from domain.target_days import is_like_a_day

_PART = re.compile(r"([+-]?\d[\d.,]*)\s*([^\d.,][^\d]*?)\s*(?=\d|$)")
_OVER = re.compile(r"[\d.,]+\s*/\s*[\d.,]+(?:\s+\D*)?")


@dataclass(frozen=True)
class Amount:
    """A value in the first of the units it is written in; `parts` says how many there are."""

    value: Decimal
    decimals: int
    unit: MeasureUnit
    parts: int


def read_amount(text: str, fmt: NumberFormat, units: MeasureUnits) -> Amount | None:
    """The amount that a text writes out with units of one base, each smaller than the one before.

    A percent sign is no unit written out: it belongs to the number.
    """
    bare = " ".join(text.split())
    found = _PART.findall(bare)
    if not found or len("".join(a + b for a, b in found).replace(" ", "")) != len(bare.replace(" ", "")):
        return None
    total, decimals, first, last = Decimal(0), 0, None, None
    for written, name in found:
        number, unit = parse_number(written, fmt), units.find(name)
        factor = units.factor(unit, first or unit) if unit else None
        if number is None or unit is None or factor is None or unit.base == "%":
            return None
        # '25 tỷ 1.200 triệu' is no way to write an amount, but two of them or a slip.
        if last and Decimal(repr(abs(number.value))) * unit.factor >= last.factor:
            return None
        first, last, decimals = first or unit, unit, number.decimals
        total += Decimal(repr(number.value)) * factor
    return Amount(total, decimals, first, len(found)) if first else None


def is_result_over_base(text: str) -> bool:
    """Whether a text gives a result and what it is out of: '12,6/19', '1.804,9/2.300 ha'."""
    return bool(_OVER.fullmatch(text.strip())) and not is_like_a_day(text)
