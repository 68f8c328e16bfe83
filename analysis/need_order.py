"""The order in which a leader reads: furthest behind first."""

import pandas as pd

from analysis.pace import AHEAD, BEHIND, NEAR

_RANK = {BEHIND: 0, NEAR: 1, AHEAD: 2}


def order_by_need(report: pd.DataFrame) -> pd.DataFrame:
    """The same rows: behind, near, ahead, without a pace, without a percent; lowest percent first."""
    without_pace = report["pct_plan"].isna().map({False: 3, True: 4})
    rank = report["pace"].map(_RANK).fillna(without_pace)
    ranked = report.assign(_rank=rank).sort_values(["_rank", "pct_plan", "order"], kind="stable")
    return ranked.drop(columns="_rank").reset_index(drop=True)
