"""Plan targets: a number, the way it binds, and who gave it."""

from dataclasses import dataclass
from datetime import date

GE, GT, LE, LT, EQ, ABOUT, RANGE = "ge", "gt", "le", "lt", "eq", "about", "range"
FALL_POINTS, FALL_PERCENT, LOWER = "fall_points", "fall_percent", "lower_than_prior"
MILESTONE = "milestone"
# A fall by so many of what the indicator counts: 'giảm 5 vụ'.
FALL_NUMBER = "fall_number"
# The store keeps the position: new ones go to the end.
OPERATORS = (
    GE, GT, LE, LT, EQ, ABOUT, RANGE, FALL_POINTS, FALL_PERCENT, LOWER, MILESTONE, FALL_NUMBER,
)  # fmt: skip
# Targets with a level of their own, which a figure can stand above or below.
LEVELS = (GE, GT, LE, LT, EQ, ABOUT)
# What they ask for is no number of their own: to be below last year, to be done.
WITHOUT_NUMBER = (LOWER, MILESTONE)


@dataclass(frozen=True)
class Target:
    """What must be reached; `value` is None for 'lower than last year' and for milestones alone.

    `deadline` is None for the end of the target's year; `items` are what a count names ('02 xã: A, B');
    `direction` is the indicator's direction of good. `assumed` marks a reading that the text left open
    (points or percent, which base year).
    """

    operator: str
    value: float | None
    decimals: int = 0
    value_high: float | None = None
    deadline: date | None = None
    assumed: bool = False
    items: tuple[str, ...] = ()
    direction: str = "up"


def default_operator(direction: str, target_form: str) -> str:
    """How a bare number binds: as the indicator says, else by its direction of good."""
    return target_form or {"up": GE, "down": LE, "on_plan": EQ}.get(direction, GE)
