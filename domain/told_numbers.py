"""A computed number as every page tells it: its digits, ≈ where it rests on an implied plan, its interval."""

from typing import NamedTuple

from domain.bars import YearForecast
from domain.numbers import format_number

# What is computed has no more digits than its figure, and never more than these: more would pretend to know.
_MOST_DECIMALS = 1


class Told(NamedTuple):
    """A number in words' digits: `number` with its ≈; `low` and `high` are '' where they say no more."""

    text: str
    low: str = ""
    high: str = ""
    about: bool = False

    @property
    def number(self) -> str:
        """'1.944', '≈1.944'."""
        return f"≈{self.text}" if self.about else self.text


def tell(
    value: float, decimals: int, lang: str, ends: tuple[float, float] | None = None, *, about: bool = False
) -> Told:
    """A number and the ends of its interval; ends that read the same are no interval."""
    text = format_number(value, decimals, lang)
    low, high = (format_number(end, decimals, lang) for end in ends) if ends else ("", "")
    return Told(text, low, high, about) if low != high else Told(text, about=about)


def tell_forecast(told: YearForecast, lang: str) -> Told:
    """Where the year will end, with its interval where it has one."""
    ends = None if told.low is None or told.high is None else (told.low, told.high)
    return tell(told.value, told.decimals, lang, ends)


def computed_decimals(decimals: float) -> int:
    """The digits of what is computed from a figure written with so many."""
    return min(int(decimals), _MOST_DECIMALS)
