"""Percent, plan and rounding hold together for any figures."""

import math

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.pace import BEHIND, is_below, pace_state
from analysis.report import unit_report
from charts.percent_of_plan import label_place
from domain.numbers import VIETNAMESE, format_number, parse_number
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, target, targets

amounts = st.decimals(min_value=1, max_value=10**6, places=3).map(float)
decimals = st.integers(min_value=0, max_value=3)
percents = st.decimals(min_value=1, max_value=700, places=2).map(float)
# A whole report is made for every example: what is slow there is the machine, not the property.
whole_reports = settings(deadline=None, max_examples=40)


def report_of(rows, plans=()):
    return unit_report(figures(*rows), targets(*plans), catalogue(), Period(2023, 9)).iloc[0]


@whole_reports
@given(value=amounts, plan=amounts)
def test_percent_times_plan_is_the_value(value, plan):
    one = report_of([row("trade", "1", value=value)], [target("trade", "1", value=plan)])
    assert math.isclose(one.pct_plan / 100 * one.plan, value, rel_tol=1e-12)
    assert one.needed >= 0


@whole_reports
@given(value=amounts, plan=amounts, value_digits=decimals, pct_digits=decimals)
def test_the_interval_holds_every_plan_that_rounding_allows(value, plan, value_digits, pct_digits):
    written, pct = round(value, value_digits), round(100 * value / plan, pct_digits)
    assume(written > 0.5 * 10**-value_digits and pct > 0.5 * 10**-pct_digits)
    one = report_of(
        [
            row("trade", "1", value=written, decimals=value_digits),
            row("trade", "1", "pct_plan", value=pct, decimals=pct_digits),
        ]
    )
    slack = 1e-9 * plan
    assert one.plan_low - slack <= plan <= one.plan_high + slack
    assert one.plan_low <= one.plan <= one.plan_high


@whole_reports
@given(
    value=st.floats(allow_nan=True, allow_infinity=False, width=32), plan=st.sampled_from([0.0, -5.0, 10.0])
)
def test_nothing_is_ever_infinite(value, plan):
    rows = [row("trade", "1", value=value), row("trade", "1", period=202209, value=plan)]
    one = report_of(rows, [target("trade", "1", value=plan)])
    numbers = [one.pct_plan, one.yoy_index, one.needed, one.needed_ratio, one.plan_low, one.plan_high]
    assert not any(math.isinf(number) for number in numbers)
    assert math.isnan(one.pct_plan) == bool(one.pct_reason)
    assert math.isnan(one.yoy_index) == bool(one.yoy_reason)


@given(
    pct=percents,
    digits=st.integers(min_value=0, max_value=2),
    pace=st.sampled_from([25.0, 50.0, 75.0, 100.0]),
)
def test_whoever_is_behind_is_below_the_pace(pct, digits, pace):
    if pace_state(pct, digits, pace) == BEHIND:
        assert is_below(pct, digits, pace)


@given(value=percents, digits=decimals)
def test_a_number_written_reads_back(value, digits):
    read = parse_number(format_number(value, digits), VIETNAMESE)
    assert read is not None
    assert (read.decimals, abs(read.value - value) <= 0.5 * 10**-digits + 1e-9) == (digits, True)


@given(
    pct=percents, pace=st.one_of(st.none(), st.integers(1, 12).map(lambda m: 100 * m / 12)),
    width=st.floats(min_value=8, max_value=45),
)  # fmt: skip
def test_no_mark_ever_crosses_a_label(pct, pace, width):
    start, is_inside = label_place(pct, pace, width)
    assert pace is None or pace <= start or pace >= start + width
    assert not is_inside or start + width <= pct
