"""Rebuilt figures hold together: nothing is lost or made up when units are merged and divided."""

import math
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparable import comparable_prior
from domain.periods import Period
from domain.territory import Part
from domain.units import Unit
from tests.unit.analysis.frames import INDICATORS, figures, row

KNOWN = {one.code: one for one in INDICATORS}
NEW = Unit("new", "commune", "new", "new")
# A whole frame is made for every example: what is slow there is the machine, not the property.
whole_frames = settings(deadline=None, max_examples=60)
amounts = st.integers(0, 10**9).map(lambda number: number / 1000)
positive = st.integers(1, 10**6).map(float)
rates = st.integers(0, 10_000).map(lambda number: number / 100)
shares = st.integers(1, 1000).map(lambda number: number / 1000)
some = {"min_size": 1, "max_size": 6}


def units(count: int) -> list[Unit]:
    return [Unit(f"u{place}", "commune", "x", "x") for place in range(count)]


def prior(parts: list[Part], columns: dict[str, list[float]], code: str) -> float:
    """The rebuilt figure of an indicator; `columns` gives each indicator's values, one a constituent."""
    rows = [
        row(name, "1", unit=unit.key, period=202209, value=value)
        for name, values in columns.items()
        for (unit, _), value in zip(parts, values, strict=True)
    ]
    frame = comparable_prior(
        figures(*rows), NEW, tuple(parts), KNOWN, Period(2023, 9), {"poverty_rate": "livestock"}
    )
    return float(frame.set_index("indicator").loc[code, "prior"])


@whole_frames
@given(values=st.lists(amounts, **some), code=st.sampled_from(["industry", "livestock", "late_cases"]))
def test_a_sum_is_the_sum_of_the_constituents(values: list[float], code: str) -> None:
    parts = [(unit, 1.0) for unit in units(len(values))]
    exact = float(sum(map(Fraction, values)))
    assert math.isclose(prior(parts, {code: values}, code), exact, rel_tol=1e-12)
    turned = prior(parts[::-1], {code: values[::-1]}, code)
    assert math.isclose(turned, exact, rel_tol=1e-12)


@whole_frames
@given(whole=st.lists(amounts, **some), divided=amounts, share=shares)
def test_dividing_a_unit_loses_nothing(whole: list[float], divided: float, share: float) -> None:
    *rest, split = units(len(whole) + 1)
    first = [(unit, 1.0) for unit in rest] + [(split, share)]
    made = prior(first, {"industry": [*whole, divided]}, "industry")
    if share < 1:
        made += prior([(split, 1 - share)], {"industry": [divided]}, "industry")
    assert math.isclose(made, math.fsum([*whole, divided]), rel_tol=1e-9, abs_tol=1e-9)


@whole_frames
@given(st.lists(st.tuples(rates, positive, shares), **some))
def test_a_rate_is_that_of_all_that_came_over(had: list[tuple[float, float, float]]) -> None:
    values, denominators, came = (list(column) for column in zip(*had, strict=True))
    parts = list(zip(units(len(had)), came, strict=True))
    rate = prior(parts, {"poverty_rate": values, "livestock": denominators}, "poverty_rate")
    counted = math.fsum(v * d * s for v, d, s in had) / math.fsum(d * s for _, d, s in had)
    assert math.isclose(rate, counted, rel_tol=1e-9, abs_tol=1e-9)
    assert min(values) - 1e-9 <= rate <= max(values) + 1e-9


@whole_frames
@given(values=st.lists(amounts, **some), lacking=st.data())
def test_what_is_not_wholly_known_has_no_sum(values: list[float], lacking: st.DataObject) -> None:
    place = lacking.draw(st.integers(0, len(values) - 1))
    unstated: list[Part] = [(unit, 1.0) for unit in units(len(values))]
    unstated[place] = (unstated[place][0], None)
    assert math.isnan(prior(unstated, {"industry": values}, "industry"))
