"""Percent of plan: computed or reported, the plan it implies, and why there is none."""

import pytest

from analysis.report import REPORT, unit_report
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, tan_yen, target, targets, told

NINE_MONTHS = Period(2023, 9)


def report_of(rows, plans=(), period=NINE_MONTHS):
    return unit_report(figures(*rows), targets(*plans), catalogue(), period).set_index("indicator")


@pytest.mark.parametrize(
    ("code", "pct", "decimals", "plan", "low", "high"),
    [
        ("industry", 68, 0, 6076.47, 6031.4, 6122.2),
        ("agriculture", 68.5, 1, 5756.20, 5751.3, 5761.1),
        ("investment", 74.2, 1, 4168.46, 4165.0, 4171.9),
        ("revenue", 97.0, 1, 1643.15, 1642.3, 1644.0),
        ("local_revenue", 66.4, 1, 1054.03, 1053.2, 1054.8),
        ("land_use_fees", 63.19, 2, 899.98, 899.8, 900.1),
        ("spending", 69.1, 1, 1456.87, 1455.7, 1458.0),
    ],
)
def test_seed_percents_keep_their_digits_and_imply_a_plan(code, pct, decimals, plan, low, high):
    one = unit_report(tan_yen(), targets(), catalogue(), NINE_MONTHS).set_index("indicator").loc[code]
    assert (one.pct_plan, one.pct_decimals, one.pct_plan_origin) == (pct, decimals, "reported")
    assert one.plan == pytest.approx(plan, abs=0.01)
    assert (round(one.plan_low, 1), round(one.plan_high, 1)) == (low, high)
    assert (one.plan_origin, one.pct_reason) == ("implied", "")


def test_a_stored_plan_gives_a_computed_percent_and_no_interval():
    one = report_of(told("revenue", "1.593,851", pct="97,0"), [target("revenue", "1.640")]).loc["revenue"]
    assert one.pct_plan == pytest.approx(100 * 1593.851 / 1640)
    assert (one.pct_decimals, one.pct_plan_origin, one.plan_origin) == (1, "computed", "assigned")
    assert one[["plan_low", "plan_high"]].isna().all()


@pytest.mark.parametrize(
    ("rows", "plans", "reason"),
    [
        (told("trade", "4.260"), [], "no_plan"),
        (told("trade", "4.260"), [target("trade", "0")], "zero_plan"),
        (told("trade", "4.260", pct="68"), [target("trade", "0")], "zero_plan"),
        (told("livestock", "90", pct="60"), [target("livestock", "150")], "not_cumulative"),
        ([], [target("trade", "5.000")], "no_value"),
        (told("trade", "4.260"), [target("trade", "6", "range", value_high=7)], "no_single_plan"),
        (told("trade", "4.260"), [target("trade", "5.000", deadline="2025-12-31")], "multi_year_plan"),
    ],
)
def test_no_percent_says_why(rows, plans, reason):
    one = report_of(rows, plans).iloc[0]
    assert one[["pct_plan", "needed", "needed_ratio"]].isna().all()
    assert (one.pct_reason, one.pace, one.pct_plan_origin) == (reason, "none", "")


def test_a_deadline_within_the_year_is_no_multi_year_plan():
    one = report_of(told("trade", "4.000"), [target("trade", "5.000", deadline="2023-12-31")]).iloc[0]
    assert one.pct_plan == pytest.approx(80)


def test_an_unreadable_value_is_no_value():
    one = report_of([row("trade", "1", value=float("nan"))], [target("trade", "5.000")]).loc["trade"]
    assert one.pct_reason == "no_value"


def test_a_percent_of_zero_implies_no_plan():
    one = report_of(told("trade", "0", pct="0")).loc["trade"]
    assert (one.pct_plan, one.plan_origin) == (0, "none")
    assert one[["plan", "plan_low", "plan_high"]].isna().all()


