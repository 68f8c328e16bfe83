"""Growth of a total within its parts' span is never reported, whatever the numbers; nor is even growth."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.columns import PRIOR, YOY_INDEX
from domain.numbers import format_number
from tests.unit.analysis.frames import row
from tests.unit.validation.test_growth import seen

# A whole check is made for every example: what is slow there is the machine, not the property.
whole_checks = settings(deadline=None, max_examples=25)
amounts = st.integers(min_value=1_000, max_value=10**7)
growths = st.integers(min_value=200, max_value=4_000)
digits = st.integers(min_value=0, max_value=3)
IMPOSSIBLE = "impossible_growth"


def written(value: float, decimals: int) -> str:
    return format_number(value, decimals, "vi")


def wrong(*lines: dict) -> list[int | None]:
    return [place for place, code in seen(*lines) if code == IMPOSSIBLE]


@whole_checks
@given(
    bases=st.tuples(amounts, amounts), grown=st.tuples(growths, growths), decimals=st.tuples(*[digits] * 3)
)
def test_what_truly_adds_up_is_never_reported(bases, grown, decimals):
    """Two parts and their total, each growth computed exactly and then rounded as it likes."""
    now = [base * growth / 1000 for base, growth in zip(bases, grown, strict=True)]
    indices = [sum(now) / sum(bases) * 100, *(growth / 10 for growth in grown)]
    lines = [
        row(code, written(index, places), YOY_INDEX)
        for code, index, places in zip(("output", "farming", "industry"), indices, decimals, strict=True)
    ]
    values = [
        row(code, written(value, 3))
        for code, value in zip(("output", "farming", "industry"), (sum(now), *now), strict=True)
    ]
    assert wrong(*lines) == wrong(*lines, *values) == []
    priors = [
        row(code, str(value), PRIOR)
        for code, value in zip(("output", "farming", "industry"), (sum(bases), *bases), strict=True)
    ]
    assert wrong(*values, *priors) == []


@whole_checks
@given(bases=st.tuples(amounts, amounts), factor=growths, decimals=digits)
def test_all_parts_growing_by_one_factor_are_never_reported(bases, factor, decimals):
    codes = ("output", "farming", "industry")
    priors = (sum(bases), *bases)
    lines = [row(code, str(base), PRIOR) for code, base in zip(codes, priors, strict=True)]
    lines += [row(code, written(base * factor / 1000, 3)) for code, base in zip(codes, priors, strict=True)]
    assert wrong(*lines) == []
    assert wrong(*(row(code, written(factor / 10, decimals), YOY_INDEX) for code in codes)) == []


@whole_checks
@given(grown=st.lists(growths, min_size=2, max_size=2), beyond=st.integers(min_value=2, max_value=3_000))
def test_a_total_beyond_its_parts_is_always_reported(grown, beyond):
    parts = [
        row(c, written(g / 10, 1), YOY_INDEX) for c, g in zip(("farming", "industry"), grown, strict=True)
    ]
    over = row("output", written((max(grown) + beyond) / 10, 1), YOY_INDEX)
    under = row("output", written(max(min(grown) - beyond, 1) / 10, 1), YOY_INDEX)
    assert wrong(over, *parts) == [2]
    assert wrong(under, *parts) == [2]


@whole_checks
@given(
    rates=st.lists(st.integers(min_value=-300, max_value=300), min_size=2, max_size=2), share=st.floats(0, 1)
)
def test_a_mean_of_growth_rates_is_never_reported(rates, share):
    mean = rates[0] * share + rates[1] * (1 - share)
    lines = [
        row(code, "0", value=round(rate / 10, 1), decimals=1)
        for code, rate in zip(("growth", "growth_farming", "growth_industry"), (mean, *rates), strict=True)
    ]
    assert wrong(*lines) == []
