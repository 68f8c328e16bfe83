"""Whether a target was reached, and when it was exceeded: the table is docs/danh-gia-muc-tieu.md."""

import math
from datetime import date
from typing import NamedTuple

from domain import targets
from domain.targets import Target

EXCEEDED, MET, MISSED, NOT_DUE, UNDECIDED = "exceeded", "met", "missed", "not_due", "undecided"
DECIDED = (EXCEEDED, MET, MISSED)
STATES = (EXCEEDED, MET, MISSED, NOT_DUE, UNDECIDED)
NO_ACTUAL, NO_PRIOR, NOT_ENDED, SPREAD = "no_actual", "no_prior", "not_ended", "spread"
ZERO_PLAN = "zero_plan"
REASONS = (NO_ACTUAL, NO_PRIOR, NOT_ENDED, SPREAD, ZERO_PLAN)

# "Khoảng" is taken as within a twentieth: no text says how near is near enough.
ABOUT_SHARE = 0.05
# Far below any written digit: keeps 0,1 + 0,2 from missing 0,3.
_EPSILON = 1e-9
_FALLS = (targets.FALL_POINTS, targets.FALL_PERCENT, targets.FALL_NUMBER, targets.LOWER)


class Verdict(NamedTuple):
    """One of STATES, and a code of REASONS where it is not_due or undecided."""

    state: str
    reason: str = ""


class Spread(NamedTuple):
    """An actual of which only the ends are told: '61-62', 'trên 4' (to infinity)."""

    low: float
    high: float


def verdict(
    target: Target,
    actual: float | Spread | None,
    prior: float | None = None,
    on: date | None = None,
    *,
    cumulates: bool = False,
) -> Verdict:
    """How an actual stands to its target; all three in the indicator's unit of measure.

    `prior` is last year's value, which falls are reckoned from; a milestone's actual is 1 once done.
    Seen `on` a day before its deadline a target is not judged yet. A plan of 0 for what `cumulates` asks for
    nothing that could be reached or exceeded, unless it is what is to be avoided.
    """
    if on is not None and target.deadline is not None and on < target.deadline:
        return Verdict(NOT_DUE, NOT_ENDED)
    if actual is not None and cumulates and _asks_nothing(target):
        return Verdict(UNDECIDED, ZERO_PLAN)
    if isinstance(actual, Spread):
        ends = {verdict(target, end, prior) for end in actual}
        agree = len(ends) == 1 and not _is_around(target, actual)
        return ends.pop() if agree else Verdict(UNDECIDED, SPREAD)
    if actual is None or math.isnan(actual):
        return Verdict(UNDECIDED, NO_ACTUAL)
    if target.operator in _FALLS:
        return _fall(target, actual, prior)
    return Verdict(_state(target, actual))


def _fall(target: Target, actual: float, prior: float | None) -> Verdict:
    if prior is None or math.isnan(prior) or (target.operator == targets.FALL_PERCENT and prior <= 0):
        return Verdict(UNDECIDED, NO_PRIOR)
    if target.operator == targets.LOWER:
        return Verdict(MET if _sign(prior - actual) > 0 else MISSED)
    fall = prior - actual
    if target.operator == targets.FALL_PERCENT:
        fall *= 100 / prior
    return Verdict(_above(_sign(fall - _number(target))))


def _asks_nothing(target: Target) -> bool:
    amount = target.operator in (targets.GE, targets.EQ, targets.ABOUT)
    return amount and target.direction != "down" and target.value is not None and _sign(target.value) == 0


def _is_around(target: Target, actual: Spread) -> bool:
    """Whether what lies between the ends may meet a target that both ends miss."""
    level = _band(target)
    return level is not None and _sign(actual.low - level[0]) < 0 and _sign(actual.high - level[1]) > 0


def _band(target: Target) -> tuple[float, float] | None:
    """From where to where a target is met that can be missed on both sides; None for the others."""
    if target.operator == targets.RANGE:
        return _number(target), float(target.value_high or 0)
    if target.operator not in (targets.EQ, targets.ABOUT):
        return None
    value = _number(target)
    room = abs(value) * ABOUT_SHARE if target.operator == targets.ABOUT else 0.0
    return value - room, value + room


def _state(target: Target, actual: float) -> str:
    if target.operator == targets.MILESTONE:
        return MET if actual >= 1 else MISSED
    if band := _band(target):
        return _within(target, actual, *band)
    value = _number(target)
    side = _sign(actual - value)
    if target.operator == targets.GE:
        return _above(side) if target.direction != "on_plan" else (MET if side >= 0 else MISSED)
    if target.operator == targets.GT:
        return MET if side > 0 else MISSED
    return _below(target, actual, side)


def _above(side: int) -> str:
    return EXCEEDED if side > 0 else MET if side == 0 else MISSED


def _below(target: Target, actual: float, side: int) -> str:
    """At most: better than the level is more than asked for. Less than: inside is what was asked for.

    Where nothing is left of what was to be limited (a deficit that became a surplus) both are exceeded.
    """
    if side > 0 or (side == 0 and target.operator == targets.LT):
        return MISSED
    if target.direction == "on_plan" or side == 0:
        return MET
    none_left = actual <= 0 < _number(target)
    return EXCEEDED if none_left or target.operator == targets.LE else MET


def _within(target: Target, actual: float, low: float, high: float) -> str:
    """Inside is met; outside is exceeded on the good side of the indicator, else missed."""
    below, above = _sign(actual - low) < 0, _sign(actual - high) > 0
    if not below and not above:
        return MET
    good = above if target.direction == "up" else below if target.direction == "down" else False
    return EXCEEDED if good else MISSED


def _number(target: Target) -> float:
    if target.value is None:
        raise ValueError(f"a target of the form {target.operator!r} needs a number")
    return target.value


def _sign(difference: float) -> int:
    return 0 if abs(difference) <= _EPSILON else 1 if difference > 0 else -1
