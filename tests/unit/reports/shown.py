"""Reports as pages get them, with the project's own catalogue."""

from typing import Any

import pandas as pd

from analysis.report import unit_report
from domain.catalogue_files import catalogue_for
from domain.periods import Period
from tests.unit.analysis.frames import figures, row, targets, told

NINE_MONTHS = Period(2023, 9)
DISTRICT = "district"


def tan_yen_rows() -> list[dict[str, Any]]:
    """The first seed's money figures, as its document gives them."""
    return [
        *told("go_industry", "4.132", pct="68", index="106,7"),
        *told("go_trade_services", "4.260", index="110,2"),
        *told("go_agriculture", "3.943", pct="68,5", index="107,6"),
        *told("investment_total", "3.093", pct="74,2", index="105,7"),
        *told("budget_revenue_total", "1.593,851", pct="97,0", assigner=DISTRICT),
        *told("budget_revenue_local", "699,874", pct="66,4", assigner=DISTRICT),
        *told("budget_revenue_land_use", "568,7", pct="63,19", assigner=DISTRICT),
        *told("budget_expenditure_total", "1.006,7", pct="69,1", assigner=DISTRICT),
        *told("budget_expenditure_recurrent", "472,5"),
        *told("budget_expenditure_capital", "534,2"),
        row("industrial_clusters_in_progress", "2", note="Đồng Đình, Lăng Cao"),
    ]


def report_of(
    *rows: dict[str, Any], plans: pd.DataFrame | None = None, period: Period = NINE_MONTHS, lang: str = "vi"
) -> pd.DataFrame:
    """The report of stored rows, and of targets where there are any."""
    catalogue = catalogue_for(demonstration=False)
    return unit_report(figures(*rows), targets() if plans is None else plans, catalogue, period, lang)


def tan_yen_report(lang: str = "vi") -> pd.DataFrame:
    """The report of the first seed: nine months of 2023."""
    return report_of(*tan_yen_rows(), lang=lang)


def line_of(report: pd.DataFrame, indicator: str) -> dict[str, Any]:
    """The row of one indicator, as pages hand it on."""
    (found,) = report[report["indicator"] == indicator].to_dict("records")
    return found
