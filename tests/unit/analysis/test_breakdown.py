"""Parts of a total, and the total without its one-off part."""

import pandas as pd
import pytest

from analysis.breakdown import part_rows, without_one_off
from tests.unit.analysis.frames import row, target, targets
from tests.unit.reports.shown import report_of, tan_yen_report

LOCAL, LAND = "budget_revenue_local", "budget_revenue_land_use"


def test_the_first_seeds_local_revenue_without_land_use_fees() -> None:
    """The worked facts: 131,2 and about 85% of an implied 154,0."""
    rest = without_one_off(tan_yen_report(), LOCAL).iloc[0]
    assert (rest["value"], rest["decimals"]) == (pytest.approx(131.174), 1)
    assert (round(rest["plan"], 1), rest["plan_decimals"], rest["plan_origin"]) == (154.0, 1, "implied")
    assert rest["plan_low"] < rest["plan"] < rest["plan_high"]
    assert (round(rest["pct_plan"]), rest["pct_decimals"]) == (85, 0)
    assert pd.isna(rest["yoy_index"])


def test_with_given_plans_and_last_years_figures_the_difference_has_both() -> None:
    report = report_of(
        row(LOCAL, "132,7"), row(LOCAL, "184,9", period=202209),
        row(LAND, "84,9"), row(LAND, "137,6", period=202209),
        plans=targets(target(LOCAL, "370"), target(LAND, "300")),
    )  # fmt: skip
    rest = without_one_off(report, LOCAL).iloc[0]
    assert (rest["plan"], rest["plan_origin"], rest["pct_decimals"]) == (70, "assigned", 1)
    assert rest["pct_plan"] == pytest.approx(47.8 / 70 * 100)
    assert rest["yoy_index"] == pytest.approx(47.8 / 47.3 * 100)


def test_plans_of_two_assigners_have_no_difference() -> None:
    report = report_of(
        row(LOCAL, "132,7"), row(LAND, "84,9"),
        plans=targets(target(LOCAL, "370"), target(LAND, "300", assigner="province")),
    )  # fmt: skip
    rest = without_one_off(report, LOCAL).iloc[0]
    assert pd.isna(rest["plan"])
    assert (rest["pct_reason"], pd.isna(rest["pct_plan"])) == ("no_plan", True)


@pytest.mark.parametrize("indicator", ["budget_expenditure_total", "go_industry", LAND])
def test_other_totals_have_no_one_off_part(indicator: str) -> None:
    assert without_one_off(tan_yen_report(), indicator).empty


def test_parts_have_their_share_of_the_total() -> None:
    parts = part_rows(tan_yen_report(), "budget_expenditure_total")
    assert list(parts["indicator"]) == ["budget_expenditure_recurrent", "budget_expenditure_capital"]
    assert list(parts["share"].round(1)) == [46.9, 53.1]


def test_rates_have_no_share_of_their_total() -> None:
    report = report_of(row("go_growth_2010", "10,1"), row("go_growth_2010_services", "9,8"))
    assert part_rows(report, "go_growth_2010")["share"].isna().all()


def test_what_has_no_parts_has_no_rows() -> None:
    assert part_rows(tan_yen_report(), "go_industry").empty
