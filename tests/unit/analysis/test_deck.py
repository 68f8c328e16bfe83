"""Which slides a deck has, in which order, and what happens to a choice whose figures are gone."""

from datetime import date

import pytest

from analysis.deck import (
    CLOSE,
    SUMMARY,
    TARGETS,
    TASKS,
    choose,
    count_standings,
    horizon,
    possible_slides,
    targets_by_group,
    targets_on,
    tasks_due,
)
from domain.columns import PCT_PLAN
from domain.periods import Period
from tests.unit.analysis.frames import row, target, targets, told
from tests.unit.domain.tasks_at_hand import task
from tests.unit.reports.shown import report_of, tan_yen_report


def test_indicators_stand_between_summary_and_close_the_furthest_behind_first() -> None:
    slides = possible_slides(tan_yen_report(), has_tasks=True)
    assert slides[0] == SUMMARY
    assert slides[-2:] == (TASKS, CLOSE)
    assert slides[1:4] == ("budget_revenue_land_use", "budget_revenue_local", "go_industry")
    # Without a percent but with a growth it still has a slide; a count has neither.
    assert slides[-3] == "go_trade_services"
    assert "industrial_clusters_in_progress" not in slides


def test_without_tasks_there_is_no_slide_of_tasks() -> None:
    assert TASKS not in possible_slides(tan_yen_report(), has_tasks=False)


def test_targets_without_results_are_shown_twelve_a_slide() -> None:
    codes = list(tan_yen_report()["indicator"])
    plans = targets(*(target(code, "5", assigner=who) for code in codes for who in ("district",)))
    report = report_of(plans=plans)
    assert possible_slides(report, has_tasks=False) == (SUMMARY, f"{TARGETS}1", CLOSE)
    assert list(targets_on(report, f"{TARGETS}1")["indicator"]) == list(report["indicator"])
    assert sum(targets_by_group(report).values()) == len(report)


def test_rates_and_stocks_follow_what_has_a_percent_the_furthest_from_its_target_first() -> None:
    rows = [
        *told("go_industry", "68", pct="68"), *told("go_trade_services", "10", index="110"),
        row("health_insurance_rate", "94"), row("buffalo_herd", "1.500"), row("trained_labour_rate", "61"),
        row("population_average", "170.000"),
    ]  # fmt: skip
    goals = target("health_insurance_rate", "95"), target("buffalo_herd", "2.000"), target("new_jobs", "9")
    report = report_of(*rows, plans=targets(*goals, target("trained_labour_rate", "60")))
    # Neither target nor last year: nothing to tell of the population but its number.
    assert possible_slides(report, has_tasks=False)[1:-1] == (
        "go_industry", "buffalo_herd", "health_insurance_rate", "go_trade_services", "trained_labour_rate",
    )  # fmt: skip


def test_where_levels_alone_are_known_the_targets_without_a_figure_are_shown_too() -> None:
    goals = targets(target("health_insurance_rate", "95"), target("new_jobs", "9"))
    herd = row("buffalo_herd", "1"), row("buffalo_herd", "2", period=202209)
    assert f"{TARGETS}1" in possible_slides(report_of(*herd, plans=goals), has_tasks=False)
    report = report_of(row("health_insurance_rate", "94"), plans=goals)
    assert possible_slides(report, has_tasks=False)[1:-1] == ("health_insurance_rate", f"{TARGETS}1")
    assert list(targets_on(report, f"{TARGETS}1")["indicator"]) == ["new_jobs"]


def test_a_choice_keeps_its_order_and_names_what_is_gone() -> None:
    deck = choose(("a", "b", "c"), ["c", "gone", "a", "c"])
    assert deck.shown == ("c", "a")
    assert deck.skipped == ("gone",)


def test_without_a_choice_or_with_nothing_of_it_left_all_are_shown() -> None:
    assert choose(("a", "b"), None).shown == ("a", "b")
    assert choose(("a", "b"), ["gone"]) == (("a", "b"), ("gone",))


def test_standings_are_counted_by_what_the_cards_say() -> None:
    assert count_standings(tan_yen_report()) == {"behind": 5, "near": 1, "ahead": 1}
    spent = report_of(*told("budget_expenditure_total", "120", pct="120"))
    assert count_standings(spent) == {"over_budget": 1}


def test_a_plan_known_by_its_percent_alone_is_judged_at_the_years_end() -> None:
    year = Period(2023, 12)
    percents = {"go_industry": "99,2", "go_agriculture": "100", "budget_expenditure_total": "104"}
    rows = [row(code, "1", period=202312) for code in percents]
    rows += [row(code, text, PCT_PLAN, period=202312) for code, text in percents.items()]
    assert count_standings(report_of(*rows, period=year)) == {"missed": 1, "met": 1, "over_budget": 1}


def test_verdicts_of_levels_are_counted_once_there_are_any() -> None:
    rate, goals = "health_insurance_rate", targets(target("health_insurance_rate", "95"))
    assert count_standings(report_of(row(rate, "94"), plans=goals)) == {}
    year = Period(2023, 12)
    ended = report_of(row(rate, "94", period=202312), plans=goals, period=year)
    assert count_standings(ended) == {"missed": 1}


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period(2023, 9), date(2023, 12, 31)),
        (Period(2023, 12), date(2024, 3, 31)),
        (Period(2024), date(2025, 3, 31)),
        (Period(2024, 11), date(2025, 2, 28)),
    ],
    ids=str,
)
def test_tasks_are_looked_at_until_the_end_of_the_next_quarter(period: Period, day: date) -> None:
    assert horizon(period) == day


def test_tasks_due_are_the_open_ones_overdue_first() -> None:
    found = [
        task(code="later", deadline=date(2024, 1, 1)),
        task(code="soon", deadline=date(2023, 12, 31)),
        task(code="late", deadline=date(2023, 9, 1)),
        task(code="done", deadline=date(2023, 9, 1), state="done"),
    ]
    due = tasks_due(found, Period(2023, 9), date(2023, 9, 30))
    assert [one.code for one in due] == ["late", "soon"]
