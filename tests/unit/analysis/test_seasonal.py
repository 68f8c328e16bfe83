"""The season: what share of past years was done by now, the pace it gives and where the year will end."""

import pytest

from analysis.forecast import SEASONAL, STRAIGHT
from analysis.report import periods_read, unit_report
from analysis.seasonal import past_periods, past_shares
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, target, targets, told

NINE_MONTHS = Period(2023, 9)
# By nine months 60, 62 and 64 percent of a year were done; weighed 1, 2, 4 they make 62.857.
PAST = [
    row("industry", text, period=period)
    for text, period in (
        ("60", 202009), ("100", 202012), ("124", 202109), ("200", 202112), ("64", 202209), ("100", 202212),
    )
]  # fmt: skip


def report_of(*rows, period=NINE_MONTHS, plans=()):
    return unit_report(figures(*rows), targets(*plans), catalogue(), period).set_index("indicator")


def test_each_past_year_counts_half_as_much_as_the_next():
    found = past_shares(figures(*PAST), NINE_MONTHS)
    assert found.to_dict("records") == [
        {"unit": "tan_yen", "indicator": "industry",
         "season_share": pytest.approx((60 + 2 * 62 + 4 * 64) / 700),
         "season_spread": pytest.approx(0.02), "season_years": 3},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        row("industry", "0", period=202012),
        row("industry", "59", period=202012),
        row("industry", "-1", period=202009),
    ],
)
def test_a_year_that_tells_no_share_is_left_out(broken):
    kept = [one for one in PAST if one["period"] != broken["period"]]
    assert past_shares(figures(*kept, broken), NINE_MONTHS).empty


def test_two_years_are_no_season():
    assert past_shares(figures(*PAST[2:]), NINE_MONTHS).empty


def test_years_of_long_ago_and_the_year_itself_say_nothing():
    older = [row("industry", "1", period=201709), row("industry", "100", period=201712)]
    own = [row("industry", "70", period=202309), row("industry", "71", period=202312)]
    assert past_shares(figures(*PAST, *older, *own), NINE_MONTHS)["season_years"].tolist() == [3]


def test_only_periods_that_are_looked_at_are_read():
    assert past_periods(NINE_MONTHS) == [
        code for year in range(2018, 2023) for code in (year * 100 + 9, year * 100 + 12)
    ]
    assert periods_read(Period(2023, 12)) == [202312, 202212]
    assert periods_read(Period(2023)) == [202300, 202200]


def test_the_pace_follows_the_season_and_says_so():
    report = report_of(*PAST, *told("industry", "61"), plans=[target("industry", "100")]).loc["industry"]
    assert (report.pace_pct, report.pace_basis, report.pace) == (62.9, "seasonal", "near")
    even = report_of(*told("industry", "61"), plans=[target("industry", "100")]).loc["industry"]
    assert (even.pace_pct, even.pace_basis, even.pace) == (75, "even", "behind")


def test_the_forecast_goes_on_as_past_years_did():
    report = report_of(*PAST, *told("industry", "44")).loc["industry"]
    assert (report.forecast, report.forecast_basis) == (pytest.approx(70), SEASONAL)
    # d = 1.886 x 0.02 x sqrt(4 / 3) = 0.04356
    assert (report.forecast_low, report.forecast_high) == (
        pytest.approx(44 / (0.628571 + 0.043555), rel=1e-4),
        pytest.approx(44 / (0.628571 - 0.043555), rel=1e-4),
    )


def test_without_a_season_the_line_is_straight_and_has_no_interval():
    report = report_of(*told("industry", "60")).loc["industry"]
    assert (report.forecast, report.forecast_basis) == (pytest.approx(80), STRAIGHT)
    assert report[["forecast_low", "forecast_high"]].isna().all()


def test_a_rate_is_a_percent_of_its_plan_already():
    past = [
        row("disbursement_rate", text, period=period)
        for text, period in (
            ("50", 202009), ("95", 202012), ("50", 202109), ("95", 202112), ("50", 202209), ("95", 202212),
        )
    ]  # fmt: skip
    report = report_of(*past, *told("disbursement_rate", "70")).loc["disbursement_rate"]
    assert (report.pace_pct, report.pace_basis) == (75, "even")
    assert report[["forecast"]].isna().all()


def test_where_nothing_was_ever_done_by_now_there_is_no_season():
    late = [one | {"value": 0.0} if one["period"] % 100 == 9 else one for one in PAST]
    report = report_of(*late, *told("industry", "5")).loc["industry"]
    assert (report.pace_basis, report.forecast_basis) == ("even", STRAIGHT)


def test_what_is_done_cannot_be_undone():
    late = [
        row("industry", text, period=period)
        for text, period in (
            ("99", 202009), ("100", 202012), ("80", 202109),
            ("100", 202112), ("100", 202209), ("100", 202212),
        )
    ]  # fmt: skip
    report = report_of(*late, *told("industry", "50")).loc["industry"]
    assert report.forecast_low == 50 < report.forecast < report.forecast_high


@pytest.mark.parametrize(
    ("rows", "period", "indicator"),
    [
        (told("livestock", "60"), NINE_MONTHS, "livestock"),
        (told("late_cases", "60"), NINE_MONTHS, "late_cases"),
        (told("industry", "0"), NINE_MONTHS, "industry"),
        ([row("industry", "60", period=202312)], Period(2023, 12), "industry"),
    ],
)
def test_nothing_is_foretold_of_stocks_counts_nothing_done_or_of_a_year_that_is_over(rows, period, indicator):
    report = report_of(*rows, period=period).loc[indicator]
    assert report[["forecast", "forecast_low", "forecast_high"]].isna().all()
    assert report.forecast_basis == ""


def test_past_years_of_several_indicators_without_any_whole_year_tell_no_share():
    begun = [row(code, "60", period=202209) for code in ("industry", "trade")]
    assert past_shares(figures(*begun), NINE_MONTHS).empty
