"""Every plan of a period by itself, alone and together with the report."""

import pandas as pd
import pytest

from analysis.plans import plan_rows, report_and_plans, with_several_plans
from analysis.report import unit_report
from domain.catalogue import Catalogue
from domain.columns import PCT_PLAN
from domain.periods import Period
from tests.unit.analysis.frames import figures, row, target, targets

NINE_MONTHS = Period(2023, 9)
INDUSTRY, LAND = "go_industry", "budget_revenue_land_use"
FIGURES = figures(
    row(INDUSTRY, "4.132"), row(INDUSTRY, "68", PCT_PLAN, assigner="district"), row(LAND, "568,7"),
    row(INDUSTRY, "3.873", period=202209),
)  # fmt: skip
TARGETS = targets(
    target(INDUSTRY, "6.000"), target(INDUSTRY, "6.500", assigner="province"), target(LAND, "900")
)


def test_one_figure_stands_apart_under_each_of_its_plans(catalogue: Catalogue) -> None:
    rows = plan_rows(FIGURES, TARGETS, catalogue, NINE_MONTHS)
    found = {(one.indicator, one.target_assigner): round(one.pct_plan, 1) for one in rows.itertuples()}
    assert found == {(INDUSTRY, "district"): 68.9, (INDUSTRY, "province"): 63.6, (LAND, "district"): 63.2}
    several = with_several_plans(rows)
    assert list(several["target_assigner"]) == ["district", "province"]
    assert set(several["indicator"]) == {INDUSTRY}


@pytest.mark.parametrize(
    "given", [TARGETS, targets(target(LAND, "900")), targets()], ids=["two", "one", "none"]
)
@pytest.mark.parametrize("sent", [FIGURES, figures()], ids=["figures", "nothing"])
def test_made_at_once_they_are_what_they_are_alone(
    sent: pd.DataFrame, given: pd.DataFrame, catalogue: Catalogue
) -> None:
    report, plans = report_and_plans(sent, given, catalogue, NINE_MONTHS, "en")
    pd.testing.assert_frame_equal(report, unit_report(sent, given, catalogue, NINE_MONTHS, "en"))
    pd.testing.assert_frame_equal(plans, plan_rows(sent, given, catalogue, NINE_MONTHS, "en"))
