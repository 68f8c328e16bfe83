"""Values as the canonical long file writes them: English, whole, and so that they load again unchanged."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain import columns as col
from domain.numbers import ENGLISH
from domain.target_phrases import items_of, write_assumed, write_target
from domain.targets import Target, default_operator

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def plain_number(value: float, decimals: int) -> str:
    """The value with a decimal point, in its written decimals; in its own where those would change it."""
    text = f"{value:.{decimals}f}"
    return text if float(text) == value else repr(float(value))


def target_of(row: Mapping[Any, Any], unit: str) -> Target:
    """The target of a row of the tidy frame or of stored targets; `unit` is what it is measured in."""
    value, high = (
        None if math.isnan(row[name]) else float(row[name]) for name in (col.VALUE, col.VALUE_HIGH)
    )
    return Target(
        row[col.OPERATOR],
        value,
        int(row[col.DECIMALS]),
        high,
        date.fromisoformat(row[col.DEADLINE]) if row[col.DEADLINE] else None,
        bool(row[col.ASSUMED]),
        items_of(row[col.WRITTEN], unit),
    )


def is_worded(target: Target, direction: str, target_form: str) -> bool:
    """Whether a bare number would not say all of a target of an indicator with this direction and form."""
    usual = default_operator(direction, target_form)
    return bool(target.operator != usual or target.deadline or target.items or target.value is None)


def worded(target: Target, say: Callable[..., str], unit: str) -> str:
    """A target in words; `say` gives those of a key (texts.t), `unit` is what it is measured in."""
    if target.assumed:
        text = write_assumed(target, ENGLISH, unit)
    else:
        # The grammar of targets is that of Vietnamese documents, the canonical file's numbers are English.
        text = write_target(target, lambda key, _lang, **values: say(key, "vi", **values), "en", unit)
    # A comma between thousands would leave open what the commas of the whole column mean.
    return _THOUSANDS.sub("", text)