def test_a_disbursement_rate_is_its_own_percent():
    one = report_of(told("disbursement_rate", "68,5", pct="72,1"), [target("disbursement_rate", "95")])
    one = one.loc["disbursement_rate"]
    assert (one.pct_plan, one.pct_decimals, one.plan_origin, one.pace) == (68.5, 1, "none", "behind")


def test_608_percent_stays_608():
    assert report_of(told("revenue", "6.080"), [target("revenue", "1.000")]).loc["revenue"].pct_plan == 608


def test_the_plan_of_the_assigner_whom_the_report_names_is_taken():
    plans = [target("revenue", "2.000", assigner="district"), target("revenue", "1.800", assigner="council")]
    named = report_of(told("revenue", "900", pct="50,0", assigner="council"), plans).loc["revenue"]
    assert (named.assigner, named.pct_plan) == ("council", 50)
    silent = report_of(told("revenue", "900"), plans).loc["revenue"]
    assert (silent.assigner, silent.pct_plan) == ("district", 45)


def test_a_proposal_is_taken_last():
    plans = [
        target("revenue", "9.000", assigner="registered"),
        target("revenue", "1.800", assigner="province"),
    ]
    assert report_of(told("revenue", "900"), plans).loc["revenue"].assigner == "province"


def test_industry_needs_1_4_times_its_average_quarter():
    one = report_of(told("industry", "4.132", pct="68")).loc["industry"]
    assert one.needed == pytest.approx(1944.47, abs=0.01)
    assert (round(one.needed_low, 1), round(one.needed_high, 1)) == (1899.4, 1990.2)
    assert round(one.needed_ratio, 2) == 1.41
    assert (round(one.needed_ratio_low, 2), round(one.needed_ratio_high, 2)) == (1.38, 1.44)


def test_nothing_is_needed_once_the_plan_is_met_and_no_ratio_without_quarters_left():
    met = report_of(told("revenue", "1.100"), [target("revenue", "1.000")]).loc["revenue"]
    assert (met.needed, met.needed_ratio) == (0, 0)
    year_end = report_of(
        [row("revenue", "900", period=202312)], [target("revenue", "1.000")], Period(2023, 12)
    ).loc["revenue"]
    assert year_end.needed == pytest.approx(100)
    assert year_end[["needed_ratio"]].isna().all()


def test_a_quarter_is_three_months_also_in_the_middle_of_one():
    one = report_of(
        [row("revenue", "500", period=202305)], [target("revenue", "1.200")], Period(2023, 5)
    ).loc["revenue"]
    assert one.needed_ratio == pytest.approx((700 / 7) / (500 / 5))


def test_nothing_done_yet_gives_no_ratio():
    one = report_of(told("revenue", "0"), [target("revenue", "1.000")]).loc["revenue"]
    assert (one.pct_plan, one.needed) == (0, 1000)
    assert one[["needed_ratio"]].isna().all()


def test_a_plan_year_lists_its_targets_without_values():
    plans = [
        target("poverty_rate", "3", "fall_points", assumed=True),
        target("late_cases", "", "lower_than_prior"),
    ]
    listed = report_of([], plans, Period(2023))
    assert listed.loc["poverty_rate", "target_operator"] == "fall_points"
    assert bool(listed.loc["poverty_rate", "target_assumed"])
    assert listed[["value", "pct_plan", "pace_pct"]].isna().all(axis=None)
    assert listed.loc[["late_cases"], "target_value"].isna().all()


def test_an_actual_without_a_target_still_has_a_row():
    one = report_of(told("livestock", "90")).loc["livestock"]
    assert (one.value, one.target_operator, one.reason) == (90, "", "not_cumulative, no_prior")


def test_nothing_stored_gives_an_empty_report_with_every_column():
    empty = unit_report(figures(), targets(), catalogue(), NINE_MONTHS)
    assert (list(empty.columns), len(empty)) == (list(REPORT), 0)
