"""What is stored, written into a cell so that just that is read back, or told beside an empty cell."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from domain.indicators import Indicator
from domain.numbers import FORMATS, Number, decimals_of, format_number, parse_number, rescale
from domain.target_phrases import read_target, write_target
from domain.targets import Target, default_operator
from texts import t


@dataclass(frozen=True)
class Prefilled:
    """A number with the decimals to show, or a text; `untold` is what no cell could say without a change."""

    number: float | None = None
    decimals: int = 0
    text: str = ""
    untold: str = ""


def stored_target(row: dict[Any, Any]) -> Target:
    """The target of a row of the store's targets."""
    value, high = (None if pd.isna(row[name]) else float(row[name]) for name in ("value", "value_high"))
    deadline = date.fromisoformat(row["deadline"]) if row["deadline"] else None
    return Target(str(row["operator"]), value, int(row["decimals"]), high, deadline)


def prefilled(target: Target, indicator: Indicator, factor: Decimal) -> Prefilled:
    """A cell for a stored target, a figure being one without an operator.

    `factor` brings the catalogue's unit into that of the cell's row. Typed numbers are read alike
    everywhere; a text only where no number format reads it otherwise.
    """
    if target.value is not None and _is_bare(target, indicator):
        number = rescale(Number(target.value, target.decimals), factor)
        typed = Number(number.value, decimals_of(number.value))
        if rescale(typed, 1 / factor) == Number(target.value, target.decimals):
            return Prefilled(typed.value, typed.decimals)
    text = _in_words(target, indicator)
    reads_back = factor == 1 and _readings(text, target, indicator) == [target]
    return Prefilled(text=text) if reads_back else Prefilled(untold=text)


def _is_bare(target: Target, indicator: Indicator) -> bool:
    usual = default_operator(indicator.direction, indicator.target_form)
    return target.operator in ("", usual) and target.deadline is None


def _in_words(target: Target, indicator: Indicator) -> str:
    if target.value is not None and _is_bare(target, indicator):
        return format_number(target.value, target.decimals)
    return write_target(target, t, "vi")


def _readings(text: str, target: Target, indicator: Indicator) -> list[Target]:
    """The different things that the number formats read in a text."""
    found = []
    for fmt in FORMATS:
        if target.operator:
            usual = default_operator(indicator.direction, indicator.target_form)
            one = read_target(text, fmt, usual, indicator.measure_unit)
        else:
            number = parse_number(text, fmt)
            one = Target("", number.value, number.decimals) if number else None
        if one is not None:
            found.append(Target(one.operator, one.value, one.decimals, one.value_high, one.deadline))
    return found[:1] if len(set(found)) == 1 else found
