"""Plan targets: a number, the way it binds, and who gave it."""

from dataclasses import dataclass
from datetime import date

GE, GT, LE, LT, EQ, ABOUT, RANGE = "ge", "gt", "le", "lt", "eq", "about", "range"
FALL_POINTS, FALL_PERCENT, LOWER = "fall_points", "fall_percent", "lower_than_prior"
OPERATORS = (GE, GT, LE, LT, EQ, ABOUT, RANGE, FALL_POINTS, FALL_PERCENT, LOWER)


@dataclass(frozen=True)
class Target:
    """What must be reached: `value` is None only for 'lower than last year'.

    `assumed` marks a reading that the text left open (points or percent, which base year).
    """

    operator: str
    value: float | None
    decimals: int = 0
    value_high: float | None = None
    deadline: date | None = None
    assumed: bool = False


def default_operator(direction: str, target_form: str) -> str:
    """How a bare number binds: as the indicator says, else by its direction of good."""
    return target_form or {"up": GE, "down": LE, "on_plan": EQ}.get(direction, GE)
