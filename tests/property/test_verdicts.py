"""Verdicts of one-sided forms are monotone: a better actual is never judged worse."""

from hypothesis import given
from hypothesis import strategies as st

from domain import targets
from domain.targets import Target
from domain.verdicts import EXCEEDED, MET, MISSED, Spread, verdict

_RANK = {MISSED: 0, MET: 1, EXCEEDED: 2}
numbers = st.integers(-(10**6), 10**6).map(lambda number: number / 1000)
floors = st.sampled_from([targets.GE, targets.GT])
ceilings = st.sampled_from([targets.LE, targets.LT])
directions = st.sampled_from(["up", "down", "on_plan", "none"])


def rank(target: Target, actual: float, prior: float | None = None) -> int:
    return _RANK[verdict(target, actual, prior).state]


@given(operator=floors, direction=directions, value=numbers, one=numbers, other=numbers)
def test_more_is_never_worse_under_a_floor(
    operator: str, direction: str, value: float, one: float, other: float
) -> None:
    target = Target(operator, value, direction=direction)
    assert rank(target, min(one, other)) <= rank(target, max(one, other))


@given(operator=ceilings, direction=directions, value=numbers, one=numbers, other=numbers)
def test_less_is_never_worse_under_a_ceiling(
    operator: str, direction: str, value: float, one: float, other: float
) -> None:
    target = Target(operator, value, direction=direction)
    assert rank(target, max(one, other)) <= rank(target, min(one, other))


@given(
    operator=st.sampled_from([targets.FALL_POINTS, targets.FALL_PERCENT, targets.LOWER]),
    value=st.integers(0, 10**5).map(lambda number: number / 1000),
    prior=st.integers(1, 10**6).map(lambda number: number / 1000),
    one=numbers,
    other=numbers,
)
def test_a_deeper_fall_is_never_worse(
    operator: str, value: float, prior: float, one: float, other: float
) -> None:
    target = Target(operator, None if operator == targets.LOWER else value, direction="down")
    assert rank(target, max(one, other), prior) <= rank(target, min(one, other), prior)


@given(operator=st.one_of(floors, ceilings), value=numbers, one=numbers, other=numbers)
def test_a_spread_is_judged_only_where_its_ends_agree(
    operator: str, value: float, one: float, other: float
) -> None:
    target, spread = Target(operator, value), Spread(min(one, other), max(one, other))
    found = verdict(target, spread)
    ends = {verdict(target, end) for end in spread}
    assert found in ends if len(ends) == 1 else found.state == "undecided"
