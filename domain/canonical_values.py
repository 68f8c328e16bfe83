"""Values as the canonical long file writes them: English, whole, and so that they load again unchanged."""

import re
from collections.abc import Callable

from domain.numbers import ENGLISH
from domain.target_phrases import write_assumed, write_target
from domain.targets import Target, default_operator

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def plain_number(value: float, decimals: int) -> str:
    """The value with a decimal point, in its written decimals; in its own where those would change it."""
    text = f"{value:.{decimals}f}"
    return text if float(text) == value else repr(float(value))


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
