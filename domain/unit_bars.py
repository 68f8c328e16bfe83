"""What charts that compare units draw, as exact values: analysis makes them, charts draw them."""

from collections.abc import Iterable
from typing import NamedTuple

from domain.bars import Trend

# Beyond so many times the upper quartile a value is drawn broken off: one city, or one slip of the unit
# of measure, must not squash all others.
CAP = 3.0


def drawn_end(values: Iterable[float]) -> float:
    """Where values are drawn to: the largest, or CAP times the upper quartile; 1 if none is above 0."""
    ordered = sorted(values) or [0.0]
    quartile = ordered[len(ordered) * 3 // 4]
    end = min(ordered[-1], CAP * quartile) if quartile > 0 else ordered[-1]
    return end if end > 0 else 1.0


class ValueBar(NamedTuple):
    """The value of one indicator in one unit (its key and name), written with `decimals`."""

    unit: str
    name: str
    value: float
    decimals: int
    estimate: bool = False


class ValueBars(NamedTuple):
    """One indicator in many units, in the order given; `unit_name` is its unit of measure."""

    bars: tuple[ValueBar, ...]
    unit_name: str


class Course(NamedTuple):
    """The trend of one indicator in one unit (its key); the trend bears the unit's name."""

    unit: str
    trend: Trend


class Courses(NamedTuple):
    """The trends of one indicator in several units, on one scale from 0 to `end`; what is above is cut."""

    courses: tuple[Course, ...]
    end: float
