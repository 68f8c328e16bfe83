"""What charts that compare units draw, as exact values: analysis makes them, charts draw them."""

from typing import NamedTuple

from domain.bars import Trend


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
    """The trends of one indicator in several units, all drawn on the scale from 0 to `highest`."""

    courses: tuple[Course, ...]
    highest: float
