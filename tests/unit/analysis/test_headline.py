"""The facts of the one sentence, the order of need, and the exact values that charts draw."""

from analysis.drawn_rows import growth_rows, percent_rows, plan_line, trend_rows
from analysis.headline import Levels, headline
from analysis.need_order import order_by_need
from analysis.report import unit_report
from domain.bars import PlanLine, TrendPoint
from domain.catalogue_files import catalogue_for
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, row, tan_yen, target, targets, told

NINE_MONTHS = Period(2023, 9)


def report_of(*rows, plans=()):
    return unit_report(figures(*rows), targets(*plans), catalogue(), NINE_MONTHS)


def seed_report():
    return unit_report(tan_yen(), targets(), catalogue(), NINE_MONTHS)


def test_the_seed_says_six_of_seven_below_one_of_them_near():
    facts = headline(seed_report(), NINE_MONTHS)
    assert (facts.pace_pct, facts.counted, facts.below, facts.near_below) == (75, 7, 6, 1)
    assert facts.best[:1] + facts.best[3:6] == ("revenue", 97.0, 1, "ahead")
    assert facts.lowest[:1] + facts.lowest[3:6] == ("land_use_fees", 63.19, 2, "behind")
    assert facts.without_percent == 1


def test_nothing_with_a_percent():
    facts = headline(report_of(*told("trade", "4.260")), NINE_MONTHS)
    assert (facts.counted, facts.best, facts.lowest, facts.without_percent) == (0, None, None, 1)
    assert headline(report_of(), Period(2023)).pace_pct is None


def test_one_indicator_is_best_and_has_no_lowest_beside_it():
    facts = headline(report_of(*told("industry", "4.132", pct="68")), NINE_MONTHS)
    assert (facts.best.indicator, facts.lowest, facts.below, facts.near_below) == ("industry", None, 1, 0)


def test_all_ahead_leaves_none_below():
    facts = headline(report_of(*told("industry", "1", pct="90"), *told("trade", "1", pct="80")), NINE_MONTHS)
    assert (facts.counted, facts.below, facts.lowest.indicator) == (2, 0, "trade")


def test_spending_past_its_plan_is_never_the_best():
    facts = headline(report_of(*told("spending", "1", pct="104"), *told("trade", "1", pct="80")), NINE_MONTHS)
    assert facts.best.indicator == "trade"


def test_furthest_behind_comes_first_and_no_percent_last():
    assert order_by_need(seed_report())["indicator"].tolist() == [
        "land_use_fees", "local_revenue", "industry", "agriculture", "spending", "investment", "revenue",
        "trade",
    ]  # fmt: skip


def test_bars_carry_the_digits_of_the_document():
    rows = percent_rows(seed_report(), NINE_MONTHS)
    assert [(bar.pct, bar.decimals) for bar in rows.bars][:3] == [(63.19, 2), (66.4, 1), (68, 0)]
    assert (rows.pace_pct, rows.missing) == (75, ("Chỉ tiêu trade",))
    assert all(bar.implied and bar.estimate for bar in rows.bars)


def test_growth_runs_from_the_lowest():
    rows = growth_rows(seed_report(), NINE_MONTHS)
    assert [bar.yoy_index for bar in rows.bars] == [105.7, 106.7, 107.6, 110.2]
    assert (rows.year_before, len(rows.missing)) == (2022, 4)


def test_a_trend_has_the_points_of_two_years_and_the_plan():
    rows = figures(
        row("trade", "10", period=202303), row("trade", "21,5", period=202306, grade="official"),
        row("trade", "9", period=202203), row("trade", "8", period=202103), row("industry", "7"),
    )  # fmt: skip
    plan = plan_line(report_of(*told("trade", "10"), plans=[target("trade", "40")]), "trade")
    trend = trend_rows(rows, catalogue(), "trade", 2023, plan)
    assert trend.this_year == (TrendPoint(3, 10, 0, True), TrendPoint(6, 21.5, 1, False))
    assert trend.last_year == (TrendPoint(3, 9, 0, True),)
    assert trend.plan == PlanLine(40, 0, False)


def test_the_plan_of_a_budget_is_known_as_one():
    spent = catalogue_for(demonstration=False)
    rows = unit_report(figures(*told("budget_revenue_total", "10", pct="50")), targets(), spent, NINE_MONTHS)
    assert plan_line(rows, "budget_revenue_total").is_budget


def test_no_plan_gives_no_line():
    assert plan_line(report_of(*told("trade", "10")), "trade") is None
    assert plan_line(report_of(), "trade") is None


def test_levels_are_told_as_of_today_until_they_are_due():
    goals = [target("poverty_rate", "3", "le"), target("livestock", "200")]
    facts = headline(report_of(row("poverty_rate", "3,5"), row("livestock", "150"), plans=goals), NINE_MONTHS)
    # A quarter of the herd is missing, a sixth of the poor too many.
    assert facts.levels == Levels(2, 0, 0, 0, 2, "livestock")
    assert facts.without_target == 0
    early = [target("poverty_rate", "3", "le", deadline="2023-06-30")]
    due = headline(report_of(row("poverty_rate", "3,5"), plans=early), NINE_MONTHS).levels
    assert due == Levels(1, 0, 1, 0, 0, "poverty_rate")


def test_of_a_target_of_nothing_any_is_too_much():
    rows = row("poverty_rate", "0,1"), row("livestock", "1")
    goals = [target("poverty_rate", "0", "le"), target("livestock", "200")]
    assert headline(report_of(*rows, plans=goals), NINE_MONTHS).levels.furthest == "poverty_rate"
