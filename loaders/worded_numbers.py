"""Amounts written with their unit of measure: '25 tỷ 941 triệu', '4,6 nghìn tỷ', '1.593,8 tỷ đồng'."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import name_key
from domain.numbers import NumberFormat, parse_number
from domain.target_days import is_like_a_day
from loaders.size_words import power_of

_PART = re.compile(r"([+-]?\d[\d.,]*)\s*([^\d.,][^\d]*?)\s*(?=\d|$)")
_ALONE = re.compile(r"([+-]?\d[\d.,]*)\s*([^\d.,]+)")
_OVER = re.compile(r"[\d.,]+\s*/\s*[\d.,]+(?:\s+\D*)?")


_SIZES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}


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
        number, unit = parse_number(written, fmt), _unit_named(name, units)
        factor = units.factor(unit, first or unit) if unit else None
        if number is None or unit is None or factor is None or unit.base == "%":
            return None
        # '25 tỷ 1.200 triệu' is no way to write an amount, but two of them or a slip.
        if last and Decimal(repr(abs(number.value))) * unit.factor >= last.factor:
            return None
        first, last, decimals = first or unit, unit, number.decimals
        total += Decimal(repr(number.value)) * factor
    return Amount(total, decimals, first, len(found)) if first else None


def number_of_amount(text: str, units: MeasureUnits) -> str:
    """The number of an amount that stands with one unit, '534,2' of '534,2 tỷ'; any other text as it is."""
    found = _ALONE.fullmatch(text.strip())
    return found[1] if found and _unit_named(found[2], units) else text


def _unit_named(name: str, units: MeasureUnits) -> MeasureUnit | None:
    """The unit a text names, as it is listed or with a word of size before it: 'triệu người'."""
    size, _, noun = " ".join(name.split()).partition(" ")
    power, counted = _SIZES.get(name_key(size)), units.find(noun) if noun else None
    if (known := units.find(name)) or power is None or counted is None or power_of(noun) is not None:
        return known
    return replace(counted, code=f"{size} {noun}", factor=counted.factor.scaleb(power), aliases=())


def is_result_over_base(text: str) -> bool:
    """Whether a text gives a result and what it is out of: '12,6/19', '1.804,9/2.300 ha'."""
    return bool(_OVER.fullmatch(text.strip())) and not is_like_a_day(text)
