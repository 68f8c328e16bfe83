"""Every plan of a period by itself: one figure may stand at 60% of one plan and at 58% of another."""

import pandas as pd

from analysis.report import unit_report
from analysis.selection import targets_of
from domain.catalogue import Catalogue
from domain.columns import ASSIGNERS, PCT_PLAN
from domain.periods import Period


def plan_rows(
    figures: pd.DataFrame, targets: pd.DataFrame, catalogue: Catalogue, period: Period, lang: str = "vi"
) -> pd.DataFrame:
    """One row an indicator and assigner whose plan is in force, in the columns of analysis.report.REPORT.

    Takes what unit_report takes. Indicators in the catalogue's order, their plans in that of ASSIGNERS.
    """
    given = targets_of(targets, period)
    parts = []
    for assigner in (one for one in ASSIGNERS if one in set(given["assigner"])):
        own = targets[targets["assigner"].astype("str") == assigner]
        told = figures["measure"].astype("str") == PCT_PLAN
        fitting = figures[~told | figures["assigner"].astype("str").isin(["", assigner])]
        report = unit_report(fitting, own, catalogue, period, lang)
        parts.append(report[report["target_assigner"].eq(assigner) & report["target_operator"].ne("")])
    if not parts:
        return unit_report(figures.iloc[:0], targets.iloc[:0], catalogue, period, lang)
    return pd.concat(parts).sort_values("order", kind="stable").reset_index(drop=True)


def with_several_plans(rows: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of plan_rows those of indicators with more than one plan."""
    return rows[rows["indicator"].duplicated(keep=False)]
